import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '@app/kernel';
import { type Account, type Answer, type Json, TestApp } from '../support/app.js';
import { faults, passSeconds, statuses } from '../support/identity.js';
import { colleague } from '../support/members.js';
import { award, code, done, HOUR, LINE, openRfq, pickOf, quote, reservedOf } from '../support/quoting.js';
import { offer, pay, toldTo } from '../support/trade.js';

let app: TestApp;
let buyer: Account;
let maker: Account;
let trader: Account;
let shelf: Json;

beforeAll(async () => {
  app = await TestApp.start();
  [maker, trader] = await Promise.all([app.seller('甲厂'), app.seller('乙贸易')]);
  shelf = await offer(maker, { brand: 'HRB' });
  await offer(trader, { brand: 'LYC', designation: '6206-2Z' });
});
afterAll(() => app.close());
beforeEach(async () => {
  passSeconds(app, 0);
  // What one may have open is rationed.
  buyer = await app.buyer();
});

const opened = (): Promise<Json> => done(openRfq(buyer, [maker, trader]));
const reserved = (listingId: string): Promise<number> => reservedOf(app, listingId);
const told = (account: Account): Promise<string[]> => toldTo(app, account);

describe('an award', () => {
  /** The maker has both lines, keeping the first; the trader the second, which it never listed. */
  async function quoted(): Promise<{ id: string; ofMaker: Json; ofTrader: Json }> {
    const { id } = await opened();
    const ofMaker = await done(
      quote(maker, id, [
        { ...LINE, quantity: 500, reserve: true },
        { ...LINE, lineNo: 2, quantity: 200, priceBreaks: [{ minQuantity: 100, unitPrice: '5' }] },
      ]),
    );
    const ofTrader = await done(
      quote(trader, id, [
        { ...LINE, brand: 'LYC', quantity: 100, priceBreaks: [{ minQuantity: 1, unitPrice: '3.4' }] },
        {
          ...LINE,
          lineNo: 2,
          brand: 'NTN',
          quantity: 200,
          priceBreaks: [{ minQuantity: 1, unitPrice: '4' }],
        },
      ]),
    );
    return { id, ofMaker, ofTrader };
  }

  it('compares landed, marks what is best, and plans over the quotes', async () => {
    const { id } = await quoted();
    passSeconds(app, 25 * HOUR);
    await app.sql(`SELECT graphile_worker.add_job('sourcing.rfq-deadlines')`);
    expect(await told(buyer)).toContain('rfq.unsealed.buyer');
    const { lines, quotes } = await done(buyer.get(`/sourcing/rfqs/${id}/matrix`));
    const marks = lines.map(({ cells }: Json) =>
      cells.map((cell: Json) => [cell.brand, cell.whole, cell.cheapest]),
    );
    expect(marks.map((line: Json) => line.toSorted())).toEqual([
      [['HRB', true, true], ['LYC', false, false]],
      [['HRB', true, false], ['NTN', true, true]],
    ]); // prettier-ignore
    for (const each of quotes)
      expect(each.total.amountMinor).toBe(each.goods.amountMinor + each.freight.amountMinor);
    const { plans } = await done(
      buyer.post(`/sourcing/rfqs/${id}/award-plans`, {
        mixedLots: true,
        strategies: ['cheapest', 'fewest_sellers'],
      }),
    );
    expect(plans.map(({ sellers }: Json) => sellers.length)).toEqual([2, 1]);
    expect(plans[0].uncovered).toEqual([]);
    expect(plans[0].total.amountMinor).toBeLessThanOrEqual(plans[1].total.amountMinor);
    await done(buyer.post(`/sourcing/rfqs/${id}/close`, { reason: '暂不采购' }));
    expect(
      code(await award(buyer, id, [{ sellerId: newId(), quoteId: newId(), no: 1, quantity: 1 }])),
    ).toEqual([409, 'rfq.state_conflict']);
    expect(await told(trader)).toContain('rfq.closed.seller');
  });

  it('makes orders at the quotes’ prices in one act, takes over what was kept, and tells the others', async () => {
    const { id, ofMaker, ofTrader } = await quoted();
    const before = await reserved(shelf.id);
    // Whatever else is sold meanwhile: the shelf is empty but for what the quote keeps.
    await done(maker.patch(`/seller/listings/${shelf.id}`, { stock: before }));
    passSeconds(app, 25 * HOUR);
    const loser = await app.seller('落选');
    expect(code(await award(buyer, id, [pickOf(ofMaker, 1, 501)]))).toEqual([
      422,
      'quote.quantity_not_offered',
    ]);
    expect(
      code(await award(buyer, id, [pickOf({ ...ofMaker, sellerId: loser.organisationId }, 1, 1)])),
    ).toEqual([404, 'quote.not_found']);
    const picks = [pickOf(ofMaker, 1, 400), pickOf(ofTrader, 1, 100), pickOf(ofTrader, 2, 200)];
    const twice = await Promise.all([award(buyer, id, picks), award(buyer, id, picks)]);
    expect(statuses(twice)).toEqual([201, 409]);
    expect(twice.find(({ status }) => status === 409)?.body.code).toBe('rfq.already_awarded');
    const checkout = twice.find(({ status }) => status === 201)!.body;
    const lines = checkout.orders.flatMap(({ lines: own }: Json) => own);
    expect(lines.map((l: Json) => [l.brand, l.quantity, Number(l.unitPrice), l.toMake]).toSorted()).toEqual([
      ['HRB', 400, 3.5, 0],
      ['LYC', 100, 3.4, 100],
      ['NTN', 200, 4, 200],
    ]);
    // Of 500 kept 400 are the order's, 100 free; the second line of the maker's quote kept nothing.
    expect(await reserved(shelf.id)).toBe(before - 100);
    const won = (await maker.get(`/sourcing/rfqs/${id}/quote`)).body;
    expect(won).toMatchObject({
      state: 'awarded',
      lines: [{ awarded: 400, orderId: expect.any(String) }, { awarded: null }],
    });
    expect((await buyer.get(`/sourcing/rfqs/${id}`)).body).toMatchObject({
      state: 'awarded',
      checkoutId: checkout.id,
    });
    expect(await told(maker)).toContain('rfq.awarded.winner');

    const paid = await done(pay(buyer, checkout.id));
    expect(paid.checkout.state).toBe('paid');
    const bought = paid.checkout.orders.find(({ seller }: Json) => seller.id === trader.organisationId);
    await done(trader.post(`/orders/${bought.id}/accept`));
    const shipped = await done(
      trader.post(`/orders/${bought.id}/ship`, { carrier: '德邦', trackingNumber: 'DB123456' }),
    );
    expect(shipped.state).toBe('shipped');
  });

  it('tells losers without prices, frees what they kept, and takes no lapsed quote', async () => {
    await done(maker.patch(`/seller/listings/${shelf.id}`, { stock: 5000 }));
    const { id, ofMaker, ofTrader } = await quoted();
    const kept = await reserved(shelf.id);
    passSeconds(app, 22 * 24 * HOUR);
    expect(code(await award(buyer, id, [pickOf(ofTrader, 2, 200)]))).toEqual([409, 'quote.lapsed']);
    passSeconds(app, 25 * HOUR);
    await done(award(buyer, id, [pickOf(ofTrader, 2, 200)]));
    expect(await reserved(shelf.id)).toBe(kept - 500);
    expect((await maker.get(`/sourcing/rfqs/${id}/quote`)).body.state).toBe('lost');
    const heard = (await (await told(maker), maker.get('/notifications?limit=1'))).body.items[0];
    expect(heard).toMatchObject({ kind: 'rfq.awarded.loser', link: `/seller/rfqs/${id}` });
    expect(JSON.stringify(heard)).not.toMatch(/乙贸易|¥/);
    expect(ofMaker.state).toBe('submitted');
  });

  it('bargains first, and waits for approval above the placer’s limit', async () => {
    const { id, ofTrader } = await quoted();
    passSeconds(app, 25 * HOUR);
    const counter = (wish: Json): Promise<Answer> =>
      buyer.post(`/sourcing/rfqs/${id}/counter-offers`, {
        ...pickOf(ofTrader, 2, 200),
        unitPrice: '3.8',
        ...wish,
      });
    expect(code(await counter({ unitPrice: '4.1' }))).toEqual([422, 'quote.counter_not_lower']);
    expect(faults(await counter({ quantity: 201 }))).toEqual(['quantity']);
    const named = await done(counter({}));
    expect(code(await counter({}))).toEqual([409, 'quote.counter_open']);
    const taken = await done(trader.post(`/sourcing/counter-offers/${named.id}/accept`));
    expect(taken.lines[1].priceBreaks).toEqual([
      { minQuantity: 1, unitPrice: '4.000000' },
      { minQuantity: 200, unitPrice: '3.800000' },
    ]);
    expect(code(await trader.post(`/sourcing/counter-offers/${named.id}/decline`))).toEqual([
      409,
      'quote.counter_answered',
    ]);
    expect(await told(buyer)).toContain('quote.counter_accepted.buyer');
    const clerk = await colleague(app, buyer, 'member');
    await done(buyer.put('/organisations/me/order-limit', { limitMinor: 10_000 }));
    const tooDear = await done(award(clerk, id, [pickOf(ofTrader, 2, 200)]));
    await done(buyer.post(`/approvals/${tooDear.id}/decline`, { reason: '太贵' }));
    await app.drain();
    expect((await buyer.get(`/sourcing/rfqs/${id}`)).body.state).toBe('deciding');
    const checkout = await done(award(clerk, id, [pickOf(ofTrader, 2, 200)]));
    expect(checkout).toMatchObject({ state: 'awaiting_approval', payment: null });
    await done(buyer.post(`/approvals/${checkout.id}/approve`));
    expect((await done(pay(clerk, checkout.id))).checkout.state).toBe('paid');
  });

  it('undecided for thirty days, it lapses, and the quotes are free', async () => {
    const { id } = await quoted();
    const kept = await reserved(shelf.id);
    passSeconds(app, 32 * 24 * HOUR);
    await app.sql(`SELECT graphile_worker.add_job('sourcing.rfq-deadlines')`);
    await app.drain();
    expect((await buyer.get(`/sourcing/rfqs/${id}`)).body).toMatchObject({
      state: 'lapsed',
      log: [{ act: 'open' }, { act: 'unseal', by: 'system' }, { act: 'lapse', by: 'system' }],
    });
    expect(await reserved(shelf.id)).toBe(kept - 500);
    expect((await maker.get('/seller/rfqs?folder=ended')).body.items.map((each: Json) => each.id)).toContain(
      id,
    );
  });

  it('undone before it was accepted, is made again while quotes hold: of two orders refused at once, of two awards at once', async () => {
    await done(maker.patch(`/seller/listings/${shelf.id}`, { stock: 5000 }));
    const { id, ofMaker, ofTrader } = await quoted();
    passSeconds(app, 25 * HOUR);
    const before = await reserved(shelf.id);
    // Not paid: both lines are open again, and who lost hears so.
    const unpaid = await done(award(buyer, id, [pickOf(ofMaker, 1, 500), pickOf(ofTrader, 2, 200)]));
    expect(code(await award(buyer, id, [pickOf(ofTrader, 1, 100)]))).toEqual([409, 'rfq.already_awarded']);
    await done(buyer.post(`/checkouts/${unpaid.id}/cancel`));
    expect(await told(buyer)).toContain('rfq.reopened.buyer');
    for (const seller of [maker, trader]) expect(await told(seller)).toContain('rfq.reopened.seller');
    expect((await maker.get(`/sourcing/rfqs/${id}/quote`)).body).toMatchObject({
      state: 'submitted',
      lines: [{ reserved: false, awarded: null }, { awarded: null }],
    });
    expect(await reserved(shelf.id)).toBe(before - 500);
    // Paid, and both refuse at once: it is open once, for whoever has not refused it.
    const paid = await done(award(buyer, id, [pickOf(ofMaker, 1, 500), pickOf(ofTrader, 2, 200)]));
    await done(pay(buyer, paid.id));
    const orderOf = (seller: Account): string =>
      paid.orders.find((order: Json) => order.seller.id === seller.organisationId).id;
    const reject = (seller: Account) => seller.post(`/orders/${orderOf(seller)}/reject`, { reason: '缺货' });
    expect(statuses(await Promise.all([reject(maker), reject(trader)]))).toEqual([200, 200]);
    await app.drain();
    const rfq = (await buyer.get(`/sourcing/rfqs/${id}`)).body;
    expect(rfq).toMatchObject({ state: 'deciding', checkoutId: null });
    // Each order that comes to nothing says so, whether they are heard of together or not.
    const acts = rfq.log
      .map(({ act }: Json) => act)
      .filter((act: string, at: number, all: string[]) => act !== all[at - 1]);
    expect(acts).toEqual(['open', 'unseal', 'award', 'reopen', 'award', 'reopen']);
    const { lines } = await done(buyer.get(`/sourcing/rfqs/${id}/matrix`));
    const cells = lines.flatMap(({ cells: own }: Json) => own);
    expect(cells.map((c: Json) => [c.lineNo, c.brand, c.refused]).toSorted()).toEqual([
      [1, 'HRB', true], [1, 'LYC', false], [2, 'HRB', false], [2, 'NTN', true],
    ]); // prettier-ignore
    expect(code(await award(buyer, id, [pickOf(ofMaker, 1, 500)]))).toEqual([422, 'quote.line_refused']);
    const rest = [pickOf(ofTrader, 1, 100), pickOf(ofMaker, 2, 200)];
    const { plans } = await done(buyer.post(`/sourcing/rfqs/${id}/award-plans`, { mixedLots: true }));
    expect(plans[0].parts.map(({ lineNo, sellerId, no }: Json) => [lineNo, sellerId, no]).toSorted()).toEqual(
      [
        [1, trader.organisationId, 1],
        [2, maker.organisationId, 2],
      ],
    );
    expect(statuses(await Promise.all([award(buyer, id, rest), award(buyer, id, rest)]))).toEqual([201, 409]);
    // Not paid in time, and by then no quote holds.
    passSeconds(app, 22 * 24 * HOUR);
    await app.sql(`SELECT graphile_worker.add_job('orders.expire')`);
    expect(await told(buyer)).toContain('rfq.award_lapsed.buyer');
    expect((await buyer.get(`/sourcing/rfqs/${id}`)).body).toMatchObject({
      state: 'lapsed',
      allowedActions: [],
    });
  });

  it('wants no more what a repair has bought meanwhile, nor a repair what was awarded again', async () => {
    const beside = await app.seller('旁厂');
    const spare = await offer(beside, { brand: 'ZWZ', stock: 2000 });
    const { id, ofMaker, ofTrader } = await quoted();
    passSeconds(app, 25 * HOUR);
    const buy = (order: Json, quantity: number): Promise<Answer> =>
      buyer.post(`/orders/${order.id}/repair`, {
        lines: [{ listingId: spare.id, sellerId: beside.organisationId, quantity }],
      });
    const lacking = async (order: Json): Promise<number[]> =>
      (await done(buyer.get(`/orders/${order.id}/repair`))).lacking.map(({ quantity }: Json) => quantity);
    const paths = [`/sourcing/rfqs/${id}`, `/sourcing/rfqs/${id}/matrix`, `/seller/rfqs/${id}`];
    const bought = async (): Promise<number[][]> => {
      await app.drain();
      const seen = await Promise.all([buyer.get(paths[0]!), buyer.get(paths[1]!), trader.get(paths[2]!)]);
      return seen.map(({ body }) => body.lines.map((line: Json) => line.bought));
    };
    const alike = (...pieces: number[]): number[][] => paths.map(() => pieces);
    // Of 500 the maker accepts 300: 200 are to be decided again, and a repair of 150 leaves 50 of them.
    const checkout = await done(award(buyer, id, [pickOf(ofMaker, 1, 500), pickOf(ofTrader, 2, 200)]));
    await done(pay(buyer, checkout.id));
    expect(await bought()).toEqual(alike(500, 200));
    const first = checkout.orders.find(({ seller }: Json) => seller.id === maker.organisationId);
    await done(maker.post(`/orders/${first.id}/accept`, { lines: [{ lineNo: 1, quantity: 300 }] }));
    expect([await bought(), await lacking(first)]).toEqual([alike(300, 200), [200]]);
    const much = await buy(first, 201);
    expect([...code(much), much.body.errors]).toMatchObject([422, 'order.more_than_lacking', [{ field: 'lines.0.quantity', expected: '<= 200' }]]); // prettier-ignore
    const repair = await done(buy(first, 150));
    expect(await bought()).toEqual(alike(450, 200));
    const { plans } = await done(buyer.post(`/sourcing/rfqs/${id}/award-plans`, { mixedLots: true }));
    expect(plans[0].parts).toMatchObject([{ lineNo: 1, sellerId: trader.organisationId, quantity: 50 }]);
    // It comes to nothing, its pieces are wanted again; one of all of them leaves nothing to award, until it comes to nothing too.
    await done(buyer.post(`/checkouts/${repair.id}/cancel`));
    expect(await bought()).toEqual(alike(300, 200));
    const whole = await done(buy(first, 200));
    const over = await done(buyer.get(paths[0]!));
    expect([over.state, over.checkoutId, over.log.at(-1).act]).toEqual(['awarded', whole.id, 'make_up']);
    expect(code(await award(buyer, id, [pickOf(ofTrader, 1, 100)]))).toEqual([409, 'rfq.already_awarded']);
    await done(buyer.post(`/checkouts/${whole.id}/cancel`));
    expect(await bought()).toEqual(alike(300, 200));
    // Of what is awarded then a repair leaves out as much.
    const again = await done(award(buyer, id, [pickOf(ofTrader, 1, 100)]));
    expect([await bought(), await lacking(first)]).toEqual([alike(400, 200), [100]]);
    await done(pay(buyer, again.id));
    const [second] = again.orders;
    await done(trader.post(`/orders/${second.id}/reject`, { reason: '缺货' }));
    expect([await bought(), await lacking(second)]).toEqual([alike(300, 200), [100]]);
    // Two repairs of the same pieces at once: the second finds them bought, or too few left of them.
    const [ofFirst, ofSecond] = await Promise.all([buy(first, 200), buy(second, 100)]);
    const late = ofFirst.status === 201 ? ofSecond : ofFirst;
    expect(late.body.code).toBe(late === ofSecond ? 'order.bought_elsewhere' : 'order.more_than_lacking');
    if (late === ofFirst) {
      await done(buyer.post(`/checkouts/${ofSecond.body.id}/cancel`));
      await app.drain();
      await done(buy(first, 200));
    }
    expect(await bought()).toEqual(alike(500, 200));
    // All that came of it, newest first; to a seller its own, and to whom it was not told nothing.
    const ordersOf = async (who: Account): Promise<string[]> =>
      (await done(who.get(`/sourcing/rfqs/${id}/orders`))).items.map(
        ({ cameOf, order }: Json) => `${cameOf} ${order.seller.name} ${order.state}`,
      );
    const all = await ordersOf(buyer);
    expect(all.filter((each) => each === 'repair 旁厂 cancelled').length).toBeGreaterThan(1);
    const live = all.filter((each) => !each.endsWith('cancelled'));
    expect(live.slice(0, 2)).toEqual(['repair 旁厂 awaiting_payment', 'award 乙贸易 rejected']);
    expect(live.slice(2).toSorted()).toEqual(['award 乙贸易 paid', 'award 甲厂 accepted']);
    expect(await ordersOf(trader)).toEqual(['award 乙贸易 rejected', 'award 乙贸易 paid']);
    expect((await beside.get(`/sourcing/rfqs/${id}/orders`)).status).toBe(404);
    expect(await done(buyer.get(`/orders/${second.id}/repair`))).toMatchObject({
      rfqId: id,
      lacking: [],
      plan: null,
    });
  });
});
