import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Account, type Json, TestApp } from '../support/app.js';
import { offer } from '../support/trade.js';

describe('the offers of a part type', () => {
  let market: TestApp;
  let sellers: Account[];

  beforeAll(async () => {
    market = await TestApp.start();
    sellers = await Promise.all(['One', 'Two', 'Three'].map((name) => market.seller(name)));
    const wishes = [
      {
        brand: 'A',
        priceBreaks: [
          { minQuantity: 1, unitPrice: '5' },
          { minQuantity: 100, unitPrice: '3' },
        ],
      },
      { brand: 'B', priceBreaks: [{ minQuantity: 1, unitPrice: '4' }], stock: 50 },
      { brand: 'C', priceBreaks: [{ minQuantity: 200, unitPrice: '2' }], moq: 200, orderMultiple: 100 },
    ];
    for (const [index, wish] of wishes.entries())
      await offer(sellers[index]!, { designation: '6206', ...wish });
    await offer(sellers[0]!, { designation: '6206', brand: 'PAUSED' }).then((listing) =>
      sellers[0]!.post(`/seller/listings/${listing.id}/pause`),
    );
  });
  afterAll(() => market.close());

  const seen = async (query: string): Promise<Json> =>
    (await market.anyone().get(`/parts/${encodeURIComponent('6206')}/offers?${query}`)).body;

  it('are those of one seller as well: newest first, by part of their name, and nothing that is off the market', async () => {
    const [one] = sellers;
    await offer(one!, { designation: '6305-2RS', brand: 'D' });
    const of = async (query = ''): Promise<Json> =>
      (await market.anyone().get(`/sellers/${one!.organisationId}/offers?${query}`)).body;
    const { items, nextCursor } = await of('limit=1');
    expect(items).toMatchObject([{ brand: 'D', partType: { designation: '6305-2RS' } }]);
    expect(items[0]).not.toHaveProperty('reserved');
    const rest = await of(`cursor=${nextCursor}`);
    expect([rest.items.map(({ brand }: Json) => brand), rest.nextCursor]).toEqual([['A'], null]);
    expect((await of('q=6305')).items).toEqual(items);
    expect((await of('q=PAUSED')).items).toEqual([]);
  });

  it.each([
    [
      1,
      [
        ['B', 400, undefined],
        ['A', 500, undefined],
        ['C', undefined, 'listing.below_moq'],
      ],
    ],
    [
      100,
      [
        ['A', 30_000, undefined],
        ['B', 40_000, 'listing.out_of_stock'],
        ['C', undefined, 'listing.below_moq'],
      ],
    ],
    [
      250,
      [
        ['C', 50_000, 'listing.not_order_multiple'],
        ['A', 75_000, undefined],
        ['B', 100_000, 'listing.out_of_stock'],
      ],
    ],
  ])('stand by line total at a quantity of %i', async (quantity, expected) => {
    const { items, total } = await seen(`quantity=${quantity}`);
    expect(items.map((item: Json) => [item.brand, item.lineTotal?.amountMinor, item.why])).toEqual(expected);
    expect(items.map((item: Json) => item.orderable)).toEqual(expected.map(([, , why]) => why === undefined));
    expect(total).toBe(3);
  });

  it('name their seller, and what of it is free', async () => {
    const { items } = await seen('quantity=1');
    expect(items[0]).toMatchObject({
      seller: {
        id: sellers[1]!.organisationId,
        name: 'Two',
        province: '山东',
        verification: 'verified',
        greenCertified: false,
      },
      unitPriceAtQuantity: '4.000000',
      available: 50,
      shipFrom: { province: '山东', city: '聊城' },
    });
  });

  it('come page by page without a gap or a repeat', async () => {
    const brands: string[] = [];
    let cursor = '';
    do {
      const page = await seen(`quantity=1&limit=1${cursor}`);
      brands.push(...page.items.map((item: Json) => item.brand));
      cursor = page.nextCursor ? `&cursor=${page.nextCursor}` : '';
    } while (cursor);
    expect(brands).toEqual(['B', 'A', 'C']);
  });

  it('are one statement, however many they are', async () => {
    const spy = jest.spyOn(market.database.source, 'query');
    await market.anyone().get('/parts/6206/offers');
    const statements = spy.mock.calls.filter(([sql]) => sql.includes('listing'));
    spy.mockRestore();
    expect(statements).toHaveLength(1);
  });

  it('are none of a part that nobody knows', async () => {
    const answer = await market.anyone().get('/parts/nothing-of-the-kind/offers');
    expect(answer).toMatchObject({ status: 404, body: { code: 'part.not_found' } });
    expect((await market.anyone().get('/parts/6207/offers')).body).toMatchObject({ items: [], total: 0 });
  });
});
