import { DomainError, notFound } from '@app/kernel';
import { type EntityManager } from 'typeorm';
import { type ShareState } from './payment.entity.js';
import { type ShareWish } from './payment.request.js';
import { cameByBank } from './channel.rules.js';
import { heldOf, type ShareAmounts, stateOfShare } from './share.rules.js';

export interface TakenPart {
  shareId: string;
  paymentId: string;
  /** How the share stood before. */
  share: ShareAmounts;
  amountMinor: bigint;
  causeId: string;
  currency: string;
  cameByBank: boolean;
}

type Side = 'releasedMinor' | 'refundedMinor';

const TAKEN_BY: Record<Side, string> = { releasedMinor: 'provider_transfer', refundedMinor: 'refund' };

interface ShareRow {
  id: string;
  payment_id: string;
  amount_minor: string;
  commission_minor: string;
  released_minor: string;
  refunded_minor: string;
  currency: string;
  state: ShareState;
  provider_charge: string | null;
}

/** Takes from what a share holds, once for each cause: null when it was taken before. The share stays locked until `tx` ends. */
export async function takeFromShare(
  tx: EntityManager,
  { sellerId, referenceId, part }: ShareWish,
  side: Side,
): Promise<TakenPart | null> {
  const [row]: ShareRow[] = await tx.query(
    `SELECT s.id, s.payment_id, s.amount_minor, s.commission_minor, s.released_minor, s.refunded_minor, s.currency, s.state,
       p.provider_charge
     FROM payment_share s JOIN payment p ON p.id = s.payment_id
     WHERE s.seller_id = $1 AND s.reference_id = $2 FOR UPDATE OF s`,
    [sellerId, referenceId],
  );
  if (!row) throw notFound('payment', '付款', 'payment');
  const share = amountsOf(row);
  const causeId = part?.causeId ?? row.id;
  const amountMinor = part?.amountMinor ?? heldOf(share);
  const [earlier]: unknown[] = await tx.query(
    `SELECT 1 FROM ${TAKEN_BY[side]} WHERE seller_id = $1 AND share_id = $2 AND cause_id = $3`,
    [sellerId, row.id, causeId],
  );
  if (earlier) return null;
  if (row.state !== 'held' || amountMinor <= 0n || amountMinor > heldOf(share)) throw notHeld(row, share);
  const after = { ...share, [side]: share[side] + amountMinor };
  await tx.query(
    `UPDATE payment_share SET released_minor = $3, refunded_minor = $4, state = $5 WHERE seller_id = $1 AND id = $2`,
    [sellerId, row.id, after.releasedMinor.toString(), after.refundedMinor.toString(), stateOfShare(after)],
  );
  return {
    shareId: row.id,
    paymentId: row.payment_id,
    share,
    amountMinor,
    causeId,
    currency: row.currency,
    cameByBank: cameByBank(row),
  };
}

function amountsOf(row: ShareRow): ShareAmounts {
  return {
    amountMinor: BigInt(row.amount_minor),
    commissionMinor: BigInt(row.commission_minor),
    releasedMinor: BigInt(row.released_minor),
    refundedMinor: BigInt(row.refunded_minor),
  };
}

function notHeld({ state }: ShareRow, share: ShareAmounts): DomainError {
  return new DomainError('conflict', 'payment.share_not_held', {
    zh: `这笔货款现在的状态（${state}，托管中 ${heldOf(share)} 分）不允许这一步`,
    en: `This money is ${state} with ${heldOf(share)} (minor units) held: not enough for that`,
  });
}
