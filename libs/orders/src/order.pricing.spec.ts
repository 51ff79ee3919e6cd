import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { priceOrder } from './order.pricing.js';

describe('priceOrder', () => {
  it('rounds once, at the line', () => {
    const priced = priceOrder(
      [
        { unitPrice: '0.085', quantity: 333 },
        { unitPrice: '12.5', quantity: 3 },
      ],
      150,
    );
    expect(priced).toEqual({
      lineTotals: [2831n, 3750n],
      totalMinor: 6581n,
      taxMinor: 757n,
      commissionMinor: 99n,
    });
  });

  it('keeps tax and commission within the total, and the total the sum of its lines', () => {
    const line = fc.record({
      unitPrice: fc.integer({ min: 1, max: 10 ** 9 }).map((micros) => (micros / 1e6).toFixed(6)),
      quantity: fc.integer({ min: 1, max: 100_000 }),
    });
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 0, max: 5000 }),
        (lines, rate) => {
          const { lineTotals, totalMinor, taxMinor, commissionMinor } = priceOrder(lines, rate);
          expect(lineTotals.reduce((a, b) => a + b, 0n)).toBe(totalMinor);
          expect(taxMinor <= totalMinor && commissionMinor <= totalMinor).toBe(true);
          expect(Math.abs(Number(taxMinor * 113n - totalMinor * 13n))).toBeLessThanOrEqual(113 / 2);
        },
      ),
    );
  });
});
