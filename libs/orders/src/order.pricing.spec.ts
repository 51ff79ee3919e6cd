import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { priceGoods, priceOrder } from './order.pricing.js';

describe('priceOrder', () => {
  it('rounds once, at the line', () => {
    const goods = priceGoods([
      { unitPrice: '0.085', quantity: 333 },
      { unitPrice: '12.5', quantity: 3 },
    ]);
    expect(goods).toEqual({ lineTotals: [2831n, 3750n], goodsMinor: 6581n });
    expect(priceOrder(goods.goodsMinor, 0n)).toEqual({ totalMinor: 6581n, taxMinor: 757n });
  });

  it('taxes freight with the goods', () => {
    expect(priceOrder(10_000n, 1_300n)).toEqual({ totalMinor: 11_300n, taxMinor: 1_300n });
  });

  it('keeps tax within the total, and the total the sum of its lines', () => {
    const line = fc.record({
      unitPrice: fc.integer({ min: 1, max: 10 ** 9 }).map((micros) => (micros / 1e6).toFixed(6)),
      quantity: fc.integer({ min: 1, max: 100_000 }),
    });
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 20 }),
        fc.bigInt(0n, 10n ** 9n),
        (lines, freight) => {
          const { lineTotals, goodsMinor } = priceGoods(lines);
          const { totalMinor, taxMinor } = priceOrder(goodsMinor, freight);
          expect(lineTotals.reduce((a, b) => a + b, freight)).toBe(totalMinor);
          expect(taxMinor <= totalMinor).toBe(true);
          expect(Math.abs(Number(taxMinor * 113n - totalMinor * 13n))).toBeLessThanOrEqual(113 / 2);
        },
      ),
    );
  });
});
