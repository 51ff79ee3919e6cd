import './messages.js';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../components/field.js';
import { A } from '../../components/link.js';
import { Badge } from '../../components/notice.js';
import type { OrderView } from '../../lib/api-types.js';
import { useLanguage } from '../../lib/i18n.js';
import { inLanguage } from '../../lib/language.js';
import { paths } from '../../lib/paths.js';

export const FAPIAO_TONES = { requested: 'warn', issued: 'ok', refused: 'bad' } as const;

const WITHOUT_CONTRACT = new Set<string>(['awaiting_approval', 'cancelled', 'expired', 'rejected']);
const WITHOUT_FAPIAO = new Set<string>([...WITHOUT_CONTRACT, 'awaiting_payment', 'paid']);

/** What can be printed of an order, and its VAT invoice. */
export function OrderPapers({ order }: { order: OrderView }) {
  const { t } = useTranslation('orders');
  const language = useLanguage();
  if (WITHOUT_CONTRACT.has(order.state)) return null;
  return (
    <section aria-labelledby="papers">
      <h2 id="papers">{t('papers')}</h2>
      <ul className="plain">
        <li>
          <a href={inLanguage(paths.contract(order.id), language)} target="_blank" rel="noreferrer">
            {t('contract')}
          </a>
        </li>
        {order.shipments.map(({ id, trackingNumber }) => (
          <li key={id}>
            <a href={inLanguage(paths.deliveryNote(order.id, id), language)} target="_blank" rel="noreferrer">
              {t('deliveryNote', { number: trackingNumber })}
            </a>
          </li>
        ))}
        {!WITHOUT_FAPIAO.has(order.state) && (
          <li>
            <A to={paths.fapiao(order.id)}>{t('fapiao')}</A>{' '}
            {order.fapiao && (
              <Badge tone={FAPIAO_TONES[order.fapiao]}>{t(`fapiaoState.${order.fapiao}`)}</Badge>
            )}
          </li>
        )}
      </ul>
    </section>
  );
}

/** Asks for the statement of a period. */
export function StatementForm() {
  const { t } = useTranslation('orders');
  const language = useLanguage();
  return (
    <details className="more">
      <summary>{t('statement')}</summary>
      <form action={inLanguage(paths.statement, language)} className="filters" target="_blank">
        <TextField label={t('from')} name="from" type="date" />
        <TextField label={t('to')} name="to" type="date" />
        <button className="button" type="submit">
          {t('makeStatement')}
        </button>
      </form>
    </details>
  );
}
