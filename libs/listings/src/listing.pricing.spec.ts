import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type PriceBreak } from './listing.entity.js';
import { priceBreakFaults, quantityFault, unitPriceAt } from './listing.pricing.js';

const BREAKS: PriceBreak[] = [
  { minQuantity: 10, unitPrice: '4.500000' },
  { minQuantity: 100, unitPrice: '3.850000' },
  { minQuantity: 1000, unitPrice: '0.085000' },
];

describe('the unit price at a quantity', () => {
  it.each([
    [9, undefined],
    [10, '4.500000'],
    [99, '4.500000'],
    [100, '3.850000'],
    [5_000_000, '0.085000'],
  ])('at %i is %s', (quantity, price) => {
    expect(unitPriceAt(BREAKS, quantity)).toBe(price);
  });

  it('never rises with the quantity when the breaks have no fault', () => {
    const breaks = fc
      .array(
        fc.record({ step: fc.integer({ min: 1, max: 500 }), fen: fc.integer({ min: 1, max: 99_999 }) }),
        {
          minLength: 1,
          maxLength: 8,
        },
      )
      .map((steps) => {
        let minQuantity = 0;
        return steps.map(({ step, fen }) => ({
          minQuantity: (minQuantity += step),
          unitPrice: (fen / 100).toFixed(2),
        }));
      });
    fc.assert(
      fc.property(breaks, fc.nat(5000), fc.nat(5000), (made, quantity, more) => {
        fc.pre(priceBreakFaults(made, made[0]!.minQuantity).length === 0);
        const [less, dear] = [unitPriceAt(made, quantity), unitPriceAt(made, quantity + more)];
        expect(less === undefined || Number(dear) <= Number(less)).toBe(true);
      }),
    );
  });
});

describe('a quantity', () => {
  it.each([
    [4, 'listing.below_moq'],
    [5, 'listing.below_moq'],
    [10, undefined],
    [12, 'listing.not_order_multiple'],
    [15, undefined],
  ])('of %i is %s', (quantity, fault) => {
    expect(quantityFault({ moq: 10, orderMultiple: 5 }, quantity)).toBe(fault);
  });
});

describe('price breaks', () => {
  it('have no fault when they ascend from the MOQ and do not rise', () => {
    expect(priceBreakFaults(BREAKS, 10)).toEqual([]);
  });

  it('are told each fault with its place and with what would be right', () => {
    const faults = priceBreakFaults(
      [
        { minQuantity: 5, unitPrice: '4' },
        { minQuantity: 5, unitPrice: '4.000001' },
        { minQuantity: 6, unitPrice: '0.0' },
      ],
      10,
    );
    expect(faults).toEqual([
      { index: 0, field: 'minQuantity', code: 'listing.first_break_not_moq', expected: '10' },
      { index: 1, field: 'minQuantity', code: 'listing.breaks_not_ascending', expected: '> 5' },
      { index: 1, field: 'unitPrice', code: 'listing.breaks_rise', expected: '<= 4' },
      { index: 2, field: 'unitPrice', code: 'listing.price_zero', expected: '> 0' },
    ]);
  });

  it('compare prices by value, not by spelling', () => {
    const breaks = [
      { minQuantity: 1, unitPrice: '9' },
      { minQuantity: 2, unitPrice: '9.000000' },
      { minQuantity: 3, unitPrice: '10.0' },
    ];
    expect(priceBreakFaults(breaks, 1).map(({ index }) => index)).toEqual([2]);
  });
});
