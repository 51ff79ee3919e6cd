import { type EntityManager } from 'typeorm';
import { type CreditTermsRow } from './credit.views.js';
import { type RepaymentChannel, type RepaymentState } from './repayment.entity.js';
import { type OwedPart } from './repayment.rules.js';

export interface RepaymentOfStore {
  id: string;
  channel: RepaymentChannel;
  state: RepaymentState;
  receivedOn: string | null;
  note: string | null;
  personId: string | null;
  at: Date;
}

/** What is to be paid of all orders, or of those named, what was due first before the others; locked until `tx` ends. */
export async function lockPayable(
  tx: EntityManager,
  { seller_id: sellerId, id: termsId }: CreditTermsRow,
  orderIds?: readonly string[],
): Promise<OwedPart[]> {
  const rows: { order_id: string; payable_minor: string }[] = await tx.query(
    `SELECT order_id, accepted_minor - paid_minor AS payable_minor FROM receivable
     WHERE seller_id = $1 AND terms_id = $2 AND paid_minor < accepted_minor AND ($3::uuid[] IS NULL OR order_id = ANY($3))
     ORDER BY due_on, order_id FOR UPDATE`,
    [sellerId, termsId, orderIds ?? null],
  );
  return rows.map((row) => ({ orderId: row.order_id, amountMinor: BigInt(row.payable_minor) }));
}

/** Answers what it comes to. */
export async function writeRepayment(
  tx: EntityManager,
  terms: CreditTermsRow,
  { id, channel, state, receivedOn, note, personId, at }: RepaymentOfStore,
  parts: readonly OwedPart[],
): Promise<bigint> {
  const amountMinor = parts.reduce((sum, part) => sum + part.amountMinor, 0n);
  await tx.query(
    `WITH repayment AS (
       INSERT INTO repayment (seller_id, id, terms_id, buyer_id, channel, state, amount_minor, currency, received_on, note, person_id,
         created_at, paid_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
     )
     INSERT INTO repayment_part (seller_id, repayment_id, order_id, amount_minor)
     SELECT $1, $2, order_id, amount_minor FROM unnest($14::uuid[], $15::bigint[]) AS part(order_id, amount_minor)`,
    [
      terms.seller_id,
      id,
      terms.id,
      terms.buyer_id,
      channel,
      state,
      amountMinor.toString(),
      terms.currency,
      receivedOn,
      note,
      personId,
      at,
      state === 'paid' ? at : null,
      parts.map(({ orderId }) => orderId),
      parts.map((part) => part.amountMinor.toString()),
    ],
  );
  return amountMinor;
}
