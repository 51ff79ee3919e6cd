import { DomainError, notFound } from '@app/kernel';
import { type EntityManager } from 'typeorm';
import { type ShareState } from './payment.entity.js';
import { type SharePart, type ShareReference, type ShareWish } from './payment.request.js';
import { cameByBank } from './channel.rules.js';
import { freeOf, heldOf, type ShareAmounts, stateOfShare } from './share.rules.js';
import { STATE_WORDS } from './state.words.js';

export interface TakenPart {
  shareId: string;
  paymentId: string;
  payerId: string;
  /** How the share stood before. */
  share: ShareAmounts;
  amountMinor: bigint;
  causeId: string;
  currency: string;
  cameByBank: boolean;
}

type Side = 'releasedMinor' | 'refundedMinor';

const TAKEN_BY: Record<Side, string> = { releasedMinor: 'provider_transfer', refundedMinor: 'refund' };

export interface AmountsRow {
  amount_minor: string;
  commission_minor: string;
  released_minor: string;
  refunded_minor: string;
  frozen_minor: string;
  contested_minor: string;
}

interface ShareRow extends AmountsRow {
  id: string;
  payment_id: string;
  payer_id: string;
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
  const row = await lockShare(tx, { sellerId, referenceId });
  const share = amountsOf(row);
  const causeId = part?.causeId ?? row.id;
  const amountMinor = part?.amountMinor ?? heldOf(share);
  if (await isTaken(tx, TAKEN_BY[side], [sellerId, row.id, causeId])) return null;
  if (row.state !== 'held' || amountMinor <= 0n || amountMinor > heldOf(share)) throw notHeld(row, share);
  if (amountMinor > freeOf(share)) throw frozen(share);
  await writeAmounts(tx, sellerId, row.id, { ...share, [side]: share[side] + amountMinor });
  return takenPart(row, share, amountMinor, causeId);
}

/** Takes back of what was released, once for each cause, as {@link takeFromShare} does of what is held: it counts as refunded then. */
export async function takeBackFromShare(
  tx: EntityManager,
  { sellerId, referenceId, part: { amountMinor, causeId } }: ShareReference & { part: SharePart },
): Promise<TakenPart | null> {
  const row = await lockShare(tx, { sellerId, referenceId });
  const share = amountsOf(row);
  if (await isTaken(tx, 'refund', [sellerId, row.id, causeId])) return null;
  if (amountMinor <= 0n || amountMinor > share.releasedMinor) throw notReleased(share);
  if (amountMinor > share.releasedMinor - share.contestedMinor) throw frozen(share);
  await writeAmounts(tx, sellerId, row.id, {
    ...share,
    releasedMinor: share.releasedMinor - amountMinor,
    refundedMinor: share.refundedMinor + amountMinor,
  });
  return takenPart(row, share, amountMinor, causeId);
}

export async function writeAmounts(
  tx: EntityManager,
  sellerId: string,
  shareId: string,
  after: ShareAmounts,
): Promise<void> {
  await tx.query(
    `UPDATE payment_share SET released_minor = $3, refunded_minor = $4, frozen_minor = $5, contested_minor = $6, state = $7
     WHERE seller_id = $1 AND id = $2`,
    [
      sellerId,
      shareId,
      after.releasedMinor.toString(),
      after.refundedMinor.toString(),
      after.frozenMinor.toString(),
      after.contestedMinor.toString(),
      stateOfShare(after),
    ],
  );
}

export function amountsOf(row: AmountsRow): ShareAmounts {
  return {
    amountMinor: BigInt(row.amount_minor),
    commissionMinor: BigInt(row.commission_minor),
    releasedMinor: BigInt(row.released_minor),
    refundedMinor: BigInt(row.refunded_minor),
    frozenMinor: BigInt(row.frozen_minor),
    contestedMinor: BigInt(row.contested_minor),
  };
}

async function lockShare(tx: EntityManager, { sellerId, referenceId }: ShareReference): Promise<ShareRow> {
  const [row]: ShareRow[] = await tx.query(
    `SELECT s.id, s.payment_id, s.amount_minor, s.commission_minor, s.released_minor, s.refunded_minor, s.frozen_minor,
       s.contested_minor, s.currency, s.state, p.payer_id, p.provider_charge
     FROM payment_share s JOIN payment p ON p.id = s.payment_id
     WHERE s.seller_id = $1 AND s.reference_id = $2 FOR UPDATE OF s`,
    [sellerId, referenceId],
  );
  if (!row) throw notFound('payment', '付款', 'payment');
  return row;
}

async function isTaken(
  tx: EntityManager,
  table: string,
  key: [sellerId: string, shareId: string, causeId: string],
): Promise<boolean> {
  const earlier: unknown[] = await tx.query(
    `SELECT 1 FROM ${table} WHERE seller_id = $1 AND share_id = $2 AND cause_id = $3`,
    key,
  );
  return earlier.length > 0;
}

function takenPart(row: ShareRow, share: ShareAmounts, amountMinor: bigint, causeId: string): TakenPart {
  return {
    shareId: row.id,
    paymentId: row.payment_id,
    payerId: row.payer_id,
    share,
    amountMinor,
    causeId,
    currency: row.currency,
    cameByBank: cameByBank(row),
  };
}

function notHeld({ state }: ShareRow, share: ShareAmounts): DomainError {
  return new DomainError('conflict', 'payment.share_not_held', {
    zh: `这笔货款${STATE_WORDS[state].zh}，托管中 ${heldOf(share)} 分，不够这样做`,
    en: `This money is ${STATE_WORDS[state].en} with ${heldOf(share)} (minor units) held: not enough for that`,
  });
}

function notReleased({ releasedMinor }: ShareAmounts): DomainError {
  return new DomainError('conflict', 'payment.share_not_released', {
    zh: `这笔货款只放出了 ${releasedMinor} 分，不能退回更多`,
    en: `Of this money ${releasedMinor} (minor units) was released: no more can be taken back`,
  });
}

function frozen({ frozenMinor, contestedMinor }: ShareAmounts): DomainError {
  return new DomainError('conflict', 'payment.share_frozen', {
    zh: `付款人对这笔货款提出了拒付：${frozenMinor + contestedMinor} 分冻结到有结果为止`,
    en: `The payer disputes this money: ${frozenMinor + contestedMinor} (minor units) are frozen until that is decided`,
  });
}
