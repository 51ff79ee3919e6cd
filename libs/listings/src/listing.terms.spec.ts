import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addedFeatures,
  featureKey,
  type ListingTerms,
  normalBreaks,
  sameTerms,
  termsFaults,
  UNSAID,
} from './listing.terms.js';

const TERMS: ListingTerms = {
  partTypeId: 'p',
  brand: 'HRB',
  features: { clearance: 'C3' },
  priceBreaks: [{ minQuantity: 10, unitPrice: '4.5' }],
  ...UNSAID,
  moq: 10,
  orderMultiple: 5,
  leadTimeDays: 2,
  shipFromProvince: '山东',
  shipFromCity: null,
};

describe('the features of a listing', () => {
  it('are what it adds to the part type, less what goes without saying', () => {
    const said = { seal: 'contact_seal_2', clearance: 'C3', tolerance: 'P0', cage: '' };
    expect(addedFeatures(said, { seal: 'contact_seal_2' })).toEqual({ clearance: 'C3' });
  });

  it('have one key in whatever order they were named', () => {
    const feature = fc.dictionary(
      fc.constantFrom('clearance', 'tolerance', 'cage', 'grease'),
      fc.constantFrom('a', 'b'),
    );
    fc.assert(
      fc.property(feature, (features) => {
        const turned = Object.fromEntries(Object.entries(features).toReversed());
        expect(featureKey(turned)).toBe(featureKey(features));
      }),
    );
    expect(featureKey({ tolerance: 'P5', clearance: 'C3' })).toBe('clearance=C3;tolerance=P5');
    expect(featureKey({})).toBe('');
  });
});

describe('terms', () => {
  it('say the same however their prices and features are spelled', () => {
    const again = { ...TERMS, priceBreaks: [{ minQuantity: 10, unitPrice: '4.500000' }] };
    expect(sameTerms(TERMS, again)).toBe(true);
    expect(sameTerms(TERMS, { ...TERMS, features: {} })).toBe(false);
    expect(sameTerms(TERMS, { ...TERMS, note: '现货' })).toBe(false);
    expect(sameTerms(TERMS, { ...TERMS, priceBreaks: [{ minQuantity: 10, unitPrice: '4.500001' }] })).toBe(
      false,
    );
  });

  it('want an MOQ that can be ordered', () => {
    expect(termsFaults(TERMS)).toEqual([]);
    expect(termsFaults({ ...TERMS, orderMultiple: 4 })).toMatchObject([
      { field: 'moq', code: 'listing.moq_not_order_multiple', expected: '12' },
    ]);
  });

  it('write prices with six decimals', () => {
    expect(normalBreaks([{ minQuantity: 1, unitPrice: '0.085' }])).toEqual([
      { minQuantity: 1, unitPrice: '0.085000' },
    ]);
  });
});
