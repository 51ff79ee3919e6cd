import './messages.js';
import { useTranslation } from 'react-i18next';
import { IdempotencyKey } from '../../components/field.js';
import { DeskLink } from '../../components/link.js';
import { Badge } from '../../components/notice.js';
import type { View } from '../../lib/api-types.js';
import { formatDate, formatNumber, formatUnitPrice } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { paths } from '../../lib/paths.js';
import { useWords } from '../../lib/words.js';

const CURRENCY = 'CNY';

/** What became of the firm's quote, and what the buyer names instead. */
export function OwnQuote({
  quote,
  orders,
  state,
  idempotencyKey,
}: {
  quote: View<'QuoteView'>;
  /** That came of it, also those that came to nothing. */
  orders: readonly View<'RfqOrderView'>[];
  state: View<'RfqView'>['state'];
  idempotencyKey: string;
}) {
  const { t } = useTranslation('sourcing');
  const language = useLanguage();
  const words = useWords();
  const won = quote.lines.filter(({ awarded }) => awarded !== null);
  const open = state === 'deciding' ? quote.counterOffers.filter((each) => each.state === 'open') : [];
  return (
    <section className="own-quote">
      <div className="chips">
        <Badge tone={quote.state === 'awarded' ? 'ok' : 'plain'}>{t(`rfq.quote.${quote.state}`)}</Badge>
        <span className="muted small">
          {t('rfq.validUntil', { day: formatDate(quote.validUntil, language) })}
        </span>
        {state === 'open' && quote.state === 'submitted' && (
          <form method="post">
            <IdempotencyKey value={idempotencyKey} />
            <button className="button quiet small" name="act" value="withdraw">
              {t('rfq.withdraw')}
            </button>
          </form>
        )}
      </div>
      {won.map((line) => (
        <p key={line.no}>
          {line.designation} {line.brand} × {formatNumber(line.awarded ?? 0, language)}
        </p>
      ))}
      {orders.map(({ order }) => (
        <p key={order.id} className="chips">
          <DeskLink to={paths.order(order.id)}>{t('rfq.toOrder', { number: order.number })}</DeskLink>
          <Badge>{words.orderState(order.state)}</Badge>
        </p>
      ))}
      {open.map((offer) => {
        const line = quote.lines.find(({ no }) => no === offer.no);
        return (
          <form key={offer.id} method="post" className="acts">
            <IdempotencyKey value={`${idempotencyKey}-${offer.no}`} />
            <input type="hidden" name="counter" value={offer.id} />
            <p>
              {t('rfq.counter.named', {
                goods: `${line?.designation ?? ''} ${line?.brand ?? ''}`,
                pieces: formatNumber(offer.quantity, language),
                price: formatUnitPrice({ unitPrice: offer.unitPrice, currency: CURRENCY }, language),
              })}
            </p>
            <button className="button primary small" name="act" value="accept">
              {t('rfq.counter.accept')}
            </button>
            <button className="button small" name="act" value="refuse">
              {t('rfq.counter.decline')}
            </button>
          </form>
        );
      })}
    </section>
  );
}
