import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { declinedMinor } from '../partial.rules.js';
import { type OrderRow } from '../order.views.js';
import { claimedMinor, proposalOf } from './claim.rules.js';

type Line = OrderRow['lines'][number];

const orderOf = (freightMinor: number, ...lines: { quantity: number; totalMinor: number }[]) =>
  ({
    freight_minor: String(freightMinor),
    lines: lines.map(({ quantity, totalMinor }, at) => ({
      lineNo: at + 1,
      quantity,
      totalMinor: String(totalMinor),
    })),
  }) as OrderRow;

describe('the amount of a claim', () => {
  it('is the pieces’ part of the line and of its freight', () => {
    const order = orderOf(100, { quantity: 10, totalMinor: 900 }, { quantity: 1, totalMinor: 100 });
    expect(claimedMinor(order, order.lines[0]!, { before: 0, pieces: 4 })).toBe(396n);
    expect(claimedMinor(order, order.lines[1]!, { before: 0, pieces: 1 })).toBe(110n);
  });

  it('over all claims on a line, and what was not accepted of it, sums to the whole line', () => {
    const cases = fc.record({
      freight: fc.nat(100_000),
      other: fc.nat(100_000),
      totalMinor: fc.nat(1_000_000),
      claims: fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 6 }),
      declined: fc.nat(20),
    });
    fc.assert(
      fc.property(cases, ({ freight, other, totalMinor, claims, declined }) => {
        const accepted = claims.reduce((sum, pieces) => sum + pieces, 0);
        const order = orderOf(
          freight,
          { quantity: accepted + declined, totalMinor },
          { quantity: 1, totalMinor: other },
        );
        const [line, rest] = order.lines as [Line, Line];
        let before = 0;
        let sum = 0n;
        for (const pieces of claims) {
          const part = claimedMinor(order, line, { before, pieces });
          expect(part >= 0n).toBe(true);
          sum += part;
          before += pieces;
        }
        const back = declinedMinor(order, [
          { line, quantity: accepted },
          { line: rest, quantity: 1 },
        ]);
        const ofRest = claimedMinor(order, rest, { before: 0, pieces: 1 });
        expect(sum + back + ofRest).toBe(BigInt(totalMinor + other + freight));
      }),
    );
  });
});

describe('a proposal', () => {
  const terms = { amountMinor: 500n, reason: 'damaged' } as const;
  const codeOf = (work: () => unknown): string => {
    try {
      work();
      return 'fine';
    } catch (error) {
      return (error as { code: string }).code;
    }
  };

  it('of a refund or a return is of all unless it says less; other outcomes refund nothing', () => {
    expect(proposalOf({ outcome: 'refund' }, terms).refundMinor).toBe(500n);
    expect(proposalOf({ outcome: 'return', refundMinor: 499 }, terms).refundMinor).toBe(499n);
    expect(proposalOf({ outcome: 'replace' }, terms).refundMinor).toBe(0n);
  });

  it.each([
    ['claim.refund_too_large', { outcome: 'refund', refundMinor: 501 }, 'damaged'],
    ['claim.no_refund_with_that', { outcome: 'reject', refundMinor: 1 }, 'damaged'],
    ['claim.nothing_to_return', { outcome: 'return' }, 'short'],
    ['fine', { outcome: 'refund', refundMinor: 500 }, 'short'],
  ] as const)('is %s for %j of what is %s', (code, wish, reason) =>
    expect(codeOf(() => proposalOf(wish, { ...terms, reason }))).toBe(code),
  );
});
