import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Account, type Answer, type Caller, type Json, TestApp } from '../support/app.js';

const PATH = '//partner/v1/stock-and-prices';
const PRICE = [{ minQuantity: 1, unitPrice: '4.5' }];

const statuses = ({ body }: Answer): string[] => body.results.map((result: Json) => result.status);

describe('a partner’s system', () => {
  let market: TestApp;
  let seller: Account;
  let partner: Caller;

  beforeAll(async () => {
    market = await TestApp.start();
    seller = await market.seller();
    partner = await withKey(seller, ['catalog:read', 'listings:read', 'listings:write']);
  });
  afterAll(() => market.close());

  const withKey = async (owner: Account, scopes: string[]): Promise<Caller> => {
    const { status, body } = await owner.post('/api-keys', { name: 'ERP', scopes });
    expect(status).toBe(201);
    return market.anyone({ 'x-api-key': body.key });
  };

  const put = (items: unknown[], key?: string): Promise<Answer> => partner.put(PATH, { items }, { key });

  it('puts goods on offer, changes them, and changes nothing by telling the same again', async () => {
    const items = [
      { designation: '6205-2RS', brand: '哈轴', stock: 100, priceBreaks: PRICE },
      { designation: '6205 ZZ/C3', brand: 'HRB', stock: 50, priceBreaks: PRICE, moq: 1, orderMultiple: 1 },
    ];
    expect(statuses(await put(items))).toEqual(['created', 'created']);
    expect(statuses(await put(items))).toEqual(['unchanged', 'unchanged']);
    const less = await put([{ designation: '6205-2RS', brand: 'HRB', stock: 80 }, items[1]]);
    expect(statuses(less)).toEqual(['changed', 'unchanged']);
    const dearer = await put([
      { designation: '6205-2RS', brand: 'HRB', priceBreaks: [{ minQuantity: 10, unitPrice: '5' }] },
    ]);
    expect(statuses(dearer)).toEqual(['changed']);

    const listed = await partner.get('//partner/v1/listings');
    expect(listed.body.items).toHaveLength(2);
    expect(listed.body.items.find((item: Json) => item.id === less.body.results[0].listingId)).toMatchObject({
      designation: '6205-2RS',
      brand: 'HRB',
      stock: 80,
      available: 80,
      moq: 10,
      priceBreaks: [{ minQuantity: 10, unitPrice: '5.000000' }],
      state: 'live',
    });
  });

  it('has every sound item land, and is told of each other what was wrong', async () => {
    const answer = await put([
      { designation: '30205', brand: 'X', stock: 5, priceBreaks: PRICE },
      { designation: 'no such thing', brand: 'X', priceBreaks: PRICE },
      { designation: '30206', brand: 'X', stock: -5, priceBreaks: PRICE },
      { designation: '30207', brand: 'X', stock: 5 },
      'not an item',
      { designation: '30208', brand: 'X', priceBreaks: [...PRICE, { minQuantity: 5, unitPrice: '9' }] },
      { designation: '30205', brand: 'X', stock: 7 },
      { designation: '30209', brand: 'X', stock: 5, priceBreaks: PRICE, colour: 'blue' },
      { designation: '30210', brand: 'X', stock: 5, priceBreaks: PRICE },
    ]);
    expect(answer.status).toBe(200);
    expect(statuses(answer)).toEqual([
      'created',
      'rejected',
      'rejected',
      'rejected',
      'rejected',
      'rejected',
      'rejected',
      'rejected',
      'created',
    ]);
    const errors = answer.body.results.map((result: Json) => [
      result.error?.code,
      result.error?.errors[0]?.field,
    ]);
    expect(errors).toEqual([
      [undefined, undefined],
      ['listing.designation_unknown', 'designation'],
      ['validation.failed', 'stock'],
      ['listing.prices_missing', 'priceBreaks'],
      ['validation.failed', expect.any(String)],
      ['listing.terms_invalid', 'priceBreaks.1.unitPrice'],
      ['listing.repeated_item', 'designation'],
      ['validation.failed', 'colour'],
      [undefined, undefined],
    ]);
  });

  it('cannot count away what is kept for orders, and such an item changes nothing else either', async () => {
    const [created] = (await put([{ designation: '6300', brand: 'KEPT', stock: 10, priceBreaks: PRICE }]))
      .body.results;
    await market.sql(`UPDATE stock_lot SET reserved = 8 WHERE listing_id = $1`, [created.listingId]);
    const answer = await put([{ designation: '6300', brand: 'KEPT', stock: 5, leadTimeDays: 30 }]);
    expect(answer.body.results).toMatchObject([
      { status: 'rejected', listingId: created.listingId, error: { code: 'listing.stock_below_reserved' } },
    ]);
    const { body } = await seller.get(`/seller/listings/${created.listingId}`);
    expect(body).toMatchObject({ onHand: 10, leadTimeDays: 3, version: 1 });
  });

  it('does not wait for two lists that cross', async () => {
    const designations = ['6000', '6001', '6002', '6003', '6004', '6005'];
    const items = designations.map((designation) => ({
      designation,
      brand: 'CROSS',
      stock: 1,
      priceBreaks: PRICE,
    }));
    const answers = await Promise.all([
      put(items),
      put(items.toReversed()),
      put(items),
      put(items.toReversed()),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const [{ count }] = await market.sql(`SELECT count(*)::int FROM listing WHERE brand = 'CROSS'`);
    expect(count).toBe(6);
  });

  it('takes 500 items and no more, in a number of statements that does not grow with them', async () => {
    const parts = await market.sql(`SELECT designation FROM part_type ORDER BY id LIMIT 500`);
    const items = parts.map(({ designation }) => ({
      designation,
      brand: 'MANY',
      stock: 3,
      priceBreaks: PRICE,
    }));
    const answer = await put(items);
    expect(new Set(statuses(answer))).toEqual(new Set(['created']));
    expect((await put([...items, items[0]])).status).toBe(400);
  });

  it('gets one answer for one key, and may not use it for another list', async () => {
    const items = [{ designation: '6400', brand: 'KEY', stock: 1, priceBreaks: PRICE }];
    const first = await put(items, 'partner-key-1');
    expect(statuses(await put(items, 'partner-key-1'))).toEqual(statuses(first));
    expect((await put([{ ...items[0], stock: 2 }], 'partner-key-1')).body.code).toBe(
      'idempotency.key_reused',
    );
  });

  it('reads the catalogue by any spelling', async () => {
    const part = await partner.get(`//partner/v1/parts/${encodeURIComponent('6205 zz')}`);
    expect(part.body).toMatchObject({ designation: '6205-2Z', type: 'deep_groove_ball', boreMm: 25 });
    const first = await partner.get('//partner/v1/parts?q=6205&limit=3');
    const second = await partner.get(`//partner/v1/parts?q=6205&limit=3&cursor=${first.body.nextCursor}`);
    const names = [...first.body.items, ...second.body.items].map((item: Json) => item.designation);
    expect(names).toEqual(names.toSorted((a, b) => (a < b ? -1 : 1)));
    expect(new Set(names).size).toBe(6);
    expect((await partner.get('//partner/v1/parts/nothing-like-it')).body.code).toBe('part.not_found');
  });

  it('may what its key’s scopes say, and nothing without a key', async () => {
    const reader = await withKey(seller, ['catalog:read']);
    expect((await reader.get('//partner/v1/parts?limit=1')).status).toBe(200);
    expect((await reader.get('//partner/v1/listings')).status).toBe(403);
    expect((await reader.put(PATH, { items: [{ designation: '6205', brand: 'X' }] })).status).toBe(403);
    expect((await market.anyone().get('//partner/v1/parts')).status).toBe(401);
    expect((await partner.get('/partner/v1/parts')).status).toBe(404);
  });

  it('sees and changes its own firm’s goods only', async () => {
    const stranger = await market.seller('Stranger');
    const other = await withKey(stranger, ['listings:read', 'listings:write']);
    expect((await other.get('//partner/v1/listings')).body.items).toEqual([]);
    const answer = await other.put(PATH, { items: [{ designation: '6205-2RS', brand: 'HRB', stock: 0 }] });
    expect(answer.body.results[0]).toMatchObject({
      status: 'rejected',
      error: { code: 'listing.prices_missing' },
    });
  });
});
