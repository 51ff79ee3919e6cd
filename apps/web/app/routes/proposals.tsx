import { useTranslation } from 'react-i18next';
import { redirect } from 'react-router';
import { Evidence } from '../components/evidence.js';
import { A } from '../components/link.js';
import { Empty } from '../components/notice.js';
import { Pager } from '../components/pager.js';
import { ProposalBadge } from '../components/proposal-badge.js';
import { ProposedChange } from '../components/proposed-change.js';
import { SearchForm } from '../components/search-form.js';
import '../features/catalog/messages.js';
import { listMyProposals } from '../features/catalog/proposals.server.js';
import type { ProposalView } from '../lib/api-types.js';
import { formatDate } from '../lib/format.js';
import { i18nFor, useLanguage } from '../lib/i18n.js';
import { inLanguage, languageOf } from '../lib/language.js';
import { PAGE_SIZE } from '../lib/paging.js';
import { paths } from '../lib/paths.js';
import { requireVisitor, scopeOf } from '../lib/scope.server.js';
import type { Route } from './+types/proposals.js';

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [
    { title: `${t('propose.listTitle', { ns: 'catalog' })} · ${t('site')}` },
    { name: 'description', content: t('tagline') },
  ];
}

export async function loader({ context }: Route.LoaderArgs) {
  const scope = scopeOf({ context });
  if (requireVisitor(scope).kind === 'platform')
    throw redirect(inLanguage(paths.adminProposals, scope.language));
  return listMyProposals(scope.api, {
    cursor: scope.url.searchParams.get('cursor') ?? undefined,
    limit: PAGE_SIZE,
  });
}

export default function Proposals({ loaderData: page }: Route.ComponentProps) {
  const { t } = useTranslation('catalog');
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('propose.listTitle')}</h1>
        <p className="muted">{t('propose.listLead')}</p>
      </div>
      {page.items.length === 0 ? (
        <Empty title={t('propose.listEmpty')}>
          <p>{t('propose.listEmptyBody')}</p>
          <SearchForm id="proposals-search" />
        </Empty>
      ) : (
        <ul className="requests">
          {page.items.map((each) => (
            <Proposal key={each.id} proposal={each} />
          ))}
        </ul>
      )}
      <Pager path={paths.proposals} nextCursor={page.nextCursor} />
    </div>
  );
}

/** What was proposed, and what the market answered. */
function Proposal({ proposal: it }: { proposal: ProposalView }) {
  const { t } = useTranslation('catalog');
  const language = useLanguage();
  return (
    <li>
      <div className="proposal">
        <A className="strong" to={paths.part(it.partType)}>
          {it.partType}
        </A>
        <ProposedChange proposal={it} />
        <Evidence {...it.evidence} />
        {it.reason && <p>{t('propose.answer', { reason: it.reason })}</p>}
        <p className="small muted">
          {[
            t('propose.sentOn', { day: formatDate(it.proposedAt, language) }),
            it.decidedAt && t('propose.decidedOn', { day: formatDate(it.decidedAt, language) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <ProposalBadge state={it.state} />
    </li>
  );
}
