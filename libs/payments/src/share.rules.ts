import { type ShareState } from './payment.entity.js';

export interface ShareAmounts {
  amountMinor: bigint;
  commissionMinor: bigint;
  releasedMinor: bigint;
  refundedMinor: bigint;
  /** Of what is held: kept by an open dispute. */
  frozenMinor: bigint;
  /** Of what was released: contested by an open dispute. */
  contestedMinor: bigint;
}

export function heldOf({ amountMinor, releasedMinor, refundedMinor }: ShareAmounts): bigint {
  return amountMinor - releasedMinor - refundedMinor;
}

/** What of the held a dispute does not keep. */
export function freeOf(share: ShareAmounts): bigint {
  return heldOf(share) - share.frozenMinor;
}

type Released = Pick<ShareAmounts, 'amountMinor' | 'commissionMinor' | 'releasedMinor' | 'contestedMinor'>;

/**
 * The market's part of `partMinor` more to be released: what it is owed of all released so far, rounded down, less what it has
 * had. The parts sum to the whole commission when the whole is released, and what is refunded bears none. What open disputes have of
 * the released bears its own and nobody else's: what comes back of them is released anew.
 */
export function commissionOn(share: Released, partMinor: bigint): bigint {
  const owed = (releasedMinor: bigint): bigint => (share.commissionMinor * releasedMinor) / share.amountMinor;
  const freeMinor = share.releasedMinor - share.contestedMinor;
  return owed(freeMinor + partMinor) - owed(freeMinor);
}

/** The market's part of `partMinor` of the released that goes back: it bears the commission it was released with. */
export function commissionBackOn(share: ShareAmounts, partMinor: bigint): bigint {
  return commissionOn({ ...share, releasedMinor: share.releasedMinor - partMinor }, partMinor);
}

/** What a dispute takes of shares, by what of each is not refunded; the parts sum to the whole (largest remainder). */
export function apportion(amountMinor: bigint, rests: readonly bigint[]): bigint[] {
  const whole = rests.reduce((sum, rest) => sum + rest, 0n);
  if (whole === 0n) return rests.map(() => 0n);
  const exact = rests.map((rest, index) => ({
    index,
    part: (amountMinor * rest) / whole,
    remainder: (amountMinor * rest) % whole,
  }));
  const left = Number(amountMinor - exact.reduce((sum, { part }) => sum + part, 0n));
  const upwards = new Set(
    exact
      .toSorted((a, b) => Number(b.remainder - a.remainder) || a.index - b.index)
      .slice(0, left)
      .map(({ index }) => index),
  );
  return exact.map(({ index, part }) => part + (upwards.has(index) ? 1n : 0n));
}

export function stateOfShare(share: ShareAmounts): ShareState {
  if (heldOf(share) > 0n) return 'held';
  if (share.refundedMinor === 0n) return 'released';
  return share.releasedMinor === 0n ? 'refunded' : 'divided';
}
