import { completeUscc } from '@app/identity';
import { Sandbox } from '@app/payments';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contractPaper } from '../../libs/orders/src/documents/papers.js';
import { type Account, type Json, TestApp } from '../support/app.js';
import { expectCaused } from '../support/causes.js';
import { claimsOf, SENT } from '../support/claims.js';
import { send } from '../support/files.js';
import { statuses } from '../support/identity.js';
import { ADDRESS, offer, paidOrder, pay, place } from '../support/trade.js';

const day = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString().slice(0, 10);
const [today, tomorrow] = [day(8), day(32)];
const period = `from=${today}&to=${today}`;
const figuresOf = (standing: Json): Json =>
  Object.fromEntries(Object.entries<Json>(standing).map(([key, { amountMinor }]) => [key, amountMinor]));
const TAX_NUMBER = completeUscc('91371581MA3C0X1K7');

describe('the papers of an order', () => {
  let market: TestApp;
  let seller: Account;
  let buyer: Account;

  beforeAll(async () => {
    market = await TestApp.start();
    [seller, buyer] = [await market.seller(), await market.buyer()];
  });
  afterAll(async () => {
    await expectCaused(market);
    await market.close();
  });

  const paid = async (quantity = 100): Promise<Json> =>
    paidOrder(buyer, [{ seller, listing: await offer(seller, { brand: `P${++brands}` }), quantity }]);
  let brands = 0;

  it('are a statement of account too: opening, each movement of the ledger with its cause, closing; all of them are the ledger', async () => {
    const workshop = await market.seller('Workshop');
    const listing = await offer(workshop);
    const order = await paidOrder(buyer, [{ seller: workshop, listing, quantity: 10 }]);
    const wish = { buyerId: buyer.organisationId, days: 30, limitMinor: 100_000 };
    expect((await workshop.post('/credit-terms', wish)).status).toBe(201);
    const placed = (await place(buyer, [{ seller: workshop, listing, quantity: 10 }])).body;
    await buyer.post(`/checkouts/${placed.id}/on-account`, { orderIds: [placed.orders[0].id] });
    for (const { id } of [order, placed.orders[0]]) {
      await workshop.post(`/orders/${id}/accept`);
      await workshop.post(`/orders/${id}/ship`, { carrier: '德邦', trackingNumber: 'DB100' });
      await buyer.post(`/orders/${id}/confirm-receipt`);
    }
    await market.drain();
    const path = (ending: string, from: string, to = from): string =>
      `/seller/account-statement${ending}?from=${from}&to=${to}`;
    const { body } = await workshop.get(path('', today));
    const commission = (await workshop.get(`/orders/${order.id}`)).body.commission.amountMinor;
    expect(
      body.movements.map(({ words, orders: [about], amount }: Json) => [
        words,
        about.number,
        amount.amountMinor,
      ]),
    ).toEqual([
      ['Paid by the buyer', order.number, order.total.amountMinor],
      ['Commission of the market (1.5%)', order.number, -commission],
      ['Commission of a sale on account (1.5%)', placed.orders[0].number, -commission],
    ]);
    expect([body.opening.amountMinor, body.movements.at(-1).balance]).toEqual([0, body.closing]);
    const csv = await workshop.get(path('.csv', today));
    expect(csv.body.trim().split('\r\n')).toHaveLength(body.movements.length + 3);
    expect(csv.body).toContain(`,${order.number},${(order.total.amountMinor / 100).toFixed(2)},,`);
    const paper = await workshop.get(path('.pdf', today));
    expect([paper.status, paper.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect((await workshop.get(path('', tomorrow))).body).toMatchObject({
      opening: body.closing,
      movements: [],
      closing: body.closing,
    });
    expect((await workshop.get(path('', today, '2020-01-01'))).body.code).toBe('statement.period');
    expect((await buyer.get(path('', today))).status).toBe(403);
    const closings = await Promise.all(
      [seller, workshop].map(async (each) => (await each.get(path('', today))).body.closing.amountMinor),
    );
    const [{ owed }] = await market.sql(
      `SELECT - coalesce(sum(balance_minor), 0)::int AS owed FROM ledger_account
       WHERE kind IN ('held', 'payable', 'bank_payable', 'in_payout', 'frozen')`,
    );
    expect(closings.reduce((sum, each) => sum + each, 0)).toBe(owed);
  });

  it('are a statement of what a buyer paid, had back and owes, and of the market itself: their sums are the ledger’s', async () => {
    const [reader, shop, stranger] = [await market.buyer(), await market.seller(), await market.buyer()];
    const trade = claimsOf(() => ({ market, buyer: reader, seller: shop }));
    const sandbox = market.app.get(Sandbox);
    const accepted = async (id: string): Promise<void> => {
      await shop.post(`/orders/${id}/accept`);
      await shop.post(`/orders/${id}/ship`, SENT);
      await reader.post(`/orders/${id}/confirm-receipt`);
    };
    const claimed = await trade.inspected();
    await shop.post(`/claims/${(await trade.opened(claimed)).id}/accept`);
    await reader.post(`/orders/${claimed.id}/confirm-receipt`);
    const listing = await offer(shop);
    const disputed = await paidOrder(reader, [{ seller: shop, listing, quantity: 10 }]);
    await accepted(disputed.id);
    await market.drain();
    const [{ charge }] = await market.sql(
      `SELECT provider_charge AS charge FROM payment WHERE purpose_id = $1`,
      [disputed.checkoutId],
    );
    const dispute = await sandbox.dispute(charge, 700);
    await market.drain();
    await sandbox.decideDispute(dispute, 'lost');
    const wish = { buyerId: reader.organisationId, days: 30, limitMinor: 100_000 };
    const terms = (await shop.post('/credit-terms', wish)).body;
    const checkout = (await place(reader, [{ seller: shop, listing, quantity: 10 }])).body;
    const [owed] = checkout.orders;
    await reader.post(`/checkouts/${checkout.id}/on-account`, { orderIds: [owed.id] });
    await accepted(owed.id);
    expect(
      (await shop.post(`/orders/${owed.id}/give-back`, { amountMinor: 100, reason: '补偿' })).status,
    ).toBe(200);
    await shop.post(`/credit-terms/${terms.id}/receipts`, { amountMinor: 1000, receivedOn: today });
    const { id: repaymentId } = (await reader.post(`/credit-terms/${terms.id}/repayments`, {})).body;
    await reader.post(`/repayments/${repaymentId}/pay`, { method: 'card', paymentMethod: 'pm_card_visa' });
    const held = await paidOrder(reader, [{ seller: shop, listing, quantity: 3 }]);
    await market.drain();

    const { body } = await reader.get(`/buyer/account-statement?${period}`);
    const [books] = await market.sql(
      `SELECT coalesce(sum(balance_minor) FILTER (WHERE kind LIKE '%_cash'), 0)::int AS cash,
         - coalesce(sum(balance_minor) FILTER (WHERE kind = 'held'), 0)::int AS held,
         - coalesce(sum(balance_minor) FILTER (WHERE kind = 'refund_due'), 0)::int AS "toComeBack",
         coalesce(sum(balance_minor) FILTER (WHERE kind = 'receivable'), 0)::int AS owed
       FROM ledger_account WHERE seller_id = $1`,
      [shop.organisationId],
    );
    const { cash, ...standing } = books;
    expect(figuresOf(body.opening)).toEqual({ held: 0, toComeBack: 0, owed: 0 });
    expect(figuresOf(body.closing)).toEqual(standing);
    expect(body.paid.amountMinor - body.refunded.amountMinor).toBe(cash);
    expect(body.movements.at(-1).after).toEqual(body.closing);
    expect(standing).toEqual({ held: held.total.amountMinor, toComeBack: 0, owed: 0 });
    const booked = body.movements.find(({ purpose }: Json) => purpose === 'receivable_booked');
    expect(booked.after.owed).toEqual(owed.total);
    const told = body.movements.map(({ purpose, orders, seller: of }: Json) => [
      purpose,
      orders.map(({ number }: Json) => number).join(),
      of.id,
    ]);
    for (const [purpose, { number }] of [
      ['capture', claimed],
      ['refund_paid', claimed],
      ['dispute_opened', disputed],
      ['receivable_booked', owed],
      ['receivable_taken_off', owed],
      ['receivable_paid', owed],
      ['release', owed],
    ] as const)
      expect(told).toContainEqual([purpose, number, shop.organisationId]);
    expect(body.movements.filter(({ orders }: Json) => orders.length === 0)).toEqual([]);

    const next = `from=${tomorrow}&to=${tomorrow}`;
    expect((await reader.get(`/buyer/account-statement?${next}`)).body).toMatchObject({
      opening: body.closing,
      movements: [],
      closing: body.closing,
    });
    const csv = (await reader.get(`/buyer/account-statement.csv?${period}`)).body;
    expect(csv.trim().split('\r\n')).toHaveLength(body.movements.length + 3);
    expect((await stranger.get(`/buyer/account-statement?${period}`)).body).toMatchObject({
      movements: [],
      paid: { amountMinor: 0 },
      closing: { held: { amountMinor: 0 }, owed: { amountMinor: 0 } },
    });
    const admin = await market.admin();
    for (const [who, path] of [
      [shop, 'buyer'],
      [reader, 'admin'],
      [shop, 'admin'],
      [admin, 'buyer'],
    ] as const)
      expect((await who.get(`/${path}/account-statement?${period}`)).status).toBe(403);

    const own = (await admin.get(`/admin/account-statement?${period}`)).body;
    const accounts = await market.sql(
      `SELECT kind, sum(balance_minor)::int AS balance FROM ledger_account GROUP BY kind`,
    );
    const closings = new Map(
      own.standing.map(({ account, closing }: Json) => [account, closing.amountMinor]),
    );
    for (const { kind, balance } of accounts)
      if (kind !== 'payable' && kind !== 'bank_payable')
        expect([kind, closings.get(kind)]).toEqual([kind, balance]);
    expect([...closings.values()].reduce((sum: number, each) => sum + Number(each), 0)).toBe(0);
    expect(own.closing.amountMinor).toBe(-Number(closings.get('commission')));
    expect(own.movements.at(-1).balance).toEqual(own.closing);
    expect(own.movements.map(({ purpose }: Json) => purpose)).toEqual(
      expect.arrayContaining(['release', 'commission', 'dispute_lost']),
    );
    expect((await admin.get(`/admin/account-statement?${next}`)).body).toMatchObject({
      opening: own.closing,
      movements: [],
      closing: own.closing,
    });
    for (const [who, path] of [
      [reader, 'buyer'],
      [admin, 'admin'],
    ] as const) {
      const { status, headers, body: paper } = await who.get(`/${path}/account-statement.pdf?${period}`);
      expect([status, headers.get('content-type'), paper.slice(0, 5)]).toEqual([
        200,
        'application/pdf',
        '%PDF-',
      ]);
    }
    expect((await admin.get(`/admin/account-statement.csv?${period}`)).body).toContain('Held for buyers');
  });

  describe('as PDF', () => {
    it('are a contract, a delivery note for each shipment and a statement, in both languages', async () => {
      const order = await paid();
      await seller.post(`/orders/${order.id}/accept`, {});
      const shipped = await seller.post(`/orders/${order.id}/ship`, {
        carrier: '德邦',
        trackingNumber: 'DB100',
      });
      const [{ id: shipmentId }] = shipped.body.shipments;
      for (const path of [
        `/orders/${order.id}/contract.pdf`,
        `/orders/${order.id}/shipments/${shipmentId}/delivery-note.pdf`,
        `/statement.pdf?${period}`,
      ])
        for (const reader of [buyer, seller])
          for (const language of ['zh', 'en']) {
            const { status, headers, body } = await reader.get(path, {
              headers: { 'accept-language': language },
            });
            expect([path, status, headers.get('content-type')]).toEqual([path, 200, 'application/pdf']);
            expect(body.slice(0, 5)).toBe('%PDF-');
            // Glyphs of the Chinese face are in it, and of it only those that are used.
            expect(body).toContain('NotoSansSC');
            expect(body.length).toBeLessThan(120_000);
          }
    });

    it('are for its two sides and admins, and for nobody else', async () => {
      const order = await paid();
      const path = `/orders/${order.id}/contract.pdf`;
      const { headers } = await (await market.admin()).get(path);
      expect(headers.get('content-disposition')).toBe(`inline; filename="contract-${order.number}.pdf"`);
      expect((await (await market.buyer()).get(path)).status).toBe(404);
      expect((await market.anyone().get(path)).status).toBe(401);
    });

    it('do not exist where nothing was agreed', async () => {
      const listing = await offer(seller, { brand: `P${++brands}` });
      const { body } = await place(buyer, [{ seller, listing, quantity: 1 }]);
      await buyer.post(`/checkouts/${body.id}/cancel`, {});
      const answer = await buyer.get(`/orders/${body.orders[0].id}/contract.pdf`);
      expect(answer).toMatchObject({ status: 409, body: { code: 'order.no_contract' } });
    });

    it('refuse a period that runs backwards, or has no end', async () => {
      for (const wrong of ['from=2026-02-02&to=2026-02-01', 'from=2025-01-01&to=2026-12-31'])
        expect(await buyer.get(`/statement.pdf?${wrong}`)).toMatchObject({
          status: 400,
          body: { code: 'statement.period', errors: [{ field: 'to' }] },
        });
      expect((await buyer.get('/statement.pdf?from=2026-02-30&to=2026-03-01')).status).toBe(400);
      expect((await (await market.admin()).get('/statement.pdf?from=2026-02-01&to=2026-03-01')).status).toBe(
        403,
      );
    });
  });

  describe('fapiao', () => {
    const ask = (order: Json, more: Json = {}) =>
      buyer.post(`/orders/${order.id}/fapiao`, {
        kind: 'special',
        title: '成都某机械有限公司',
        taxNumber: TAX_NUMBER,
        email: 'books@example.test',
        ...more,
      });

    it('is asked for once the seller has accepted, refused, asked for anew, issued for what was kept', async () => {
      const order = await paid();
      expect(await ask(order)).toMatchObject({ status: 409, body: { code: 'fapiao.state_conflict' } });
      await seller.post(`/orders/${order.id}/accept`, { lines: [{ lineNo: 1, quantity: 50 }] });
      expect((await buyer.get(`/orders/${order.id}/fapiao`)).body).toEqual({ fapiao: null });
      expect(await ask(order)).toMatchObject({ status: 201, body: { state: 'requested', kind: 'special' } });
      expect(await ask(order)).toMatchObject({ status: 409 });
      const toIssue = async (): Promise<Json[]> =>
        (await seller.get('/seller/orders?fapiao=requested')).body.items.map((one: Json) => [
          one.id,
          one.fapiao,
        ]);
      expect(await toIssue()).toEqual([[order.id, 'requested']]);
      const refused = await seller.post(`/orders/${order.id}/fapiao/refuse`, { reason: '抬头与税号不符' });
      expect(refused.body).toMatchObject({ state: 'refused', reason: '抬头与税号不符' });
      const again = await ask(order, { kind: 'ordinary' });
      expect(again.body).toMatchObject({ state: 'requested', reason: null });
      const file = await send(market, seller, '/seller/fapiao-files', '%PDF-1.7 fapiao');
      const issue = { number: '26372000000123456789', issuedOn: '2026-11-26', fileId: file.body.id };
      const issuing = (more: Json = {}) =>
        seller.post(`/orders/${order.id}/fapiao/issue`, { ...issue, ...more });
      expect(await issuing({ fileId: order.id })).toMatchObject({
        status: 422,
        body: { code: 'fapiao.file_unknown' },
      });
      expect(statuses(await Promise.all([issuing(), issuing()]))).toEqual([200, 409]);
      expect(await toIssue()).toEqual([]);
      const kept = `SELECT total_minor - refunded_minor AS kept FROM trade_order WHERE id = $1`;
      const [row] = await market.sql(kept, [order.id]);
      expect((await buyer.get(`/orders/${order.id}/fapiao`)).body.fapiao).toMatchObject({
        state: 'issued',
        number: issue.number,
        issuedOn: issue.issuedOn,
        amount: { amountMinor: Number(row.kept) },
      });
      expect((await buyer.get(`/orders/${order.id}/fapiao/file`)).body).toBe('%PDF-1.7 fapiao');
      await market.drain();
      const { body } = await buyer.get('/notifications');
      expect(body.items.map(({ title }: Json) => title)).toEqual(
        expect.arrayContaining([
          `Order ${order.number}: the fapiao is issued`,
          `Order ${order.number}: no fapiao as asked`,
        ]),
      );
    });

    it('names what is wrong with what was asked', async () => {
      const order = await paid();
      await seller.post(`/orders/${order.id}/accept`, {});
      const wrong = await ask(order, { taxNumber: '913715810000000000', email: 'books' });
      expect(wrong.status).toBe(400);
      expect(wrong.body.errors.map(({ field }: Json) => field).toSorted()).toEqual(['email', 'taxNumber']);
      await ask(order);
      const few = { number: '123', issuedOn: '2026-11-26' };
      const short = await seller.post(`/orders/${order.id}/fapiao/issue`, few);
      expect(short).toMatchObject({ status: 400, body: { errors: [{ field: 'number' }] } });
    });

    it('is nobody else’s business', async () => {
      const order = await paid();
      await seller.post(`/orders/${order.id}/accept`, {});
      const [otherBuyer, otherSeller] = [await market.buyer(), await market.seller()];
      for (const what of ['fapiao', 'fapiao/file'])
        expect((await otherBuyer.get(`/orders/${order.id}/${what}`)).status).toBe(404);
      const refused = await otherSeller.post(`/orders/${order.id}/fapiao/refuse`, { reason: 'no' });
      expect(refused.status).toBe(404);
    });
  });

  describe('a purchase contract', () => {
    const CODES = { buyerUscc: null, sellerUscc: null };
    const contract = (order: Json, locale: 'zh' | 'en') =>
      contractPaper(order, CODES, { locale, inspectionDays: 7 });
    let listing: Json;
    const ordered = async (): Promise<Json> => {
      const lines = [{ sellerId: seller.organisationId, listingId: listing.id, quantity: 500 }];
      return (await buyer.post('/orders', { lines, deliverTo: ADDRESS, note: '分开包装' })).body;
    };

    beforeAll(async () => {
      listing = await offer(seller, {
        brand: `P${++brands}`,
        features: { clearance: 'C3', cage: 'machined_brass', packing: 'tube' },
        priceBreaks: [{ minQuantity: 1, unitPrice: '0.085' }],
      });
    });

    it('says goods, places and terms in the reader’s words', async () => {
      const checkout = await ordered();
      const [order] = (await pay(buyer, checkout.id)).body.checkout.orders;
      const zh = contract(order, 'zh');
      const goods = ['1', '6205-2RS', listing.brand, '黄铜实体保持架 筒装 C3', '500', '0.085', '42.50'];
      expect(zh.rows).toEqual([goods]);
      const terms = `平台托管.*于 ${order.shipBy} 或之前.*买方备注：分开包装`;
      expect(zh.clauses.join()).toMatch(new RegExp(terms, 's'));
      expect(zh.totals).toContainEqual(['大写', '壹佰陆拾柒元玖角整']);
      const en = contract(order, 'en');
      expect(en.rows[0]?.[3]).toBe('machined brass cage, tubes, C3');
      expect(en.facts).toContainEqual(['Shipped from', 'Shandong']);
      expect(en.facts).toContainEqual(['Deliver to', 'Sichuan 成都 高新区天府大道 1 号 王芳 13800000000']);
    });

    it('says how much of it the seller took on, and that it is bought on account', async () => {
      const { id, orders } = await ordered();
      const wish = { buyerId: buyer.organisationId, days: 30, limitMinor: 100_000 };
      await seller.post('/credit-terms', wish);
      await buyer.post(`/checkouts/${id}/on-account`, { orderIds: [orders[0].id] });
      const lines = [{ lineNo: 1, quantity: 450 }];
      const { body } = await seller.post(`/orders/${orders[0].id}/accept`, { lines });
      const { rows, columns, clauses } = contract(body, 'zh');
      expect(rows[0]?.slice(4)).toEqual(['500', '450', '0.085', '42.50']);
      expect(columns).toHaveLength(rows[0]?.length ?? 0);
      expect(clauses[1]).toContain('自交货之日起 30 天内');
    });
  });
});
