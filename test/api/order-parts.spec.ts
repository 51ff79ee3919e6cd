import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type DomainError } from '@app/kernel';
import { type OrderableListing } from '@app/listings';
import { type AgreedLine } from '../../libs/orders/src/order.rules.js';
import { type Lacking, requireLacking } from '../../libs/orders/src/repairs/repair.rules.js';
import { type Account, type Json, TestApp } from '../support/app.js';
import { claimsOf, SENT } from '../support/claims.js';
import { expectSettled, offer, paidOrder } from '../support/trade.js';

describe('an order in parts', () => {
  let market: TestApp;
  let buyer: Account;
  let seller: Account;

  beforeAll(async () => {
    market = await TestApp.start();
    [buyer, seller] = await Promise.all([market.buyer(), market.seller()]);
  });
  afterAll(() => market.close());

  const stockOf = async (...listings: Json[]): Promise<Json> => {
    const [row] = await market.sql(
      `SELECT sum(on_hand)::int AS on_hand, sum(reserved)::int AS reserved,
         (SELECT sum(quantity)::int FROM stock_movement m JOIN stock_lot o ON o.seller_id = m.seller_id AND o.id = m.lot_id
          WHERE o.listing_id = ANY($1)) AS journal
       FROM stock_lot WHERE listing_id = ANY($1)`,
      [listings.map(({ id }) => id)],
    );
    return row;
  };
  const statesOf = ({ timeline }: Json): string[] => timeline.map(({ to }: Json) => to);
  const ship = (order: Json, lines: { lineNo: number; quantity: number }[]) =>
    seller.post(`/orders/${order.id}/shipments`, { ...SENT, lines });
  const timePasses = async (order: Json): Promise<void> => {
    await market.sql(`UPDATE trade_order SET due_at = now() - interval '1 second' WHERE id = $1`, [order.id]);
    for (let twice = 0; twice < 2; twice++) await market.sql(`SELECT graphile_worker.add_job('orders.due')`);
    await market.drain();
  };

  it('leaves in parts, by lot, and is shipped with the last of them', async () => {
    const one = await offer(seller, { brand: 'LOTS', stock: 60 });
    const two = await offer(seller, { brand: 'OTHER' });
    await seller.post(`/seller/listings/${one.id}/lots`, {
      lotNumber: 'B2',
      dateCode: '2611',
      quantity: 40,
    });
    const order = await paidOrder(buyer, [
      { seller, listing: one, quantity: 90 },
      { seller, listing: two, quantity: 10 },
    ]);
    const early = await ship(order, [{ lineNo: 1, quantity: 1 }]);
    expect([early.status, early.body.code]).toEqual([409, 'order.state_conflict']);
    await seller.post(`/orders/${order.id}/accept`);

    const first = await ship(order, [{ lineNo: 1, quantity: 70 }]);
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({
      state: 'partly_shipped',
      lines: [{ shippedQuantity: 70 }, { shippedQuantity: 0 }],
      shipments: [
        {
          ...SENT,
          lines: [
            { lineNo: 1, quantity: 60, lotNumber: null },
            { lineNo: 1, quantity: 10, lotNumber: 'B2', dateCode: '2611' },
          ],
        },
      ],
      dueAt: null,
    });
    expect(await stockOf(one)).toEqual({ on_hand: 30, reserved: 20, journal: 30 });

    const tooMany = await ship(order, [
      { lineNo: 1, quantity: 21 },
      { lineNo: 3, quantity: 1 },
    ]);
    expect(tooMany.body.errors).toMatchObject([
      { field: 'lines.0.quantity', code: 'order.too_many_pieces', expected: '≤ 20' },
      { field: 'lines.1.lineNo', code: 'order.line_unknown' },
    ]);
    expect((await buyer.post(`/orders/${order.id}/confirm-delivery`)).status).toBe(409);

    const answers = await Promise.all([
      ship(order, [{ lineNo: 1, quantity: 15 }]),
      ship(order, [{ lineNo: 1, quantity: 15 }]),
    ]);
    expect(answers.map(({ status }) => status).toSorted((lower, higher) => lower - higher)).toEqual([
      201, 422,
    ]);
    const last = await seller.post(`/orders/${order.id}/ship`, SENT);
    expect(statesOf(last.body).slice(-3)).toEqual(['partly_shipped', 'partly_shipped', 'shipped']);
    expect(last.body.shipments.at(-1).lines).toMatchObject([
      { lineNo: 1, quantity: 5 },
      { lineNo: 2, quantity: 10 },
    ]);
    expect(await stockOf(one, two)).toEqual({ on_hand: 1000, reserved: 0, journal: 1000 });
    expect(Date.parse(last.body.dueAt)).toBeGreaterThan(Date.now());
  });

  it('is claimed on by what has come while the rest is under way, and that goes on', async () => {
    const { claimOn, done, ofOrder, opened, total } = claimsOf(() => ({ market, buyer, seller }));
    const order = await paidOrder(buyer, [
      { seller, listing: await offer(seller, { brand: 'EARLY' }), quantity: 100 },
    ]);
    await seller.post(`/orders/${order.id}/accept`);
    await ship(order, [{ lineNo: 1, quantity: 30 }]);
    expect((await ofOrder(order)).allowedActions).toEqual(['claim_part']);
    const notCome = await claimOn(order, { quantity: 31 });
    expect([notCome.status, notCome.body.errors[0].expected]).toEqual([422, '≤ 30']);
    const replaced = await opened(order, { quantity: 10, outcome: 'replace' });
    const refunded = await opened(order, { quantity: 5 });
    const kept = await opened(order, { quantity: 2 });
    const frozen = [replaced, refunded, kept].reduce((sum, { amount }) => sum + amount.amountMinor, 0);
    expect(await ofOrder(order)).toMatchObject({ state: 'partly_shipped', frozen: { amountMinor: frozen } });

    await done(seller, replaced, 'accept');
    await done(seller, replaced, 'send-replacement', SENT);
    await done(seller, refunded, 'accept');
    const shipped = await seller.post(`/orders/${order.id}/ship`, SENT);
    expect(shipped.body).toMatchObject({ state: 'shipped', lines: [{ shippedQuantity: 100 }] });
    await timePasses(order);
    expect(await ofOrder(order)).toMatchObject({
      state: 'disputed',
      allowedActions: ['claim', 'accept_rest'],
    });
    await done(buyer, replaced, 'keep-replacement');
    await done(buyer, kept, 'withdraw');
    const inspected = await ofOrder(order);
    expect(inspected.state).toBe('inspection');
    expect(Date.parse(inspected.dueAt)).toBeGreaterThan(Date.now());
    await buyer.post(`/orders/${order.id}/confirm-receipt`);
    const back = refunded.amount.amountMinor;
    await expectSettled(market, order, { released: total(order) - back, refunded: back });
  });

  it('counts as delivered after a time, and completes by itself when nobody claims', async () => {
    const order = await paidOrder(buyer, [
      { seller, listing: await offer(seller, { brand: 'TIME' }), quantity: 10 },
    ]);
    await seller.post(`/orders/${order.id}/accept`);
    await seller.post(`/orders/${order.id}/ship`, SENT);
    await timePasses(order);
    const looked = (await buyer.get(`/orders/${order.id}`)).body;
    expect(looked).toMatchObject({ state: 'inspection', allowedActions: ['claim', 'confirm_receipt'] });
    const days = (Date.parse(looked.dueAt) - Date.now()) / 86_400_000;
    expect([days > 6.9, days <= 7]).toEqual([true, true]);
    await timePasses(order);
    const ended = (await buyer.get(`/orders/${order.id}`)).body;
    expect(statesOf(ended).slice(3)).toEqual(['shipped', 'delivered', 'inspection', 'completed']);
    expect(ended.timeline.at(-1).by).toBe('system');
    expect(ended.dueAt).toBeNull();
    await expectSettled(market, order, { released: order.total.amountMinor, refunded: 0 });
  });

  it('is inspected from the day the buyer says that it came, and completes at the buyer’s word once', async () => {
    const order = await paidOrder(buyer, [
      { seller, listing: await offer(seller, { brand: 'WORD' }), quantity: 10 },
    ]);
    await seller.post(`/orders/${order.id}/accept`);
    await seller.post(`/orders/${order.id}/ship`, SENT);
    expect((await buyer.post(`/orders/${order.id}/confirm-delivery`)).body.state).toBe('inspection');
    const answers = await Promise.all([
      buyer.post(`/orders/${order.id}/confirm-receipt`),
      buyer.post(`/orders/${order.id}/confirm-receipt`),
      timePasses(order),
    ]);
    expect((await buyer.get(`/orders/${order.id}`)).body.state).toBe('completed');
    expect(answers.filter((answer) => answer?.status === 200).length).toBeLessThanOrEqual(1);
    await expectSettled(market, order, { released: order.total.amountMinor, refunded: 0 });
  });

  it('is accepted in part: the rest is free again, and its money goes back with its part of the freight', async () => {
    const one = await offer(seller, { brand: 'PART1' });
    const two = await offer(seller, {
      brand: 'PART2',
      priceBreaks: [{ minQuantity: 1, unitPrice: '0.333333' }],
    });
    const order = await paidOrder(buyer, [
      { seller, listing: one, quantity: 100 },
      { seller, listing: two, quantity: 7 },
    ]);
    const nothing = await seller.post(`/orders/${order.id}/accept`, {
      lines: [
        { lineNo: 1, quantity: 0 },
        { lineNo: 2, quantity: 0 },
      ],
    });
    expect([nothing.status, nothing.body.code]).toEqual([422, 'order.nothing_accepted']);
    const accepted = await seller.post(`/orders/${order.id}/accept`, {
      lines: [
        { lineNo: 1, quantity: 60 },
        { lineNo: 2, quantity: 0 },
      ],
      note: 'the rest is sold out',
    });
    expect(accepted.body).toMatchObject({
      state: 'accepted',
      lines: [{ acceptedQuantity: 60 }, { acceptedQuantity: 0 }],
    });
    expect(accepted.body.timeline.at(-1).note).toBe('the rest is sold out');
    expect(await stockOf(one, two)).toMatchObject({ on_hand: 2000, reserved: 60 });
    const freight = order.freight.amountMinor;
    const refunded = accepted.body.refunded.amountMinor;
    // 40 of 100 pieces of line 1 (385.00), all of line 2 (2.33), and of the freight what goes with them.
    const goods = 15_400 + 233;
    expect(refunded).toBe(goods + Math.round((freight * goods) / (38_500 + 233)));
    const shipped = await seller.post(`/orders/${order.id}/ship`, SENT);
    expect(shipped.body.state).toBe('shipped');
    expect(shipped.body.shipments[0].lines).toMatchObject([{ lineNo: 1, quantity: 60 }]);
    await buyer.post(`/orders/${order.id}/confirm-receipt`);
    await expectSettled(market, order, { released: order.total.amountMinor - refunded, refunded });
  });

  it('is over when the seller gives a part of its money back: off what it was transferred, its commission too', async () => {
    const listing = await offer(seller, { brand: 'GOODWILL' });
    const order = await paidOrder(buyer, [{ seller, listing, quantity: 100 }]);
    const giveBack = (amountMinor: number, key?: string) =>
      seller.post(`/orders/${order.id}/give-back`, { amountMinor, reason: 'noisy after a week' }, { key });
    const early = await giveBack(1);
    expect([early.status, early.body.code]).toEqual([409, 'order.state_conflict']);
    await seller.post(`/orders/${order.id}/accept`);
    await seller.post(`/orders/${order.id}/ship`, SENT);
    await buyer.post(`/orders/${order.id}/confirm-receipt`);
    await market.drain();
    const total = order.total.amountMinor;
    const tooMuch = await giveBack(total + 1);
    expect([tooMuch.status, tooMuch.body.errors[0]]).toMatchObject([
      422,
      { field: 'amountMinor', code: 'order.more_than_released', expected: `≤ ${total}` },
    ]);
    const answers = [await giveBack(5000, `once-${order.id}`), await giveBack(5000, `once-${order.id}`)];
    for (const { status, body } of answers)
      expect([status, body]).toMatchObject([200, { state: 'completed', refunded: { amountMinor: 5000 } }]);
    expect((await giveBack(total - 4999)).status).toBe(422);
    await expectSettled(market, order, { released: total - 5000, refunded: 5000 });
    const [transferred] = await market.sql(
      `SELECT (t.amount_minor - t.reversed_minor)::int AS minor, o.commission_minor::int AS commission
       FROM provider_transfer t JOIN payment_share s ON s.seller_id = t.seller_id AND s.id = t.share_id
       JOIN trade_order o ON o.seller_id = s.seller_id AND o.id = s.reference_id WHERE o.id = $1`,
      [order.id],
    );
    const kept = Math.floor((transferred.commission * (total - 5000)) / total);
    expect(transferred.minor).toBe(total - 5000 - kept);
    const { body } = await buyer.get('/notifications');
    expect(body.items[0]).toMatchObject({ title: `Order ${order.number}: the seller gives money back` });
  });
});

