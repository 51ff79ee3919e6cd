import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Account, type Json, TestApp } from '../support/app.js';
import { faults, passSeconds } from '../support/identity.js';
import { statementsOf } from '../support/statements.js';
import { ADDRESS, offer, paidOrder, pay } from '../support/trade.js';

const DAY_SECONDS = 86_400;
const AT = { moq: 1, orderMultiple: 1, stock: 1000, leadTimeDays: 2 };

describe('reputation', () => {
  let market: TestApp;
  let buyer: Account;
  let seller: Account;
  let listing: Json;

  beforeAll(async () => {
    market = await TestApp.start();
    buyer = await market.buyer();
    seller = await market.seller();
    listing = await offer(seller, AT);
  });
  afterAll(() => market.close());

  const order = (): Promise<Json> => paidOrder(buyer, [{ seller, listing, quantity: 10 }]);
  const accept = ({ id }: Json) => seller.post(`/orders/${id}/accept`);
  const ship = ({ id }: Json) =>
    seller.post(`/orders/${id}/ship`, { carrier: '德邦', trackingNumber: 'DB1234567' });
  const own = async (): Promise<Json> => {
    await market.drain();
    return (await seller.get('/seller/reputation')).body;
  };
  const record = ({ records }: Json, kind: string): Json => records.find((each: Json) => each.kind === kind);
  const counts = (reputation: Json): Json =>
    Object.fromEntries(reputation.records.map(({ kind, counted, kept }: Json) => [kind, [counted, kept]]));

  it('presumes of a newcomer what it says', async () => {
    const reputation = await own();
    expect(reputation).toMatchObject({ isNew: true, halfLifeDays: 180, broken: [] });
    expect(record(reputation, 'dispatch')).toMatchObject({
      percent: 85,
      presumedDeeds: 5,
      presumedPercent: 85,
    });
    const { body } = await market.anyone().get(`/reputations?sellerId=${seller.organisationId}`);
    expect(body.items).toMatchObject([
      { isNew: true, accept: { usualMinutes: null }, answer: { usualMinutes: null } },
    ]);
    expect((await market.anyone().get('/reputations?sellerId=x')).status).toBe(400);
    expect((await buyer.get('/seller/reputation')).status).toBe(403);
  });

  it('counts what went out in time, what went late, what was refused and what a claim held against', async () => {
    const good = await order();
    const inTwoDays = new Date(Date.now() + (2 * 24 + 8) * 3_600_000).toISOString().slice(0, 10);
    expect(good.shipBy).toBe(inTwoDays);
    await accept(good);
    await ship(good);
    await buyer.post(`/orders/${good.id}/confirm-receipt`);
    const refused = await order();
    await seller.post(`/orders/${refused.id}/reject`, { reason: '缺货' });
    const claimed = await order();
    await accept(claimed);
    await ship(claimed);
    await buyer.post(`/orders/${claimed.id}/confirm-delivery`);
    await market.drain();
    const claim = await buyer.post(`/orders/${claimed.id}/claims`, {
      lineNo: 1,
      reason: 'damaged',
      quantity: 10,
      outcome: 'refund',
      words: '锈蚀',
    });
    expect(claim.status).toBe(201);
    expect((await seller.post(`/claims/${claim.body.id}/accept`)).status).toBe(200);
    await market.drain();
    await buyer.post(`/orders/${claimed.id}/confirm-receipt`);
    const reputation = await own();
    expect(counts(reputation)).toEqual({ dispatch: [3, 2], quality: [2, 1], accept: [3, 3], answer: [0, 0] });
    expect(reputation.broken.map(({ kind, subjectId }: Json) => [kind, subjectId])).toEqual([
      ['quality', claimed.id],
      ['dispatch', refused.id],
    ]);
    expect(reputation.broken.every(({ failed }: Json) => failed)).toBe(true);
    expect(record(reputation, 'dispatch').percent).toBe(78.1);
  });

  it('counts what is overdue before it goes out, and what it finds is the same made anew', async () => {
    const before = await own();
    await order();
    expect(counts(await own())).toEqual(counts(before));
    passSeconds(market, 4 * DAY_SECONDS);
    await market.sql(`SELECT graphile_worker.add_job('reputations.make')`);
    const overdue = await own();
    expect(counts(overdue)).toEqual({ dispatch: [4, 2], quality: [2, 1], accept: [4, 3], answer: [0, 0] });
    expect(overdue.broken[0]).toMatchObject({ doneAt: null });
    passSeconds(market, 400 * DAY_SECONDS);
    const old = await own();
    expect([counts(old), old.isNew]).toEqual([counts(overdue), true]);
    expect(record(old, 'dispatch').percent).toBeGreaterThan(record(overdue, 'dispatch').percent);
    passSeconds(market, 0);
  });
});

