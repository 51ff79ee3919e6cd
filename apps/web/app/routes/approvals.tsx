import { useTranslation } from 'react-i18next';
import { A } from '../components/link.js';
import { Empty } from '../components/notice.js';
import { Pager } from '../components/pager.js';
import { listApprovals } from '../features/orders/approvals.server.js';
import { ApprovalsTable } from '../features/orders/approvals-table.js';
import { i18nFor } from '../lib/i18n.js';
import { languageOf } from '../lib/language.js';
import { paths } from '../lib/paths.js';
import { requireVisitor, scopeOf } from '../lib/scope.server.js';
import type { Route } from './+types/approvals.js';

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [
    { title: `${t('approval.listTitle', { ns: 'orders' })} · ${t('site')}` },
    { name: 'description', content: t('tagline') },
  ];
}

export async function loader({ context }: Route.LoaderArgs) {
  const scope = scopeOf({ context });
  requireVisitor(scope);
  const cursor = scope.url.searchParams.get('cursor') ?? undefined;
  const [waiting, decided] = await Promise.all([
    listApprovals(scope.api, 'waiting'),
    listApprovals(scope.api, 'decided', cursor),
  ]);
  return { waiting, decided };
}

export default function Approvals({ loaderData: { waiting, decided } }: Route.ComponentProps) {
  const { t } = useTranslation('orders');
  // What the reader may decide stands first, then what waits for another.
  const [mine, others] = [true, false].map((may) =>
    waiting.items.filter(({ mayDecide }) => mayDecide === may),
  );
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('approval.listTitle')}</h1>
        <A to={paths.members}>{t('approval.toMembers')}</A>
      </div>
      <div className="stack">
        {waiting.items.length > 0 ? (
          <ApprovalsTable approvals={[...(mine ?? []), ...(others ?? [])]} />
        ) : (
          <Empty title={t('approval.none')}>
            <p>{t('approval.noneBody')}</p>
          </Empty>
        )}
        {decided.items.length > 0 && (
          <>
            <h2>{t('approval.decided')}</h2>
            <ApprovalsTable approvals={decided.items} />
          </>
        )}
        <Pager path={paths.approvals} nextCursor={decided.nextCursor} />
      </div>
    </div>
  );
}
