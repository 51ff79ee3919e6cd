import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  apportion,
  commissionBackOn,
  commissionOn,
  freeOf,
  heldOf,
  type ShareAmounts,
  stateOfShare,
} from '../share.rules.js';
import {
  DISPUTE_LEGS,
  type DisputedPart,
  MARKET_LEGS,
  partOf,
  restOf,
  shareAfter,
  stateOfDispute,
  takenOfOwed,
} from './dispute.rules.js';

/** A share somewhere between captured and divided, of which nothing is disputed. */
const share = fc
  .tuple(fc.bigInt(1n, 10n ** 9n), fc.nat(10_000), fc.nat(10_000), fc.nat(10_000))
  .map(([amountMinor, commission, released, refunded]): ShareAmounts => {
    const releasedMinor = (amountMinor * BigInt(released)) / 10_000n;
    return {
      amountMinor,
      commissionMinor: (amountMinor * BigInt(commission)) / 10_000n,
      releasedMinor,
      refundedMinor: ((amountMinor - releasedMinor) * BigInt(refunded)) / 10_000n,
      frozenMinor: 0n,
      contestedMinor: 0n,
    };
  });

describe('a dispute', () => {
  it.each([
    ['needs_response', 'open'],
    ['under_review', 'open'],
    ['won', 'won'],
    ['lost', 'lost'],
    ['warning_needs_response', null],
    ['warning_closed', null],
    ['prevented', null],
  ])('that is %s is %s', (status, state) => expect(stateOfDispute({ status })).toBe(state));

  it('takes of refunds that are owed as much as there is, the oldest first; what the market bears balances', () => {
    expect(takenOfOwed(0n, [5n])).toEqual([0n]);
    expect(takenOfOwed(7n, [5n, 4n, 3n])).toEqual([5n, 2n, 0n]);
    expect(takenOfOwed(99n, [5n, 4n])).toEqual([5n, 4n]);
    for (const legs of Object.values(MARKET_LEGS))
      expect(Object.values(legs(7n)).reduce((sum, leg) => sum + leg, 0n)).toBe(0n);
  });

  it('takes of a share what is held first, balances at each step, and won leaves it as it was', () => {
    fc.assert(
      fc.property(share, fc.nat(10_000), (before, ratio) => {
        const amount = (restOf(before) * BigInt(ratio)) / 10_000n;
        const part = partOf(before, amount);
        expect(part.heldMinor + part.releasedMinor).toBe(amount);
        expect(part.releasedMinor === 0n || part.heldMinor === heldOf(before)).toBe(true);
        const opened = shareAfter('opened', before, part);
        expect(restOf(opened)).toBe(restOf(before) - amount);
        expect(shareAfter('won', opened, part)).toEqual(before);
        const lost = shareAfter('lost', opened, part);
        expect([lost.refundedMinor, restOf(lost)]).toEqual([
          before.refundedMinor + amount,
          restOf(before) - amount,
        ]);
        if (lost.refundedMinor === lost.amountMinor) expect(stateOfShare(lost)).toBe('refunded');
        for (const legs of Object.values(DISPUTE_LEGS).map((of) => of({ ...part, owedMinor: 7n }, opened)))
          expect(Object.values(legs).reduce((sum, leg) => sum + leg, 0n)).toBe(0n);
      }),
    );
  });

  it('leaves the commission of what is left, whatever else of the share is released, given back or disputed meanwhile', () => {
    const step = fc.tuple(fc.constantFrom('release', 'reclaim', 'opened', 'won', 'lost'), fc.nat(10_000));
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999 }),
        fc.array(step, { maxLength: 30 }),
        (commission, steps) => {
          let now: ShareAmounts = {
            amountMinor: 1000n,
            commissionMinor: BigInt(commission),
            releasedMinor: 0n,
            refundedMinor: 0n,
            frozenMinor: 0n,
            contestedMinor: 0n,
          };
          let kept = 0n;
          let open: DisputedPart[] = [];
          for (const [act, ratio] of steps) {
            const of = (whole: bigint): bigint => (whole * BigInt(ratio)) / 10_000n;
            if (act === 'release') {
              const part = of(freeOf(now));
              kept += commissionOn(now, part);
              now = { ...now, releasedMinor: now.releasedMinor + part };
            } else if (act === 'reclaim') {
              const part = of(now.releasedMinor - now.contestedMinor);
              kept -= commissionBackOn(now, part);
              const [releasedMinor, refundedMinor] = [now.releasedMinor - part, now.refundedMinor + part];
              now = { ...now, releasedMinor, refundedMinor };
            } else if (act === 'opened') {
              const part = partOf(now, of(restOf(now)));
              now = shareAfter(act, now, part);
              open = [...open, part];
            } else if (open[0]) {
              kept -= DISPUTE_LEGS[act](open[0], now).commission ?? 0n;
              now = shareAfter(act, now, open[0]);
              open = open.slice(1);
            }
            const ofDisputes = open.reduce((sum, part) => sum + part.commissionMinor, 0n);
            const free = now.releasedMinor - now.contestedMinor;
            expect(kept).toBe((now.commissionMinor * free) / now.amountMinor + ofDisputes);
          }
        },
      ),
    );
  });

  it('of many shares takes of each by what it has left, to the last fen', () => {
    fc.assert(
      fc.property(
        fc.array(fc.bigInt(1n, 10n ** 9n), { minLength: 1, maxLength: 6 }),
        fc.nat(10_000),
        (rests, ratio) => {
          const whole = rests.reduce((sum, rest) => sum + rest, 0n);
          const amount = (whole * BigInt(ratio)) / 10_000n;
          const parts = apportion(amount, rests);
          expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(amount);
          parts.forEach((part, index) => expect(part).toBeLessThanOrEqual(rests[index]!));
        },
      ),
    );
  });
});
