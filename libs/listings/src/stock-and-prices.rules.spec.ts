import { describe, expect, it } from '@jest/globals';
import { type LockedListing } from './listing.store.js';
import { UNSAID } from './listing.terms.js';
import { decide, type GoodsUpdate } from './stock-and-prices.rules.js';

const GOODS = { partTypeId: 'p', brand: 'HRB', features: {} };
const SELLER = {
  verified: true,
  province: '山东',
  city: '临清',
  certificates: [],
  today: '2026-11-26',
};
const ITEM: GoodsUpdate = { designation: '6205', brand: 'HRB' };

const existing = (own: Partial<LockedListing> = {}): LockedListing => ({
  sellerId: 'seller',
  id: 'listing',
  terms: {
    ...GOODS,
    priceBreaks: [{ minQuantity: 10, unitPrice: '4.500000' }],
    ...UNSAID,
    moq: 10,
    orderMultiple: 10,
    leadTimeDays: 2,
    shipFromProvince: '山东',
    shipFromCity: '临清',
  },
  state: 'live',
  version: 1,
  ...own,
});

describe('an item of a partner’s list', () => {
  it('puts new goods on offer from where the firm is, its MOQ at the first break', () => {
    const item = { ...ITEM, priceBreaks: [{ minQuantity: 50, unitPrice: '4' }] };
    expect(decide(item, GOODS, undefined, SELLER)).toMatchObject({
      act: 'offer',
      state: 'live',
      pieces: 0,
      terms: { moq: 50, orderMultiple: 1, leadTimeDays: 3, shipFromProvince: '山东', shipFromCity: '临清' },
    });
    expect(decide(item, GOODS, undefined, { ...SELLER, verified: false })).toMatchObject({
      state: 'in_review',
    });
  });

  it('needs prices for new goods', () => {
    expect(decide({ ...ITEM, stock: 5 }, GOODS, undefined, SELLER)).toMatchObject({
      act: 'reject',
      error: { code: 'listing.prices_missing' },
    });
  });

  it('changes what it names and leaves the rest', () => {
    expect(decide({ ...ITEM, stock: 5 }, GOODS, existing(), SELLER)).toMatchObject({
      act: 'amend',
      changed: false,
      pieces: 5,
    });
    expect(decide({ ...ITEM, leadTimeDays: 9 }, GOODS, existing(), SELLER)).toMatchObject({
      act: 'amend',
      changed: true,
      pieces: undefined,
      terms: { leadTimeDays: 9, moq: 10 },
    });
  });

  it('moves the MOQ with the first break', () => {
    const item = { ...ITEM, priceBreaks: [{ minQuantity: 20, unitPrice: '4' }] };
    expect(decide(item, GOODS, existing(), SELLER)).toMatchObject({ act: 'amend', terms: { moq: 20 } });
    expect(decide({ ...item, moq: 10 }, GOODS, existing(), SELLER)).toMatchObject({
      act: 'reject',
      error: { code: 'listing.terms_invalid' },
    });
  });

  it('does not bring back what the market took down', () => {
    expect(decide({ ...ITEM, stock: 5 }, GOODS, existing({ state: 'taken_down' }), SELLER)).toMatchObject({
      act: 'reject',
      error: { code: 'listing.state_conflict' },
    });
  });
});
