import { type EntityManager } from 'typeorm';
import { stateFacts } from '@app/platform';
import { type PaymentRow } from '../payment.views.js';
import { paymentFact } from '../payments.events.js';
import { oweRemittance, payerOf } from '../remittances/remittance.store.js';
import { type RefundState } from './refund.entity.js';

export interface RefundRow {
  seller_id: string;
  id: string;
  share_id: string;
  cause_id: string;
  payment_id: string;
  reference_id: string;
  amount_minor: string;
  currency: string;
  reason: string;
  state: RefundState;
  attempt: number;
  provider_reference: string | null;
  dispute_share_id: string | null;
  intent: string;
  payer_id: string;
  /** It goes by the market's bank, not by the provider. */
  is_by_bank: boolean;
}

export const SELECT_REFUND = `SELECT r.*, s.reference_id, p.provider_reference AS intent, p.payer_id,
    EXISTS (SELECT FROM remittance b WHERE b.seller_id = r.seller_id AND b.kind = 'refund' AND b.cause_id = r.id
      AND b.state NOT IN ('returned', 'withdrawn')) AS is_by_bank
  FROM refund r
  JOIN payment_share s ON s.seller_id = r.seller_id AND s.id = r.share_id
  JOIN payment p ON p.id = r.payment_id`;

export async function lockRefund(
  tx: EntityManager,
  sellerId: string,
  refundId: string,
): Promise<RefundRow | null> {
  const [row]: RefundRow[] = await tx.query(
    `${SELECT_REFUND} WHERE r.seller_id = $1 AND r.id = $2 FOR UPDATE OF r`,
    [sellerId, refundId],
  );
  return row ?? null;
}

/** It goes by the market's bank, to whoever remitted, or once the payer's account is named. */
export async function oweByBank(
  tx: EntityManager,
  row: Pick<RefundRow, 'seller_id' | 'id' | 'amount_minor' | 'currency' | 'payment_id'>,
): Promise<void> {
  await oweRemittance(tx, {
    sellerId: row.seller_id,
    kind: 'refund',
    causeId: row.id,
    amountMinor: BigInt(row.amount_minor),
    currency: row.currency,
    payee: await payerOf(tx, row.payment_id),
  });
}

/** The payer has it back. When that was the last of the payment, so is that. */
export async function noteRefunded(tx: EntityManager, row: RefundRow): Promise<void> {
  const [payments]: [PaymentRow[], number] = await tx.query(
    `UPDATE payment SET version = version + 1, updated_at = now(),
       state = CASE WHEN amount_minor = (
         SELECT sum(amount_minor) FROM refund WHERE payment_id = payment.id AND state = 'refunded'
       ) THEN 'refunded' ELSE state END
     WHERE id = $1 RETURNING *`,
    [row.payment_id],
  );
  await tell(tx, 'payment.refunded', payments[0], row);
}

export async function noteFailed(tx: EntityManager, row: RefundRow): Promise<void> {
  const [payments]: [PaymentRow[], number] = await tx.query(
    `UPDATE payment SET version = version + 1, updated_at = now() WHERE id = $1 RETURNING *`,
    [row.payment_id],
  );
  await tell(tx, 'payment.refund_failed', payments[0], row);
}

async function tell(
  tx: EntityManager,
  name: 'payment.refunded' | 'payment.refund_failed',
  payment: PaymentRow | undefined,
  row: RefundRow,
): Promise<void> {
  if (!payment) throw new TypeError(`refund ${row.id} is of no payment`);
  await stateFacts(tx, [
    paymentFact(name, payment, [{ sellerId: row.seller_id, referenceId: row.reference_id }]),
  ]);
}
