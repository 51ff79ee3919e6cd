import { useTranslation } from 'react-i18next';
import { A } from '../components/link.js';
import { Empty } from '../components/notice.js';
import { Pager } from '../components/pager.js';
import { SearchForm } from '../components/search-form.js';
import { StatementForm } from '../features/orders/order-papers.js';
import { OrdersTable, StateTabs } from '../features/orders/order-rows.js';
import { listMyOrders } from '../features/orders/orders.server.js';
import { oneOf } from '../lib/forms.server.js';
import { i18nFor } from '../lib/i18n.js';
import { PAGE_SIZE } from '../lib/paging.js';
import { ORDER_STATES } from '../features/orders/order-tone.js';
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
  const state = oneOf(scope.url.searchParams.get('state'), ORDER_STATES);
  const page = await listMyOrders(scope.api, {
    state,
    cursor: scope.url.searchParams.get('cursor') ?? undefined,
    limit: PAGE_SIZE,
  });
  return { page, state };
}

export default function Orders({ loaderData }: Route.ComponentProps) {
  const { page, state } = loaderData;
  const { t } = useTranslation('orders');
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('ordersTitle')}</h1>
        <A to={paths.claims}>{t('claim.title')}</A>
      </div>
      <StateTabs path={paths.orders} current={state ?? ''} />
      {page.items.length > 0 ? (
        <OrdersTable orders={page.items} side="buyer" />
      ) : (
        <Empty title={t('ordersEmpty')}>
          <p>{t('ordersEmptyBody')}</p>
          <SearchForm id="orders-search" />
        </Empty>
      )}
      <StatementForm />
      <Pager path={paths.orders} query={{ state }} nextCursor={page.nextCursor} />
    </div>
  );
}
