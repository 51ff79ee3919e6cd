import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Solver } from '../../libs/sourcing/src/allocation/solver.js';
import { type Account, type Json, TestApp } from '../support/app.js';
import { ADDRESS, offer } from '../support/trade.js';

const SHELF = { moq: 1, orderMultiple: 1, stock: 1000, leadTimeDays: 2 };
const at = (unitPrice: string, minQuantity = 1) => [{ minQuantity, unitPrice }];

describe('plans', () => {
  let market: TestApp;
  let buyer: Account;
  let sellers: Account[];

  beforeAll(async () => {
    market = await TestApp.start();
    buyer = await market.buyer();
    sellers = await Promise.all(['One', 'Two', 'Three'].map((name) => market.seller(name)));
    const [one, two, three] = sellers as [Account, Account, Account];
    await market.sql(`UPDATE organisation SET green_until = now() + interval '1 year' WHERE id = $1`, [
      three.organisationId,
    ]);
    await three.put('/seller/freight-rule', { freeAboveMinor: 60_000 });
    // `One` is cheapest by the piece for all but one line, `Two` is near, `Three` is green and soonest and carries free.
    const wishes: [Account, Record<string, unknown>][] = [
      [one, { designation: '6205-2RS', priceBreaks: [...at('4.0'), ...at('3.5', 100)], leadTimeDays: 7 }],
      [two, { designation: '6205-2RS', priceBreaks: at('3.9'), leadTimeDays: 3 }],
      [three, { designation: '6205-2RS', priceBreaks: at('4.2'), leadTimeDays: 1 }],
      [one, { designation: '6206-2RS', priceBreaks: at('5.1'), leadTimeDays: 7 }],
      [two, { designation: '6206-2RS', priceBreaks: at('5.0'), leadTimeDays: 3 }],
      [three, { designation: '6206-2RS', priceBreaks: at('5.6'), leadTimeDays: 1 }],
      [one, { designation: '6204-2RS', priceBreaks: at('3.1', 20), moq: 20, orderMultiple: 20, stock: 60 }],
      [two, { designation: '6204-2RS', priceBreaks: at('3.6'), stock: 50, leadTimeDays: 3 }],
      [two, { designation: '6207-2RS', priceBreaks: at('7.5'), features: { tolerance: 'P5' } }],
      [
        three,
        {
          designation: '6208-2RS',
          priceBreaks: at('9.5'),
          stock: 10,
          madeToOrder: { perDay: 50, leadTimeDays: 3, weekdays: [1, 2, 3, 4, 5, 6, 7] },
        },
      ],
    ];
    for (const [seller, wish] of wishes) await offer(seller, { ...SHELF, ...wish });
    // However busy the machine: a purchase of few lines is solved in a blink, once the solver is there.
    await market.app.get(Solver).prepare();
  });
  afterAll(() => market.close());

  const make = (lines: Json[], wish: Json = {}) =>
    buyer.post('/sourcing/plans', { lines, province: 'Sichuan', ...wish });
  const cheapest = async (lines: Json[], wish: Json = {}): Promise<Json> => {
    const { status, body } = await make(lines, { strategies: ['cheapest'], ...wish });
    expect([status, body.code]).toEqual([200, undefined]);
    return body.plans[0];
  };
  const linesToOrder = ({ orderLines }: Json): Json[] =>
    orderLines.map(({ sellerId, listingId, quantity, expectedUnitPrice, makeToOrder }: Json) => {
      return { sellerId, listingId, quantity, expectedUnitPrice, makeToOrder };
    });
  const BOM = [
    { designation: '180205', quantity: 95 },
    { designation: '6206-2RS', quantity: 60 },
    { designation: '6208-2RS', quantity: 40 },
  ];

  it('comes to what the cart and the orders come to, to the fen', async () => {
    const plan = await cheapest([...BOM, { designation: '6204-2RS', quantity: 90 }], { mixedLots: true });
    expect([plan.uncovered, plan.provedBy]).toEqual([[], expect.stringMatching(/^(prices|solver)$/)]);
    expect(plan.gapPercent).toBeLessThanOrEqual(0.2);
    // Up to the price break of 100: they cost less than 95.
    expect(plan.parts[0]).toMatchObject({ line: 0, quantity: 100, unitPrice: '3.500000' });
    const split = plan.parts.filter(({ line }: Json) => line === 3);
    expect(split.map(({ quantity }: Json) => quantity).toSorted()).toEqual([30, 60]);
    const lines = linesToOrder(plan);
    expect(lines.filter(({ makeToOrder }: Json) => makeToOrder)).toHaveLength(1);
    const cart = await buyer.post('/offers/price', {
      lines: lines.map(({ sellerId, listingId, quantity }: Json) => ({ sellerId, listingId, quantity })),
      province: '四川',
    });
    expect([cart.body.goods, cart.body.freight, cart.body.total]).toEqual([
      plan.goods,
      plan.freight,
      plan.total,
    ]);
    const placed = await buyer.post('/orders', { lines, deliverTo: ADDRESS });
    expect([placed.status, placed.body.total]).toEqual([201, plan.total]);
    for (const order of placed.body.orders) {
      const own = plan.sellers.find(({ sellerId }: Json) => sellerId === order.seller.id);
      expect(order.freight).toEqual(own.freight);
    }
    await buyer.post(`/checkouts/${placed.body.id}/cancel`);
    await market.drain();
  });

  it('orders a listing once for several lines, at the price of all its pieces', async () => {
    const lines = [
      { designation: '6205-2RS', quantity: 60 },
      { designation: '180205', quantity: 45 },
      { designation: '6208-2RS', quantity: 8 },
      { designation: '6208-2RS', quantity: 30 },
    ];
    const plan = await cheapest(lines);
    expect(plan.uncovered).toEqual([]);
    // Alone neither reaches the break of 100; nor does the shelf lack anything for either.
    expect(plan.parts).toMatchObject([
      { line: 0, quantity: 60, unitPrice: '3.500000', total: { amountMinor: 21_000 } },
      { line: 1, quantity: 45, unitPrice: '3.500000', total: { amountMinor: 15_750 } },
      { line: 2, quantity: 8, toMake: 0, readyOn: null },
      { line: 3, quantity: 30, toMake: 28, readyOn: expect.stringMatching(/^\d{4}-/) },
    ]);
    expect(plan.orderLines).toMatchObject([
      { lines: [0, 1], quantity: 105, expectedUnitPrice: '3.500000', makeToOrder: false },
      { lines: [2, 3], quantity: 38, makeToOrder: true },
    ]);
    const placed = await buyer.post('/orders', { lines: linesToOrder(plan), deliverTo: ADDRESS });
    expect([placed.status, placed.body.total]).toEqual([201, plan.total]);
    await buyer.post(`/checkouts/${placed.body.id}/cancel`);
    await market.drain();
    const [more] = (
      await make([
        ...lines,
        { designation: '6204-2RS', quantity: 40 },
        { designation: '6204-2RS', quantity: 60 },
        { designation: '6204-2RS', quantity: 30 },
      ])
    ).body.plans;
    expect(more.uncovered).toMatchObject([{ line: 5, code: 'taken', quantity: 60 }]);
  });

  it('sets the strategies side by side, with what each costs', async () => {
    const { body } = await make(BOM);
    const by = Object.fromEntries(body.plans.map((plan: Json) => [plan.strategy, plan]));
    expect(Object.keys(by)).toEqual(['cheapest', 'fewest_sellers', 'soonest', 'greenest']);
    expect(by.fewest_sellers.sellers.map(({ name }: Json) => name)).toEqual(['Three']);
    expect([by.fewest_sellers.leastSellers, by.cheapest.leastSellers]).toEqual([1, null]);
    expect(by.soonest.days).toBeLessThanOrEqual(by.cheapest.days);
    expect(by.greenest.parts.every(({ greenCertified }: Json) => greenCertified)).toBe(true);
    expect(by.greenest.greenLines).toBe(body.lines.length);
    for (const plan of body.plans) {
      const more = plan.total.amountMinor - by.cheapest.total.amountMinor;
      expect([plan.uncovered, plan.moreThanCheapest.amountMinor]).toEqual([[], more]);
      expect(more).toBeGreaterThanOrEqual(0);
    }
    const { solvedInMs, ...again } = (await make(BOM)).body;
    expect(again).toEqual({ ...body, solvedInMs: undefined });
    expect(solvedInMs).toBeGreaterThan(0);
  });

  it('asks what the designation says of the goods, and offers what is better where that is allowed', async () => {
    const line = { designation: '6207-2RS/P6', quantity: 10 };
    expect((await cheapest([line])).uncovered).toMatchObject([{ line: 0, quantity: 10, code: 'no_offer' }]);
    const [part] = (await cheapest([line], { substitutes: true })).parts;
    expect(part).toMatchObject({ designation: '6207-2RS', features: { tolerance: 'P5' } });
    expect(part.substitute.grade).toBe('better');
    expect(part.substitute.reason.en).toMatch(/better/);
    const [plain] = (await cheapest([{ designation: '6207-2RS', quantity: 10 }])).parts;
    expect([plain.substitute, plain.adds.grade]).toEqual([null, 'better']);
  });

  it('is made of a list of parts, as it wishes: quickly or solved, of all lines that are settled', async () => {
    const { id } = (
      await buyer.post('/boms', {
        text: '180205\t95\tNSK\n水泵\t3\t\n6207-2RS/P5\t10\t\n6206-2RS\t60\t\n7205\t8\t',
      })
    ).body;
    await buyer.patch(`/boms/${id}/lines/1`, { brand: '' });
    const plan = (wish: Json = {}, who = buyer) =>
      who.post(`/boms/${id}/plans`, { province: '四川', ...wish });
    const { status, body } = await plan();
    expect([status, body.leftOut, body.nextLine]).toEqual([200, 2, null]);
    expect(body.lines.map(({ lineNo, quantity }: Json) => [lineNo, quantity])).toEqual([
      [1, 95],
      [3, 10],
      [4, 60],
    ]);
    const asked = await make([
      { designation: '6205-2RS', quantity: 95 },
      { designation: '6207-2RS/P5', quantity: 10 },
      { designation: '6206-2RS', quantity: 60 },
    ]);
    expect(body.plans).toEqual(asked.body.plans);
    expect(body.plans[0].parts[1].features).toEqual({ tolerance: 'P5' });
    const quick = (await plan({ quick: true, strategies: ['cheapest'] })).body.plans[0];
    expect(quick.provedBy).toBe('cheapest_goods');
    expect(quick.total.amountMinor).toBeGreaterThanOrEqual(body.plans[0].total.amountMinor);
    expect((await plan({ fromLine: 4 })).body.lines).toMatchObject([{ lineNo: 4 }]);
    const nobody = await plan({ brands: ['XYZ'], strategies: ['cheapest'] });
    expect(nobody.body.plans[0].uncovered).toHaveLength(3);
    const far = await plan({ fromProvinces: ['新疆'], strategies: ['cheapest'] });
    expect(far.body.plans[0].uncovered).toMatchObject([
      { code: 'no_offer' },
      { code: 'no_offer' },
      { code: 'no_offer' },
    ]);
    const none = await plan({ fromLine: 5 });
    expect([none.status, none.body.code]).toEqual([422, 'plan.nothing_to_plan']);
    expect((await plan({}, await market.buyer('Another'))).status).toBe(404);
    expect((await plan({ fromProvinces: ['Atlantis'] })).body.errors[0].field).toBe('fromProvinces');
  });

  it('says what it saves against each line at its own lowest price', async () => {
    const { body } = await make(BOM);
    const [plan] = body.plans;
    const { total, sellers: several } = body.lineByLine;
    expect(several).toBeGreaterThan(1);
    expect(plan.saves.amountMinor).toBe(total.amountMinor - plan.total.amountMinor);
    expect(plan.saves.amountMinor).toBeGreaterThan(0);
  });

  it('says of what it does not cover why', async () => {
    const many = { designation: '6204-2RS', quantity: 500 };
    expect((await cheapest([many])).uncovered).toMatchObject([{ quantity: 500, code: 'not_enough' }]);
    const some = await cheapest([many], { mixedLots: true });
    expect(some.uncovered).toMatchObject([{ quantity: 390, code: 'not_enough' }]);
    const soon = new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10);
    const late = await cheapest([{ designation: '6207-2RS', quantity: 1 }], { latestDate: soon });
    expect(late.uncovered).toMatchObject([{ code: 'too_late' }]);
    const apart = [
      { designation: '6207-2RS', quantity: 1 },
      { designation: '6208-2RS', quantity: 1 },
    ];
    expect((await cheapest(apart, { maxSellers: 1 })).uncovered).toMatchObject([{ code: 'limited' }]);
    const green = await cheapest([{ designation: '6205-2RS', quantity: 1, brands: ['XYZ'] }], {
      greenOnly: true,
    });
    expect(green.uncovered).toMatchObject([{ code: 'no_offer' }]);
  });

  it('keeps to lots that are young enough, and to certified goods', async () => {
    const line = { designation: '6206-2RS', quantity: 10 };
    const young = () => cheapest([line], { lotAgeMonths: 24 });
    expect((await young()).uncovered).toMatchObject([{ code: 'no_offer' }]);
    const code = `${String(new Date().getUTCFullYear() - 1).slice(2)}50`;
    await market.sql(`UPDATE stock_lot SET date_code = $2 WHERE seller_id = $1`, [
      sellers[2]!.organisationId,
      code,
    ]);
    expect((await young()).sellers.map(({ name }: Json) => name)).toEqual(['Three']);
    const certified = await cheapest([line], { certificates: ['iso_9001'] });
    expect(certified.uncovered).toMatchObject([{ code: 'no_offer' }]);
  });

  it.each<[string, Json, number, string]>([
    [
      'a part that nobody knows',
      { lines: [BOM[0], { designation: 'nonsense', quantity: 1 }] },
      422,
      'lines.1.designation',
    ],
    ['no pieces', { lines: [{ designation: '6205-2RS', quantity: 0 }] }, 400, 'lines.0.quantity'],
    ['a line without a part', { lines: [{ quantity: 5 }] }, 400, 'lines.0.designation'],
    ['no lines', { lines: [] }, 400, 'lines'],
    ['a province that is none', { lines: BOM, province: 'Atlantis' }, 400, 'province'],
    ['a day that has passed', { lines: BOM, latestDate: '2020-01-01' }, 422, 'latestDate'],
    ['an unknown strategy', { lines: BOM, strategies: ['luck'] }, 400, 'strategies'],
  ])('refuses %s, naming it', async (_, wish, status, field) => {
    const answer = await make(wish.lines, wish);
    expect([answer.status, answer.body.errors?.[0]?.field]).toEqual([status, field]);
  });

  it('is for buyers', async () => {
    const refused = await sellers[0]!.post('/sourcing/plans', { lines: BOM, province: '四川' });
    expect(refused.status).toBe(403);
  });
});
