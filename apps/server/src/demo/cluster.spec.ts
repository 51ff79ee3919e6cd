import { catalogue } from '@app/bearings';
import { PROVINCES } from '@app/kernel';
import { quantityFault, unitPriceAt } from '@app/listings';
import { describe, expect, it } from '@jest/globals';
import { inventBuyers, inventSellers } from './firms.js';
import { type Goods, type Part, Shelves, stockShop } from './goods.js';
import { type PricedThing, yuanPerPiece } from './prices.js';
import { idAt, Random } from './random.js';

const sellers = inventSellers(300, new Random(1));
const buyers = inventBuyers(100, new Random(2));

const parts = catalogue().map((type): Part => ({
  id: type.designation,
  designation: type.designation,
  family: type.family,
  series: type.series,
  seal: type.features.seal ?? 'open',
  boreMm: type.dimensions.boreMm ?? null,
  outsideMm: type.dimensions.outsideMm ?? null,
  widthMm: type.dimensions.widthMm ?? null,
  massKg: type.massKg ?? null,
  features: type.features,
}));
const shelves = new Shelves(parts);
const goodsOf = (seed: number): Goods[] => {
  const random = new Random(seed);
  return sellers.slice(0, 60).flatMap((seller) => [...stockShop(seller, 40, shelves, random)]);
};
const goods = goodsOf(3);

describe('the firms of the demonstration', () => {
  it('say that they are invented, and no two bear one name', () => {
    const names = [...sellers, ...buyers].map(({ name }) => name);
    expect(names.every((name) => name.endsWith('（演示）'))).toBe(true);
    expect(new Set(names).size).toBe(names.length);
  });

  it('have codes that were never given out, each its own', () => {
    const codes = [...sellers, ...buyers].map(({ usccBody }) => usccBody);
    expect(codes.every((code) => /^91(371581|000000)DEM\d{6}$/.test(code))).toBe(true);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('sell from Linqing and buy in every province of the mainland', () => {
    expect(new Set(sellers.map(({ province, city }) => province + city))).toEqual(new Set(['山东临清']));
    expect(new Set(buyers.map(({ province }) => province))).toEqual(new Set(PROVINCES.map(({ zh }) => zh)));
  });

  it('are factories, family workshops and shops; who is green holds a certificate that says so', () => {
    expect(new Set(sellers.map(({ makes }) => makes))).toEqual(new Set(['factory', 'workshop', 'shop']));
    const green = sellers.filter(({ greenUntil }) => greenUntil !== null);
    expect(green.length).toBeGreaterThan(5);
    for (const { certificates, greenUntil } of green) {
      const days = certificates
        .filter(({ kind, state }) => /^(green_factory|discharge_permit)$/.test(kind) && state === 'verified')
        .map(({ validUntil }) => validUntil);
      expect(days.toSorted().at(-1)).toBe(greenUntil);
    }
  });
});

describe('their goods', () => {
  it('are the same for the same seed and others for another', () => {
    expect(goodsOf(3)).toEqual(goods);
    expect(goodsOf(4)).not.toEqual(goods);
  });

  it('can be ordered at the MOQ, for a price, and cost no more a piece in larger lots', () => {
    for (const { moq, orderMultiple, priceBreaks } of goods) {
      expect(quantityFault({ moq, orderMultiple }, moq)).toBeUndefined();
      expect(Number(unitPriceAt(priceBreaks, moq))).toBeGreaterThan(0);
      for (const [index, next] of priceBreaks.slice(1).entries()) {
        expect(next.minQuantity).toBeGreaterThan(priceBreaks[index]!.minQuantity);
        expect(Number(next.unitPrice)).toBeLessThanOrEqual(Number(priceBreaks[index]!.unitPrice));
      }
    }
  });

  it('are each offered once by a seller', () => {
    const keys = goods.map((made) =>
      JSON.stringify([made.sellerId, made.partTypeId, made.brand, made.features]),
    );
    expect(new Set(keys).size).toBe(goods.length);
  });

  it('have a heavy-tailed stock, never a part of a carton', () => {
    const stock = goods.map((made) => made.stock);
    expect(goods.every((made) => made.stock % made.orderMultiple === 0)).toBe(true);
    expect(stock.filter((pieces) => pieces === 0).length).toBeGreaterThan(0);
    const sorted = stock.toSorted((a, b) => b - a);
    const sum = (of: number[]): number => of.reduce((total, pieces) => total + pieces, 0);
    expect(sum(sorted.slice(0, sorted.length / 10))).toBeGreaterThan(0.4 * sum(sorted));
  });
});

describe('a price', () => {
  const thing: PricedThing = {
    family: 'deep_groove_ball',
    seal: 'open',
    massKg: 0.13,
    outsideMm: 52,
    features: {},
    brandFactor: 1,
    sellerFactor: 1,
  };
  const dearer = (change: Partial<PricedThing>): number =>
    yuanPerPiece({ ...thing, ...change }) / yuanPerPiece(thing);

  it('follows size, seal, class and brand', () => {
    expect(yuanPerPiece(thing)).toBeGreaterThan(2);
    expect(yuanPerPiece(thing)).toBeLessThan(5);
    expect(dearer({ massKg: 1.3 })).toBeGreaterThan(5);
    expect(dearer({ seal: 'shield_2' })).toBeGreaterThan(1);
    expect(dearer({ seal: 'contact_seal_2' })).toBeGreaterThan(dearer({ seal: 'shield_2' }));
    expect(dearer({ features: { tolerance: 'P5' } })).toBeGreaterThan(
      dearer({ features: { tolerance: 'P6' } }),
    );
    expect(dearer({ brandFactor: 5 })).toBeCloseTo(5);
  });
});

describe('an id', () => {
  it('is a UUID of version 7 that bears its moment', () => {
    const at = Date.UTC(2026, 2, 4);
    const id = idAt(at, new Random(5));
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(at);
  });
});
