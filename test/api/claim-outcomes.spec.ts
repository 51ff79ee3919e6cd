import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Account, type Json, TestApp } from '../support/app.js';
import { BACK, claimsOf, SENT } from '../support/claims.js';
import { expectSettled, offer, paidOrder } from '../support/trade.js';

describe('the outcome of a claim', () => {
  let market: TestApp;
  let buyer: Account;
  let seller: Account;
  let admin: Account;

  beforeAll(async () => {
    market = await TestApp.start();
    [buyer, seller, admin] = await Promise.all([market.buyer(), market.seller(), market.admin()]);
  });
  afterAll(() => market.close());

  const { inspected, ofOrder, claimOn, opened, act, done, claimsComeDue, windowCloses, actsOf, total } =
    claimsOf(() => ({ market, buyer, seller }));

  it('is settled by an offer of less; what is not refunded is the seller’s, and the inspection goes on', async () => {
    const order = await inspected();
    const claim = await opened(order, { outcome: 'replace', quantity: 100 });
    const offered = await done(seller, claim, 'offer', {
      outcome: 'refund',
      refundMinor: 9999,
      words: '25 %?',
    });
    expect(offered).toMatchObject({ state: 'answered', outcome: 'refund', refund: { amountMinor: 9999 } });
    expect((await buyer.get(`/claims/${claim.id}`)).body.allowedActions).toEqual([
      'escalate',
      'withdraw',
      'refund',
    ]);
    const settled = await done(buyer, claim, 'agree');
    const released = claim.amount.amountMinor - 9999;
    expect(settled).toMatchObject({
      state: 'settled',
      refunded: { amountMinor: 9999 },
      released: { amountMinor: released },
    });
    expect(actsOf(settled)).toEqual(['buyer open', 'seller offer', 'buyer refund']);
    expect(await ofOrder(order)).toMatchObject({ state: 'inspection', dueAt: order.dueAt });
    await expectSettled(market, order, { released, refunded: 9999 });
    await windowCloses(order);
    expect((await ofOrder(order)).state).toBe('completed');
    await expectSettled(market, order, { released: total(order) - 9999, refunded: 9999 });
  });

  it('that is withdrawn releases its amount, and its pieces are not claimed again', async () => {
    const order = await inspected();
    const claim = await opened(order, { quantity: 100 });
    await done(buyer, claim, 'withdraw');
    expect((await ofOrder(order)).state).toBe('inspection');
    await expectSettled(market, order, { released: claim.amount.amountMinor, refunded: 0 });
    expect((await claimOn(order, { quantity: 1 })).body.code).toBe('order.too_many_pieces');
    const repeated = await act(seller, claim, 'accept');
    expect([repeated.status, repeated.body.code]).toEqual([409, 'claim.state_conflict']);
  });

  it('is settled by goods that are sent again, from stock, and inspected again', async () => {
    const order = await inspected();
    const claim = await opened(order, { outcome: 'replace', reason: 'wrong' });
    expect((await done(seller, claim, 'accept')).state).toBe('replacing');
    const sent = await done(seller, claim, 'send-replacement', BACK);
    expect(sent).toMatchObject({ state: 'replacement_sent' });
    const { shipments, lines } = await ofOrder(order);
    expect(shipments.at(-1)).toMatchObject({
      ...BACK,
      claimId: claim.id,
      lines: [{ lineNo: 1, quantity: 40 }],
    });
    const [stock] = await market.sql(
      `SELECT sum(on_hand)::int AS on_hand, sum(reserved)::int AS reserved FROM stock_lot WHERE listing_id = $1`,
      [lines[0].listingId],
    );
    expect(stock).toEqual({ on_hand: 860, reserved: 0 });
    await expectSettled(market, order, { released: 0, refunded: 0 });
    await claimsComeDue(claim);
    expect((await buyer.get(`/claims/${claim.id}`)).body).toMatchObject({
      state: 'reinspection',
      allowedActions: ['escalate', 'keep_replacement'],
    });
    await done(buyer, claim, 'keep-replacement');
    await expectSettled(market, order, { released: claim.amount.amountMinor, refunded: 0 });
    expect((await ofOrder(order)).state).toBe('inspection');
  });

  it('is not settled by a replacement that is not in stock, nor by one that is wrong again', async () => {
    const listing = await offer(seller, { brand: 'SCARCE', stock: 50 });
    const order = await paidOrder(buyer, [{ seller, listing, quantity: 30 }]);
    await seller.post(`/orders/${order.id}/accept`);
    await seller.post(`/orders/${order.id}/ship`, SENT);
    await buyer.post(`/orders/${order.id}/confirm-delivery`);
    const many = await opened(order, { outcome: 'replace', quantity: 25 });
    await done(seller, many, 'accept');
    const short = await act(seller, many, 'send-replacement', SENT);
    expect([short.status, short.body.code]).toEqual([409, 'listing.out_of_stock']);
    expect((await seller.get(`/claims/${many.id}`)).body.state).toBe('replacing');
    await claimsComeDue(many);
    expect((await seller.get(`/claims/${many.id}`)).body).toMatchObject({ state: 'disputed', dueAt: null });

    const few = await opened(order, { outcome: 'replace', quantity: 5 });
    await done(seller, few, 'accept');
    await done(seller, few, 'send-replacement', BACK);
    await done(buyer, few, 'receive-replacement');
    expect((await done(buyer, few, 'escalate', { words: 'wrong once more' })).state).toBe('disputed');
    for (const { id } of [many, few]) {
      const decided = await admin.post(`/admin/disputes/${id}/decide`, {
        outcome: 'refund',
        reason: 'twice wrong',
      });
      expect(decided.status).toBe(200);
    }
    // Both claims are of the one line: their parts sum to the whole.
    await expectSettled(market, order, { released: 0, refunded: total(order) });
    expect((await ofOrder(order)).state).toBe('completed');
  });

  it('is settled by a return: the money goes back when the goods have, or when the seller says nothing', async () => {
    const order = await inspected();
    const [confirmed, silent, kept] = [
      await opened(order, { outcome: 'return', quantity: 30 }),
      await opened(order, { outcome: 'return', quantity: 30, refundMinor: 100 }),
      await opened(order, { outcome: 'return', quantity: 40 }),
    ];
    for (const claim of [confirmed, silent, kept])
      expect((await done(seller, claim, 'accept')).state).toBe('returning');
    expect((await act(seller, confirmed, 'receive-return')).status).toBe(409);
    for (const claim of [confirmed, silent]) await done(buyer, claim, 'send-back', BACK);
    await expectSettled(market, order, { released: 0, refunded: 0 });
    const back = await done(seller, confirmed, 'receive-return');
    expect(back).toMatchObject({ outcome: 'return', steps: [{}, {}, { words: '顺丰速运 SF777888' }, {}] });
    await claimsComeDue(silent);
    await claimsComeDue(kept);
    const [a, b, c] = [confirmed, silent, kept].map(({ amount }) => amount.amountMinor);
    await expectSettled(market, order, { released: b - 100 + c, refunded: a + 100 });
    expect(actsOf((await buyer.get(`/claims/${kept.id}`)).body)).toEqual([
      'buyer open',
      'seller return',
      'system reject',
    ]);
  });

  it('that nobody answers goes to the market, and an answer that nobody opposes stands; all is told', async () => {
    const order = await inspected();
    const [silent, offered, refused] = [
      await opened(order, { quantity: 10 }),
      await opened(order, { quantity: 10 }),
      await opened(order, { quantity: 10 }),
    ];
    const days = (Date.parse(silent.dueAt) - Date.now()) / 86_400_000;
    expect([days > 2.9, days <= 3]).toEqual([true, true]);
    await done(seller, offered, 'offer', { outcome: 'refund', refundMinor: 200, words: 'two yuan' });
    await done(seller, refused, 'refuse', { words: 'no' });
    for (const claim of [silent, offered, refused]) await claimsComeDue(claim);
    const now = async (claim: Json): Promise<Json> => (await seller.get(`/claims/${claim.id}`)).body;
    expect(await now(silent)).toMatchObject({ state: 'disputed', dueAt: null, allowedActions: [] });
    expect(await now(offered)).toMatchObject({ state: 'settled', refunded: { amountMinor: 200 } });
    expect(await now(refused)).toMatchObject({ state: 'settled', outcome: 'reject' });
    await windowCloses(order);
    const held = silent.amount.amountMinor;
    await expectSettled(market, order, { released: total(order) - held - 200, refunded: 200 });
    expect(await ofOrder(order)).toMatchObject({
      state: 'disputed',
      frozen: { amountMinor: held },
      dueAt: null,
    });
    const kinds = await market.sql(
      `SELECT DISTINCT kind FROM notification WHERE link LIKE '/orders/' || $1 || '%' AND kind LIKE '%claim%' ORDER BY kind`,
      [order.id],
    );
    expect(kinds.map(({ kind }) => kind)).toEqual([
      'order.claim_disputed.buyer',
      'order.claim_disputed.seller',
      'order.claim_offered.buyer',
      'order.claim_opened.seller',
      'order.claim_refused.buyer',
      'order.claim_settled.buyer',
      'order.claim_settled.seller',
    ]);
  });
});
