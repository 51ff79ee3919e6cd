import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type CommissionTerms, commissionOfLines, type Rule, ruleFor } from './commission.rules.js';

const rule = (ruleId: string, wish: Partial<Rule> = {}): Rule => ({
  ruleId,
  family: null,
  sellerId: null,
  basisPoints: 100,
  leastMinor: null,
  mostMinor: null,
  validFrom: '2026-01-01',
  ...wish,
});
const goods = { sellerId: 'one', family: 'deep_groove_ball' } as const;

describe('ruleFor', () => {
  it('takes the most special: seller and family, seller, family, any', () => {
    const rules = [
      rule('any', { validFrom: '2026-05-01' }),
      rule('family', { family: 'deep_groove_ball' }),
      rule('seller', { sellerId: 'one' }),
      rule('both', { sellerId: 'one', family: 'deep_groove_ball' }),
      rule('elsewhere', { sellerId: 'two', family: 'deep_groove_ball' }),
    ];
    const order: string[] = [];
    const left = () => rules.filter(({ ruleId }) => !order.includes(ruleId));
    for (let found = ruleFor(left(), goods); found; found = ruleFor(left(), goods)) order.push(found.ruleId);
    expect(order).toEqual(['both', 'seller', 'family', 'any']);
    expect(ruleFor(rules, { sellerId: 'three', family: 'thrust_ball' })?.ruleId).toBe('any');
  });

  it('takes of two alike the one that began last, in whatever order they come', () => {
    const older = rule('z', { validFrom: '2026-01-01' });
    const newer = rule('a', { validFrom: '2026-06-01' });
    const latest = rule('b', { validFrom: '2026-06-01' });
    for (const rules of [
      [older, newer, latest],
      [latest, newer, older],
    ])
      expect(ruleFor(rules, goods)?.ruleId).toBe('b');
  });
});

const terms = (ruleId: string | null, wish: Partial<CommissionTerms> = {}): CommissionTerms => ({
  ruleId,
  basisPoints: 150,
  leastMinor: null,
  mostMinor: null,
  ...wish,
});

describe('commissionOfLines', () => {
  it('rounds lines under one rule together, and divides the sum', () => {
    const lines = [2831n, 3750n].map((totalMinor) => ({ totalMinor, terms: terms(null) }));
    expect(commissionOfLines(lines)).toEqual([43n, 56n]);
  });

  it('keeps each rule’s part between its least and its most, and within the goods', () => {
    const least = terms('least', { leastMinor: 500n });
    const most = terms('most', { basisPoints: 3000, mostMinor: 700n });
    const flat = terms('flat', { basisPoints: 0, leastMinor: 500n });
    const lines = [
      { totalMinor: 6000n, terms: least },
      { totalMinor: 10_000n, terms: most },
      { totalMinor: 4000n, terms: least },
      { totalMinor: 120n, terms: flat },
    ];
    expect(commissionOfLines(lines)).toEqual([300n, 700n, 200n, 120n]);
  });

  it('takes of no line more than it comes to, and of the lines of a rule what the rule says', () => {
    const bound = fc.option(fc.bigInt(0n, 5000n), { nil: null });
    const some = fc
      .record({ basisPoints: fc.integer({ min: 0, max: 3000 }), least: bound, above: bound })
      .map(({ basisPoints, least, above }) => ({
        basisPoints,
        leastMinor: least,
        mostMinor: above === null ? null : (least ?? 0n) + above,
      }));
    fc.assert(
      fc.property(
        fc.tuple(some, some),
        fc.array(fc.tuple(fc.bigInt(0n, 10n ** 9n), fc.nat({ max: 1 })), { minLength: 1, maxLength: 20 }),
        (rules, drawn) => {
          const lines = drawn.map(([totalMinor, at]) => ({
            totalMinor,
            terms: { ruleId: `${at}`, ...rules[at]! },
          }));
          const parts = commissionOfLines(lines);
          for (const [index, part] of parts.entries())
            expect(part >= 0n && part <= lines[index]!.totalMinor).toBe(true);
          for (const [at, { basisPoints, leastMinor, mostMinor }] of rules.entries()) {
            const [goodsMinor, kept] = drawn.reduce<[bigint, bigint]>(
              ([all, sum], [total, of], index) =>
                of === at ? [all + total, sum + parts[index]!] : [all, sum],
              [0n, 0n],
            );
            const least = leastMinor === null || leastMinor < goodsMinor ? (leastMinor ?? 0n) : goodsMinor;
            expect(kept >= least && kept <= (mostMinor ?? goodsMinor)).toBe(true);
            const off = kept * 20_000n - goodsMinor * BigInt(basisPoints) * 2n;
            const isBounded = kept === least || kept === mostMinor;
            expect(isBounded || (off <= 10_000n && off > -10_001n)).toBe(true);
          }
        },
      ),
    );
  });
});
