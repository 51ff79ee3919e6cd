import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Account, type Json, TestApp } from '../support/app.js';
import { Till } from '../support/money.js';
import { ADDRESS, offer, pay, place } from '../support/trade.js';

describe('a trade', () => {
  let market: TestApp;
  let buyer: Account;
  let seller: Account;

  beforeAll(async () => {
    market = await TestApp.start();
    [buyer, seller] = await Promise.all([market.buyer(), market.seller()]);
  });
  afterAll(() => market.close());

  const stockOf = async (listing: Json): Promise<{ on_hand: number; reserved: number }> => {
    const [row] = await market.sql(
      `SELECT sum(on_hand)::int AS on_hand, sum(reserved)::int AS reserved FROM stock_lot WHERE listing_id = $1`,
      [listing.id],
    );
    return row;
  };

  const ledgerSums = async (): Promise<{ legs: string; balances: string }> => {
    const [row] = await market.sql(
      `SELECT (SELECT coalesce(sum(amount_minor), 0) FROM ledger_leg)::text AS legs, (SELECT coalesce(sum(balance_minor), 0) FROM ledger_account)::text AS balances`,
    );
    return row;
  };

  const paidOrder = async (listing: Json, quantity = 10): Promise<Json> => {
    const placed = await place(buyer, [{ seller, listing, quantity }]);
    await pay(buyer, placed.body.id);
    return (await buyer.get(`/checkouts/${placed.body.id}`)).body.orders[0];
  };

  it('goes from placing to the seller being paid, and the ledger balances', async () => {
    const listing = await offer(seller, { brand: 'WHOLE' });
    const placed = await place(buyer, [{ seller, listing, quantity: 120 }]);
    expect(placed.status).toBe(201);
    expect(placed.body).toMatchObject({
      state: 'awaiting_payment',
      total: { amountMinor: 49_740, currency: 'CNY' },
    });
    const [order] = placed.body.orders;
    expect(order).toMatchObject({
      number: expect.stringMatching(/^LQ-\d{8}-\d{6}$/),
      state: 'awaiting_payment',
      freight: { amountMinor: 3540 },
      taxIncluded: { amountMinor: 5722 },
      lines: [
        {
          lineNo: 1,
          designation: '6205-2RS',
          quantity: 120,
          unitPrice: '3.850000',
          lineTotal: { amountMinor: 46_200 },
        },
      ],
      allowedActions: ['pay', 'cancel'],
    });
    expect(order.commission).toBeUndefined();
    expect(await stockOf(listing)).toEqual({ on_hand: 1000, reserved: 120 });

    const unpaid = await seller.get(`/orders/${order.id}`);
    expect(unpaid.body.deliverTo).toMatchObject({ province: '四川', name: '', phone: '', address: '' });

    const paid = await pay(buyer, placed.body.id);
    expect(paid.status).toBe(200);
    expect(paid.body).toMatchObject({
      payment: { state: 'captured' },
      checkout: { state: 'paid', orders: [{ state: 'paid' }] },
    });
    await market.drain();

    expect((await seller.post(`/orders/${order.id}/accept`)).body.state).toBe('accepted');
    const shipped = await seller.post(`/orders/${order.id}/ship`, {
      carrier: '德邦',
      trackingNumber: 'DB123456',
    });
    expect(shipped.body).toMatchObject({
      state: 'shipped',
      shipment: { carrier: '德邦', trackingNumber: 'DB123456' },
      commission: { amountMinor: 693 },
      deliverTo: ADDRESS,
    });
    expect(await stockOf(listing)).toEqual({ on_hand: 880, reserved: 0 });
    expect((await seller.get('/seller/balance')).body).toMatchObject({
      held: { amountMinor: 49_740 },
      payable: { amountMinor: 0 },
    });

    const received = await buyer.post(`/orders/${order.id}/confirm-receipt`);
    expect(received.body.state).toBe('completed');
    expect(received.body.timeline.map((step: Json) => step.to)).toEqual([
      'awaiting_payment',
      'paid',
      'accepted',
      'shipped',
      'completed',
    ]);
    expect((await seller.get('/seller/balance')).body).toMatchObject({
      held: { amountMinor: 0 },
      payable: { amountMinor: 49_047 },
    });

    await (await Till.at(market, buyer)).onboard(seller);
    expect((await seller.post('/seller/payouts')).status).toBe(201);
    await market.drain();
    expect((await seller.get('/seller/payouts')).body.items[0]).toMatchObject({
      amount: { amountMinor: 49_047 },
      state: 'paid',
    });
    expect((await seller.get('/seller/balance')).body).toMatchObject({
      payable: { amountMinor: 0 },
      paidOut: { amountMinor: 49_047 },
    });
    expect(await ledgerSums()).toEqual({ legs: '0', balances: '0' });
  });

  it('splits one purchase into one order for each seller, whose parts sum to the whole', async () => {
    const other = await market.seller('Second workshop');
    const [mine, theirs] = [
      await offer(seller, { brand: 'SPLIT' }),
      await offer(other, { brand: 'SPLIT', priceBreaks: [{ minQuantity: 1, unitPrice: '0.333333' }] }),
    ];
    const { body } = await place(buyer, [
      { seller, listing: mine, quantity: 7 },
      { seller: other, listing: theirs, quantity: 3 },
    ]);
    expect(body.orders).toHaveLength(2);
    expect(body.orders.reduce((sum: number, order: Json) => sum + order.total.amountMinor, 0)).toBe(
      body.total.amountMinor,
    );
    expect((await pay(buyer, body.id)).body.checkout.orders.map((order: Json) => order.state)).toEqual([
      'paid',
      'paid',
    ]);
    const [{ shares }] = await market.sql(
      `SELECT sum(s.amount_minor)::text AS shares FROM payment_share s JOIN payment p ON p.id = s.payment_id WHERE p.purpose_id = $1`,
      [body.id],
    );
    expect(Number(shares)).toBe(body.total.amountMinor);
  });

  it('sells the last ten pieces to exactly ten of 64 buyers at once, and tells the others why', async () => {
    const listing = await offer(seller, { brand: 'LAST10', stock: 10 });
    const buyers = await Promise.all(Array.from({ length: 8 }, (_, index) => market.buyer(`Buyer ${index}`)));
    const answers = await Promise.all(
      Array.from({ length: 64 }, (_, index) =>
        place(buyers[index % buyers.length]!, [{ seller, listing, quantity: 1 }]),
      ),
    );
    const won = answers.filter(({ status }) => status === 201);
    const lost = answers.filter(({ status }) => status !== 201);
    expect(won).toHaveLength(10);
    expect(new Set(lost.map(({ status, body }) => `${status} ${body.code}`))).toEqual(
      new Set(['409 listing.out_of_stock']),
    );
    expect(lost[0]!.body.errors[0].field).toBe('lines.0.quantity');
    expect(await stockOf(listing)).toEqual({ on_hand: 10, reserved: 10 });
  });

  it('makes one order of the same request sent twice at once under one key, and refuses another body under it', async () => {
    const listing = await offer(seller, { brand: 'TWICE' });
    const key = 'one-key-for-both-0001';
    const wish = [{ seller, listing, quantity: 5 }];
    const [first, second] = await Promise.all([place(buyer, wish, key), place(buyer, wish, key)]);
    expect(first.status).toBe(201);
    expect(second.body).toEqual(first.body);
    expect(await stockOf(listing)).toMatchObject({ reserved: 5 });
    const other = await place(buyer, [{ seller, listing, quantity: 6 }], key);
    expect([other.status, other.body.code]).toEqual([422, 'idempotency.key_reused']);
    const keyless = await buyer.post('/orders', { lines: [], deliverTo: ADDRESS }, { key: null });
    expect(keyless.status).toBe(400);
  });

  it('charges once however often and from wherever payment is asked for', async () => {
    const listing = await offer(seller, { brand: 'ONCE' });
    const { body } = await place(buyer, [{ seller, listing, quantity: 1 }]);
    const answers = await Promise.all(Array.from({ length: 6 }, () => pay(buyer, body.id)));
    expect(answers.some((answer) => answer.body.payment?.state === 'captured')).toBe(true);
    await market.drain();
    const [{ count }] = await market.sql(
      `SELECT count(*)::int FROM ledger_transfer WHERE purpose = 'capture' AND seller_id = $1 AND cause_id IN (SELECT id FROM payment_share WHERE reference_id = $2)`,
      [seller.organisationId, body.orders[0].id],
    );
    expect(count).toBe(1);
    expect((await buyer.get(`/checkouts/${body.id}`)).body).toMatchObject({
      state: 'paid',
      payment: { state: 'captured' },
    });
  });

  it('stays payable after a declined card', async () => {
    const listing = await offer(seller, { brand: 'DECLINED' });
    const { body } = await place(buyer, [{ seller, listing, quantity: 1 }]);
    const declined = await pay(buyer, body.id, 'pm_card_visa_chargeDeclined', 'declined-key-0001');
    expect(declined.body).toMatchObject({
      payment: { state: 'failed', failureCode: 'card_declined' },
      checkout: { state: 'awaiting_payment' },
    });
    expect(
      (await pay(buyer, body.id, 'pm_card_visa_chargeDeclined', 'declined-key-0001')).body.payment.state,
    ).toBe('failed');
    expect((await pay(buyer, body.id)).body.checkout.state).toBe('paid');
  });

  it('gives stock back when the hold lapses unpaid, and money back when it comes too late', async () => {
    const listing = await offer(seller, { brand: 'LAPSE' });
    const { body } = await place(buyer, [{ seller, listing, quantity: 40 }]);
    await market.sql(`UPDATE checkout SET held_until = now() - interval '1 second' WHERE id = $1`, [body.id]);
    const late = await pay(buyer, body.id);
    expect([late.status, late.body.code]).toEqual([409, 'order.not_payable']);
    await market.sql(`SELECT graphile_worker.add_job('orders.expire')`);
    await market.sql(`SELECT graphile_worker.add_job('orders.expire')`);
    await market.drain();
    expect(await stockOf(listing)).toEqual({ on_hand: 1000, reserved: 0 });
    expect((await buyer.get(`/orders/${body.orders[0].id}`)).body.state).toBe('expired');
    expect((await pay(buyer, body.id)).body.code).toBe('order.not_payable');
  });

  it('refunds the buyer and frees the stock when the seller rejects', async () => {
    const listing = await offer(seller, { brand: 'REJECT' });
    const order = await paidOrder(listing);
    const rejected = await seller.post(`/orders/${order.id}/reject`, { reason: 'the lot failed our test' });
    expect(rejected.body.state).toBe('rejected');
    await market.drain();
    expect(await stockOf(listing)).toEqual({ on_hand: 1000, reserved: 0 });
    const [share] = await market.sql(`SELECT state FROM payment_share WHERE reference_id = $1`, [order.id]);
    expect(share.state).toBe('refunded');
    expect(await ledgerSums()).toMatchObject({ legs: '0' });
  });

  it('cancels before payment, once', async () => {
    const listing = await offer(seller, { brand: 'CANCEL' });
    const { body } = await place(buyer, [{ seller, listing, quantity: 3 }]);
    expect((await buyer.post(`/checkouts/${body.id}/cancel`)).body).toMatchObject({
      state: 'cancelled',
      orders: [{ state: 'cancelled' }],
    });
    expect((await buyer.post(`/checkouts/${body.id}/cancel`)).status).toBe(409);
    expect(await stockOf(listing)).toMatchObject({ reserved: 0 });
  });

  it('names each line that cannot be ordered, and holds nothing', async () => {
    const listing = await offer(seller, {
      brand: 'RULES',
      moq: 10,
      orderMultiple: 5,
      priceBreaks: [{ minQuantity: 10, unitPrice: '2' }],
    });
    const below = await place(buyer, [{ seller, listing, quantity: 5 }]);
    expect([below.status, below.body.code, below.body.errors[0]]).toMatchObject([
      422,
      'listing.below_moq',
      { field: 'lines.0.quantity', expected: '≥ 10' },
    ]);
    expect((await place(buyer, [{ seller, listing, quantity: 12 }])).body.code).toBe(
      'listing.not_order_multiple',
    );
    expect(
      (
        await place(buyer, [
          { seller, listing, quantity: 10 },
          { seller, listing, quantity: 15 },
        ])
      ).body.code,
    ).toBe('order.duplicate_line');
    expect((await place(buyer, [{ seller, listing, quantity: 0 }])).body.code).toBe('validation.failed');
    const stale = await buyer.post('/orders', {
      lines: [
        { sellerId: seller.organisationId, listingId: listing.id, quantity: 10, expectedUnitPrice: '1.9' },
      ],
      deliverTo: ADDRESS,
    });
    expect([stale.status, stale.body.code, stale.body.errors[0].expected]).toEqual([
      409,
      'listing.price_changed',
      '2.000000',
    ]);
    await seller.post(`/seller/listings/${listing.id}/pause`);
    expect((await place(buyer, [{ seller, listing, quantity: 10 }])).body.code).toBe('listing.not_live');
    expect(
      (await place(buyer, [{ seller, listing: { id: listing.partType.id }, quantity: 10 }])).body.code,
    ).toBe('listing.not_found');
    expect(await stockOf(listing)).toMatchObject({ reserved: 0 });
  });

  it('shows an order to its parties only, and lets each do only its own acts', async () => {
    const listing = await offer(seller, { brand: 'PARTIES' });
    const order = await paidOrder(listing);
    const [stranger, rival, admin] = await Promise.all([
      market.buyer('Stranger'),
      market.seller('Rival'),
      market.admin(),
    ]);
    expect((await stranger.get(`/orders/${order.id}`)).status).toBe(404);
    expect((await rival.post(`/orders/${order.id}/accept`)).status).toBe(404);
    expect((await stranger.post(`/orders/${order.id}/confirm-receipt`)).status).toBe(404);
    expect((await buyer.post(`/orders/${order.id}/accept`)).status).toBe(403);
    expect((await market.anyone().get(`/orders/${order.id}`)).status).toBe(401);
    expect((await stranger.get(`/checkouts/${order.checkoutId}`)).status).toBe(404);
    expect((await admin.get(`/orders/${order.id}`)).body.number).toBe(order.number);
    expect((await admin.get('/admin/orders?state=paid')).body.items.map((item: Json) => item.id)).toContain(
      order.id,
    );
    const early = await buyer.post(`/orders/${order.id}/confirm-receipt`);
    expect([early.status, early.body.code]).toEqual([409, 'order.state_conflict']);
  });

  it('lists orders of one purchase by their numbers, the newest first', async () => {
    const own = await market.buyer();
    const numbersOf = (orders: Json[]): string[] => orders.map(({ number }) => number);
    const sellers = await Promise.all(Array.from({ length: 5 }, () => market.seller()));
    const goods = await Promise.all(
      sellers.map(async (each) => ({
        seller: each,
        listing: await offer(each, { brand: 'MANY' }),
        quantity: 10,
      })),
    );
    const numbers = numbersOf((await place(own, goods)).body.orders);
    expect(numbers).toEqual(numbers.toSorted());
    expect(numbersOf((await own.get('/orders')).body.items)).toEqual(numbers.toReversed());
    const table: string = (await own.get('/orders.csv')).body;
    expect(table.match(/LQ-\d{8}-\d{6}/g)).toEqual(numbers.toReversed());
  });

  it('pages through orders newest first, in a fixed number of statements', async () => {
    const other = await market.buyer('Paging');
    const listing = await offer(seller, { brand: 'PAGES' });
    for (let index = 0; index < 5; index++) await place(other, [{ seller, listing, quantity: 1 }]);
    const first = await other.get('/orders?limit=3');
    const second = await other.get(`/orders?limit=3&cursor=${first.body.nextCursor}`);
    expect([first.body.items.length, second.body.items.length, second.body.nextCursor]).toEqual([3, 2, null]);
    const numbers = [...first.body.items, ...second.body.items].map((item: Json) => item.number);
    expect(numbers).toEqual(numbers.toSorted((a: string, b: string) => b.localeCompare(a)));
    expect((await seller.get(`/seller/orders?cursor=${first.body.nextCursor}`)).body.code).toBe(
      'page.cursor_invalid',
    );
  });

  it('lets purchases over the same listings in opposite orders all through', async () => {
    const [one, two] = [await offer(seller, { brand: 'CROSS1' }), await offer(seller, { brand: 'CROSS2' })];
    const [there, back] = [
      [one, two],
      [two, one],
    ].map((listings) => listings.map((listing) => ({ seller, listing, quantity: 1 })));
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, index) => place(buyer, (index % 2 ? there : back)!)),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    expect(await stockOf(one)).toMatchObject({ reserved: 30 });
  });
});
