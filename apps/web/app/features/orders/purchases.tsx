import './messages.js';
import { useTranslation } from 'react-i18next';
import { A } from '../../components/link.js';
import { Badge } from '../../components/notice.js';
import type { View } from '../../lib/api-types.js';
import { paths } from '../../lib/paths.js';
import { OrderSummaryRow } from './order-rows.js';
import { RepairList } from './repair-notice.js';

type Came = View<'RfqOrderView'>;

/** All that came of an RFQ, purchase by purchase, and what of it sellers declined since. */
export function Purchases({ orders }: { orders: readonly Came[] }) {
  const { t } = useTranslation('orders');
  if (orders.length === 0) return null;
  const purchases = [...Map.groupBy(orders, ({ order }) => order.checkoutId)];
  return (
    <section aria-labelledby="purchases" className="purchases">
      <h2 id="purchases">{t('ofRfq.title')}</h2>
      {purchases.map(([id, own]) => (
        <Purchase key={id} id={id} orders={own} />
      ))}
      <RepairList orders={orders.map(({ order }) => order)} />
    </section>
  );
}

function Purchase({ id, orders }: { id: string; orders: readonly Came[] }) {
  const { t } = useTranslation('orders');
  const isOpen = orders.some(({ order }) => order.state === 'awaiting_payment');
  return (
    <div>
      <p className="chips">
        <Badge>{t(`ofRfq.${orders[0]?.cameOf ?? 'award'}`)}</Badge>
        <A className={isOpen ? 'button primary small' : 'small'} to={paths.checkout(id)}>
          {t(isOpen ? 'ofRfq.pay' : 'ofRfq.see')}
        </A>
      </p>
      <ul className="order-rows">
        {orders.map(({ order }) => (
          <OrderSummaryRow key={order.id} order={order} />
        ))}
      </ul>
    </div>
  );
}
