import { Sandbox } from '@app/payments';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type Account, type Answer, type Json, TestApp } from '../support/app.js';
import { claimsOf } from '../support/claims.js';
import { send, table } from '../support/files.js';
import { BUILD_TIMEOUT_MS, eventually, ServerProcess } from '../support/processes.js';
import { expectSettled, offer, place } from '../support/trade.js';

/** The built server twice, on one database: both answer, both work the jobs. */
describe('two server processes', () => {
  let market: TestApp;
  let one: ServerProcess;
  let other: ServerProcess;
  let buyer: Account;
  let seller: Account;

  beforeAll(async () => {
    [market] = await Promise.all([TestApp.start(), ServerProcess.build()]);
    [one, other, buyer, seller] = await Promise.all([
      ServerProcess.start(market, 'all'),
      ServerProcess.start(market, 'all'),
      market.buyer(),
      market.seller(),
    ]);
  }, BUILD_TIMEOUT_MS);
  afterAll(async () => {
    await Promise.all([one.stop(), other.stop()]);
    await market.close();
  });

  const { inspected, opened, done, claimOn, ofOrder, total } = claimsOf(() => ({ market, buyer, seller }));
  /** Now by the one, now by the other. */
  const by = (turn: number): ServerProcess => (turn % 2 === 0 ? one : other);
  const codesOf = (answers: readonly Answer[]): string[] =>
    answers.map(({ status, body }) => (status < 300 ? String(status) : `${status} ${body.code}`)).toSorted();

  /** What each lot has is what its journal says, and what it keeps is what is reserved of it. */
  const expectStock = async (...listings: Json[]): Promise<void> => {
    const wrong = await market.sql(
      `SELECT l.id, l.on_hand, l.reserved FROM stock_lot l WHERE l.listing_id = ANY($1) AND (
         l.reserved > l.on_hand
         OR l.on_hand <> (SELECT coalesce(sum(quantity), 0) FROM stock_movement m WHERE m.seller_id = l.seller_id AND m.lot_id = l.id)
         OR l.reserved <> (SELECT coalesce(sum(quantity), 0) FROM reservation r
           WHERE r.seller_id = l.seller_id AND r.lot_id = l.id AND r.state IN ('held', 'committed')))`,
      [listings.map(({ id }) => id)],
    );
    expect(wrong).toEqual([]);
  };

  it('sell the last ten to ten of 64 buyers', async () => {
    const listing = await offer(seller, { brand: 'LAST10', stock: 10 });
    const buyers = await Promise.all(Array.from({ length: 64 }, () => market.buyer()));
    const answers = await Promise.all(
      buyers.map((each, turn) => place(by(turn).as(each), [{ seller, listing, quantity: 1 }])),
    );
    expect(codesOf(answers)).toEqual([
      ...Array<string>(10).fill('201'),
      ...Array<string>(54).fill('409 listing.out_of_stock'),
    ]);
    const [lot] = await market.sql(`SELECT on_hand, reserved FROM stock_lot WHERE listing_id = $1`, [
      listing.id,
    ]);
    expect(lot).toEqual({ on_hand: 10, reserved: 10 });
  });

  it('let one of two admins decide a claim', async () => {
    const admins = await Promise.all([market.admin(), market.admin()]);
    for (let round = 0; round < 3; round++) {
      const order = await inspected();
      const claim = await opened(order, { quantity: 60 });
      await done(seller, claim, 'refuse', { words: 'as agreed' });
      await done(buyer, claim, 'escalate', { words: 'look at it' });
      const decide = (turn: number, wish: object): Promise<Answer> =>
        by(turn)
          .as(admins[turn]!)
          .post(`/admin/disputes/${claim.id}/decide`, { reason: 'so it is', ...wish });
      const answers = await Promise.all([
        decide(0, { outcome: 'refund', refundMinor: 5000 }),
        decide(1, { outcome: 'reject' }),
      ]);
      expect(codesOf(answers)).toEqual(['200', '409 claim.state_conflict']);
      const refunded = answers[0].status === 200 ? 5000 : 0;
      const released = claim.amount.amountMinor - refunded;
      await eventually(() => expectSettled(market, order, { released, refunded }));
      const trail = await market.sql(`SELECT action FROM audit_entry WHERE subject_id = $1`, [claim.id]);
      expect(trail).toHaveLength(1);
    }
  });

  it('capture once what browser and webhook bring at once', async () => {
    const listing = await offer(seller, { brand: 'WALLET' });
    for (let round = 0; round < 3; round++) {
      const { body: checkout } = await place(one.as(buyer), [{ seller, listing, quantity: 1 }]);
      const pay = (turn: number): Promise<Answer> =>
        by(turn).as(buyer).post(`/checkouts/${checkout.id}/pay`, { method: 'alipay' });
      const { body: begun } = await pay(0);
      const { pathname, search } = new URL(begun.payment.actionUrl);
      const page = new URL(`${pathname}/pay${search}`, other.base);
      expect((await fetch(page, { method: 'POST', redirect: 'manual' })).status).toBe(303);
      const answers = await Promise.all([pay(0), pay(1), pay(0), pay(1)]);
      expect(new Set(codesOf(answers))).toEqual(new Set(['200']));
      const found = await eventually(async () => {
        const [row] = await market.sql(
          `SELECT c.state AS checkout, p.state AS payment,
             (SELECT count(*)::int FROM provider_event e WHERE e.state = 'worked' AND e.payload::text LIKE '%' || p.provider_reference || '%') AS news,
             (SELECT count(*)::int FROM ledger_transfer t JOIN payment_share s ON s.seller_id = t.seller_id AND s.id = t.cause_id
              WHERE s.payment_id = p.id AND t.purpose = 'capture') AS captures,
             (SELECT count(*)::int FROM outbox_event f WHERE f.name = 'payment.captured' AND f.payload->'purpose'->>'id' = c.id::text) AS facts,
             (SELECT count(*)::int FROM order_transition t JOIN trade_order o ON o.seller_id = t.seller_id AND o.id = t.order_id
              WHERE o.checkout_id = c.id AND t.to_state = 'paid') AS paid,
             (SELECT count(*)::int FROM sandbox.object b WHERE b.kind = 'charge' AND b.data->>'payment_intent' = p.provider_reference) AS charges
           FROM checkout c JOIN payment p ON p.purpose_id = c.id WHERE c.id = $1`,
          [checkout.id],
        );
        if (row.news === 0) throw new Error('the webhook has yet to be worked');
        return row;
      });
      expect(found).toMatchObject({
        checkout: 'paid',
        payment: 'captured',
        captures: 1,
        facts: 1,
        paid: 1,
        charges: 1,
      });
    }
  });

  it('either release or freeze what is accepted and claimed at once', async () => {
    for (let round = 0; round < 3; round++) {
      const order = await inspected();
      const there = claimsOf(() => ({ market, buyer: by(round).as(buyer), seller }));
      const [claimed, confirmed] = await Promise.all([
        there.claimOn(order),
        by(round + 1)
          .as(buyer)
          .post(`/orders/${order.id}/confirm-receipt`),
      ]);
      expect(confirmed.status).toBe(200);
      const frozen = claimed.status === 201 ? claimed.body.amount.amountMinor : 0;
      if (frozen === 0)
        expect(claimed).toMatchObject({ status: 409, body: { code: 'order.state_conflict' } });
      await eventually(() => expectSettled(market, order, { released: total(order) - frozen, refunded: 0 }));
      expect(await ofOrder(order)).toMatchObject({ frozen: { amountMinor: frozen } });
      if (frozen > 0) expect((await claimOn(order)).body.code).toBe('claim.window_closed');
    }
  });

  it('come to the same whether the payer’s bank or the release is first', async () => {
    const bank = market.app.get(Sandbox);
    const disputes = (charge: string): Promise<{ state: string }[]> =>
      market.sql(
        `SELECT d.state FROM payment_dispute d JOIN payment p ON p.id = d.payment_id WHERE p.provider_charge = $1`,
        [charge],
      );
    for (let round = 0; round < 3; round++) {
      const order = await inspected();
      const [{ charge }] = await market.sql(
        `SELECT p.provider_charge AS charge FROM payment p JOIN payment_share s ON s.payment_id = p.id WHERE s.reference_id = $1`,
        [order.id],
      );
      const confirm = (turn: number): Promise<Answer> =>
        by(turn).as(buyer).post(`/orders/${order.id}/confirm-receipt`);
      const [dispute, ...answers] = await Promise.all([bank.dispute(charge), confirm(0), confirm(1)]);
      const isReleased = answers.some(({ status }) => status === 200);
      for (const { status, body } of answers)
        if (status !== 200) expect(['payment.share_frozen', 'order.state_conflict']).toContain(body.code);
      await eventually(async () => expect(await disputes(charge)).toEqual([{ state: 'open' }]));
      await bank.decideDispute(dispute, 'won');
      await eventually(async () => expect(await disputes(charge)).toEqual([{ state: 'won' }]));
      if (!isReleased) expect((await confirm(round)).status).toBe(200);
      await eventually(() => expectSettled(market, order, { released: total(order), refunded: 0 }));
    }
  });

  it('import a seller’s list while it is being sold, and oversell nothing', async () => {
    const workshop = await market.seller('Importing');
    const goods = Array.from({ length: 150 }, (_, at) => `R${at}`);
    const bring = async (turn: number, price: string, stock: number, meanwhile?: () => Promise<Answer[]>) => {
      const rows = goods.map((brand) => ['6205-2RS', brand, price, 1, stock]);
      const list = table([['型号', '品牌', '单价', '起订量', '库存'], ...rows]);
      const sent = await send(market, workshop, '/seller/imports?name=list.csv', list);
      const here = by(turn).as(workshop);
      const view = async (): Promise<Json> => (await here.get(`/seller/imports/${sent.body.id}`)).body;
      const ended = (state: string): Promise<Json> =>
        eventually(async () => {
          const now = await view();
          if (now.state !== state)
            throw new Error(`the import is ${now.state}: ${JSON.stringify(now.failure)}`);
          return now;
        });
      const columns = sent.body.columns.filter(({ place: at }: Json) => at !== null);
      await here.post(`/seller/imports/${sent.body.id}/check`, {
        columns: columns.map(({ column, place: at }: Json) => ({ column, place: at })),
      });
      await ended('checked');
      await here.post(`/seller/imports/${sent.body.id}/apply`);
      const sold = (await meanwhile?.()) ?? [];
      return { ...(await ended('applied')), sold };
    };
    expect((await bring(0, '4.5', 4)).counts).toMatchObject({ created: 150, rejected: 0 });
    const listings: Json[] = await market.sql(
      `SELECT id, brand FROM listing WHERE seller_id = $1 ORDER BY id`,
      [workshop.organisationId],
    );
    for (const [turn, price] of ['4.2', '3.9'].entries()) {
      const { counts, sold } = await bring(turn, price, 2, () =>
        Promise.all(
          Array.from({ length: 40 }, (_, at) =>
            place(by(at).as(buyer), [
              { seller: workshop, listing: listings[(at * 37) % 150], quantity: 3 },
              {
                seller: workshop,
                listing: listings[(at * 11) % 150 === (at * 37) % 150 ? 149 : (at * 11) % 150],
                quantity: 1,
              },
            ]),
          ),
        ),
      );
      expect(counts.changed + counts.unchanged + counts.rejected).toBe(150);
      for (const answer of sold)
        if (answer.status !== 201) expect(answer.body.code).toBe('listing.out_of_stock');
      await expectStock(...listings);
    }
    const wrong = await market.sql(
      `SELECT DISTINCT unit_price FROM order_line WHERE seller_id = $1 AND unit_price NOT IN (4.5, 4.2, 3.9)`,
      [workshop.organisationId],
    );
    expect(wrong).toEqual([]);
  });

  it('take purchases over the same goods in opposite orders', async () => {
    const [near, far] = [await offer(seller, { brand: 'NEAR' }), await offer(seller, { brand: 'FAR' })];
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, turn) => {
        const listings = turn % 4 < 2 ? [near, far] : [far, near];
        return place(
          by(turn).as(buyer),
          listings.map((listing) => ({ seller, listing, quantity: 1 })),
        );
      }),
    );
    expect(codesOf(answers)).toEqual(Array<string>(30).fill('201'));
    await expectStock(near, far);
  });

  it('try a deadlock again, and show it to nobody', async () => {
    const listings = [await offer(seller, { brand: 'KNOT1' }), await offer(seller, { brand: 'KNOT2' })];
    const [first, last] = await market.sql(
      `SELECT seller_id, id FROM stock_lot WHERE listing_id = ANY($1) ORDER BY seller_id, id`,
      [listings.map(({ id }) => id)],
    );
    const rival = new pg.Client(market.config.database.url);
    await rival.connect();
    const lock = (lot: Json): Promise<unknown> =>
      rival.query(`SELECT FROM stock_lot WHERE seller_id = $1 AND id = $2 FOR UPDATE`, [
        lot.seller_id,
        lot.id,
      ]);
    try {
      // Whoever waits longest looks for a deadlock, and is its victim: not the rival, then.
      await rival.query(`SET deadlock_timeout = '1min'`);
      await rival.query('BEGIN');
      await lock(last);
      const placing = place(
        one.as(buyer),
        listings.map((listing) => ({ seller, listing, quantity: 2 })),
      );
      await eventually(async () => {
        const waiting = await market.sql(
          `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        );
        expect(waiting).toHaveLength(1);
      });
      // It has the first lot and wants the last; the rival gets it only by the other's undoing.
      await lock(first);
      await rival.query('COMMIT');
      expect((await placing).status).toBe(201);
    } finally {
      await rival.end();
    }
    await expectStock(...listings);
  });
});
