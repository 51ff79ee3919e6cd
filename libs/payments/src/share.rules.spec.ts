import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { commissionBackOn, commissionOn, heldOf, type ShareAmounts, stateOfShare } from './share.rules.js';

const untouched = (amountMinor: bigint, commissionMinor: bigint): ShareAmounts => ({
  amountMinor,
  commissionMinor,
  releasedMinor: 0n,
  refundedMinor: 0n,
  frozenMinor: 0n,
  contestedMinor: 0n,
});

describe('a share that is divided', () => {
  it('bears the whole commission in whatever parts it is released', () => {
    fc.assert(
      fc.property(
        fc.bigInt(1n, 10n ** 12n),
        fc.integer({ min: 0, max: 10_000 }),
        fc.array(fc.bigInt(1n, 10n ** 12n), { maxLength: 8 }),
        (amountMinor, basisPoints, wishes) => {
          const share = untouched(amountMinor, (amountMinor * BigInt(basisPoints)) / 10_000n);
          let taken = 0n;
          for (const wish of [...wishes, amountMinor]) {
            const part = wish < heldOf(share) ? wish : heldOf(share);
            const commission = commissionOn(share, part);
            expect(commission).toBeGreaterThanOrEqual(0n);
            expect(commission).toBeLessThanOrEqual(part);
            taken += commission;
            share.releasedMinor += part;
          }
          expect(taken).toBe(share.commissionMinor);
          expect(stateOfShare(share)).toBe('released');
        },
      ),
    );
  });

  it('gives back with a part what it bore for it', () => {
    const share = { ...untouched(1000n, 15n), releasedMinor: 1000n };
    const first = commissionBackOn(share, 333n);
    const rest = commissionBackOn({ ...share, releasedMinor: 667n, refundedMinor: 333n }, 667n);
    expect([first, first + rest]).toEqual([5n, 15n]);
  });

  it('gives no more commission back than it bore, though one part is disputed while another goes back', () => {
    const share = { ...untouched(1000n, 15n), releasedMinor: 1000n };
    const disputed = commissionBackOn(share, 500n);
    const reclaimed = commissionBackOn({ ...share, contestedMinor: 500n }, 500n);
    expect([disputed, reclaimed]).toEqual([8n, 7n]);
  });

  it('bears none for what is refunded, and says what became of it', () => {
    const share = untouched(1000n, 15n);
    share.refundedMinor = 400n;
    expect(stateOfShare(share)).toBe('held');
    expect(commissionOn(share, 600n)).toBe(9n);
    share.releasedMinor = 600n;
    expect(stateOfShare(share)).toBe('divided');
    expect(stateOfShare({ ...untouched(7n, 0n), refundedMinor: 7n })).toBe('refunded');
  });
});
