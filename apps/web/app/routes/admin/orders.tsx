import { useTranslation } from 'react-i18next';
import { Form } from 'react-router';
import { Empty } from '../../components/notice.js';
import { Pager } from '../../components/pager.js';
import { OrdersTable, StateTabs } from '../../features/orders/order-rows.js';
import { listAllOrders } from '../../features/orders/orders.server.js';
import { oneOf } from '../../lib/forms.server.js';
import { i18nFor } from '../../lib/i18n.js';
import { PAGE_SIZE } from '../../lib/paging.js';
import { ORDER_STATES } from '../../features/orders/order-tone.js';
import { languageOf } from '../../lib/language.js';
import { paths } from '../../lib/paths.js';
import { scopeOf } from '../../lib/scope.server.js';
import type { Route } from './+types/orders.js';

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [
    { title: `${t('adminOrdersTitle', { ns: 'orders' })} · ${t('site')}` },
    { name: 'description', content: t('tagline') },
  ];
}

export async function loader({ context }: Route.LoaderArgs) {
  const { api, url } = scopeOf({ context });
  const state = oneOf(url.searchParams.get('state'), ORDER_STATES);
  const q = url.searchParams.get('q')?.trim() || undefined;
  return {
    filter: { state, q },
    page: await listAllOrders(api, {
      state,
      q,
      cursor: url.searchParams.get('cursor') ?? undefined,
      limit: PAGE_SIZE,
    }),
  };
}

export default function AdminOrders({ loaderData: { page, filter } }: Route.ComponentProps) {
  const { t } = useTranslation('orders');
  const { t: common } = useTranslation();
  return (
    <>
      <h1 className="aloud">{t('adminOrdersTitle')}</h1>
      <div className="filters">
        <Form className="quantity" role="search">
          {filter.state && <input type="hidden" name="state" value={filter.state} />}
          <input
            type="search"
            name="q"
            maxLength={80}
            defaultValue={filter.q}
            placeholder={t('find.inMarket')}
            aria-label={t('find.inMarket')}
          />
          <button className="button" type="submit">
            {common('search')}
          </button>
        </Form>
      </div>
      <StateTabs path={paths.adminOrders} filter={filter} />
      {page.items.length > 0 ? (
        <OrdersTable orders={page.items} side="admin" />
      ) : (
        <Empty title={t(filter.q ? 'find.none' : 'adminOrdersEmpty')} />
      )}
      <Pager path={paths.adminOrders} query={filter} nextCursor={page.nextCursor} />
    </>
  );
}
