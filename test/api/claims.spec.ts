import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Account, type Json, TestApp } from '../support/app.js';
import { claimsOf } from '../support/claims.js';
import { PNG, send } from '../support/files.js';
import { statementsOf } from '../support/statements.js';
import { expectSettled, offer, paidOrder } from '../support/trade.js';

describe('a claim', () => {
  let market: TestApp;
  let buyer: Account;
  let seller: Account;
  let admin: Account;

  beforeAll(async () => {
    market = await TestApp.start();
    [buyer, seller, admin] = await Promise.all([market.buyer(), market.seller(), market.admin()]);
  });
  afterAll(() => market.close());

  const { inspected, ofOrder, claimOn, opened, act, done, claimsComeDue, windowCloses, statesOf, total } =
    claimsOf(() => ({ market, buyer, seller }));

  it('freezes its own amount alone; the rest is released by the buyer’s word, and the claim’s part when it is settled', async () => {
    const order = await inspected();
    const claim = await opened(order);
    // 40 of 100 pieces of line 1 (385.00), and of the freight what goes with them.
    const freight = order.freight.amountMinor;
    const ofLine = 38_500 + Math.round((freight * 38_500) / (38_500 + 233));
    expect(claim).toMatchObject({
      state: 'open',
      reason: 'damaged',
      quantity: 40,
      amount: { amountMinor: Math.round(ofLine * 0.4), currency: 'CNY' },
      outcome: 'refund',
      allowedActions: ['withdraw'],
    });
    const frozen = claim.amount.amountMinor;
    expect(await ofOrder(order)).toMatchObject({
      state: 'disputed',
      frozen: { amountMinor: frozen },
      dueAt: order.dueAt,
      allowedActions: ['claim', 'accept_rest'],
    });
    await expectSettled(market, order, { released: 0, refunded: 0 });

    const rest = await buyer.post(`/orders/${order.id}/confirm-receipt`);
    expect(rest.body).toMatchObject({ state: 'disputed', dueAt: null, allowedActions: [] });
    await expectSettled(market, order, { released: total(order) - frozen, refunded: 0 });
    const again = await buyer.post(`/orders/${order.id}/confirm-receipt`);
    expect([again.status, again.body.code]).toEqual([409, 'order.rest_accepted']);
    const late = await claimOn(order);
    expect([late.status, late.body.code]).toEqual([409, 'claim.window_closed']);

    const settled = await done(seller, claim, 'accept');
    expect(settled).toMatchObject({
      state: 'settled',
      refunded: { amountMinor: frozen },
      released: { amountMinor: 0 },
      dueAt: null,
    });
    const ended = await ofOrder(order);
    expect(statesOf(ended)).toEqual(['inspection', 'disputed', 'disputed', 'completed']);
    expect(ended).toMatchObject({ frozen: { amountMinor: 0 }, refunded: { amountMinor: frozen } });
    await expectSettled(market, order, { released: total(order) - frozen, refunded: frozen });
    const [commission] = await market.sql(
      `SELECT sum(-l.amount_minor)::int AS minor FROM ledger_leg l
       JOIN ledger_account a ON a.id = l.account_id
       JOIN ledger_transfer t ON t.seller_id = l.seller_id AND t.id = l.transfer_id
       JOIN provider_transfer p ON p.seller_id = t.seller_id AND p.id = t.cause_id
       JOIN payment_share s ON s.seller_id = p.seller_id AND s.id = p.share_id
       WHERE a.kind = 'commission' AND s.reference_id = $1`,
      [order.id],
    );
    const [{ commission_minor: whole }] = await market.sql(
      `SELECT commission_minor::int FROM trade_order WHERE id = $1`,
      [order.id],
    );
    // What went back bears none.
    expect(commission.minor).toBe(Math.floor((whole * (total(order) - frozen)) / total(order)));
  });

  it('names what is wrong with it, and is made once under one key', async () => {
    const order = await inspected();
    const codesOf = async (wish: Record<string, unknown>): Promise<string[]> => {
      const { status, body } = await claimOn(order, wish);
      return [String(status), ...(body.errors ?? []).map(({ field, code }: Json) => `${field} ${code}`)];
    };
    expect(await codesOf({ quantity: 101 })).toEqual(['422', 'quantity order.too_many_pieces']);
    expect(await codesOf({ lineNo: 3 })).toEqual(['422', 'lineNo order.line_unknown']);
    expect(await codesOf({ reason: 'short', outcome: 'return' })).toEqual([
      '422',
      'outcome claim.nothing_to_return',
    ]);
    expect(await codesOf({ outcome: 'replace', refundMinor: 5 })).toEqual([
      '422',
      'refundMinor claim.no_refund_with_that',
    ]);
    expect(await codesOf({ refundMinor: 1_000_000 })).toEqual(['422', 'refundMinor claim.refund_too_large']);
    expect(await codesOf({ photographIds: [order.id] })).toEqual([
      '422',
      'photographIds.0 claim.photograph_unknown',
    ]);
    expect((await codesOf({ outcome: 'reject', reason: 'ugly', words: ' ' }))[0]).toBe('400');
    expect(await ofOrder(order)).toMatchObject({ state: 'inspection', frozen: { amountMinor: 0 } });

    const keyless = await buyer.post(`/orders/${order.id}/claims`, {}, { key: null });
    expect(keyless.status).toBe(400);
    const wish = { lineNo: 2, reason: 'short', quantity: 7, words: 'none came', outcome: 'replace' };
    const twins = await Promise.all(
      [1, 2].map(() => buyer.post(`/orders/${order.id}/claims`, wish, { key: `twin-${order.id}` })),
    );
    expect(twins.map(({ body }) => body.id)).toEqual([twins[0]!.body.id, twins[0]!.body.id]);
    expect(await codesOf({ lineNo: 2, quantity: 1 })).toEqual(['422', 'quantity order.too_many_pieces']);
    const early = await paidOrder(buyer, [
      { seller, listing: await offer(seller, { brand: 'EARLY' }), quantity: 9 },
    ]);
    const refused = await claimOn(early, { quantity: 1 });
    expect([refused.status, refused.body.code]).toEqual([422, 'order.too_many_pieces']);
    expect((await buyer.get(`/orders/${order.id}/claims`)).body.items).toHaveLength(1);
  });

  it('is seen by its two sides and the market, with its photographs, and by nobody else', async () => {
    const order = await inspected();
    const photo = await send(market, buyer, '/claims/photographs', PNG);
    expect(photo).toMatchObject({ status: 201, body: { mediaType: 'image/png' } });
    const notImage = await send(market, buyer, '/claims/photographs', '%PDF-1.7');
    expect([notImage.status, notImage.body.code]).toEqual([422, 'file.wrong_type']);
    const claim = await opened(order, { photographIds: [photo.body.id] });
    const own = await send(market, seller, '/claims/photographs', PNG);
    const stolen = await act(seller, claim, 'refuse', { words: 'fine', photographIds: [photo.body.id] });
    expect([stolen.status, stolen.body.code]).toEqual([422, 'claim.photograph_unknown']);
    const unseen = await buyer.get(`/claims/${claim.id}/photographs/${own.body.id}`);
    expect(unseen.status).toBe(404);
    await done(seller, claim, 'refuse', { words: 'it left in order', photographIds: [own.body.id] });

    const [other, rival] = await Promise.all([market.buyer('Other'), market.seller('Rival')]);
    const paths = [
      `/claims/${claim.id}`,
      `/orders/${order.id}/claims`,
      `/claims/${claim.id}/photographs/${photo.body.id}`,
      `/claims/${claim.id}/photographs/${own.body.id}?size=small`,
    ];
    const statuses = (who: { get: Account['get'] }) =>
      Promise.all(paths.map(async (path) => (await who.get(path)).status));
    for (const who of [buyer, seller, admin]) expect(await statuses(who)).toEqual([200, 200, 200, 200]);
    for (const who of [other, rival]) expect(await statuses(who)).toEqual([404, 404, 404, 404]);
    expect(await statuses(market.anyone())).toEqual([401, 401, 401, 401]);
    const shown = await seller.get(paths[2]!);
    expect(shown.headers.get('content-type')).toBe('image/png');
    expect(shown.headers.get('cache-control')).toBe('no-store');
    expect((await market.anyone().get(`/photographs/${photo.body.id}`)).status).toBe(404);

    expect((await act(other, claim, 'withdraw')).status).toBe(404);
    expect((await act(rival, claim, 'accept')).status).toBe(404);
    expect((await act(seller, claim, 'withdraw')).status).toBe(403);
    expect((await buyer.get('/admin/disputes')).status).toBe(403);
    expect(
      (await buyer.post(`/admin/disputes/${claim.id}/decide`, { outcome: 'refund', reason: 'me' })).status,
    ).toBe(403);
  });

  it('is decided by an admin for a reason, once, and the trail says so', async () => {
    const order = await inspected();
    const claim = await opened(order, { quantity: 60 });
    const early = await admin.post(`/admin/disputes/${claim.id}/decide`, {
      outcome: 'refund',
      reason: 'now',
    });
    expect([early.status, early.body.code]).toEqual([409, 'claim.state_conflict']);
    await done(seller, claim, 'refuse', { words: 'as agreed' });
    await done(buyer, claim, 'escalate', { words: 'look at the photographs' });
    const { items } = (await admin.get('/admin/disputes?limit=100')).body;
    expect(items.map(({ id }: Json) => id)).toContain(claim.id);
    expect(items.at(-1).allowedActions).toEqual(['replace', 'return', 'refund', 'reject']);
    const decide = (body: Record<string, unknown>) => admin.post(`/admin/disputes/${claim.id}/decide`, body);
    expect((await decide({ outcome: 'refund' })).status).toBe(400);
    const answers = await Promise.all([
      decide({ outcome: 'refund', refundMinor: 5000, reason: 'half of it is rusty' }),
      decide({ outcome: 'reject', reason: 'no proof' }),
    ]);
    expect(answers.map(({ status }) => status).toSorted((low, high) => low - high)).toEqual([200, 409]);
    const ended = (await buyer.get(`/claims/${claim.id}`)).body;
    const refunded = ended.outcome === 'refund' ? 5000 : 0;
    expect(ended).toMatchObject({ state: 'settled', refunded: { amountMinor: refunded } });
    expect(ended.steps.at(-1)).toMatchObject({ by: 'admin' });
    await expectSettled(market, order, { released: claim.amount.amountMinor - refunded, refunded });
    const trail = (await admin.get(`/admin/audit?subjectKind=claim&subjectId=${claim.id}`)).body.items;
    expect(trail).toMatchObject([
      {
        action: 'claim.decided',
        subject: { label: `${order.number} · 6205-2RS × 60` },
        reason: ended.steps.at(-1).words,
        data: { outcome: ended.outcome },
      },
    ]);
  });

  it('and acceptance and the clock at once: the amount is either frozen or released, never both', async () => {
    for (let round = 0; round < 3; round++) {
      const order = await inspected();
      const [claimed, confirmed] = await Promise.all([
        claimOn(order),
        buyer.post(`/orders/${order.id}/confirm-receipt`),
        windowCloses(order),
      ]);
      const now = await ofOrder(order);
      if (claimed.status === 201) {
        expect(now).toMatchObject({ state: 'disputed', frozen: claimed.body.amount });
        await windowCloses(order);
        const released = total(order) - claimed.body.amount.amountMinor;
        await expectSettled(market, order, { released, refunded: 0 });
        const settled = await Promise.all([
          act(seller, claimed.body, 'accept'),
          act(buyer, claimed.body, 'withdraw'),
          claimsComeDue(claimed.body),
        ]);
        expect(settled.filter((answer) => answer?.status === 200).length).toBeLessThanOrEqual(1);
      } else {
        expect([now.state, claimed.status, [200, 409].includes(confirmed.status)]).toEqual([
          'completed',
          409,
          true,
        ]);
        await expectSettled(market, order, { released: total(order), refunded: 0 });
      }
    }
  });

  it('is held to by the database: no freeze without a claim, no release of what is frozen, no log rewritten', async () => {
    const order = await inspected();
    const claim = await opened(order);
    const refused = (statement: string, ...values: unknown[]) =>
      expect(market.sql(statement, values)).rejects.toThrow(/violates check|open claims come to|append-only/);
    await refused(`UPDATE trade_order SET frozen_minor = 0 WHERE id = $1`, order.id);
    await refused(`UPDATE trade_order SET released_minor = total_minor WHERE id = $1`, order.id);
    await refused(`UPDATE claim SET state = 'settled' WHERE id = $1`, claim.id);
    await refused(`UPDATE claim_step SET words = 'other' WHERE claim_id = $1`, claim.id);
    await refused(
      `UPDATE order_line SET claimed_quantity = 101 WHERE order_id = $1 AND line_no = 1`,
      order.id,
    );
  });

  it('is listed by state, page by page, in one statement', async () => {
    const order = await inspected();
    for (let line = 0; line < 3; line++) await opened(order, { quantity: 1 });
    const first = (await seller.get('/seller/claims?state=open&limit=2')).body;
    expect(first.items).toHaveLength(2);
    const next = (await seller.get(`/seller/claims?state=open&limit=2&cursor=${first.nextCursor}`)).body;
    expect(first.items[1].id > next.items[0].id).toBe(true);
    const mine = await buyer.get('/claims?limit=1');
    expect(mine.body.items[0].order.number).toBe(order.number);
    expect((await buyer.get(`/claims?cursor=${first.nextCursor}`)).body.code).toBe('page.cursor_invalid');
    for (const [who, path] of [
      [seller, '/seller/claims?limit=100'],
      [buyer, '/claims?limit=100'],
      [admin, '/admin/disputes?state=settled&limit=100'],
    ] as const) {
      const sent = await statementsOf(() => who.get(path));
      expect(sent.filter((text) => /FROM claim c/.test(text))).toHaveLength(1);
    }
  });
});
