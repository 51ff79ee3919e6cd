import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Account, type Json, TestApp } from '../support/app.js';
import { ADDRESS, offer, place } from '../support/trade.js';

describe('freight, and what the market keeps', () => {
  let market: TestApp;
  let admin: Account;
  let buyer: Account;
  let seller: Account;
  let listing: Json;

  beforeAll(async () => {
    market = await TestApp.start();
    [admin, buyer, seller] = await Promise.all([market.admin(), market.buyer(), market.seller()]);
    listing = await offer(seller, { brand: 'CARRIED' });
  });
  afterAll(() => market.close());

  const line = (quantity: number, wish: Json = listing) => ({
    sellerId: seller.organisationId,
    listingId: wish.id,
    quantity,
  });
  const price = (lines: Json[], province?: string) => buyer.post('/offers/price', { lines, province });

  it('has a zone for each of the 31 provinces and a rate for each pair of zones', async () => {
    const { status, body } = await buyer.get('/freight');
    const zones = new Set(body.zones.map(({ zone }: Json) => zone));
    expect([status, body.zones.length, body.rates.length]).toEqual([200, 31, zones.size ** 2]);
  });

  it('is said for a whole cart at once, and is what the order then comes to', async () => {
    const { body } = await price([line(120)], 'Sichuan');
    expect(body).toMatchObject({
      lines: [{ quantity: 120, offer: { unitPriceAtQuantity: '3.850000', orderable: true } }],
      sellers: [
        { sellerId: seller.organisationId, goods: { amountMinor: 46_200 }, freight: { amountMinor: 3540 } },
      ],
      goods: { amountMinor: 46_200 },
      freight: { amountMinor: 3540 },
      total: { amountMinor: 49_740 },
    });
    expect(body.sellers[0].massKg).toBeCloseTo(15.4, 0);
    const placed = await place(buyer, [{ seller, listing, quantity: 120 }]);
    expect(placed.body.total).toEqual(body.total);
    expect(placed.body.orders[0].freight).toEqual(body.freight);
  });

  it('says of each line why it cannot be had, and asks no freight for it', async () => {
    const ended = await offer(seller, { brand: 'GONE' });
    await seller.post(`/seller/listings/${ended.id}/end`);
    const { body } = await price([line(5000), line(1, ended)], '四川');
    expect(body.lines.map(({ offer: one }: Json) => one && one.why)).toEqual(['listing.out_of_stock', null]);
    expect([body.sellers, body.total.amountMinor]).toEqual([[], 0]);
    expect((await price([line(1)])).body).toMatchObject({ freight: null, sellers: [{ freight: null }] });
  });

  it('is free above what the seller says', async () => {
    const generous = await market.seller('Generous');
    const own = await offer(generous, { brand: 'FREE' });
    const set = await generous.put('/seller/freight-rule', { freeAboveMinor: 45_000 });
    expect([set.status, set.body]).toEqual([
      200,
      { freeAbove: { amountMinor: 45_000, currency: 'CNY' }, minOrder: null },
    ]);
    expect((await generous.get('/seller/freight-rule')).body).toEqual(set.body);
    const freightOf = async (quantity: number) =>
      (await place(buyer, [{ seller: generous, listing: own, quantity }])).body.orders[0].freight.amountMinor;
    expect(await freightOf(100)).toBe(1200 + 11 * 180);
    expect(await freightOf(120)).toBe(0);
    await generous.put('/seller/freight-rule', { freeAboveMinor: null });
    expect(await freightOf(120)).toBe(3540);
  });

  it('goes with orders of the worth that the seller asks at least', async () => {
    const choosy = await market.seller('Choosy');
    const own = await offer(choosy, { brand: 'LEAST' });
    const rule = { freeAboveMinor: null, minOrderMinor: 40_000 };
    expect((await choosy.put('/seller/freight-rule', rule)).body.minOrder.amountMinor).toBe(40_000);
    const wish = { sellerId: choosy.organisationId, listingId: own.id };
    expect((await price([{ ...wish, quantity: 10 }])).body.sellers[0]).toMatchObject({
      goods: { amountMinor: 4500 },
      minOrder: { amountMinor: 40_000 },
      belowMinOrder: { amountMinor: 35_500 },
    });
    expect((await price([{ ...wish, quantity: 120 }])).body.sellers[0].belowMinOrder).toBeNull();
    const refused = await place(buyer, [
      { seller, listing, quantity: 1 },
      { seller: choosy, listing: own, quantity: 10 },
    ]);
    expect([refused.status, refused.body.code, refused.body.errors]).toMatchObject([
      422,
      'order.below_min_order',
      [{ field: 'lines.1.quantity', expected: '≥ ¥400.00' }],
    ]);
    expect((await place(buyer, [{ seller: choosy, listing: own, quantity: 120 }])).status).toBe(201);
    const plan = async (quantity: number) => {
      const lines = [{ designation: '6205-2RS', quantity, brands: ['LEAST'] }];
      const wishes = { lines, province: '四川', strategies: ['cheapest'] };
      return (await buyer.post('/sourcing/plans', wishes)).body.plans[0];
    };
    expect((await plan(10)).uncovered).toMatchObject([{ code: 'limited' }]);
    expect((await plan(120)).uncovered).toEqual([]);
    expect((await choosy.put('/seller/freight-rule', { ...rule, minOrderMinor: 0 })).status).toBe(400);
  });

  it.each([
    [
      'a province that is none',
      { deliverTo: { ...ADDRESS, province: 'Atlantis' } },
      'order.province_unknown',
    ],
  ])('refuses %s', async (_, wish, code) => {
    const answer = await buyer.post('/orders', { lines: [line(1)], ...wish });
    expect([answer.status, answer.body.code, answer.body.errors[0].field]).toEqual([
      422,
      code,
      'deliverTo.province',
    ]);
    expect((await price([line(1)], 'Atlantis')).body.errors[0].field).toBe('province');
  });

  describe('as the market sets it', () => {
    const table = async () => {
      const { zones, rates } = (await buyer.get('/freight')).body;
      return {
        zones,
        rates: rates.map(({ fromZone, toZone, firstKg, first, perKg }: Json) => ({
          fromZone,
          toZone,
          firstKg,
          firstMinor: first.amountMinor,
          perKgMinor: perKg.amountMinor,
        })),
      };
    };

    it('holds from then on, and leaves what was placed', async () => {
      const before = await place(buyer, [{ seller, listing, quantity: 1 }]);
      const old = await table();
      const dearer = old.rates.map((rate: Json) => ({ ...rate, firstMinor: rate.firstMinor + 1 }));
      const set = await admin.put('/admin/freight', { ...old, rates: dearer });
      expect([set.status, set.body.rates.length]).toEqual([200, dearer.length]);
      const after = await place(buyer, [{ seller, listing, quantity: 1 }]);
      expect(after.body.orders[0].freight.amountMinor).toBe(1201);
      const order = before.body.orders[0];
      expect((await buyer.get(`/orders/${order.id}`)).body.freight).toEqual({
        amountMinor: 1200,
        currency: 'CNY',
      });
      await admin.put('/admin/freight', old);
    });

    it('is whole, or refused with what is missing', async () => {
      const { zones, rates } = await table();
      const odd = await admin.put('/admin/freight', { zones: zones.slice(1), rates: rates.slice(1) });
      expect([odd.status, odd.body.code]).toEqual([422, 'freight.table_invalid']);
      expect(odd.body.errors.map(({ code }: Json) => code)).toEqual([
        'freight.provinces_incomplete',
        'freight.rates_incomplete',
      ]);
      const negative = await admin.put('/admin/freight', { zones, rates: [{ ...rates[0], firstMinor: -1 }] });
      expect([negative.status, negative.body.errors[0].field]).toEqual([400, 'rates.0.firstMinor']);
      expect(await table()).toEqual({ zones, rates });
    });

    it('is the market’s to set, and the grant the seller’s', async () => {
      expect((await seller.put('/admin/freight', await table())).status).toBe(403);
      expect((await buyer.put('/seller/freight-rule', { freeAboveMinor: 0 })).status).toBe(403);
      expect((await seller.put('/seller/freight-rule', { freeAboveMinor: -5 })).status).toBe(400);
      expect((await seller.put('/seller/freight-rule', {})).status).toBe(400);
    });
  });

  describe('commission', () => {
    let ruled: Account;
    let ball: Json;
    let thrust: Json;

    beforeAll(async () => {
      ruled = await market.seller('Ruled');
      ball = await offer(ruled, { brand: 'RULED' });
      thrust = await offer(ruled, { brand: 'RULED', designation: '51105' });
    });

    const add = (wish: Json) => admin.post('/admin/commission-rules', wish);
    const order = async (...wishes: [Json, number][]): Promise<Json> => {
      const lines = wishes.map(([one, quantity]) => ({ seller: ruled, listing: one, quantity }));
      const placed = await place(buyer, lines);
      expect(placed.body.orders[0].lines[0].commission).toBeUndefined();
      expect(placed.body.orders[0].commission).toBeUndefined();
      return (await ruled.get(`/orders/${placed.body.orders[0].id}`)).body;
    };
    /** Of each line the rule, the rate and the amount; then the sum. */
    const kept = ({ lines, commission }: Json) => [
      ...lines.map(({ commission: own }: Json) => [own.ruleId, own.basisPoints, own.amount.amountMinor]),
      commission.amountMinor,
    ];
    const ends = async (...rules: Json[]) => {
      for (const { id } of rules)
        expect((await admin.post(`/admin/commission-rules/${id}/end`)).status).toBe(200);
    };

    it('is by the most special rule of the day, by line and in sum, and stays when rules change', async () => {
      const sellerId = ruled.organisationId;
      const twenties = () => order([ball, 20], [thrust, 20]);
      expect(kept(await twenties())).toEqual([[null, 150, 135], [null, 150, 135], 270]);
      const any = (await add({ basisPoints: 120 })).body;
      const family = (await add({ family: 'deep_groove_ball', basisPoints: 300 })).body;
      expect(kept(await twenties())).toEqual([[family.id, 300, 270], [any.id, 120, 108], 378]);
      const own = (await add({ sellerId, basisPoints: 100 })).body;
      const both = (await add({ sellerId, family: 'thrust_ball', basisPoints: 50, leastMinor: 700 })).body;
      const later = (await add({ sellerId, basisPoints: 10, validFrom: '2999-01-01' })).body;
      const shadowed = (await add({ family: 'tapered_roller', basisPoints: 900, validFrom: '2998-01-01' }))
        .body;
      const placed = await twenties();
      expect(kept(placed)).toEqual([[own.id, 100, 90], [both.id, 50, 700], 790]);

      const changed = await admin.put(`/admin/commission-rules/${own.id}`, {
        basisPoints: 250,
        mostMinor: 201,
      });
      expect([changed.status, changed.body]).toMatchObject([
        200,
        { replaces: own.id, seller: { name: 'Ruled' }, most: { amountMinor: 201 }, state: 'in_force' },
      ]);
      const again = await admin.put(`/admin/commission-rules/${own.id}`, { basisPoints: 5 });
      expect([again.status, again.body.code]).toEqual([409, 'commission.rule_over']);
      await ends(both);
      const { id } = changed.body;
      expect(kept(await twenties())).toEqual([[id, 250, 101], [id, 250, 100], 201]);
      expect((await ruled.get(`/orders/${placed.id}`)).body).toEqual(placed);

      expect((await ruled.get('/seller/commission')).body).toMatchObject({
        rates: [{ family: null, basisPoints: 250, most: { amountMinor: 201 }, isOwn: true }],
        coming: [{ family: null, basisPoints: 10, validFrom: '2999-01-01', isOwn: true }],
      });
      expect((await seller.get('/seller/commission')).body).toMatchObject({
        rates: [
          { family: null, basisPoints: 120, isOwn: false },
          { family: 'deep_groove_ball', basisPoints: 300 },
        ],
        coming: [{ family: 'tapered_roller', basisPoints: 900 }],
      });
      await ends(any, family, changed.body, later, shadowed);
      expect(kept(await twenties()).at(-1)).toBe(270);
    });

    it('says who set which rule when', async () => {
      const { body } = await admin.get(
        `/admin/commission-rules?state=past&sellerId=${ruled.organisationId}&limit=3`,
      );
      expect(body).toMatchObject({ defaultBasisPoints: 150, nextCursor: expect.any(String) });
      expect(body.items.map(({ state, basisPoints }: Json) => [state, basisPoints])).toEqual([
        ['ended', 250],
        ['ended', 10],
        ['ended', 50],
      ]);
      const next = await admin.get(
        `/admin/commission-rules?state=past&sellerId=${ruled.organisationId}&cursor=${body.nextCursor}`,
      );
      expect(next.body.items).toMatchObject([
        {
          state: 'changed',
          replacedBy: body.items[0].id,
          addedBy: expect.any(String),
          endedBy: expect.any(String),
        },
      ]);
      expect((await admin.get('/admin/commission-rules')).body.items).toEqual([]);
      await market.drain();
      const trail = await admin.get(`/admin/audit?subjectKind=commission_rule&limit=100`);
      expect(
        trail.body.items.filter(({ action }: Json) => action === 'commission.rule_changed'),
      ).toMatchObject([
        {
          subject: { label: 'Ruled · * · 2.5 %' },
          data: { was: { basisPoints: 100 }, rule: { basisPoints: 250 } },
        },
      ]);
      expect(trail.body.items).toHaveLength(13);
    });

    it.each([
      ['a rate above 30 %', { basisPoints: 3001 }, 400, 'basisPoints'],
      ['a rate below nothing', { basisPoints: -1 }, 400, 'basisPoints'],
      ['a family that is none', { basisPoints: 1, family: 'sofa' }, 400, 'family'],
      [
        'a seller that is none',
        { basisPoints: 1, sellerId: '019a0000-0000-7000-8000-000000000000' },
        422,
        'sellerId',
      ],
      [
        'an end before its beginning',
        { basisPoints: 1, validFrom: '2998-02-01', validUntil: '2998-01-31' },
        422,
        'validUntil',
      ],
      ['a beginning in the past', { basisPoints: 1, validFrom: '2020-01-01' }, 422, 'validFrom'],
      ['a day that is none', { basisPoints: 1, validUntil: '2998-02-30' }, 400, 'validUntil'],
      ['a most below the least', { basisPoints: 1, leastMinor: 2, mostMinor: 1 }, 422, 'mostMinor'],
    ])('refuses %s', async (_, wish, status, field) => {
      const answer = await add(wish);
      expect([answer.status, answer.body.errors[0].field]).toEqual([status, field]);
    });

    it('has one rule a day for the same goods, by whoever of two admins is first, and is the market’s to set', async () => {
      const wish = { sellerId: ruled.organisationId, basisPoints: 60 };
      const both = await Promise.all([add(wish), add(wish)]);
      expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
      const lost = both.find(({ status }) => status === 409)!;
      expect([lost.body.code, lost.body.errors[0].field]).toEqual(['commission.rule_twice', 'validFrom']);
      expect((await add({ ...wish, validFrom: '2998-01-01', validUntil: '2998-01-31' })).status).toBe(201);
      expect((await ruled.post('/admin/commission-rules', { basisPoints: 0 })).status).toBe(403);
      expect((await ruled.get('/admin/commission-rules')).status).toBe(403);
      expect((await buyer.get('/seller/commission')).status).toBe(403);
      const [rule] = await market.sql(`SELECT id FROM commission_rule LIMIT 1`);
      await expect(
        market.sql(`UPDATE commission_rule SET basis_points = 1 WHERE id = $1`, [rule.id]),
      ).rejects.toThrow('append-only');
    });
  });
});
