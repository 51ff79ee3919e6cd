import { useTranslation } from 'react-i18next';
import { A } from '../components/link.js';
import { Empty } from '../components/notice.js';
import { Pager } from '../components/pager.js';
import { ProblemNotice } from '../components/problem-notice.js';
import { SearchForm } from '../components/search-form.js';
import '../features/ledger/messages.js';
import { StatementForm } from '../features/orders/order-papers.js';
import { OrderFilters } from '../features/orders/order-filters.js';
import { readOrderFilter } from '../features/orders/order-filter.js';
import { OrdersTable, StateTabs } from '../features/orders/order-rows.js';
import { listMyOrders } from '../features/orders/orders.server.js';
import { attempt } from '../lib/api.server.js';
import { i18nFor } from '../lib/i18n.js';
import { PAGE_SIZE } from '../lib/paging.js';
import { languageOf } from '../lib/language.js';
import { paths } from '../lib/paths.js';
import { requireVisitor, scopeOf } from '../lib/scope.server.js';
import type { Route } from './+types/orders.js';

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [{ title: `${t('myOrders')} · ${t('site')}` }, { name: 'description', content: t('tagline') }];
}

export async function loader({ context }: Route.LoaderArgs) {
  const scope = scopeOf({ context });
  requireVisitor(scope);
  const filter = readOrderFilter(scope.url.searchParams);
  const cursor = scope.url.searchParams.get('cursor') ?? undefined;
  const found = await attempt(() => listMyOrders(scope.api, { ...filter, cursor, limit: PAGE_SIZE }));
  return found.ok
    ? { filter, page: found.value, problem: undefined }
    : { filter, page: { items: [], nextCursor: null }, problem: found.problem };
}

export default function Orders({ loaderData }: Route.ComponentProps) {
  const { page, filter, problem } = loaderData;
  const isFiltered = Object.values(filter).some(Boolean);
  const { t } = useTranslation('orders');
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('ordersTitle')}</h1>
        <A to={paths.account}>{t('statement.title', { ns: 'ledger' })}</A>
        <A to={paths.claims}>{t('claim.title')}</A>
      </div>
      <OrderFilters path={paths.orders} filter={filter} />
      <ProblemNotice problem={problem} />
      <StateTabs path={paths.orders} filter={filter} />
      {page.items.length > 0 ? (
        <OrdersTable orders={page.items} side="buyer" />
      ) : isFiltered ? (
        <Empty title={t('find.none')}>
          <p>{t('find.noneBody')}</p>
        </Empty>
      ) : (
        <Empty title={t('ordersEmpty')}>
          <p>{t('ordersEmptyBody')}</p>
          <SearchForm id="orders-search" />
        </Empty>
      )}
      <StatementForm />
      <Pager path={paths.orders} query={{ ...filter }} nextCursor={page.nextCursor} />
    </div>
  );
}
