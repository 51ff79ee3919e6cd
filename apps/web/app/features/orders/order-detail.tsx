import './messages.js';
import { useTranslation } from 'react-i18next';
import { IdempotencyKey, TextField } from '../../components/field.js';
import { A } from '../../components/link.js';
import type { OrderView } from '../../lib/api-types.js';
import { formatDate, formatDateTime, formatMoney, formatNumber, formatUnitPrice } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { paths } from '../../lib/paths.js';
import { useWords } from '../../lib/words.js';
import { freightText } from './cart-view.js';
import { type Draft, OpenClaimForm } from './claim-acts.js';
import { ConsignmentFields } from './consignment-fields.js';

type Line = OrderView['lines'][number];

export function OrderLines({ order }: { order: OrderView }) {
  const { t } = useTranslation('orders');
  const words = useWords();
  const language = useLanguage();
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
            <dt>{t('commission')}</dt>
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
      </section>
      {shipments.length > 0 && (
        <section aria-labelledby="shipments">
          <h2 id="shipments">{t('shipments')}</h2>
          <ul className="plain">
            {shipments.map((shipment) => (
              <li key={shipment.id}>
                {shipment.carrier} <span className="mono">{shipment.trackingNumber}</span>
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
            <span className="strong">{words.orderState(step.to)}</span>
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

export type OrderKeys = Record<
  'accept' | 'reject' | 'ship' | 'confirm' | 'part' | 'deliver' | 'claim' | 'giveBack',
  string
>;

/** What the viewer can do now, or whom the order waits for. */
export function OrderActs({
  order,
  keys,
  claimDraft,
}: {
  order: OrderView;
  keys: OrderKeys;
  /** What was typed into a claim that was refused. */
  claimDraft?: Draft;
}) {
  const { t } = useTranslation('orders');
  const language = useLanguage();
  const may = (act: OrderView['allowedActions'][number]) => order.allowedActions.includes(act);
  const canAct = (
    ['pay', 'accept', 'reject', 'ship', 'confirm_delivery', 'confirm_receipt', 'accept_rest'] as const
  ).some(may);
  return (
    <section className="acts-panel" aria-labelledby="next">
      <h2 id="next">{canAct ? t('next') : t(`waiting.${order.state}` as 'waiting.paid')}</h2>
      {may('pay') && (
        <A className="button primary" to={paths.checkout(order.checkoutId)}>
          {t('goPay')}
        </A>
      )}
      {may('accept') && (
        <form method="post">
          <IdempotencyKey value={keys.accept} />
          <button className="button primary" name="act" value="accept">
            {t('accept')}
          </button>
          <p className="muted small">{t('acceptHint')}</p>
        </form>
      )}
      {may('accept') && (
        <details>
          <summary>{t('acceptPart')}</summary>
          <form method="post" className="fields one">
            <IdempotencyKey value={keys.part} />
            <p className="muted small">{t('acceptPartHint')}</p>
            <PiecesFields lines={order.lines} most={(line) => line.quantity} least={0} isFilled />
            <TextField label={t('acceptPartNote')} name="note" maxLength={500} isOptional />
            <button className="button" name="act" value="accept-part">
              {t('acceptPart')}
            </button>
          </form>
        </details>
      )}
      {may('ship') && (
        <form method="post" className="fields one">
          <IdempotencyKey value={keys.ship} />
          <ConsignmentFields />
          <button className="button primary" name="act" value="ship">
            {t('ship')}
          </button>
          <details>
            <summary>{t('shipPart')}</summary>
            <div className="fields one">
              <p className="muted small">{t('shipPartHint')}</p>
              <PiecesFields
                lines={order.lines.filter((line) => outstanding(line) > 0)}
                most={outstanding}
                least={1}
              />
              <button className="button" name="act" value="ship-part">
                {t('shipPart')}
              </button>
            </div>
          </details>
        </form>
      )}
      {may('confirm_delivery') && (
        <form method="post">
          <IdempotencyKey value={keys.deliver} />
          <button className="button" name="act" value="confirm-delivery">
            {t('confirmDelivery')}
          </button>
        </form>
      )}
      {(may('confirm_receipt') || may('accept_rest')) && (
        <form method="post">
          <IdempotencyKey value={keys.confirm} />
          <p className="small">{t('confirmHint')}</p>
          <button className="button primary" name="act" value="confirm-receipt">
            {t(may('accept_rest') ? 'acceptRest' : 'confirmReceipt')}
          </button>
        </form>
      )}
      {(may('claim') || may('claim_part')) && (
        <OpenClaimForm order={order} idempotencyKey={keys.claim} draft={claimDraft} />
      )}
      {order.shipBy &&
        (order.state === 'paid' || order.state === 'accepted' || order.state === 'partly_shipped') && (
          <p className="muted small">{t('shipBy', { day: formatDate(order.shipBy, language) })}</p>
        )}
      {order.dueAt &&
        (order.state === 'shipped' || order.state === 'inspection' || order.state === 'disputed') && (
          <p className="muted small">
            {t(`dueAt.${order.state}`, { at: formatDateTime(order.dueAt, language) })}
          </p>
        )}
      {may('give_back') && (
        <details>
          <summary>{t('giveBack')}</summary>
          <form method="post" className="fields one">
            <IdempotencyKey value={keys.giveBack} />
            <p className="muted small">{t('giveBackHint')}</p>
            <TextField
              label={t('giveBackAmount')}
              name="yuan"
              type="number"
              inputMode="decimal"
              min={0.01}
              step={0.01}
            />
            <TextField label={t('giveBackReason')} name="reason" maxLength={500} />
            <button className="button danger" name="act" value="give-back">
              {t('giveBack')}
            </button>
          </form>
        </details>
      )}
      {may('reject') && (
        <details>
          <summary>{t('reject')}</summary>
          <form method="post" className="fields one">
            <IdempotencyKey value={keys.reject} />
            <TextField label={t('rejectReason')} name="reason" maxLength={500} />
            <button className="button danger" name="act" value="reject">
              {t('reject')}
            </button>
          </form>
        </details>
      )}
    </section>
  );
}

const outstanding = ({ acceptedQuantity, shippedQuantity }: Line): number =>
  (acceptedQuantity ?? 0) - shippedQuantity;

/** Pieces by line; a field left empty says nothing of its line. */
function PiecesFields({
  lines,
  most,
  least,
  isFilled = false,
}: {
  lines: readonly Line[];
  most: (line: Line) => number;
  least: number;
  isFilled?: boolean;
}) {
  const { t } = useTranslation('orders');
  return lines.map((line) => (
    <TextField
      key={line.lineNo}
      label={t('piecesOf', { designation: line.designation, most: most(line) })}
      name={`pieces.${line.lineNo}`}
      type="number"
      inputMode="numeric"
      min={least}
      max={most(line)}
      defaultValue={isFilled ? most(line) : undefined}
      isOptional="silently"
    />
  ));
}
