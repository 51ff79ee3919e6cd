import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Account, type Answer, type Json, TestApp } from '../support/app.js';
import { expectCaused } from '../support/causes.js';
import { SENT } from '../support/claims.js';
import { expectOwedAlike } from '../support/credit.js';
import { send } from '../support/files.js';
import { faults, passSeconds } from '../support/identity.js';
import { Till } from '../support/money.js';
import { offer, pay, place, toldTo } from '../support/trade.js';

const DAY = 86_400;

describe('credit between a seller and a buyer', () => {
  let market: TestApp;
  let till: Till;
  let buyer: Account;
  let seller: Account;
  let listing: Json;

  beforeAll(async () => {
    market = await TestApp.start({ COMMISSION_BASIS_POINTS: '150' });
    buyer = await market.buyer('成都泵业');
    till = await Till.at(market, buyer);
  });
  afterAll(async () => {
    await expectCaused(market);
    await market.close();
  });
  afterEach(async () => {
    passSeconds(market, 0);
    await till.expectSound();
    await expectOwedAlike(market);
  });

  const shop = async (): Promise<void> => {
    seller = await market.seller();
    listing = await offer(seller, { stock: 10_000 });
  };
  /** The seller knows the buyer by an order, and grants it what the test wants. */
  const granted = async (wish: Record<string, unknown> = {}): Promise<Json> => {
    await place(buyer, [{ seller, listing, quantity: 1 }]);
    const answer = await seller.post('/credit-terms', {
      buyerId: buyer.organisationId,
      days: 30,
      limitMinor: 100_000,
      ...wish,
    });
    expect([answer.status, answer.body.code]).toEqual([201, undefined]);
    return answer.body;
  };
  /** At 4.50 each, 3.85 from a hundred. */
  const placed = async (quantity = 10): Promise<Json> =>
    (await place(buyer, [{ seller, listing, quantity }])).body;
  const charge = (checkout: Json, ...orders: Json[]): Promise<Answer> =>
    buyer.post(`/checkouts/${checkout.id}/on-account`, {
      orderIds: (orders.length > 0 ? orders : checkout.orders).map(({ id }: Json) => id),
    });
  /** Bought on account, shipped, and accepted by the buyer today. */
  const accepted = async (quantity = 10): Promise<Json> => {
    const checkout = await placed(quantity);
    const [order] = (await charge(checkout)).body.orders;
    await seller.post(`/orders/${order.id}/accept`);
    await seller.post(`/orders/${order.id}/ship`, SENT);
    return (await buyer.post(`/orders/${order.id}/confirm-receipt`)).body;
  };
  const termsOf = async ({ id }: Json, who = buyer): Promise<Json> =>
    (await who.get(`/credit-terms/${id}`)).body;
  const noticesOf = (account: Account, about = ''): Promise<string[]> => toldTo(market, account, about);
  const remind = async (): Promise<void> => {
    await market.sql(`SELECT graphile_worker.add_job('orders.credit-reminders')`);
    await market.drain();
  };

  it('is granted, changed, suspended and ended by the seller, seen by the buyer, known to the audit', async () => {
    await shop();
    const terms30 = { days: 30, limitMinor: 50_000 };
    const wish = { buyerId: buyer.organisationId, ...terms30 };
    const stranger = await seller.post('/credit-terms', wish);
    expect([stranger.status, stranger.body.code]).toEqual([404, 'buyer.not_found']);
    const terms = await granted({ limitMinor: 50_000, graceDays: 5 });
    expect((await seller.post('/credit-terms', wish)).body.code).toBe('credit.granted_before');
    expect(await termsOf(terms)).toMatchObject({
      state: 'active',
      days: 30,
      graceDays: 5,
      limit: { amountMinor: 50_000, currency: 'CNY' },
      available: { amountMinor: 50_000 },
      seller: { id: seller.organisationId },
    });
    const other = await market.seller();
    expect((await other.get(`/credit-terms/${terms.id}`)).status).toBe(404);
    expect((await other.put(`/credit-terms/${terms.id}`, terms30)).status).toBe(404);
    expect((await buyer.put(`/credit-terms/${terms.id}`, terms30)).status).toBe(403);
    const bad = await seller.put(`/credit-terms/${terms.id}`, { days: 0, limitMinor: -1 });
    expect([bad.status, faults(bad)]).toEqual([400, ['days', 'limitMinor']]);
    const lowered = await seller.put(`/credit-terms/${terms.id}`, { days: 15, limitMinor: 4000 });
    expect(lowered.body).toMatchObject({ days: 15, graceDays: 0, limit: { amountMinor: 4000 } });
    const tooMuch = await charge(await placed());
    expect([tooMuch.status, tooMuch.body.code, tooMuch.body.errors[0].expected]).toEqual([
      409,
      'credit.limit',
      '≤ 4000',
    ]);
    await seller.post(`/credit-terms/${terms.id}/suspend`, { reason: '对账未完' });
    expect(await termsOf(terms)).toMatchObject({
      state: 'suspended',
      reason: '对账未完',
      available: { amountMinor: 0 },
    });
    expect((await charge(await placed(5))).body.code).toBe('credit.suspended');
    expect((await seller.post(`/credit-terms/${terms.id}/resume`)).body.state).toBe('active');
    await seller.post(`/credit-terms/${terms.id}/end`, { reason: '合作结束' });
    expect((await seller.post(`/credit-terms/${terms.id}/resume`)).body.code).toBe('credit.terms_state');
    expect((await seller.post('/credit-terms', wish)).body).toMatchObject({ id: terms.id, state: 'active' });
    expect((await noticesOf(buyer)).slice(0, 5)).toEqual([
      'credit.granted.buyer',
      'credit.ended.buyer',
      'credit.resumed.buyer',
      'credit.suspended.buyer',
      'credit.changed.buyer',
    ]);
    const audit = (await (await market.admin()).get('/admin/audit?limit=100')).body.items;
    expect(audit.map(({ reason }: Json) => reason)).toContain('对账未完');
  });

  it('lets an order go on without payment: owed from the first, due from the delivery, paid to the market', async () => {
    await shop();
    await till.onboard(seller);
    const terms = await granted();
    const checkout = await placed(100);
    const total = checkout.orders[0].total.amountMinor;
    const { items } = (await buyer.get(`/checkouts/${checkout.id}/on-account`)).body;
    expect(items).toMatchObject([{ days: 30, refusal: null, available: { amountMinor: 100_000 } }]);
    const { body } = await charge(checkout);
    expect(body).toMatchObject({ state: 'on_account', orders: [{ state: 'on_account' }] });
    const [order] = body.orders;
    expect(order.onAccount).toMatchObject({
      days: 30,
      dueOn: null,
      open: { amountMinor: total },
      payable: { amountMinor: 0 },
    });
    expect(await till.balances(seller)).toEqual({ receivable: total, on_account: -total });
    expect((await pay(buyer, checkout.id)).body.code).toBe('order.not_payable');
    expect((await buyer.post(`/checkouts/${checkout.id}/cancel`)).status).toBe(409);
    expect(await noticesOf(seller)).toContain('order.on_account.seller');
    expect((await seller.get(`/orders/${order.id}`)).body.deliverTo.phone).not.toBe('');
    await seller.post(`/orders/${order.id}/accept`);
    await seller.post(`/orders/${order.id}/ship`, SENT);
    expect((await buyer.post(`/orders/${order.id}/confirm-delivery`)).body.state).toBe('inspection');
    const early = await buyer.post(`/credit-terms/${terms.id}/repayments`);
    expect([early.status, early.body.code]).toEqual([409, 'credit.nothing_payable']);
    const { onAccount } = (await buyer.post(`/orders/${order.id}/confirm-receipt`)).body;
    const due = new Date(Date.now() + 30 * DAY * 1000 + 8 * 3_600_000).toISOString().slice(0, 10);
    expect(onAccount).toMatchObject({ dueOn: due, payable: { amountMinor: total } });
    // The seller owes the market its commission, whoever is paid.
    const commission = (await seller.get(`/orders/${order.id}`)).body.commission.amountMinor;
    expect(await till.balances(seller)).toMatchObject({ bank_payable: commission, commission: -commission });
    const repayment = (await buyer.post(`/credit-terms/${terms.id}/repayments`)).body;
    expect(repayment).toMatchObject({
      state: 'awaiting_payment',
      amount: { amountMinor: total },
      parts: [{ orderId: order.id }],
    });
    const card = { method: 'card', paymentMethod: 'pm_card_visa' };
    const paid = await buyer.post(`/repayments/${repayment.id}/pay`, card);
    expect([paid.status, paid.body.state]).toEqual([200, 'paid']);
    await market.drain();
    expect(await till.balances(seller)).toEqual({
      bank_payable: commission,
      commission: -commission,
      payable: -total,
      provider_cash: total,
    });
    expect(await termsOf(terms, seller)).toMatchObject({
      open: { amountMinor: 0 },
      payable: { amountMinor: 0 },
    });
    expect((await buyer.get(`/orders/${order.id}`)).body.onAccount.open.amountMinor).toBe(0);
    expect(await noticesOf(seller)).toContain('credit.repaid.seller');
  });

  it('takes one order of many on account, and the rest is paid or lapses as before', async () => {
    await shop();
    await granted();
    const other = await market.seller('Other');
    const theirs = await offer(other, { stock: 100 });
    const both = [
      { seller, listing, quantity: 10 },
      { seller: other, listing: theirs, quantity: 10 },
    ];
    const own = (checkout: Json, account: Account): Json =>
      checkout.orders.find((order: Json) => order.seller.id === account.organisationId);
    const first = (await place(buyer, both)).body;
    const refused = await charge(first);
    expect([refused.status, refused.body.code]).toEqual([409, 'credit.not_granted']);
    const split = (await charge(first, own(first, seller))).body;
    expect(split).toMatchObject({ state: 'awaiting_payment', payment: { amount: own(first, other).total } });
    const { body } = await pay(buyer, first.id);
    expect([body.checkout.state, own(body.checkout, seller).state, own(body.checkout, other).state]).toEqual([
      'paid',
      'on_account',
      'paid',
    ]);
    const second = (await place(buyer, both)).body;
    await charge(second, own(second, seller));
    const cancelled = (await buyer.post(`/checkouts/${second.id}/cancel`)).body;
    expect([cancelled.state, own(cancelled, seller).state, own(cancelled, other).state]).toEqual([
      'on_account',
      'on_account',
      'cancelled',
    ]);
    // Once paying has begun the whole can still go on account, a part cannot.
    const third = (await place(buyer, both)).body;
    await pay(buyer, third.id, 'pm_card_visa_chargeDeclined');
    expect((await charge(third, own(third, seller))).body.code).toBe('payment.begun');
    const alone = await placed();
    await pay(buyer, alone.id, 'pm_card_visa_chargeDeclined');
    expect((await charge(alone)).body.state).toBe('on_account');
  });

  it('never passes the limit, however many orders come at once', async () => {
    await shop();
    const terms = await granted({ limitMinor: 100_000 });
    const checkouts = await Promise.all(Array.from({ length: 8 }, () => placed(100)));
    const total = checkouts[0].orders[0].total.amountMinor;
    const most = Math.floor(100_000 / total);
    expect(most).toBeLessThan(8);
    const answers = await Promise.all(checkouts.map((checkout) => charge(checkout)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(most);
    expect(answers.filter(({ body }) => body.code === 'credit.limit')).toHaveLength(8 - most);
    expect((await termsOf(terms)).open.amountMinor).toBe(most * total);
  });

  it('is less by what the seller declines and by what claims refund; what is in dispute is not due', async () => {
    await shop();
    const terms = await granted();
    const checkout = await placed(20);
    const [order] = (await charge(checkout)).body.orders;
    await seller.post(`/orders/${order.id}/accept`, { lines: [{ lineNo: 1, quantity: 15 }] });
    await seller.post(`/orders/${order.id}/ship`, SENT);
    await buyer.post(`/orders/${order.id}/confirm-delivery`);
    const claim = await buyer.post(`/orders/${order.id}/claims`, {
      lineNo: 1,
      reason: 'damaged',
      quantity: 5,
      words: 'rust',
      outcome: 'refund',
    });
    expect(claim.status).toBe(201);
    await buyer.post(`/orders/${order.id}/confirm-receipt`);
    const value = claim.body.amount.amountMinor;
    const { open, payable } = (await buyer.get(`/orders/${order.id}`)).body.onAccount;
    expect(open.amountMinor - payable.amountMinor).toBe(value);
    await seller.post(`/claims/${claim.body.id}/accept`);
    const after = (await buyer.get(`/orders/${order.id}`)).body;
    expect(after).toMatchObject({ state: 'completed', onAccount: { open: payable, payable } });
    expect((await termsOf(terms)).open).toEqual(payable);
    const rejected = await placed(3);
    await charge(rejected);
    await seller.post(`/orders/${rejected.orders[0].id}/reject`, { reason: '缺货' });
    expect((await termsOf(terms)).open).toEqual(payable);
    // Commission is of what is left.
    const { commission, total } = (await seller.get(`/orders/${order.id}`)).body;
    const charged = Math.floor((commission.amountMinor * payable.amountMinor) / total.amountMinor);
    expect(await till.balances(seller)).toMatchObject({ commission: -charged, bank_payable: charged });
  });

  it('is off by money that the seller had directly, put to what was due first; noted by mistake, it is owed again', async () => {
    await shop();
    const terms = await granted();
    const [one, two] = [await accepted(10), await accepted(10)];
    const total = one.total.amountMinor;
    const receivedOn = new Date().toISOString().slice(0, 10);
    const note = (amountMinor: number, who = seller): Promise<Answer> =>
      who.post(`/credit-terms/${terms.id}/receipts`, { amountMinor, receivedOn, note: '工行 8812' });
    const over = await note(2 * total + 1);
    expect([over.status, over.body.code, over.body.errors[0].expected]).toEqual([
      422,
      'credit.receipt_too_large',
      `≤ ${2 * total}`,
    ]);
    expect((await note(1, buyer)).status).toBe(403);
    const had = (await note(total + 100)).body;
    expect(had).toMatchObject({ channel: 'direct', state: 'paid', receivedOn });
    expect(had.parts.map(({ orderId, paid }: Json) => [orderId, paid.amountMinor])).toEqual([
      [one.id, total],
      [two.id, 100],
    ]);
    expect((await buyer.get(`/credit-terms/${terms.id}/repayments`)).body.items).toMatchObject([
      { id: had.id, note: '工行 8812' },
    ]);
    expect(await noticesOf(buyer)).toContain('credit.receipt_noted.buyer');
    // What was asked for before and paid otherwise since goes back.
    const open = (await buyer.post(`/credit-terms/${terms.id}/repayments`)).body;
    expect(open.amount.amountMinor).toBe(total - 100);
    await note(total - 300);
    await buyer.post(`/repayments/${open.id}/pay`, { method: 'card', paymentMethod: 'pm_card_visa' });
    await market.drain();
    expect(await termsOf(terms)).toMatchObject({ open: { amountMinor: 0 } });
    const [{ sent }] = await market.sql(
      `SELECT sum(amount_minor)::int AS sent FROM refund WHERE seller_id = $1 AND state = 'refunded'`,
      [seller.organisationId],
    );
    expect(sent).toBe(total - 300);
    const late = await seller.post(`/orders/${two.id}/give-back`, { amountMinor: 100, reason: '补偿' });
    expect([late.status, late.body.code]).toEqual([409, 'credit.paid_already']);
    const reversed = await seller.post(`/repayments/${had.id}/reverse`, { reason: '记错客户' });
    expect(reversed.body.state).toBe('reversed');
    expect((await termsOf(terms)).payable.amountMinor).toBe(total + 100);
    const given = await seller.post(`/orders/${one.id}/give-back`, { amountMinor: 100, reason: '补偿' });
    expect(given.body).toMatchObject({ onAccount: { payable: { amountMinor: total - 100 } } });
    expect((await termsOf(terms)).open.amountMinor).toBe(total);
  });

  it('is reminded of, aged, and blocked when overdue beyond the grace', async () => {
    await shop();
    const terms = await granted({ graceDays: 2 });
    const order = await accepted();
    const total = order.total.amountMinor;
    const ageing = async (who = buyer): Promise<Json> => {
      const { items } = (await who.get('/receivables/ageing')).body;
      return items[0];
    };
    await remind();
    passSeconds(market, 28 * DAY);
    await remind();
    await remind();
    expect(
      (await noticesOf(buyer, terms.id)).filter((kind) => kind === 'credit.due_soon.buyer'),
    ).toHaveLength(1);
    passSeconds(market, 31 * DAY);
    await remind();
    expect(await termsOf(terms)).toMatchObject({ overdue: { amountMinor: total }, isBlocked: false });
    expect((await charge(await placed(1))).status).toBe(200);
    expect(
      (await noticesOf(seller, terms.id)).filter((kind) => kind === 'credit.overdue.seller'),
    ).toHaveLength(1);
    passSeconds(market, 33 * DAY);
    await remind();
    expect((await charge(await placed(1))).body.code).toBe('credit.overdue');
    const { items } = (await seller.get(`/receivables?state=overdue&termsId=${terms.id}`)).body;
    expect(items).toMatchObject([{ orderId: order.id, daysOverdue: 3, payable: { amountMinor: total } }]);
    expect(await ageing(seller)).toMatchObject({
      upTo30Days: { amountMinor: total },
      notYetDue: { amountMinor: 1650 },
    });
    passSeconds(market, 39 * DAY);
    await remind();
    expect((await noticesOf(buyer, terms.id)).filter((kind) => kind === 'credit.overdue.buyer')).toHaveLength(
      2,
    );
    passSeconds(market, 65 * DAY);
    expect(await ageing(seller)).toMatchObject({
      upTo30Days: { amountMinor: 0 },
      upTo60Days: { amountMinor: total },
    });
    passSeconds(market, 120 * DAY);
    expect(await ageing(seller)).toMatchObject({ over60Days: { amountMinor: total } });
    const { id } = (await buyer.post(`/credit-terms/${terms.id}/repayments`, { orderIds: [order.id] })).body;
    await buyer.post(`/repayments/${id}/pay`, { method: 'card', paymentMethod: 'pm_card_visa' });
    expect(await termsOf(terms)).toMatchObject({ isBlocked: false, overdue: { amountMinor: 0 } });
  });

  it('is paid by bank transfer under one code, from which the commission is taken; taken back by the bank, it is owed again', async () => {
    await shop();
    const terms = await granted();
    const order = await accepted(100);
    const total = order.total.amountMinor;
    const repayment = (await buyer.post(`/credit-terms/${terms.id}/repayments`)).body;
    const { payment } = (await buyer.post(`/repayments/${repayment.id}/pay`, { method: 'bank_transfer' }))
      .body;
    const admin = await market.admin();
    const lines = `交易流水号,交易日期,金额,对方户名,对方账号,附言\nCR1,2026-11-26,${(total / 100).toFixed(2)},成都泵业,6222,${payment.bankTransfer.code}`;
    const answer = await send(market, admin, '/admin/bank/statements?name=icbc.csv', lines);
    expect(answer.status).toBe(201);
    await market.drain();
    expect((await buyer.get(`/repayments/${repayment.id}`)).body.state).toBe('paid');
    const commission = (await seller.get(`/orders/${order.id}`)).body.commission.amountMinor;
    expect(await till.balances(seller)).toEqual({
      bank_cash: total,
      bank_payable: commission - total,
      commission: -commission,
    });
    const again = await accepted(10);
    const { id } = (await buyer.post(`/credit-terms/${terms.id}/repayments`)).body;
    await buyer.post(`/repayments/${id}/pay`, { method: 'card', paymentMethod: 'pm_card_visa' });
    await market.drain();
    const bill = { purpose: { kind: 'repayment', id }, shares: [] };
    const dispute = await till.dispute(bill);
    await market.drain();
    await till.sandbox.decideDispute(dispute, 'lost');
    await market.drain();
    expect((await buyer.get(`/repayments/${id}`)).body.state).toBe('reversed');
    expect((await termsOf(terms)).payable).toEqual(again.total);
  });
});
