import { useTranslation } from 'react-i18next';
import { Empty } from '../../components/notice.js';
import { Pager } from '../../components/pager.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { StatementForm } from '../../features/orders/order-papers.js';
import { OrderFilters } from '../../features/orders/order-filters.js';
import { readOrderFilter } from '../../features/orders/order-filter.js';
import { OrdersTable, StateTabs } from '../../features/orders/order-rows.js';
import { listSellerOrders } from '../../features/orders/orders.server.js';
import { attempt } from '../../lib/api.server.js';
import { i18nFor } from '../../lib/i18n.js';
import { PAGE_SIZE } from '../../lib/paging.js';
import { languageOf } from '../../lib/language.js';
import { paths } from '../../lib/paths.js';
import { scopeOf } from '../../lib/scope.server.js';
import type { Route } from './+types/orders.js';

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [
    { title: `${t('sellerOrdersTitle', { ns: 'orders' })} · ${t('site')}` },
    { name: 'description', content: t('tagline') },
  ];
}

export async function loader({ context }: Route.LoaderArgs) {
  const { api, url } = scopeOf({ context });
  const filter = readOrderFilter(url.searchParams);
  const cursor = url.searchParams.get('cursor') ?? undefined;
  const found = await attempt(() => listSellerOrders(api, { ...filter, cursor, limit: PAGE_SIZE }));
  return found.ok
    ? { filter, page: found.value, problem: undefined }
    : { filter, page: { items: [], nextCursor: null }, problem: found.problem };
}

export default function SellerOrders({ loaderData: { page, filter, problem } }: Route.ComponentProps) {
  const { t } = useTranslation('orders');
  const isFiltered = Object.values(filter).some(Boolean);
  return (
    <>
      <h1 className="aloud">{t('sellerOrdersTitle')}</h1>
      <OrderFilters path={paths.sellerOrders} filter={filter} />
      <ProblemNotice problem={problem} />
      <StateTabs path={paths.sellerOrders} filter={filter} />
      {page.items.length > 0 ? (
        <OrdersTable orders={page.items} side="seller" />
      ) : (
        <Empty title={t(isFiltered ? 'find.none' : 'sellerOrdersEmpty')}>
          <p>{t(isFiltered ? 'find.noneBody' : 'sellerOrdersEmptyBody')}</p>
        </Empty>
      )}
      <StatementForm />
      <Pager path={paths.sellerOrders} query={{ ...filter }} nextCursor={page.nextCursor} />
    </>
  );
}
