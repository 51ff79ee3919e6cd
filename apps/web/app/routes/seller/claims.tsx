import { useTranslation } from 'react-i18next';
import { Empty } from '../../components/notice.js';
import { Pager } from '../../components/pager.js';
import { CLAIM_STATES } from '../../features/orders/claim.words.js';
import { ClaimsTable, ClaimTabs } from '../../features/orders/claims-table.js';
import { listSellerClaims } from '../../features/orders/claims.server.js';
import { oneOf } from '../../lib/forms.server.js';
import { i18nFor } from '../../lib/i18n.js';
import { languageOf } from '../../lib/language.js';
import { PAGE_SIZE } from '../../lib/paging.js';
import { paths } from '../../lib/paths.js';
import { scopeOf } from '../../lib/scope.server.js';
import type { Route } from './+types/claims.js';

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [
    { title: `${t('claim.sellerTitle', { ns: 'orders' })} · ${t('site')}` },
    { name: 'description', content: t('tagline') },
  ];
}

export async function loader({ context }: Route.LoaderArgs) {
  const scope = scopeOf({ context });
  const { searchParams } = scope.url;
  const state = oneOf(searchParams.get('state'), CLAIM_STATES);
  const query = { state, cursor: searchParams.get('cursor') ?? undefined, limit: PAGE_SIZE };
  return { state, page: await listSellerClaims(scope.api, query) };
}

export default function Claims({ loaderData: { page, state } }: Route.ComponentProps) {
  const { t } = useTranslation('orders');
  return (
    <>
      <h1 className="aloud">{t('claim.sellerTitle')}</h1>
      <ClaimTabs path={paths.sellerClaims} current={state ?? ''} />
      {page.items.length > 0 ? (
        <ClaimsTable claims={page.items} side="seller" />
      ) : (
        <Empty title={t('claim.empty')}>
          <p>{t('claim.emptyBody.seller')}</p>
        </Empty>
      )}
      <Pager path={paths.sellerClaims} query={{ state }} nextCursor={page.nextCursor} />
    </>
  );
}
