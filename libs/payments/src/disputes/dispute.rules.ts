import { type AccountKind } from '@app/ledger';
import type Stripe from 'stripe';
import { commissionBackOn, commissionOn, freeOf, type ShareAmounts } from '../share.rules.js';
import { type DisputeState } from './dispute.entity.js';

/** What a dispute has of a share. */
export interface DisputedPart {
  heldMinor: bigint;
  /** Commission included. */
  releasedMinor: bigint;
  commissionMinor: bigint;
  /** Of refunds that were owed and on no way yet: the payer has them so. */
  owedMinor: bigint;
}

/** Null: nobody has taken money, it is an inquiry only or was warded off before it became one. */
export function stateOfDispute({ status }: Pick<Stripe.Dispute, 'status'>): DisputeState | null {
  if (status === 'prevented' || status.startsWith('warning_')) return null;
  if (status === 'won') return 'won';
  return status === 'lost' ? 'lost' : 'open';
}

/** What a dispute can still take of a share. */
export function restOf(share: ShareAmounts): bigint {
  return freeOf(share) + share.releasedMinor - share.contestedMinor;
}

/** What is held goes first: nobody has had it. */
export function partOf(share: ShareAmounts, amountMinor: bigint): DisputedPart {
  const free = freeOf(share);
  const heldMinor = amountMinor < free ? amountMinor : free;
  const releasedMinor = amountMinor - heldMinor;
  return { heldMinor, releasedMinor, commissionMinor: commissionBackOn(share, releasedMinor), owedMinor: 0n };
}

/** What a dispute takes of refunds that are owed, the oldest first: what the payer is to have back anyway, it has so. */
export function takenOfOwed(disputedMinor: bigint, owed: readonly bigint[]): bigint[] {
  let left = disputedMinor;
  return owed.map((amountMinor) => {
    const taken = amountMinor < left ? amountMinor : left;
    left -= taken;
    return taken;
  });
}

export const takenOfShare = ({ heldMinor, releasedMinor }: DisputedPart): bigint => heldMinor + releasedMinor;
const totalOf = (part: DisputedPart): bigint => takenOfShare(part) + part.owedMinor;
const sellersOf = ({ releasedMinor, commissionMinor }: DisputedPart): bigint =>
  releasedMinor - commissionMinor;

type Step = 'opened' | 'won' | 'lost';
type Amounts = Partial<Record<AccountKind, bigint>>;

/**
 * What of its commission the market gives up when a part is won, or with a minus keeps more: where another part of the share went back
 * meanwhile, the two do not round as they did together.
 */
export function givenUpOn(share: ShareAmounts, { releasedMinor, commissionMinor }: DisputedPart): bigint {
  return commissionMinor - commissionOn(share, releasedMinor);
}

/** What each step moves in the ledger, by how the share stands before it. */
export const DISPUTE_LEGS: Record<Step, (part: DisputedPart, share: ShareAmounts) => Amounts> = {
  opened: (part) => ({
    disputed: totalOf(part),
    provider_cash: -totalOf(part),
    payable: sellersOf(part),
    frozen: -sellersOf(part),
  }),
  won: (part, share) => ({
    provider_cash: totalOf(part),
    disputed: -totalOf(part),
    frozen: sellersOf(part),
    payable: -sellersOf(part) - givenUpOn(share, part),
    commission: givenUpOn(share, part),
  }),
  lost: (part) => ({
    held: part.heldMinor,
    frozen: sellersOf(part),
    commission: part.commissionMinor,
    refund_due: part.owedMinor,
    disputed: -totalOf(part),
  }),
};

/** What each step moves of what the market bears: the payer had it back before. */
export const MARKET_LEGS: Record<Step, (amountMinor: bigint) => Amounts> = {
  opened: (amount) => ({ disputed: amount, provider_cash: -amount }),
  won: (amount) => ({ provider_cash: amount, disputed: -amount }),
  lost: (amount) => ({ losses: amount, disputed: -amount }),
};

/** How the share stands after a step: a dispute that is lost has paid the payer back; what was owed counts as refunded already. */
export function shareAfter(step: Step, share: ShareAmounts, part: DisputedPart): ShareAmounts {
  if (step === 'opened') {
    return {
      ...share,
      frozenMinor: share.frozenMinor + part.heldMinor,
      contestedMinor: share.contestedMinor + part.releasedMinor,
    };
  }
  const free: ShareAmounts = {
    ...share,
    frozenMinor: share.frozenMinor - part.heldMinor,
    contestedMinor: share.contestedMinor - part.releasedMinor,
  };
  if (step === 'won') return free;
  return {
    ...free,
    releasedMinor: share.releasedMinor - part.releasedMinor,
    refundedMinor: share.refundedMinor + takenOfShare(part),
  };
}
