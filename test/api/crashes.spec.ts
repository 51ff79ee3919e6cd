import { newId } from '@app/kernel';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type Account, type Answer, type Json, TestApp } from '../support/app.js';
import { SENT } from '../support/claims.js';
import { send, table } from '../support/files.js';
import { Till } from '../support/money.js';
import { BUILD_TIMEOUT_MS, eventually, ServerProcess } from '../support/processes.js';
import { expectSettled, offer, paidOrder, place } from '../support/trade.js';

const CREATE = 'POST /v1/payment_intents';
const CONFIRM = 'POST /v1/payment_intents/:id/confirm';

const BY_THE_CLOCK = [
  'orders.due',
  'orders.claims-due',
  'orders.expire',
  'orders.credit-reminders',
  'listings.release-lapsed',
  'listings.end-lapsed',
  'listings.resume-imports',
  'sourcing.rfq-deadlines',
  'payments.sweep',
  'platform.free-jobs',
];

/** Processes of the built server are killed in the middle of their work; whoever comes after them ends it, once. */
describe('a server that is killed', () => {
  let market: TestApp;
  let till: Till;
  let buyer: Account;
  let seller: Account;
  let living: ServerProcess | undefined;

  beforeAll(async () => {
    [market] = await Promise.all([TestApp.start(), ServerProcess.build()]);
    [buyer, seller] = await Promise.all([market.buyer(), market.seller()]);
    till = await Till.at(market, buyer);
    await till.onboard(seller);
  }, BUILD_TIMEOUT_MS);
  afterEach(() => living?.stop());
  afterAll(() => market.close());

  const start = async (role: 'api' | 'worker' | 'all'): Promise<ServerProcess> =>
    (living = await ServerProcess.start(market, role));

  /** A few minutes without anybody at work. */
  const minutesPass = async (): Promise<void> => {
    await market.sql(`UPDATE payment_attempt SET asked_at = asked_at - interval '5 minutes'`);
    await market.sql(`UPDATE listing_import SET beat_at = beat_at - interval '5 minutes'`);
    // After what they look at: a job that ran between the two would put itself off.
    await market.sql(
      `UPDATE graphile_worker._private_jobs SET run_at = run_at - interval '5 minutes', locked_at = locked_at - interval '5 minutes'`,
    );
    await market.sql(
      `SELECT graphile_worker.add_job(job) FROM unnest('{platform.free-jobs,listings.resume-imports,payments.events}'::text[]) AS job`,
    );
  };
  const objects = async (kind: string): Promise<number> =>
    (await market.sql(`SELECT count(*)::int AS n FROM sandbox.object WHERE kind = $1`, [kind]))[0].n;
  const allStruck = (): Promise<void> =>
    eventually(async () => {
      expect(await market.sql(`SELECT target FROM sandbox.fault WHERE remaining > 0`)).toEqual([]);
    });
  const inspected = async (): Promise<Json> => {
    const listing = await offer(seller, { brand: `K${newId()}` });
    const order = await paidOrder(buyer, [{ seller, listing, quantity: 100 }]);
    await seller.post(`/orders/${order.id}/accept`);
    await seller.post(`/orders/${order.id}/ship`, SENT);
    return (await buyer.post(`/orders/${order.id}/confirm-delivery`)).body;
  };
  const total = ({ total: { amountMinor } }: Json): number => amountMinor;

  it('between asking for money and noting what was answered, takes it once all the same', async () => {
    const steps = [
      { call: CREATE, effect: 'hang_before', object: null },
      { call: CREATE, effect: 'hang_after', object: 'payment_intent' },
      { call: CONFIRM, effect: 'hang_before', object: null },
      { call: CONFIRM, effect: 'hang_after', object: 'charge' },
    ] as const;
    const listing = await offer(seller, { brand: 'INTENT' });
    const doomed = await start('api');
    const asked: { checkout: Json; key: string }[] = [];
    const pay = (through: ServerProcess, { checkout, key }: { checkout: Json; key: string }) =>
      through
        .as(buyer)
        .post(`/checkouts/${checkout.id}/pay`, { method: 'card', paymentMethod: 'pm_card_visa' }, { key });
    const cut: Promise<string>[] = [];
    for (const { call, effect, object } of steps) {
      const one = { checkout: (await place(buyer, [{ seller, listing, quantity: 3 }])).body, key: newId() };
      const before = object === null ? 0 : await objects(object);
      await till.sandbox.plant({ call, effect });
      cut.push(
        pay(doomed, one).then(
          ({ status }) => `answered ${status}`,
          () => 'cut',
        ),
      );
      await allStruck();
      if (object !== null)
        await eventually(async () => expect(await objects(object)).toBeGreaterThan(before));
      asked.push(one);
    }
    await doomed.kill();
    expect(new Set(await Promise.all(cut))).toEqual(new Set(['cut']));
    const states = await market.sql(
      `SELECT DISTINCT p.state, a.outcome FROM payment p JOIN payment_attempt a ON a.payment_id = p.id WHERE p.purpose_id = ANY($1)`,
      [asked.map(({ checkout }) => checkout.id)],
    );
    expect(states).toEqual([{ state: 'processing', outcome: null }]);

    const next = await start('all');
    const again = await Promise.all(asked.map((one) => pay(next, one)));
    expect(again.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    await minutesPass();
    await eventually(async () => {
      const rows = await market.sql(
        `SELECT c.state, o.state AS "order",
           (SELECT count(*)::int FROM sandbox.object b
            WHERE b.kind = 'charge' AND b.data->>'payment_intent' = p.provider_reference AND (b.data->>'paid')::boolean) AS charges,
           (SELECT count(*)::int FROM sandbox.object b WHERE b.kind = 'payment_intent' AND b.data->'metadata'->>'payment_id' = p.id::text) AS intents,
           (SELECT count(*)::int FROM ledger_transfer t JOIN payment_share s ON s.seller_id = t.seller_id AND s.id = t.cause_id
            WHERE s.payment_id = p.id AND t.purpose = 'capture') AS captures
         FROM checkout c JOIN payment p ON p.purpose_id = c.id JOIN trade_order o ON o.checkout_id = c.id WHERE c.id = ANY($1)`,
        [asked.map(({ checkout }) => checkout.id)],
      );
      expect(rows).toEqual(
        asked.map(() => ({ state: 'paid', order: 'paid', charges: 1, intents: 1, captures: 1 })),
      );
    });
    await eventually(() => till.expectSound());
  }, 120_000);

  it('in the middle of a purchase and of a release, has done nothing; asked again, they are done once', async () => {
    const order = await inspected();
    const listing = await offer(seller, { brand: 'HALF' });
    const acts = (through: ServerProcess): Promise<Answer>[] => {
      const there = through.as(buyer);
      return [
        place(there, [{ seller, listing, quantity: 5 }], `place-${listing.id}`),
        there.post(`/orders/${order.id}/confirm-receipt`, {}, { key: `confirm-${order.id}` }),
      ];
    };
    const doomed = await start('api');
    const rival = new pg.Client(market.config.database.url);
    await rival.connect();
    try {
      await rival.query('BEGIN');
      await rival.query(`SELECT FROM stock_lot WHERE listing_id = $1 FOR UPDATE`, [listing.id]);
      await rival.query(`SELECT FROM payment_share WHERE reference_id = $1 FOR UPDATE`, [order.id]);
      const cut = Promise.allSettled(acts(doomed));
      await eventually(async () => {
        const waiting = await market.sql(
          `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        );
        expect(waiting).toHaveLength(2);
      });
      await doomed.kill();
      expect((await cut).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    } finally {
      await rival.end();
    }
    expect((await buyer.get(`/orders/${order.id}`)).body.state).toBe('inspection');
    await expectSettled(market, order, { released: 0, refunded: 0 });

    const next = await start('api');
    for (const _ of [1, 2]) {
      const [placed, confirmed] = await Promise.all(acts(next));
      expect(placed).toMatchObject({ status: 201, body: { state: 'awaiting_payment' } });
      expect(confirmed).toMatchObject({ status: 200, body: { state: 'completed' } });
    }
    const [lot] = await market.sql(`SELECT on_hand, reserved FROM stock_lot WHERE listing_id = $1`, [
      listing.id,
    ]);
    expect(lot).toEqual({ on_hand: 1000, reserved: 5 });
    await expectSettled(market, order, { released: total(order), refunded: 0 });
    await till.expectSound();
  }, 120_000);

  it.each(['hang_before', 'hang_after'] as const)(
    'while money moves to sellers, their banks and back to buyers (%s), leaves it to the next to move it once',
    async (effect) => {
      const shop = await market.seller('Paid out');
      await till.onboard(shop);
      const bill = await till.paid({ seller: shop, amount: 900n });
      await till.release(bill);
      const [released, rejected] = [
        await inspected(),
        await paidOrder(buyer, [
          { seller, listing: await offer(seller, { brand: `R${newId()}` }), quantity: 10 },
        ]),
      ];
      await market.drain();
      const before = await Promise.all(['transfer', 'refund', 'payout'].map(objects));
      for (const call of ['POST /v1/transfers', 'POST /v1/refunds', 'POST /v1/payouts'])
        await till.sandbox.plant({ call, effect });
      expect((await buyer.post(`/orders/${released.id}/confirm-receipt`)).body.state).toBe('completed');
      expect((await seller.post(`/orders/${rejected.id}/reject`, { reason: 'sold out' })).status).toBe(200);
      expect((await shop.post('/seller/payouts')).status).toBe(201);

      const doomed = await start('worker');
      await allStruck();
      const came = effect === 'hang_after' ? 1 : 0;
      const counts = (more: number): Promise<void> =>
        eventually(async () =>
          expect(await Promise.all(['transfer', 'refund', 'payout'].map(objects))).toEqual(
            before.map((count) => count + more),
          ),
        );
      await counts(came);
      await doomed.kill();
      const states = (): Promise<Json[]> =>
        market.sql(
          `SELECT t.state FROM provider_transfer t JOIN payment_share s ON s.seller_id = t.seller_id AND s.id = t.share_id WHERE s.reference_id = $1
           UNION ALL SELECT r.state FROM refund r JOIN payment_share s ON s.seller_id = r.seller_id AND s.id = r.share_id WHERE s.reference_id = $2
           UNION ALL SELECT state FROM payout WHERE seller_id = $3`,
          [released.id, rejected.id, shop.organisationId],
        );
      expect((await states()).map(({ state }) => state)).toEqual(['asked', 'asked', 'asked']);

      await start('worker');
      await minutesPass();
      await eventually(async () =>
        expect((await states()).map(({ state }) => state)).toEqual(['sent', 'refunded', 'paid']),
      );
      await counts(1);
      await expectSettled(market, released, { released: total(released), refunded: 0 });
      await expectSettled(market, rejected, { released: 0, refunded: total(rejected) });
      expect(await till.balances(shop)).toEqual({});
      await eventually(() => till.expectSound());
    },
    120_000,
  );

  it('while the payer’s bank takes back what was owed back anyway, leaves the payer with it once', async () => {
    const owed = async (): Promise<Json> =>
      paidOrder(buyer, [{ seller, listing: await offer(seller, { brand: `O${newId()}` }), quantity: 10 }]);
    const orders = [await owed(), await owed()];
    const checkouts = orders.map(({ checkoutId }) => checkoutId);
    await market.drain();
    const sent = await objects('refund');
    const charges: { charge: string }[] = await market.sql(
      `SELECT provider_charge AS charge FROM payment WHERE purpose_id = ANY($1) ORDER BY array_position($1, purpose_id)`,
      [checkouts],
    );
    const standing = async (): Promise<Json> => {
      const [row] = await market.sql(
        `SELECT (SELECT array_agg(r.state ORDER BY r.id) FROM refund r JOIN payment p ON p.id = r.payment_id WHERE p.purpose_id = ANY($1)) AS refunds,
           (SELECT array_agg(d.state ORDER BY d.state) FROM payment_dispute d JOIN payment p ON p.id = d.payment_id WHERE p.purpose_id = ANY($1)) AS disputes`,
        [checkouts],
      );
      return row;
    };

    await till.sandbox.plant({ call: 'POST /v1/refunds', effect: 'hang_before', times: 2 });
    for (const { id } of orders)
      expect((await seller.post(`/orders/${id}/reject`, { reason: 'sold out' })).status).toBe(200);
    const asking = await start('worker');
    await allStruck();
    await till.sandbox.plant({ call: 'GET /v1/disputes/:id', effect: 'hang_after', times: 4 });
    const disputes = await Promise.all(charges.map(({ charge }) => till.sandbox.dispute(charge)));
    await eventually(async () =>
      expect(await market.sql(`SELECT FROM sandbox.fault WHERE remaining = 4`)).toEqual([]),
    );
    await asking.kill();
    await market.sql(`UPDATE sandbox.fault SET remaining = 0`);
    expect(await standing()).toEqual({ refunds: ['asked', 'asked'], disputes: null });

    const deciding = await start('worker');
    await minutesPass();
    const contested = { refunds: ['contested', 'contested'], disputes: ['open', 'open'] };
    await eventually(async () => expect(await standing()).toEqual(contested));
    const rival = new pg.Client(market.config.database.url);
    await rival.connect();
    try {
      await rival.query('BEGIN');
      await rival.query(`SELECT FROM payment WHERE purpose_id = ANY($1) FOR UPDATE`, [checkouts]);
      await till.sandbox.decideDispute(disputes[0]!, 'lost');
      await till.sandbox.decideDispute(disputes[1]!, 'won');
      await eventually(async () =>
        expect(
          await market.sql(
            `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
          ),
        ).not.toEqual([]),
      );
      await deciding.kill();
    } finally {
      await rival.end();
    }
    expect(await standing()).toEqual(contested);

    await till.sandbox.plant({ call: 'POST /v1/refunds', effect: 'hang_after' });
    const sending = await start('worker');
    await minutesPass();
    await allStruck();
    await eventually(async () => expect(await objects('refund')).toBe(sent + 1));
    await sending.kill();
    expect((await standing()).refunds).toEqual(expect.arrayContaining(['asked']));

    await minutesPass();
    await eventually(async () => {
      await market.drain();
      expect(await standing()).toEqual({ refunds: ['refunded', 'refunded'], disputes: ['lost', 'won'] });
    });
    expect(await objects('refund')).toBe(sent + 1);
    for (const order of orders) await expectSettled(market, order, { released: 0, refunded: total(order) });
    await eventually(() => till.expectSound());
  }, 120_000);

  it('in the middle of an import, leaves it to the next, who goes on behind the last row that landed', async () => {
    const workshop = await market.seller('Importing');
    const rows = Array.from({ length: 6000 }, (_, at) => ['6205', `B${at}`, '4.5', 1, at % 7]);
    const list = table([['型号', '品牌', '单价', '起订量', '库存'], ...rows]);
    const sent = await send(market, workshop, '/seller/imports?name=list.csv', list);
    const columns = sent.body.columns.filter(({ place: at }: Json) => at !== null);
    await workshop.post(`/seller/imports/${sent.body.id}/check`, {
      columns: columns.map(({ column, place: at }: Json) => ({ column, place: at })),
    });
    await market.drain();
    const view = async (): Promise<Json> => (await workshop.get(`/seller/imports/${sent.body.id}`)).body;
    expect((await workshop.post(`/seller/imports/${sent.body.id}/apply`)).status).toBe(200);

    const doomed = await start('worker');
    await eventually(async () => expect((await view()).position).toBeGreaterThan(0));
    // So that it cannot come to its end before it is killed.
    const rival = new pg.Client(market.config.database.url);
    await rival.connect();
    await rival.query('BEGIN');
    await rival.query(`SELECT FROM listing_import WHERE id = $1 FOR UPDATE`, [sent.body.id]);
    await doomed.kill();
    await rival.end();
    const { state, position } = await view();
    expect([state, position > 0, position < 6000]).toEqual(['applying', true, true]);

    await start('worker');
    await minutesPass();
    await eventually(async () =>
      expect(await view()).toMatchObject({
        state: 'applied',
        rows: 6000,
        position: 6000,
        counts: { created: 6000, changed: 0, unchanged: 0, rejected: 0 },
      }),
    );
    const [stock] = await market.sql(
      `SELECT count(*)::int AS lots, sum(on_hand)::int AS pieces,
         (SELECT sum(quantity)::int FROM stock_movement WHERE seller_id = $1) AS journal
       FROM stock_lot WHERE seller_id = $1`,
      [workshop.organisationId],
    );
    const pieces = rows.reduce((sum, row) => sum + Number(row[4]), 0);
    expect(stock).toEqual({ lots: 6000, pieces, journal: pieces });

    // What time does to trades is nobody's memory: it stands in the crontab of whoever works next.
    const known = await market.sql(`SELECT identifier FROM graphile_worker._private_known_crontabs`);
    expect(known.map(({ identifier }) => identifier)).toEqual(expect.arrayContaining(BY_THE_CLOCK));
  }, 120_000);
});
