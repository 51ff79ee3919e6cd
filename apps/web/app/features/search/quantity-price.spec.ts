import { describe, expect, it } from '@jest/globals';
import { priceAt } from './quantity-price.js';

const OFFERS = {
  bestPrice: { unitPrice: '4.000000', currency: 'CNY' },
  prices: [
    { quantity: 100, unitPrice: '4.000000' },
    { quantity: 1000, unitPrice: '3.500000' },
  ],
};

describe('the best price at a quantity', () => {
  it('is that of the last common quantity it reaches', () => {
    expect(priceAt(OFFERS, 999)).toEqual({ quantity: 100, unitPrice: '4.000000', currency: 'CNY' });
    expect(priceAt(OFFERS, 5000)?.unitPrice).toBe('3.500000');
  });

  it('is none where nobody sells so few, and the lowest first break when no quantity is said', () => {
    expect(priceAt(OFFERS, 10)).toBeNull();
    expect(priceAt(OFFERS, 0)).toEqual(OFFERS.bestPrice);
    expect(priceAt({ bestPrice: null, prices: [] }, 10)).toBeNull();
  });
});
