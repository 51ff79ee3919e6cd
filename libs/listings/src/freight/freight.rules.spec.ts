import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { freightBySeller, freightMinor, type Rate } from './freight.rules.js';

const RATE: Rate = { firstKg: 3, firstMinor: 1200n, perKgMinor: 180n };
const near: Rate = { firstKg: 3, firstMinor: 800n, perKgMinor: 100n };

describe('freight', () => {
  it('is a first weight, and each kilogram begun beyond it', () => {
    const of = (massKg: number) => freightMinor(RATE, massKg);
    expect([0, 0.1, 3, 3.001, 4, 4.2, 100].map(of)).toEqual([
      1200n,
      1200n,
      1200n,
      1380n,
      1380n,
      1560n,
      18_660n,
    ]);
    expect(of(0.1 + 0.2 + 2.7)).toBe(1200n);
  });

  it('never falls when the goods grow heavier', () => {
    const mass = fc.double({ min: 0, max: 1e5, noNaN: true });
    fc.assert(
      fc.property(mass, mass, (a, b) => {
        expect(freightMinor(RATE, a + b)).toBeGreaterThanOrEqual(freightMinor(RATE, a));
      }),
    );
  });

  it('is one consignment for each seller and province, free where a seller’s goods are worth enough', () => {
    const consignments = [
      { sellerId: 'a', fromProvince: '山东', goodsMinor: 60_00n, massKg: 2 },
      { sellerId: 'a', fromProvince: '山东', goodsMinor: 30_00n, massKg: 2 },
      { sellerId: 'a', fromProvince: '河北', goodsMinor: 10_00n, massKg: 1 },
      { sellerId: 'b', fromProvince: '山东', goodsMinor: 100_00n, massKg: 50 },
    ];
    const rateFrom = (province: string) => (province === '山东' ? RATE : near);
    const freight = freightBySeller(consignments, rateFrom, new Map([['b', 100_00n]]));
    expect([...freight]).toEqual([
      ['a', 1380n + 800n],
      ['b', 0n],
    ]);
    expect(freightBySeller(consignments, rateFrom, new Map([['b', 100_01n]])).get('b')).toBe(9660n);
  });
});
