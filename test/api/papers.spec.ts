import { completeUscc } from '@app/identity';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Account, type Json, TestApp } from '../support/app.js';
import { offer, paidOrder, place } from '../support/trade.js';

const TAX_NUMBER = completeUscc('91371581MA3C0X1K7');

describe('the papers of an order', () => {
  let market: TestApp;
  let seller: Account;
  let buyer: Account;

  beforeAll(async () => {
    market = await TestApp.start();
    [seller, buyer] = [await market.seller(), await market.buyer()];
  });
  afterAll(() => market.close());

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
    const day = (hours: number): string =>
      new Date(Date.now() + hours * 3_600_000).toISOString().slice(0, 10);
    const path = (ending: string, from: string, to = from): string =>
      `/seller/account-statement${ending}?from=${from}&to=${to}`;
    const [today, tomorrow] = [day(8), day(32)];
    const { body } = await workshop.get(path('', today));
    const commission = (await workshop.get(`/orders/${order.id}`)).body.commission.amountMinor;
    expect(
      body.movements.map(({ words, order: about, amount }: Json) => [
        words,
        about.number,
        amount.amountMinor,
      ]),
    ).toEqual([
      ['Paid by the buyer', order.number, order.total.amountMinor],
      ['Commission of the market', order.number, -commission],
      ['Commission of a sale on account', placed.orders[0].number, -commission],
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

  describe('as PDF', () => {
    it('are a contract, a delivery note for each shipment and a statement, in both languages', async () => {
      const order = await paid();
      await seller.post(`/orders/${order.id}/accept`, {});
      const shipped = await seller.post(`/orders/${order.id}/ship`, {
        carrier: '德邦',
        trackingNumber: 'DB100',
      });
      const [{ id: shipmentId }] = shipped.body.shipments;
      const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
      for (const path of [
        `/orders/${order.id}/contract.pdf`,
        `/orders/${order.id}/shipments/${shipmentId}/delivery-note.pdf`,
        `/statement.pdf?from=${today}&to=${today}`,
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
      expect((await (await market.admin()).get(path)).status).toBe(200);
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
      for (const period of ['from=2026-02-02&to=2026-02-01', 'from=2025-01-01&to=2026-12-31'])
        expect(await buyer.get(`/statement.pdf?${period}`)).toMatchObject({
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
      const refused = await seller.post(`/orders/${order.id}/fapiao/refuse`, { reason: '抬头与税号不符' });
      expect(refused.body).toMatchObject({ state: 'refused', reason: '抬头与税号不符' });
      expect(await ask(order, { kind: 'ordinary' })).toMatchObject({
        body: { state: 'requested', reason: null },
      });
      const issue = { number: '26372000000123456789', issuedOn: '2026-11-26' };
      const answers = await Promise.all(
        [1, 2].map(() => seller.post(`/orders/${order.id}/fapiao/issue`, issue)),
      );
      expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
      const [row] = await market.sql(
        `SELECT total_minor - refunded_minor AS kept FROM trade_order WHERE id = $1`,
        [order.id],
      );
      expect((await buyer.get(`/orders/${order.id}/fapiao`)).body.fapiao).toMatchObject({
        state: 'issued',
        number: issue.number,
        issuedOn: issue.issuedOn,
        amount: { amountMinor: Number(row.kept) },
      });
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
      const short = await seller.post(`/orders/${order.id}/fapiao/issue`, {
        number: '123',
        issuedOn: '2026-11-26',
      });
      expect(short).toMatchObject({ status: 400, body: { errors: [{ field: 'number' }] } });
    });

    it('is nobody else’s business', async () => {
      const order = await paid();
      await seller.post(`/orders/${order.id}/accept`, {});
      const [otherBuyer, otherSeller] = [await market.buyer(), await market.seller()];
      expect((await otherBuyer.get(`/orders/${order.id}/fapiao`)).status).toBe(404);
      expect((await otherSeller.post(`/orders/${order.id}/fapiao/refuse`, { reason: 'no' })).status).toBe(
        404,
      );
    });
  });
});
