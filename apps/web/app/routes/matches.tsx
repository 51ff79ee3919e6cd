import { useTranslation } from 'react-i18next';
import { A } from '../components/link.js';
import { ProblemNotice } from '../components/problem-notice.js';
import { findMe } from '../features/identity/identity.server.js';
import { MatchForm } from '../features/sourcing/match-form.js';
import { MatchList } from '../features/sourcing/match-list.js';
import { findMatches, readMatchAsked, recordsOf } from '../features/sourcing/matches.server.js';
import '../features/sourcing/messages.js';
import { useFaults } from '../lib/faults.js';
import { formatNumber } from '../lib/format.js';
import { i18nFor, useLanguage } from '../lib/i18n.js';
import { languageOf } from '../lib/language.js';
import { paths } from '../lib/paths.js';
import { scopeOf } from '../lib/scope.server.js';
import type { Route } from './+types/matches.js';

export async function loader({ context }: Route.LoaderArgs) {
  const { api, url, session } = scopeOf({ context });
  const { visitor } = session;
  // Landed where the buyer is, unless another place is named, or none.
  const isHome = visitor?.kind === 'buyer' && !url.searchParams.has('province');
  const province = isHome ? (await findMe(api)).organisation.province : undefined;
  const asked = { ...(province && { province }), ...readMatchAsked(url.searchParams) };
  const found = await findMatches(api, asked);
  const sellers = found?.ok
    ? found.value.lines.flatMap((line) => line.matches.map((each) => each.seller.id))
    : [];
  const records = await recordsOf(api, sellers);
  return { asked, found, records, canBuy: !visitor || visitor.kind === 'buyer' };
}

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [
    { title: `${t('match.title', { ns: 'sourcing' })} · ${t('site')}` },
    { name: 'description', content: t('match.lead', { ns: 'sourcing' }) },
    { name: 'robots', content: 'noindex' },
  ];
}

export default function Matches({ loaderData: { asked, found, records, canBuy } }: Route.ComponentProps) {
  const { t } = useTranslation('sourcing');
  const language = useLanguage();
  const problem = found && !found.ok ? found.problem : undefined;
  const faultOf = useFaults(problem);
  const matches = found?.ok ? found.value : undefined;
  const [line] = matches?.lines ?? [];
  return (
    <div className="page">
      <div className="page-head">
        {asked.bom && (
          <p className="small">
            <A to={`${paths.bom(asked.bom)}#line-${asked.line}`}>{t('plan.back')}</A>
          </p>
        )}
        <h1>
          {line && `${line.designation} × ${formatNumber(line.quantity, language)} · `}
          {t('match.title')}
        </h1>
        <p className="muted">{t('match.lead')}</p>
      </div>
      <MatchForm asked={asked} weights={matches?.weights} faultOf={faultOf} />
      <ProblemNotice
        problem={problem}
        shownFields={['quantity', 'latestDate', 'lotAgeMonths', 'certificates', 'provinces']}
      />
      {matches && line && (
        <MatchList line={line} records={records} exploredOneIn={matches.exploredOneIn} canBuy={canBuy} />
      )}
    </div>
  );
}
