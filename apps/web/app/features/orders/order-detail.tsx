import './messages.js';
import { useTranslation } from 'react-i18next';
import { A } from '../../components/link.js';
import { Badge } from '../../components/notice.js';
import type { OrderView } from '../../lib/api-types.js';
import {
  formatDate,
  formatDateTime,
  formatMoney,
  formatNumber,
  formatRate,
  formatUnitPrice,
} from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { paths } from '../../lib/paths.js';
import { useWords } from '../../lib/words.js';
import { freightText } from './cart-view.js';

type Line = OrderView['lines'][number];

export function OrderLines({ order }: { order: OrderView }) {
  const { t } = useTranslation('orders');
  const words = useWords();
  const language = useLanguage();
  const hasRates = new Set(order.lines.map((line) => line.commission?.ruleId)).size > 1;
  return (
    <div className="table-frame">
      <table className="data order-lines" role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              {t('part')}
            </th>
            <th role="columnheader" scope="col" className="num">
              {t('quantity')}
            </th>
            <th role="columnheader" scope="col" className="num">
              {t('unitPrice')}
            </th>
            <th role="columnheader" scope="col" className="num">
              {t('lineTotal')}
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {order.lines.map((line) => (
            <tr role="row" key={line.lineNo}>
              <th role="rowheader" scope="row" className="what">
                <A to={paths.part(line.designation)}>{line.designation}</A>{' '}
                <span className="muted small">
                  {[
                    line.brand,
                    ...Object.values(line.features).map(words.value),
                    line.readyOn &&
                      t('madeBy', {
                        pieces: formatNumber(line.toMake, language),
                        day: formatDate(line.readyOn, language),
                      }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </th>
              <td role="cell" className="num quantity-cell" data-label={t('quantity')}>
                {formatNumber(line.quantity, language)}
                <Progress line={line} />
              </td>
              <td role="cell" className="num unit-price" data-label={t('unitPrice')}>
                {formatUnitPrice({ unitPrice: line.unitPrice, currency: line.lineTotal.currency }, language)}
              </td>
              <td role="cell" className="num line-total">
                {formatMoney(line.lineTotal, language)}
                {hasRates && line.commission && (
                  <div className="muted small">
                    {t('rates.ofLine', {
                      rate: formatRate(line.commission.basisPoints, language),
                      amount: formatMoney(line.commission.amount, language),
                    })}
                  </div>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What was not accepted of a line, and how much of the rest is on its way. */
function Progress({ line: { quantity, acceptedQuantity, shippedQuantity } }: { line: Line }) {
  const { t } = useTranslation('orders');
  const language = useLanguage();
  if (acceptedQuantity === null) return null;
  const pieces = (count: number) => formatNumber(count, language);
  return (
    <>
      {acceptedQuantity < quantity && (
        <div className="muted small">{t('notAccepted', { count: quantity - acceptedQuantity })}</div>
      )}
      {shippedQuantity > 0 && shippedQuantity < acceptedQuantity && (
        <div className="muted small">
          {t('shippedOf', { shipped: pieces(shippedQuantity), accepted: pieces(acceptedQuantity) })}
        </div>
      )}
    </>
  );
}

export function OrderTotals({ order }: { order: OrderView }) {
  const { t } = useTranslation('orders');
  const language = useLanguage();
  const { total, refunded, frozen, chargeback } = order;
  const kept = total.amountMinor - refunded.amountMinor;
  const rates = [...new Set(order.lines.flatMap(({ commission: own }) => own?.basisPoints ?? []))];
  // What goes back bears no commission.
  const commission = order.commission && {
    ...total,
    amountMinor: Math.floor((order.commission.amountMinor * kept) / total.amountMinor),
  };
  return (
    <div className="totals">
      <p className="cart-freight">
        <span>{t('freight')}</span>
        <span>{freightText(order.freight, t('freightFree'), language)}</span>
      </p>
      <p className="grand-total">
        <span>{t('total')}</span>
        <span>{formatMoney(total, language)}</span>
      </p>
      <p className="muted small">{t('vatIncluded', { amount: formatMoney(order.taxIncluded, language) })}</p>
      {refunded.amountMinor + frozen.amountMinor + chargeback.amountMinor > 0 && (
        <dl className="facts">
          {chargeback.amountMinor > 0 && (
            <div>
              <dt>{t('chargeback')}</dt>
              <dd>{formatMoney(chargeback, language)}</dd>
            </div>
          )}
          {frozen.amountMinor > 0 && (
            <div>
              <dt>{t('frozen')}</dt>
              <dd>{formatMoney(frozen, language)}</dd>
            </div>
          )}
          {refunded.amountMinor > 0 && (
            <div>
              <dt>{t('refunded')}</dt>
              <dd>{formatMoney(refunded, language)}</dd>
            </div>
          )}
        </dl>
      )}
      {commission && (
        <dl className="facts">
          <div>
            <dt>
              {t('commission')}{' '}
              <span className="muted small">
                {rates.map((rate) => formatRate(rate, language)).join(' · ')}
              </span>
            </dt>
            <dd>{formatMoney(commission, language)}</dd>
          </div>
          <div>
            <dt>{t('payout')}</dt>
            <dd>{formatMoney({ ...total, amountMinor: kept - commission.amountMinor }, language)}</dd>
          </div>
        </dl>
      )}
    </div>
  );
}

export function DeliveryFacts({ order }: { order: OrderView }) {
  const { t } = useTranslation('orders');
  const words = useWords();
  const language = useLanguage();
  const { deliverTo, shipments } = order;
  return (
    <div className="columns">
      <section aria-labelledby="deliver-to">
        <h2 id="deliver-to">{t('deliverTo')}</h2>
        <address>
          {deliverTo.name} {deliverTo.phone}
          <br />
          {words.province(deliverTo.province)} {deliverTo.city} {deliverTo.address}
        </address>
        {order.note && (
          <>
            <h3>{t('note')}</h3>
            <p className="pre">{order.note}</p>
          </>
        )}
      </section>
      {shipments.length > 0 && (
        <section aria-labelledby="shipments">
          <h2 id="shipments">{t('shipments')}</h2>
          <ul className="plain">
            {shipments.map((shipment) => (
              <li key={shipment.id}>
                {shipment.carrier} <span className="mono">{shipment.trackingNumber}</span>{' '}
                {shipment.claimId && <Badge tone="warn">{t('replacement')}</Badge>}
                <p className="muted small">
                  {[
                    formatDateTime(shipment.shippedAt, language),
                    ...shipment.lines.map(({ lineNo, quantity, lotNumber, dateCode }) =>
                      [
                        designationOf(order, lineNo),
                        `× ${formatNumber(quantity, language)}`,
                        lotNumber && t('lot', { lot: lotNumber }),
                        dateCode && t('dateCode', { code: dateCode }),
                      ]
                        .filter(Boolean)
                        .join(' '),
                    ),
                  ].join(' · ')}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

const designationOf = (order: OrderView, lineNo: number): string =>
  order.lines.find((line) => line.lineNo === lineNo)?.designation ?? '';

/** Every step that has happened, by whom and when; the newest is the state. */
export function Timeline({ order }: { order: OrderView }) {
  const { t } = useTranslation('orders');
  const words = useWords();
  const language = useLanguage();
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline">{t('timeline')}</h2>
      <ol className="timeline">
        {order.timeline.map((step) => (
          <li key={step.seq} className={step.to}>
            <span className="strong">
              {step.from === 'disputed' && step.to === 'disputed' && !step.note
                ? t('restAccepted')
                : words.orderState(step.to)}
            </span>
            <span className="muted small">
              <time dateTime={step.at}>{formatDateTime(step.at, language)}</time> · {words.actor(step.by)}
            </span>
            {step.note && <span className="small">{step.note}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}
