import './messages.js';
import { useTranslation } from 'react-i18next';
import { A } from '../../components/link.js';
import { Notice } from '../../components/notice.js';
import type { OrderView } from '../../lib/api-types.js';
import { formatNumber } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { paths } from '../../lib/paths.js';

/** Pieces that the seller declined. */
function declinedPieces({ state, lines }: OrderView): number {
  return lines.reduce((sum, { quantity, acceptedQuantity }) => {
    return sum + (state === 'rejected' ? quantity : quantity - (acceptedQuantity ?? quantity));
  }, 0);
}

/** What its seller declined the buyer has of others by one click, or has already. */
export function RepairNotice({ order }: { order: OrderView }) {
  const { t } = useTranslation('orders');
  const language = useLanguage();
  const pieces = declinedPieces(order);
  if (pieces === 0) return null;
  const title = t('repair.lacks', { pieces: formatNumber(pieces, language) });
  if (order.repairedBy !== null)
    return (
      <Notice tone="ok" title={title}>
        <p>
          {t('repair.done')} <A to={paths.checkout(order.repairedBy)}>{t('repair.toPurchase')}</A>
        </p>
      </Notice>
    );
  return (
    <Notice tone="warn" title={title}>
      <p>{t('repair.offer')}</p>
      <A className="button primary" to={paths.orderRepair(order.id)} rel="nofollow">
        {t('repair.open')}
      </A>
    </Notice>
  );
}

/** The same of many orders, a line for each. */
export function RepairList({ orders }: { orders: OrderView[] }) {
  const { t } = useTranslation('orders');
  const language = useLanguage();
  const lacking = orders.filter((order) => declinedPieces(order) > 0);
  if (lacking.length === 0) return null;
  return (
    <Notice tone={lacking.every(({ repairedBy }) => repairedBy !== null) ? 'ok' : 'warn'}>
      <ul className="plain repairs">
        {lacking.map((order) => (
          <li key={order.id}>
            <span>
              {t('repair.lacksOf', {
                number: order.number,
                seller: order.seller.name,
                pieces: formatNumber(declinedPieces(order), language),
              })}
            </span>
            {order.repairedBy === null ? (
              <A className="button small" to={paths.orderRepair(order.id)} rel="nofollow">
                {t('repair.open')}
              </A>
            ) : (
              <A to={paths.checkout(order.repairedBy)}>{t('repair.toPurchase')}</A>
            )}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
