import { isUscc } from '@app/identity';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMO_LOGINS, DEMO_PARTNER_KEY, DEMO_PASSWORD } from '../../apps/server/src/demo/accounts.js';
import { seedDemo } from '../../apps/server/src/demo/seed.js';
import { type Caller, TestApp } from '../support/app.js';

const SIZE = { sellers: 40, listings: 1500, say: () => undefined };

describe('the demonstration cluster', () => {
  let market: TestApp;

  beforeAll(async () => {
    market = await TestApp.start();
    expect(await seedDemo(market.app, SIZE)).toBe(true);
  });
  afterAll(() => market.close());

  const one = async (sql: string): Promise<Record<string, number>> => (await market.sql(sql))[0];

  it('is as large as it was asked to be, and is loaded once', async () => {
    const size = `SELECT (SELECT count(*)::int FROM organisation WHERE kind = 'seller') AS sellers, (SELECT count(*)::int FROM listing) AS listings`;
    expect(await one(size)).toEqual({ sellers: 40, listings: 1500 });
    expect(await seedDemo(market.app, SIZE)).toBe(false);
    expect(await one(size)).toEqual({ sellers: 40, listings: 1500 });
  });

  it('has a journal that sums to its stock', async () => {
    const untrue = await market.sql(
      `SELECT l.id FROM stock_lot l LEFT JOIN stock_movement m ON m.seller_id = l.seller_id AND m.lot_id = l.id
       GROUP BY l.id, l.on_hand HAVING l.on_hand <> coalesce(sum(m.quantity), 0)`,
    );
    expect(untrue).toEqual([]);
    expect(await one(`SELECT count(*)::int AS lots FROM stock_lot`)).toEqual({ lots: 1500 });
  });

  it('buys from all 31 provinces', async () => {
    expect(
      await one(`SELECT count(DISTINCT province)::int AS provinces FROM organisation WHERE kind = 'buyer'`),
    ).toEqual({
      provinces: 31,
    });
    const codes = await market.sql(`SELECT uscc FROM organisation WHERE uscc IS NOT NULL`);
    expect(codes.every(({ uscc }) => isUscc(uscc))).toBe(true);
  });

  it('opens to the accounts that npm start tells', async () => {
    for (const email of Object.values(DEMO_LOGINS)) {
      expect((await market.anyone().post('/auth/login', { email, password: DEMO_PASSWORD })).status).toBe(
        200,
      );
    }
    const partner: Caller = market.anyone({ 'x-api-key': DEMO_PARTNER_KEY });
    expect((await partner.get('//partner/v1/listings')).body.items.length).toBeGreaterThan(0);
  });

  it('shows trades in every stage, and the ledger balances', async () => {
    const states = await market.sql(
      `SELECT state, count(*)::int FROM trade_order GROUP BY state ORDER BY state`,
    );
    expect(states).toEqual([
      { state: 'accepted', count: 1 },
      { state: 'completed', count: 3 },
      { state: 'paid', count: 2 },
      { state: 'rejected', count: 1 },
      { state: 'shipped', count: 1 },
    ]);
    expect(await one(`SELECT sum(amount_minor)::int AS sum FROM ledger_leg`)).toEqual({ sum: 0 });
  });

  it('is found by the search at once', async () => {
    const { body } = await market.anyone().get('/parts/search?inStock=true&limit=1');
    expect(body.total).toBeGreaterThan(100);
    expect(body.items[0].offers.count).toBeGreaterThan(0);
  });

  it('can be amended by its sellers: what was loaded is what they would have written', async () => {
    const { body: login } = await market
      .anyone()
      .post('/auth/login', { email: DEMO_LOGINS.seller, password: DEMO_PASSWORD });
    const seller = market.anyone({ authorization: `Bearer ${login.accessToken}` });
    const { body: page } = await seller.get('/seller/listings?state=live&limit=100');
    for (const { id, version, ...listing } of page.items) {
      const again = await seller.patch(`/seller/listings/${id}`, {
        designation: listing.partType.designation,
        brand: listing.brand,
        features: listing.features,
        priceBreaks: listing.netPriceBreaks ?? listing.priceBreaks,
        taxIncluded: listing.netPriceBreaks === null,
        moq: listing.moq,
        orderMultiple: listing.orderMultiple,
        stock: listing.onHand,
        leadTimeDays: listing.leadTimeDays,
        shipFrom: listing.shipFrom,
      });
      expect(again).toMatchObject({ status: 200, body: { version } });
    }
  });
});

it('is not made in production', async () => {
  const market = await TestApp.start();
  market.config.production = true;
  await expect(seedDemo(market.app, SIZE)).rejects.toThrow('not for production');
  await market.close();
});
