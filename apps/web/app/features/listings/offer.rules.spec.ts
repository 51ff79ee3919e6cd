import { describe, expect, it } from '@jest/globals';
import { breakAt, nearestQuantity, whyNot } from './offer.rules.js';

describe('offers at a quantity', () => {
  const breaks = [
    { minQuantity: 1, unitPrice: '2.00' },
    { minQuantity: 1000, unitPrice: '1.50' },
    { minQuantity: 100, unitPrice: '1.80' },
  ];

  it.each([
    [1, '2.00'],
    [99, '2.00'],
    [100, '1.80'],
    [5000, '1.50'],
  ])('%i pieces cost %s each', (quantity, price) => expect(breakAt(breaks, quantity)?.unitPrice).toBe(price));

  it('has no price below the first break', () => expect(breakAt(breaks.slice(1), 5)).toBeUndefined());

  it.each([
    [{ moq: 10, orderMultiple: 1, available: 500 }, 3, 10],
    [{ moq: 1, orderMultiple: 10, available: 500 }, 13, 20],
    [{ moq: 25, orderMultiple: 10, available: 500 }, 1, 30],
    [{ moq: 1, orderMultiple: 10, available: 47 }, 100, 40],
    [{ moq: 50, orderMultiple: 1, available: 20 }, 10, undefined],
    [{ moq: 1, orderMultiple: 1, available: 0 }, 10, undefined],
  ])('%j, asked for %i, takes %s', (offer, wanted, expected) =>
    expect(nearestQuantity(offer, wanted)).toBe(expected),
  );

  it('knows the reasons that the API gives', () => {
    expect(whyNot('listing.below_moq')).toBe('below_moq');
    expect(whyNot('something.new')).toBe('other');
  });
});
