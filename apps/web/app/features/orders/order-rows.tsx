import './messages.js';
import { useTranslation } from 'react-i18next';
import { A } from '../../components/link.js';
import { Badge } from '../../components/notice.js';
import type { OrderView } from '../../lib/api-types.js';
import { formatDateTime, formatMoney, formatNumber } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { paths, withQuery } from '../../lib/paths.js';
import { useWords } from '../../lib/words.js';
import type { OrderFilter } from './order-filter.js';
import { ORDER_STATES, orderTone } from './order-tone.js';

export type Side = 'buyer' | 'seller' | 'admin';

function useGoods() {
  const { t } = useTranslation('orders');
  const language = useLanguage();
  return ({ lines }: OrderView) => {
    const first = lines[0]?.designation ?? '';
    if (lines.length > 1) return t('itemsShort', { first, count: lines.length });
    return t('itemsOne', { first, quantity: formatNumber(lines[0]?.quantity ?? 0, language) });
  };
}

export function OrderSummaryRow({ order }: { order: OrderView }) {
  const words = useWords();
  const goods = useGoods();
  const language = useLanguage();
  return (
    <li>
      <A to={paths.order(order.id)}>{order.number}</A>
      <span>{order.seller.name}</span>
      <span className="muted">{goods(order)}</span>
      <Badge tone={orderTone(order.state)}>{words.orderState(order.state)}</Badge>
      <span className="num strong">{formatMoney(order.total, language)}</span>
    </li>
  );
}

/** The same table for buyers, sellers and admins; each sees the other party. */
export function OrdersTable({ orders, side }: { orders: OrderView[]; side: Side }) {
  const { t } = useTranslation('orders');
  const words = useWords();
  const goods = useGoods();
  const language = useLanguage();
  return (
    <div className="table-frame">
      <table className="data orders" role="table">
        <thead role="rowgroup">
          <tr role="row">
            {(
              [
                'number',
                ...(side === 'admin' ? ['buyer', 'seller'] : [side === 'buyer' ? 'seller' : 'buyer']),
                'items',
                'placed',
                'state',
                'total',
              ] as const
            ).map((key) => (
              <th key={key} role="columnheader" scope="col" className={key === 'total' ? 'num' : ''}>
                {t(key as 'number')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {orders.map((order) => (
            <tr role="row" key={order.id}>
              <th role="rowheader" scope="row" className="number">
                <A to={paths.order(order.id)}>{order.number}</A>
                {order.unreadMessages > 0 && (
                  <A
                    className="count"
                    to={`${paths.order(order.id)}#messages`}
                    aria-label={t('unread', { count: order.unreadMessages })}
                  >
                    {order.unreadMessages}
                  </A>
                )}
              </th>
              {side !== 'buyer' && (
                <td role="cell" className="party">
                  {order.buyer.name}
                </td>
              )}
              {side !== 'seller' && (
                <td role="cell" className="party">
                  {order.seller.name}
                </td>
              )}
              <td role="cell" className="goods">
                {goods(order)}
              </td>
              <td role="cell" className="when muted">
                {formatDateTime(order.createdAt, language)}
              </td>
              <td role="cell" className="state">
                <Badge tone={orderTone(order.state)}>{words.orderState(order.state)}</Badge>
              </td>
              <td role="cell" className="num strong total">
                {formatMoney(order.total, language)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Filter by state: links, so each view has its address; what else is looked for stays. */
export function StateTabs({ path, filter }: { path: string; filter: OrderFilter }) {
  const { t } = useTranslation();
  const { t: orders } = useTranslation('orders');
  const words = useWords();
  return (
    <nav className="tabs" aria-label={orders('state')}>
      {['', ...ORDER_STATES].map((state) => (
        <A
          key={state}
          to={withQuery(path, { ...filter, state })}
          aria-current={state === (filter.state ?? '') ? 'page' : undefined}
        >
          {state ? words.orderState(state) : t('all')}
        </A>
      ))}
    </nav>
  );
}
