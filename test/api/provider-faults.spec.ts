import { type Fault } from '@app/payments';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Account, TestApp } from '../support/app.js';
import { TWICE, Till } from '../support/money.js';

interface Flow {
  call: string;
  /** What the provider tells of it. */
  event: string;
  /** Up to the moment before. */
  before: (seller: Account) => Promise<() => Promise<unknown>>;
}

/** Each fault in each flow, beside the flow in which nothing goes wrong: it must end the same. */
describe('whatever the provider does wrong', () => {
  let market: TestApp;
  let till: Till;

  beforeAll(async () => {
    market = await TestApp.start();
    till = await Till.at(market, await market.buyer());
    // The market's account at the provider is never empty.
    await till.paid({ seller: await market.seller(), amount: 100_000n });
  });
  afterAll(() => market.close());

  const released = async (seller: Account) => {
    const bill = await till.paid({ seller, amount: 1000n, commission: 15n });
    await till.release(bill);
    await market.drain();
    return bill;
  };
  const FLOWS: Record<string, Flow> = {
    charge: {
      call: 'POST /v1/payment_intents/:id/confirm',
      event: 'payment_intent.succeeded',
      before: async (seller) => {
        const bill = await till.bill({ seller, amount: 1000n, commission: 15n });
        return () => till.pay(bill);
      },
    },
    refund: {
      call: 'POST /v1/refunds',
      event: 'refund.created',
      before: async (seller) => {
        const bill = await till.paid({ seller, amount: 1000n });
        return () => till.refund(bill);
      },
    },
    transfer: {
      call: 'POST /v1/transfers',
      event: 'transfer.created',
      before: async (seller) => {
        const bill = await till.paid({ seller, amount: 1000n, commission: 15n });
        return () => till.release(bill);
      },
    },
    reversal: {
      call: 'POST /v1/transfers/:id/reversals',
      event: 'transfer.reversed',
      before: async (seller) => {
        const bill = await released(seller);
        return () => till.reclaim(bill, 400n);
      },
    },
    payout: {
      call: 'POST /v1/payouts',
      event: 'payout.paid',
      before: async (seller) => {
        await released(seller);
        return () => seller.post('/seller/payouts');
      },
    },
  };
  /** The first three are of the news, the others of the call, whose news is lost too: it must be found out. */
  const FAULTS: Record<string, { plant: (flow: Flow) => Fault[]; isForgotten?: boolean }> = {
    'doubled news': { plant: ({ event }) => [{ event, effect: 'duplicate' }] },
    'news in the wrong order': { plant: ({ event }) => [{ event, effect: 'held' }] },
    'late news': { plant: ({ event }) => [{ event, effect: 'delayed', detail: '3600' }] },
    'lost news': { plant: ({ event }) => [{ event, effect: 'lost' }] },
    'a time-out after success': {
      plant: ({ call, event }) => [
        { call, effect: 'timeout_after', times: TWICE },
        { event, effect: 'lost' },
      ],
    },
    'a 500 after success': {
      plant: ({ call, event }) => [
        { call, effect: 'error_after' },
        { event, effect: 'lost' },
      ],
    },
    'a key that has expired': {
      plant: ({ call, event }) => [
        { call, effect: 'timeout_after', times: TWICE },
        { event, effect: 'lost' },
      ],
      isForgotten: true,
    },
  };

  /** Everything there is of the seller, here and at the provider. */
  const stateOf = async (seller: Account) => {
    const [states] = await market.sql(
      `SELECT (SELECT array_agg(state) FROM payment_share WHERE seller_id = $1) AS shares,
         (SELECT array_agg(p.state) FROM payment_share s JOIN payment p ON p.id = s.payment_id WHERE s.seller_id = $1) AS payments,
         (SELECT array_agg(state) FROM refund WHERE seller_id = $1) AS refunds,
         (SELECT array_agg(state) FROM provider_transfer WHERE seller_id = $1) AS transfers,
         (SELECT array_agg(state) FROM transfer_reversal WHERE seller_id = $1) AS reversals,
         (SELECT array_agg(state) FROM payout WHERE seller_id = $1) AS payouts`,
      [seller.organisationId],
    );
    const things: unknown[] = await market.sql(
      `SELECT o.kind, count(*)::int, sum((o.data->>'amount')::int)::int AS amount FROM sandbox.object o
       WHERE o.kind IN ('transfer_reversal', 'transfer', 'payout', 'refund', 'charge') AND (
         o.data->'metadata'->>'seller_id' = $1::text OR o.data->'metadata'->>'payment_id' IN (
           SELECT payment_id::text FROM payment_share WHERE seller_id = $1::uuid))
       GROUP BY o.kind ORDER BY o.kind`,
      [seller.organisationId],
    );
    return { states, things, balances: await till.balances(seller) };
  };
  const carriedOut = async (flow: Flow, fault?: (typeof FAULTS)[string]) => {
    const seller = await market.seller();
    await till.onboard(seller);
    const act = await flow.before(seller);
    await market.drain();
    for (const each of fault?.plant(flow) ?? []) await till.sandbox.plant(each);
    await act();
    await market.drain();
    if (fault?.isForgotten) await till.sandbox.forgetKeys();
    for (let round = 0; round < 2; round++) await till.hurry();
    await market.sql(`UPDATE payout SET created_at = now() - interval '1 hour' WHERE state = 'sent'`);
    await market.sql(`SELECT graphile_worker.add_job('payments.sweep-orders')`);
    await till.hurry();
    return stateOf(seller);
  };

  describe.each(Object.keys(FLOWS))('in a %s', (name) => {
    const flow = FLOWS[name]!;
    let right: Awaited<ReturnType<typeof stateOf>>;

    beforeAll(async () => {
      right = await carriedOut(flow);
    });

    it.each(Object.keys(FAULTS))('%s changes nothing in the end', async (fault) => {
      expect(await carriedOut(flow, FAULTS[fault])).toEqual(right);
      await till.expectSound();
    });
  });
});
