import { bearingLife, catalogue } from '@app/bearings';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Account, type Json, TestApp } from '../support/app.js';
import { designations, foundBy, type Query } from '../support/searching.js';
import { offer } from '../support/trade.js';

let app: TestApp;
let seller: Account;
let other: Account;

beforeAll(async () => {
  app = await TestApp.start();
  [seller, other] = [await app.seller('Yandian Workshop'), await app.seller('Panzhuang Bearings')];
});
afterAll(() => app.close());

const found = (query: Query): Promise<Json> => foundBy(app, query);

describe('terms of trade', () => {
  const CHEAP_IN_BULK = {
    designation: '6020-2RS',
    brand: 'BULK',
    moq: 50,
    leadTimeDays: 9,
    stock: 0,
    shipFrom: { province: '河北', city: '邢台' },
    priceBreaks: [
      { minQuantity: 50, unitPrice: '40' },
      { minQuantity: 1000, unitPrice: '20' },
    ],
  };

  beforeAll(async () => {
    await offer(seller, CHEAP_IN_BULK);
    await offer(other, {
      designation: '6021-2RS',
      brand: 'BULK',
      leadTimeDays: 1,
      shipFrom: { province: '浙江', city: '宁波' },
      priceBreaks: [{ minQuantity: 1, unitPrice: '30' }],
    });
    await app.drain();
  });

  const among = async (query: Query): Promise<string[]> =>
    designations(await found({ brand: 'BULK', ...query }));

  it.each<[string, Query, string[]]>([
    ['a price at the first breaks', { priceMax: '35' }, ['6021-2RS']],
    ['a price at a quantity', { priceMax: '25', quantity: '5000' }, ['6020-2RS']],
    ['a quantity nobody sells so few of', { priceMin: '0', quantity: '10' }, ['6021-2RS']],
    ['a lead time', { leadTimeMax: '3' }, ['6021-2RS']],
    ['an order so small', { moqMax: '49' }, ['6021-2RS']],
    ['stock', { inStock: 'true' }, ['6021-2RS']],
    ['a province in any spelling', { province: 'Hebei' }, ['6020-2RS']],
    [
      'normal clearance, of which nobody speaks',
      { clearance: 'CN', tolerance: 'P0' },
      ['6020-2RS', '6021-2RS'],
    ],
    ['mass', { massMin: '0.0001', massMax: '0.001' }, []],
    [
      'ratings and speed',
      { dynamicLoadMin: '1', staticLoadMin: '1', limitingSpeedMax: '100000' },
      ['6020-2RS', '6021-2RS'],
    ],
    ['size, nearly', { bore: '101', within: '1.5' }, ['6020-2RS']],
  ])('are a condition: %s', async (_, query, expected) => {
    expect((await among(query)).toSorted()).toEqual(expected);
  });

  it.each<[string, Query, string[]]>([
    ['price at the first breaks', { sort: 'price' }, ['6021-2RS', '6020-2RS']],
    ['price at a quantity', { sort: 'price', quantity: '2000' }, ['6020-2RS', '6021-2RS']],
    ['lead time', { sort: 'leadTime' }, ['6021-2RS', '6020-2RS']],
    ['distance to Beijing', { sort: 'distance', from: '北京市' }, ['6020-2RS', '6021-2RS']],
    ['distance to Shanghai', { sort: 'distance', from: 'Shanghai' }, ['6021-2RS', '6020-2RS']],
    ['load rating, the most first', { sort: 'dynamicLoad' }, ['6021-2RS', '6020-2RS']],
    ['mass, the least first', { sort: 'mass' }, ['6020-2RS', '6021-2RS']],
  ])('are an order: %s', async (_, query, expected) => {
    expect(await among(query)).toEqual(expected);
  });

  it('are shown with each hit', async () => {
    const { items, facets } = await found({ brand: 'BULK', leadTimeMax: '9', moqMax: '50', sort: 'mass' });
    expect(items[0].offers).toMatchObject({
      bestPrice: { unitPrice: '40.000000' },
      prices: [
        { quantity: 100, unitPrice: '40.000000' },
        { quantity: 1000, unitPrice: '20.000000' },
        { quantity: 10_000, unitPrice: '20.000000' },
      ],
      leadTimeDays: 9,
      moq: 50,
    });
    expect(facets.province).toEqual([
      { value: '河北', count: 1 },
      { value: '浙江', count: 1 },
    ]);
  });
});

describe('types that last', () => {
  const RUNNING = { radialKn: '3', axialKn: '0.5', speedRpm: '1450', hours: '20000' };

  it('are those whose life suffices, no more and no less, with all else that is asked', async () => {
    const { items, total, facets } = await found({ ...RUNNING, bore: '40', seal: 'open', limit: '100' });
    const truth = catalogue().filter((type) => {
      if (type.dimensions.boreMm !== 40 || (type.features.seal ?? 'open') !== 'open') return false;
      const outcome = bearingLife(type, {
        cases: [{ radialKn: 3, axialKn: 0.5, speedRpm: 1450 }],
        requiredHours: 20_000,
      });
      return (
        outcome.ok &&
        outcome.value.lasts &&
        outcome.value.remarks.every(({ severity }) => severity !== 'unfit')
      );
    });
    expect(truth.length).toBeGreaterThan(5);
    expect(designations({ items }).toSorted()).toEqual(
      truth.map(({ designation }) => designation).toSorted(),
    );
    expect(total).toBe(truth.length);
    expect(facets.seal.length).toBeGreaterThan(1);
  });

  it('are fewer when more of them shall last, and come in pages', async () => {
    const usual = await found({ ...RUNNING, limit: '5' });
    const surer = await found({ ...RUNNING, reliability: '99' });
    expect(surer.total).toBeLessThan(usual.total);
    const next = await found({ ...RUNNING, limit: '5', cursor: usual.nextCursor });
    expect(designations(next)).not.toContain(designations(usual)[0]);
  });
});