const NO_RULES = { minOrders: new Map<string, bigint>(), freeAbove: new Map<string, bigint>() };

const lacking = (quantity: number, features = {}, onlyBrand: string | null = null): Lacking =>
  ({ line: { partTypeId: '6205', designation: '6205-2RS', features }, quantity, onlyBrand }) as Lacking;

const part = (quantity: number, wish: Partial<OrderableListing> = {}): AgreedLine =>
  ({
    listing: {
      sellerId: 'a',
      partTypeId: '6205',
      features: {},
      priceBreaks: [{ minQuantity: 1, unitPrice: '4' }],
      moq: 1,
      orderMultiple: 1,
      ...wish,
    },
    quantity,
  }) as AgreedLine;

function refusal(lines: AgreedLine[], wanted: Lacking[], rules = NO_RULES): string[] {
  try {
    requireLacking(lines, wanted, rules);
    return [];
  } catch (error) {
    return (error as DomainError).faults.map(({ field, code, expected }) => `${field} ${code} ${expected}`);
  }
}

describe('a repair', () => {
  it('buys what lacks of it, over all its lines, and no more', () => {
    expect(refusal([part(100), part(50)], [lacking(150)])).toEqual([]);
    expect(refusal([part(100), part(51)], [lacking(150)])).toEqual([
      'lines.1.quantity order.more_than_lacking <= 50',
    ]);
    expect(refusal([part(150), part(10)], [lacking(150)])).toEqual([
      'lines.1.quantity order.more_than_lacking <= 0',
    ]);
    expect(refusal([part(1, { partTypeId: '6206' })], [lacking(150)])).toEqual([
      'lines.0.listingId order.not_lacking 6205-2RS',
    ]);
    expect(refusal([part(150, { brand: 'HRB' })], [lacking(150, {}, 'HRB')])).toEqual([]);
    expect(refusal([part(150, { brand: 'LYC' })], [lacking(150, {}, 'HRB')])).toEqual(['lines.0.listingId order.not_lacking HRB 6205-2RS']); // prettier-ignore
    const c3 = { clearance: 'C3' } as const;
    expect(refusal([part(150)], [lacking(150, c3)])).toEqual([
      'lines.0.listingId order.not_lacking 6205-2RS',
    ]);
    expect(refusal([part(200, { features: c3 })], [lacking(150, c3), lacking(50)])).toEqual([]);
  });

  it('buys more where the least order, a price break or the seller’s terms make it the cheapest way', () => {
    const lots = { moq: 100, orderMultiple: 50 };
    expect(refusal([part(200, lots)], [lacking(160)])).toEqual([]);
    expect(refusal([part(100, lots)], [lacking(20)])).toEqual([]);
    expect(refusal([part(250, lots)], [lacking(160)])).toEqual([
      'lines.0.quantity order.more_than_lacking <= 200',
    ]);
    const breaks = { minQuantity: 200, unitPrice: '2.9' };
    const falling = { priceBreaks: [{ minQuantity: 1, unitPrice: '4' }, breaks] };
    expect(refusal([part(200, falling)], [lacking(150)])).toEqual([]);
    expect(refusal([part(201, falling)], [lacking(100)])).toHaveLength(1);
    const least = { ...NO_RULES, minOrders: new Map([['a', 40_000n]]) };
    expect(refusal([part(100)], [lacking(60)], least)).toEqual([]);
    expect(refusal([part(101)], [lacking(60)], least)).toHaveLength(1);
  });
});