describe('matches', () => {
  let market: TestApp;
  let buyer: Account;
  let sellers: Account[];

  beforeAll(async () => {
    market = await TestApp.start();
    buyer = await market.buyer();
    sellers = await Promise.all(['One', 'Two', 'Three', 'Four'].map((name) => market.seller(name)));
    const [one, two, three, four] = sellers as [Account, Account, Account, Account];
    await market.sql(`UPDATE organisation SET green_until = now() + interval '1 year' WHERE id = $1`, [
      three.organisationId,
    ]);
    const p6 = { features: { tolerance: 'P6' } };
    const wishes: [Account, Json][] = [
      [one, { ...priced('4.0'), leadTimeDays: 9 }],
      [two, { ...priced('4.1'), leadTimeDays: 1 }],
      [three, { ...priced('6.5'), shipFrom: { province: '四川' } }],
      [four, { ...priced('3.9'), stock: 60, brand: 'HRB' }],
      [one, { ...priced('5.0'), ...p6 }],
      [two, { ...priced('7.0'), features: { tolerance: 'P5' } }],
      [three, { ...priced('3.0'), designation: '6205-2RZ' }],
      [four, { ...priced('5.5'), ...p6, stock: 0, madeToOrder: { perDay: 100, leadTimeDays: 4 } }],
    ];
    for (const [seller, wish] of wishes) await offer(seller, { ...AT, ...wish });
    await market.sql(`UPDATE stock_lot SET date_code = '2501' WHERE seller_id = $1`, [two.organisationId]);
  });
  afterAll(() => market.close());

  const priced = (unitPrice: string) => ({ priceBreaks: [{ minQuantity: 1, unitPrice }] });
  const line = (wish: Json = {}) => ({ designation: '6205-2RS', quantity: 100, ...wish });
  const ask = async (wish: Json = {}, lines: Json[] = [line()]): Promise<Json> => {
    const { status, body } = await buyer.post('/sourcing/matches', { lines, province: 'Sichuan', ...wish });
    expect([status, body.code]).toEqual([200, undefined]);
    return body;
  };
  const names = ({ lines }: Json): string[] => lines[0].matches.map(({ seller }: Json) => seller.name);
  const partOf = ({ parts }: Json, name: string): Json => parts.find((each: Json) => each.name === name);

  it('spells out what each score is made up of, and the parts sum to it', async () => {
    const body = await ask({}, [line({ designation: '180205' })]);
    expect(body.lines[0]).toMatchObject({ designation: '6205-2RS', quantity: 100, lineNo: null });
    const { matches } = body.lines[0];
    expect(matches.length).toBeGreaterThan(4);
    for (const match of matches) {
      const points = match.parts.reduce((sum: number, each: Json) => sum + each.points, 0);
      expect(Math.abs(points - match.score)).toBeLessThan(0.5);
      expect(match.parts.reduce((sum: number, each: Json) => sum + each.weight, 0)).toBeCloseTo(100, 0);
      expect(match.parts.every(({ reason }: Json) => reason.length > 5)).toBe(true);
      expect(match.total.amountMinor).toBe(match.goods.amountMinor + match.freight.amountMinor);
    }
    const [best] = matches;
    const cart = await buyer.post('/offers/price', {
      lines: [{ sellerId: best.seller.id, listingId: best.listingId, quantity: best.quantity }],
      province: '四川',
    });
    expect(cart.body.total).toEqual(best.total);
    const short = matches.find(({ seller, brand }: Json) => seller.name === 'Four' && brand === 'HRB');
    expect(short).toMatchObject({ quantity: 60, served: 60, available: 60 });
    expect(partOf(short, 'cover')).toMatchObject({
      value: 0.6,
      reason: 'The shelf has 60 of the 100 needed',
    });
    const p6 = matches.find(({ features }: Json) => features.tolerance === 'P6');
    expect([p6.substitute, partOf(p6, 'fit').value]).toEqual([null, 0.9]);
    expect(await ask({}, [line({ designation: '180205' })])).toEqual(body);
  });

  it('gives the reasons in Chinese to who reads Chinese', async () => {
    const wish = { lines: [line({ designation: '6205-2RS/P6' })], province: '四川', substitutes: 'better' };
    const headers = { 'accept-language': 'zh-CN' };
    const { matches } = (await buyer.post('/sourcing/matches', wish, { headers })).body.lines[0];
    const sells = (name: string, tolerance: string) =>
      matches.find(({ seller, features }: Json) => seller.name === name && features.tolerance === tolerance);
    expect(
      Object.fromEntries(sells('One', 'P6').parts.map(({ name, reason }: Json) => [name, reason])),
    ).toEqual({
      fit: '就是所要的型号',
      price: expect.stringMatching(/^每件 ¥[\d.]+，最低（货款 ¥500\.00，运费 ¥[\d.]+）$/),
      leadTime: expect.stringMatching(/^\d+ 天内发出$/),
      cover: expect.stringMatching(/^现货 \d+ 件，够$/),
      reliability: expect.stringMatching(/^还没有交货记录，按新卖家计 \d+ 分$/),
      distance: expect.stringMatching(/^山东 → 四川，约 \d+ 公里$/),
      green: '没有有效的绿色认证',
    });
    expect(partOf(sells('Four', 'P6'), 'leadTime').reason).toMatch(
      /^其中 100 件按单生产，[\d-]+ 前完成，共 \d+ 天$/,
    );
    expect(partOf(sells('Two', 'P5'), 'fit').reason).toBe(
      '可替代，性能更优；公差等级：公差等级6级 → 公差等级5级（更优）',
    );
  });

  it('follows the weights of the buyer, and knows what none of them can mean', async () => {
    const none = { fit: 0, price: 0, leadTime: 0, cover: 0, reliability: 0, distance: 0, green: 0 };
    expect(names(await ask({ ...none, leadTime: 1 }))[0]).toBe('Two');
    expect(names(await ask({ ...none, green: 100 }))[0]).toBe('Three');
    expect(names(await ask({ ...none, distance: 50 }))[0]).toBe('Three');
    const alone = await market
      .anyone()
      .get('/parts/6205-2RS/matches?quantity=100&price=100&fit=0&leadTime=0&cover=0');
    expect(alone.body.lines[0].matches[0].parts.map(({ name }: Json) => name)).not.toContain('distance');
    const nothing = await buyer.post('/sourcing/matches', { lines: [line()], ...none });
    expect([nothing.status, nothing.body.code]).toEqual([422, 'match.no_weight']);
  });

  it('keeps to what the buyer takes', async () => {
    expect(new Set(names(await ask({ greenOnly: true })))).toEqual(new Set(['Three']));
    expect(new Set(names(await ask({ provinces: ['四川'] })))).toEqual(new Set(['Three']));
    expect(new Set(names(await ask({ lotAgeMonths: 60 })))).toEqual(new Set(['Two', 'Four']));
    expect(names(await ask({ certificates: ['iso_9001'] }))).toEqual([]);
    expect(names(await ask({}, [line({ brands: ['hrb'] })]))).toEqual(['Four']);
    const soon = new Date(Date.now() + 8 * 3_600_000 + 86_400_000).toISOString().slice(0, 10);
    expect(new Set(names(await ask({ latestDate: soon })))).toEqual(new Set(['Two']));
  });

  it('offers what serves in its place where that is allowed, and says why', async () => {
    const p6 = line({ designation: '6205-2RS/P6' });
    const exact = await ask({}, [p6]);
    expect(new Set(names(exact))).toEqual(new Set(['One', 'Four']));
    const better = (await ask({ substitutes: 'better' }, [p6])).lines[0].matches;
    const p5 = better.find(({ features }: Json) => features.tolerance === 'P5');
    expect(p5.substitute.grade).toBe('better');
    expect(partOf(p5, 'fit')).toMatchObject({ value: 0.9, reason: p5.substitute.reason });
    const rz = { lines: [line({ designation: '6205-2RZ', quantity: 5 })] };
    const designations = async (substitutes: string) =>
      new Set(
        (await ask({ substitutes }, rz.lines)).lines[0].matches.map(({ designation }: Json) => designation),
      );
    expect(await designations('none')).toEqual(new Set(['6205-2RZ']));
    expect((await designations('conditional')).has('6205-2RS')).toBe(true);
  });

  it('lets a seller who lowers its price rise, and counts its record', async () => {
    const place = async (): Promise<number> =>
      names(await ask({ limit: 30 }, [line({ brands: ['LQ'] })])).indexOf('Three');
    const before = await place();
    const [listing] = (await sellers[2]!.get('/seller/listings?q=6205-2RS')).body.items;
    await sellers[2]!.patch(`/seller/listings/${listing.id}`, priced('3.2'));
    expect(await place()).toBeLessThan(before);
    const reliability = async (): Promise<number> =>
      partOf((await ask({ greenOnly: true })).lines[0].matches[0], 'reliability').value;
    const presumed = await reliability();
    const order = await paidOrder(buyer, [{ seller: sellers[2]!, listing, quantity: 10 }]);
    await sellers[2]!.post(`/orders/${order.id}/reject`, { reason: '缺货' });
    await market.drain();
    expect(await reliability()).toBeLessThan(presumed);
  });

  it('matches a list of parts in as many statements as one line', async () => {
    const bom = await buyer.post('/boms', { text: '6205-2RS 100\n6205-2RZ 20\nnonsense 5\n6205-2RS/P6 10' });
    const { body } = await buyer.post('/sourcing/matches', { bomId: bom.body.id, substitutes: 'better' });
    expect(body.lines.map(({ lineNo }: Json) => lineNo)).toEqual([1, 2, 4]);
    expect(body.nextAfterLine).toBeNull();
    const tolerances = body.lines[2].matches.map(({ features }: Json) => features.tolerance);
    expect(new Set(tolerances)).toEqual(new Set(['P6', 'P5']));
    expect(body.lines.every(({ matches }: Json) => matches.length > 0)).toBe(true);
    const second = await buyer.post('/sourcing/matches', { bomId: bom.body.id, lineNo: 2 });
    expect(second.body.lines.map(({ lineNo }: Json) => lineNo)).toEqual([2]);
    const count = async (lines: Json[]) =>
      (await statementsOf(() => ask({ substitutes: 'better' }, lines))).length;
    const one = await count([line()]);
    expect(await count([line(), line({ designation: '6205-2RZ' }), line({ quantity: 3 })])).toBe(one);
    const stranger = await market.buyer('Another');
    expect((await stranger.post('/sourcing/matches', { bomId: bom.body.id })).status).toBe(404);
  });

  it('puts a large line together from what several workshops can make, and closes the gap of one that withdraws', async () => {
    const madeToOrder = { perDay: 100, leadTimeDays: 1, weekdays: [1, 2, 3, 4, 5, 6, 7] };
    for (const [at, seller] of sellers.entries())
      await offer(seller, { ...AT, designation: '6309', ...priced(`${20 + at}`), stock: 50, madeToOrder });
    const latestDate = new Date(Date.now() + (4 * 24 + 8) * 3_600_000).toISOString().slice(0, 10);
    const lines = [{ designation: '6309', quantity: 1000 }];
    const { body } = await buyer.post('/sourcing/plans', {
      lines,
      province: '四川',
      mixedLots: true,
      latestDate,
      strategies: ['cheapest'],
    });
    const [{ parts, uncovered }] = body.plans;
    expect(uncovered).toEqual([]);
    expect(parts.length).toBeGreaterThan(2);
    expect(parts.reduce((sum: number, { quantity }: Json) => sum + quantity, 0)).toBe(1000);
    expect(parts.every(({ readyOn, toMake }: Json) => toMake > 0 && readyOn <= latestDate)).toBe(true);
    const take = (each: Json) => ({
      sellerId: each.sellerId,
      listingId: each.listingId,
      quantity: each.quantity,
      expectedUnitPrice: each.unitPrice,
      makeToOrder: each.toMake > 0,
    });
    const placed = await buyer.post('/orders', { lines: parts.map(take), deliverTo: ADDRESS });
    expect(placed.status).toBe(201);
    const promised = placed.body.orders.map(({ lines: [own] }: Json) => [own.quantity, own.readyOn]);
    expect(promised.toSorted()).toEqual(
      parts.map(({ quantity, readyOn }: Json) => [quantity, readyOn]).toSorted(),
    );
    await pay(buyer, placed.body.id);
    const [lost] = placed.body.orders.filter(({ seller }: Json) => seller.name === 'Two');
    expect((await buyer.get(`/orders/${lost.id}/repair`)).body.code).toBe('order.nothing_lacks');
    const rejected = await sellers[1]!.post(`/orders/${lost.id}/reject`, { reason: '停机' });
    expect(rejected.body.state).toBe('rejected');
    const repair = (await buyer.get(`/orders/${lost.id}/repair`)).body;
    expect(repair.lacking).toMatchObject([{ designation: '6309', quantity: lost.lines[0].quantity }]);
    expect(repair.plan.parts.map(({ sellerId }: Json) => sellerId)).not.toContain(sellers[1]!.organisationId);
    expect([repair.refunded, repair.plan.uncovered]).toEqual([lost.total, []]);
    expect(repair.cost.amountMinor).toBe(repair.plan.total.amountMinor - lost.total.amountMinor);
    expect((await sellers[0]!.get(`/orders/${lost.id}/repair`)).status).toBe(403);

    const chosen = repair.plan.parts.map(take);
    const unasked = await offer(sellers[0]!, { ...AT, designation: '6310' });
    const beside = { sellerId: sellers[0]!.organisationId, listingId: unasked.id, quantity: 1 };
    const refused = await buyer.post(`/orders/${lost.id}/repair`, { lines: [beside] });
    expect([refused.status, refused.body.code]).toEqual([422, 'order.not_lacking']);
    const [other] = placed.body.orders.filter(({ id }: Json) => id !== lost.id);
    const whole = await buyer.post(`/orders/${other.id}/repair`, { lines: chosen });
    expect(whole.body.code).toBe('order.nothing_lacks');
    const stranger = await market.buyer('Beside');
    expect((await stranger.post(`/orders/${lost.id}/repair`, { lines: chosen })).status).toBe(404);
    const [taken, late] = (
      await Promise.all([1, 2].map(() => buyer.post(`/orders/${lost.id}/repair`, { lines: chosen })))
    ).toSorted((a, b) => a.status - b.status);
    expect([taken!.status, taken!.body.total]).toEqual([201, repair.plan.total]);
    expect(taken!.body.orders[0].deliverTo).toEqual(ADDRESS);
    expect([late!.status, late!.body.code]).toEqual([409, 'order.already_repaired']);
    const repaired = async () => (await buyer.get(`/orders/${lost.id}/repair`)).body;
    expect(await repaired()).toMatchObject({ repairedBy: taken!.body.id, plan: null, cost: null });
    expect((await buyer.get(`/orders/${lost.id}`)).body.repairedBy).toBe(taken!.body.id);
    await buyer.post(`/checkouts/${taken!.body.id}/cancel`);
    expect((await repaired()).plan.total).toEqual(repair.plan.total);
  });

  it.each<[string, Json, number, string]>([
    [
      'a part that nobody knows',
      { lines: [{ designation: 'nonsense', quantity: 1 }] },
      422,
      'lines.0.designation',
    ],
    ['lines and a list', { lines: [line()], bomId: '0190b2a8-0000-7000-8000-000000000000' }, 422, 'bomId'],
    ['neither', {}, 400, 'lines'],
    ['a weight beyond all', { lines: [line()], price: 101 }, 400, 'price'],
    ['a certificate that is none', { lines: [line()], certificates: ['iso'] }, 400, 'certificates'],
    ['a day that has passed', { lines: [line()], latestDate: '2020-01-01' }, 422, 'latestDate'],
  ])('refuses %s', async (_, request, status, field) => {
    const answer = await buyer.post('/sourcing/matches', request);
    expect([answer.status, faults(answer)[0]]).toEqual([status, field]);
  });
});
