import './messages.js';
import { useTranslation } from 'react-i18next';
import { IdempotencyKey, TextField } from '../../components/field.js';
import { A } from '../../components/link.js';
import type { ClaimView, OrderView } from '../../lib/api-types.js';
import { formatDate, formatDateTime, formatNumber } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { paths } from '../../lib/paths.js';
import { OpenClaimForm } from './claim-acts.js';
import { ConsignmentFields, type Typed } from './consignment-fields.js';

type Line = OrderView['lines'][number];

type OrderKeys = Record<
  'accept' | 'reject' | 'ship' | 'confirm' | 'part' | 'deliver' | 'claim' | 'giveBack',
  string
>;

/** What the viewer can do now, or whom the order waits for. */
export function OrderActs({
  order,
  waitingClaims,
  keys,
  typed = {},
}: {
  order: OrderView;
  /** Claims in which it is the viewer's turn. */
  waitingClaims: ClaimView[];
  keys: OrderKeys;
  typed?: Typed;
}) {
  const { t } = useTranslation('orders');
  const language = useLanguage();
  const may = (act: OrderView['allowedActions'][number]) => order.allowedActions.includes(act);
  const typedInto = (...acts: string[]) => (acts.includes(typed.act ?? '') ? typed : undefined);
  const canAct =
    waitingClaims.length > 0 ||
    (['pay', 'accept', 'reject', 'ship', 'confirm_delivery', 'confirm_receipt', 'accept_rest'] as const).some(
      may,
    );
  return (
    <section className="acts-panel no-print" aria-labelledby="next">
      <h2 id="next">{canAct ? t('next') : t(`waiting.${order.state}` as 'waiting.paid')}</h2>
      {waitingClaims.map((claim) => (
        <a key={claim.id} className="button primary" href={`#claim-${claim.id}`}>
          {t(`claim.turn.${claim.state as 'open'}`, {
            goods: `${claim.line.designation} × ${formatNumber(claim.quantity, language)}`,
          })}
        </a>
      ))}
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
        <details open={typedInto('accept-part') !== undefined}>
          <summary>{t('acceptPart')}</summary>
          <form method="post" className="fields one">
            <IdempotencyKey value={keys.part} />
            <p className="muted small">{t('acceptPartHint')}</p>
            <PiecesFields
              lines={order.lines}
              most={(line) => line.quantity}
              least={0}
              isFilled
              typed={typedInto('accept-part')}
            />
            <TextField
              label={t('acceptPartNote')}
              name="note"
              maxLength={500}
              isOptional
              defaultValue={typedInto('accept-part')?.note}
            />
            <button className="button" name="act" value="accept-part">
              {t('acceptPart')}
            </button>
          </form>
        </details>
      )}
      {may('ship') && (
        <form method="post" className="fields one">
          <IdempotencyKey value={keys.ship} />
          <ConsignmentFields typed={typedInto('ship', 'ship-part')} />
          <button className="button primary" name="act" value="ship">
            {t('ship')}
          </button>
          <details open={typedInto('ship-part') !== undefined}>
            <summary>{t('shipPart')}</summary>
            <div className="fields one">
              <p className="muted small">{t('shipPartHint')}</p>
              <PiecesFields
                lines={order.lines.filter((line) => outstanding(line) > 0)}
                most={outstanding}
                least={1}
                typed={typedInto('ship-part')}
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
        <OpenClaimForm order={order} idempotencyKey={keys.claim} draft={typedInto('claim')} />
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
        <details open={typedInto('give-back') !== undefined}>
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
              defaultValue={typedInto('give-back')?.yuan}
            />
            <TextField
              label={t('giveBackReason')}
              name="reason"
              maxLength={500}
              defaultValue={typedInto('give-back')?.reason}
            />
            <button className="button danger" name="act" value="give-back">
              {t('giveBack')}
            </button>
          </form>
        </details>
      )}
      {may('reject') && (
        <details open={typedInto('reject') !== undefined}>
          <summary>{t('reject')}</summary>
          <form method="post" className="fields one">
            <IdempotencyKey value={keys.reject} />
            <TextField
              label={t('rejectReason')}
              name="reason"
              maxLength={500}
              defaultValue={typedInto('reject')?.reason}
            />
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
  typed,
}: {
  lines: readonly Line[];
  most: (line: Line) => number;
  least: number;
  isFilled?: boolean;
  typed?: Typed;
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
      defaultValue={typed?.[`pieces.${line.lineNo}`] ?? (isFilled ? most(line) : undefined)}
      isOptional="silently"
    />
  ));
}
