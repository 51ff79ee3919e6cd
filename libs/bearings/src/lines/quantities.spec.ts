import { describe, expect, it } from '@jest/globals';
import { foldText } from '../designations/fold.js';
import { findPrice, findQuantity, hanNumber } from './quantities.js';

describe('hanNumber', () => {
  it.each([
    ['五百', 500],
    ['两千', 2_000],
    ['一千二百', 1_200],
    ['十', 10],
    ['十五', 15],
    ['三万五千', 35_000],
    ['万', 10_000],
    ['二十', 20],
  ])('%s is %d', (text, number) => {
    expect(hanNumber(text)).toBe(number);
  });
});

describe('findQuantity', () => {
  it.each([
    ['6205 500个', 500, 'piece'],
    ['6205 1,000 pcs', 1_000, 'piece'],
    ['1.5万粒', 15_000, 'piece'],
    ['5K pcs', 5_000, 'piece'],
    ['数量:30 6205', 30, undefined],
    ['qty 12 sets', 12, 'set'],
    ['一百套', 100, 'set'],
    ['6208 2打', 2, 'dozen'],
    ['两打', 2, 'dozen'],
    ['20 kg', 20, 'kg'],
    ['两吨', 2, 't'],
    ['３箱', 3, 'box'],
    ['约500个以上', 500, 'piece'],
  ])('in %s is %d', (text, quantity, unit) => {
    const found = findQuantity(foldText(text));
    expect([found?.quantity, found?.unit]).toEqual([quantity, unit]);
  });

  it('takes no part of a designation for a quantity', () => {
    for (const text of ['NU205', '6205-2RS', '6205PCS', '500P6', 'K20X24X10']) {
      expect(findQuantity(text)?.quantity).not.toBe(205);
      expect(findQuantity(text)?.unit === undefined || text === '6205PCS').toBe(true);
    }
  });
});

describe('findPrice', () => {
  it.each([
    ['3.5元/个', { amount: 3.5, currency: 'CNY', per: 'piece' }],
    ['¥12', { amount: 12, currency: 'CNY' }],
    ['￥ 1,250.50', { amount: 1250.5, currency: 'CNY' }],
    ['单价 3.2', { amount: 3.2 }],
    ['3块5', { amount: 3.5, currency: 'CNY' }],
    ['总价800元', { amount: 800, currency: 'CNY', per: 'total' }],
    ['$0.85/pc', { amount: 0.85, currency: 'USD', per: 'piece' }],
    ['USD 1.2 per set', { amount: 1.2, currency: 'USD', per: 'set' }],
    ['6205 €3', { amount: 3, currency: 'EUR' }],
    ['@32元', { amount: 32, currency: 'CNY' }],
    ['6205 under 3元', { amount: 3, currency: 'CNY', bound: 'most' }],
    ['6205 sealed under 3 yuan', { amount: 3, currency: 'CNY', bound: 'most' }],
    ['6205 at 2.5 dollars each', { amount: 2.5, currency: 'USD' }],
    ['3块以内', { amount: 3, currency: 'CNY', bound: 'most' }],
    ['单价不超过3.5', { amount: 3.5, bound: 'most' }],
    ['6205 <=3', { amount: 3, bound: 'most' }],
    ['at least 2.5 USD', { amount: 2.5, currency: 'USD', bound: 'least' }],
    ['3元内径25', { amount: 3, currency: 'CNY' }],
  ])('in %s', (text, price) => {
    expect(findPrice(foldText(text))?.price).toEqual(price);
  });

  it('finds none where nothing marks one', () => {
    const limitsOfOtherThings = ['内径<=30', 'under 30 mm', '最多500个', 'max 3000 rpm'];
    for (const text of ['6205 500', '25*52*15', '6205-2RS/C3 20个', '', ...limitsOfOtherThings])
      expect(findPrice(text)).toBeUndefined();
  });
});
