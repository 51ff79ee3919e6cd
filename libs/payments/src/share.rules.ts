import { type ShareState } from './payment.entity.js';

export interface ShareAmounts {
  amountMinor: bigint;
  commissionMinor: bigint;
  releasedMinor: bigint;
  refundedMinor: bigint;
}

export function heldOf({ amountMinor, releasedMinor, refundedMinor }: ShareAmounts): bigint {
  return amountMinor - releasedMinor - refundedMinor;
}

/**
 * The market's part of `partMinor` more to be released: what it is owed of all released so far, rounded down, less what it has
 * had. The parts sum to the whole commission when the whole is released, and what is refunded bears none.
 */
export function commissionOn(share: ShareAmounts, partMinor: bigint): bigint {
  const owed = (releasedMinor: bigint): bigint => (share.commissionMinor * releasedMinor) / share.amountMinor;
  return owed(share.releasedMinor + partMinor) - owed(share.releasedMinor);
}

export function stateOfShare(share: ShareAmounts): ShareState {
  if (heldOf(share) > 0n) return 'held';
  if (share.refundedMinor === 0n) return 'released';
  return share.releasedMinor === 0n ? 'refunded' : 'divided';
}
