import { useTranslation } from 'react-i18next';
import { redirect } from 'react-router';
import { A } from '../components/link.js';
import { Badge, Empty } from '../components/notice.js';
import { Pager } from '../components/pager.js';
import '../features/sourcing/messages.js';
import { RfqState } from '../features/sourcing/rfq-parts.js';
import { listRfqs } from '../features/sourcing/rfqs.server.js';
import { formatDateTime } from '../lib/format.js';
import { i18nFor, useLanguage } from '../lib/i18n.js';
import { inLanguage, languageOf } from '../lib/language.js';
import { PAGE_SIZE } from '../lib/paging.js';
import { paths } from '../lib/paths.js';
import { requireVisitor, scopeOf } from '../lib/scope.server.js';
import type { Route } from './+types/rfqs.js';

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [
    { title: `${t('rfq.title', { ns: 'sourcing' })} · ${t('site')}` },
    { name: 'description', content: t('tagline') },
    { name: 'robots', content: 'noindex' },
  ];
}

export function loader({ context }: Route.LoaderArgs) {
  const scope = scopeOf({ context });
  if (requireVisitor(scope).kind !== 'buyer') throw redirect(inLanguage(paths.home, scope.language));
  return listRfqs(scope.api, {
    cursor: scope.url.searchParams.get('cursor') ?? undefined,
    limit: PAGE_SIZE,
  });
}

/** A buyer's RFQs: how many quote, what waits for an answer. */
export default function Rfqs({ loaderData: page }: Route.ComponentProps) {
  const { t } = useTranslation('sourcing');
  const language = useLanguage();
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('rfq.title')}</h1>
        <p className="muted">{t('rfq.lead')}</p>
        <A className="button primary" to={paths.rfqNew}>
          {t('rfq.new')}
        </A>
      </div>
      {page.items.length === 0 ? (
        <Empty title={t('rfq.none')}>
          <p>{t('rfq.noneBody')}</p>
        </Empty>
      ) : (
        <ul className="requests">
          {page.items.map((each) => (
            <li key={each.id}>
              <div>
                <p>
                  <A className="strong" to={paths.rfq(each.id)}>
                    {each.title}
                  </A>
                </p>
                <p className="small muted">
                  {[
                    t('bom.linesCount', { count: each.lineCount }),
                    t('rfq.invitedCount', { count: each.invitedCount }),
                    t('rfq.quoteCount', { count: each.quoteCount }),
                    t('rfq.deadlineAt', { at: formatDateTime(each.deadline, language) }),
                  ].join(' · ')}
                </p>
              </div>
              {each.openQuestions > 0 && (
                <Badge tone="warn">{t('rfq.openQuestions', { count: each.openQuestions })}</Badge>
              )}
              <RfqState state={each.state} />
            </li>
          ))}
        </ul>
      )}
      <Pager path={paths.rfqs} nextCursor={page.nextCursor} />
    </div>
  );
}
