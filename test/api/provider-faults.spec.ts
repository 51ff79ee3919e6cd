import { type CallFault, type Fault } from '@app/payments';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Account, TestApp } from '../support/app.js';
import { type Bill, noticed, Till } from '../support/money.js';

/** One seller's part in a flow. */
interface Deed {
  act: () => Promise<unknown>;
  /** What whoever got no answer does once more; harmless where there was one. */
  again?: () => Promise<unknown>;
  /** What is no seller's. */
  look?: () => Promise<unknown>;
}

/** The moment before, or what comes next on the way there, once all that is due is done. */
type Stage = Deed | (() => Promise<Stage>);

interface Flow {
  /** What we call in it. */
  calls: string[];
  /** What the provider tells of it. */
  news: string[];
  /** It is not asked for by us, but heard of: calls are made because of the news. */
  isHeard?: boolean;
  /** The job that finds out what nobody told. */
  sweep: string;
  /** Cells that make no sense, and why. */
  lacks?: Partial<Record<FaultName, string>>;
  before: (seller: Account) => Promise<Stage>;
}

type FaultName = keyof typeof FAULTS;

const lost = ({ news }: Flow): Fault[] => news.map((event) => ({ event, effect: 'lost' }));
/** Where we ask, the news of it are lost too: it must be found out. */
const struck =
  (effect: CallFault['effect']) =>
  (flow: Flow): Fault[] => [
    ...flow.calls.map((call) => ({ call, effect, times: noticed(effect) })),
    ...(flow.isHeard ? [] : lost(flow)),
  ];
const EXPIRED = 'a key that has expired';
const FAULTS = {
  'doubled news': ({ news }: Flow): Fault[] => news.map((event) => ({ event, effect: 'duplicate' })),
  'news in the wrong order': ({ news }: Flow): Fault[] => [{ event: news[0]!, effect: 'held' }],
  'late news': ({ news }: Flow): Fault[] =>
    news.map((event) => ({ event, effect: 'delayed', detail: '3600' })),
  'lost news': lost,
  [EXPIRED]: struck('timeout_after'),
  'a time-out after success': struck('timeout_after'),
  'a 500 after success': struck('error_after'),
  'a time-out before anything': struck('timeout_before'),
  'a 500 before anything': struck('error'),
};
const NAMES = Object.keys(FAULTS) as FaultName[];
const LOOK_HAS_NO_KEY = 'nothing is asked for: to look needs no key';

/**
 * Each fault in each flow: every fault has a seller of its own, who goes through all flows with it, beside one with whom nothing goes
 * wrong. After each flow all of them must stand alike, here and at the provider.
 */
describe('whatever the provider does wrong', () => {
  let market: TestApp;
  let till: Till;
  let untroubled: Account;
  const troubled = new Map<FaultName, Account>();

  beforeAll(async () => {
    market = await TestApp.start();
    till = await Till.at(market, await market.buyer());
    untroubled = await market.seller();
    for (const name of NAMES) troubled.set(name, await market.seller());
    // The market's account at the provider is never empty.
    await till.paid({ seller: await market.seller(), amount: 100_000n });
  });
  afterAll(() => market.close());

  const asked = (seller: Account): Promise<Bill> => till.bill({ seller, amount: 1000n, commission: 15n });
  const paid = (seller: Account): Promise<Bill> => till.paid({ seller, amount: 1000n, commission: 15n });
  const released = async (seller: Account): Promise<Bill> => {
    const bill = await paid(seller);
    await till.release(bill);
    return bill;
  };
  const deciding = (dispute: string, outcome: 'won' | 'lost') => (): Promise<Deed> =>
    Promise.resolve({ act: () => till.sandbox.decideDispute(dispute, outcome) });
  const twice = (act: () => Promise<unknown>): Deed => ({ act, again: act });

  const FLOWS: Record<string, Flow> = {
    'the opening of an account': {
      calls: ['POST /v1/accounts', 'POST /v1/account_links'],
      news: ['account.updated', 'account.updated'],
      sweep: 'payments.sweep-accounts',
      before: async (seller) => {
        await till.release(await paid(seller));
        let isTold = false;
        return twice(async () => {
          const { status } = await seller.post('/seller/payout-account/onboarding');
          if (status === 201 && !isTold) await till.completeAccountOf(seller);
          isTold ||= status === 201;
        });
      },
    },
    'the opening of a payment': {
      calls: ['POST /v1/payment_intents'],
      news: ['payment_intent.created'],
      sweep: 'payments.sweep',
      before: async (seller) => {
        const bill = await asked(seller);
        return twice(() => till.pay(bill));
      },
    },
    'a payment by card': {
      calls: ['POST /v1/payment_intents/:id/confirm'],
      news: ['payment_intent.succeeded'],
      sweep: 'payments.sweep',
      before: async (seller) => {
        const bill = await asked(seller);
        return twice(() => till.pay(bill));
      },
    },
    'a payment by wallet': {
      calls: ['POST /v1/payment_intents/:id/confirm'],
      news: ['payment_intent.requires_action', 'payment_intent.succeeded'],
      sweep: 'payments.sweep',
      before: async (seller) => {
        const bill = await asked(seller);
        return twice(async () => {
          const view = await till.pay(bill, { method: 'alipay' });
          if (view.state === 'requires_action') await till.choose(view, 'pay');
        });
      },
    },
    'the cancelling of a payment': {
      calls: ['POST /v1/payment_intents/:id/cancel'],
      news: ['payment_intent.canceled'],
      sweep: 'payments.sweep',
      before: async (seller) => {
        const bill = await asked(seller);
        await till.pay(bill, { method: 'alipay' });
        return { act: () => till.cancel(bill) };
      },
    },
    'a refund': {
      calls: ['POST /v1/refunds'],
      news: ['refund.created'],
      sweep: 'payments.sweep-orders',
      before: async (seller) => {
        const bill = await paid(seller);
        return { act: () => till.refund(bill) };
      },
    },
    'a transfer on release': {
      calls: ['POST /v1/transfers'],
      news: ['transfer.created'],
      sweep: 'payments.sweep-accounts',
      before: async (seller) => {
        const bill = await paid(seller);
        return { act: () => till.release(bill) };
      },
    },
    'the reversal of a transfer': {
      calls: ['POST /v1/transfers/:id/reversals'],
      news: ['transfer.reversed'],
      sweep: 'payments.sweep-reversals',
      before: async (seller) => {
        const bill = await released(seller);
        return () => Promise.resolve({ act: () => till.reclaim(bill, 400n) });
      },
    },
    'a dispute that is opened, and its reversal': {
      calls: ['GET /v1/disputes/:id', 'POST /v1/transfers/:id/reversals'],
      news: ['charge.dispute.created', 'charge.dispute.funds_withdrawn'],
      isHeard: true,
      sweep: 'payments.reconcile',
      before: async (seller) => {
        const bill = await released(seller);
        return () => Promise.resolve({ act: () => till.dispute(bill, 600) });
      },
    },
    'a dispute that is won, and its transfer': {
      calls: ['GET /v1/disputes/:id', 'POST /v1/transfers'],
      news: ['charge.dispute.funds_reinstated', 'charge.dispute.closed'],
      isHeard: true,
      sweep: 'payments.reconcile',
      before: async (seller) => {
        const bill = await released(seller);
        return async () => deciding(await till.dispute(bill), 'won');
      },
    },
    'a dispute that is lost': {
      calls: ['GET /v1/disputes/:id'],
      news: ['charge.dispute.closed'],
      isHeard: true,
      sweep: 'payments.reconcile',
      lacks: { [EXPIRED]: LOOK_HAS_NO_KEY },
      before: async (seller) => {
        return deciding(await till.dispute(await paid(seller)), 'lost');
      },
    },
    'a payout to a seller': {
      calls: ['POST /v1/payouts'],
      news: ['payout.paid'],
      sweep: 'payments.sweep-orders',
      lacks: {
        'a 500 before anything': 'it is given up, and what was to be paid is payable again: see seller-money',
      },
      before: async (seller) => {
        await released(seller);
        return () => Promise.resolve({ act: () => seller.post('/seller/payouts') });
      },
    },
    'a payout of the market’s own money': {
      calls: ['GET /v1/payouts/:id'],
      news: ['payout.created', 'payout.paid'],
      isHeard: true,
      sweep: 'payments.reconcile',
      lacks: { [EXPIRED]: LOOK_HAS_NO_KEY },
      before: async () => {
        let reference = '';
        return {
          act: async () => {
            ({ id: reference } = await till.stripe.payouts.create({ amount: 100, currency: 'cny' }));
          },
          look: () =>
            market.sql(
              `SELECT p.state, p.amount_minor, t.purpose, a.kind, l.amount_minor AS leg FROM market_payout p
               JOIN ledger_transfer t ON t.cause_id = p.id JOIN ledger_leg l ON l.transfer_id = t.id
               JOIN ledger_account a ON a.seller_id = l.seller_id AND a.id = l.account_id
               WHERE p.provider_reference = $1 ORDER BY t.purpose, a.kind`,
              [reference],
            ),
        };
      },
    },
  };

  /** Everything there is of the seller, here and at the provider. A try that failed is no effect. */
  const stateOf = async (seller: Account) => {
    const [here] = await market.sql(
      `WITH bill AS (SELECT p.*, s.state AS share FROM payment_share s JOIN payment p ON p.id = s.payment_id WHERE s.seller_id = $1::uuid)
       SELECT (SELECT array_agg(share || ' ' || state || ' ' || coalesce(method, '') ORDER BY share, state, method) FROM bill) AS bills,
         (SELECT array_agg(state ORDER BY state) FROM refund WHERE seller_id = $1) AS refunds,
         (SELECT array_agg(state ORDER BY state) FROM provider_transfer WHERE seller_id = $1) AS transfers,
         (SELECT array_agg(state ORDER BY state) FROM transfer_reversal WHERE seller_id = $1) AS reversals,
         (SELECT array_agg(state ORDER BY state) FROM payout WHERE seller_id = $1) AS payouts,
         (SELECT array_agg(state ORDER BY state) FROM payment_dispute WHERE payment_id IN (SELECT id FROM bill)) AS disputes,
         (SELECT transfers_enabled AND payouts_enabled FROM provider_account WHERE seller_id = $1) AS is_ready,
         (SELECT array_agg(purpose ORDER BY purpose) FROM ledger_transfer WHERE seller_id = $1) AS posted,
         (SELECT array_agg(name ORDER BY name) FROM outbox_event
          WHERE payload->'shares' @> jsonb_build_array(jsonb_build_object('sellerId', $1::uuid)) OR payload->>'sellerId' = $1::uuid::text) AS told`,
      [seller.organisationId],
    );
    // An account or an intent too many, opened under another key, stays empty: nobody has told or confirmed it anything.
    const there: unknown[] = await market.sql(
      `WITH bill AS (SELECT p.provider_reference FROM payment_share s JOIN payment p ON p.id = s.payment_id WHERE s.seller_id = $1::text::uuid)
       SELECT o.kind, o.data->>'status' AS status, count(*)::int, sum((o.data->>'amount')::int)::int AS amount FROM sandbox.object o
       WHERE o.data->'metadata'->>'seller_id' = $1 OR o.id IN (SELECT provider_reference FROM bill)
         OR o.data->>'payment_intent' IN (SELECT provider_reference FROM bill)
         OR (o.data->'metadata'->>'organisation_id' = $1 AND (o.data->>'details_submitted')::boolean)
       GROUP BY 1, 2 ORDER BY 1, 2`,
      [seller.organisationId],
    );
    return { here, there, balances: await till.balances(seller) };
  };

  const arrived = async (stages: Stage[]): Promise<Deed[]> => {
    await market.drain();
    if (!stages.some((stage) => typeof stage === 'function')) return stages as Deed[];
    const next: Stage[] = [];
    for (const stage of stages) next.push(typeof stage === 'function' ? await stage() : stage);
    return arrived(next);
  };

  const OLD = `WITH payments AS (
      UPDATE payment SET updated_at = now() - interval '1 hour' WHERE state IN ('processing', 'unknown', 'requires_action')
    ), refunds AS (UPDATE refund SET created_at = now() - interval '1 hour'
    ), payouts AS (UPDATE payout SET created_at = now() - interval '1 hour'
    ), transfers AS (UPDATE provider_transfer SET created_at = now() - interval '1 hour'
    ), reversals AS (UPDATE transfer_reversal SET created_at = now() - interval '1 hour'
    ), accounts AS (UPDATE provider_account SET looked_at = now() - interval '1 hour')
    SELECT graphile_worker.add_job($1)`;
  /** All that waits is done, and asked again for; what nobody told is found out. */
  const recover = async ({ sweep }: Flow, deeds: Iterable<Deed>): Promise<void> => {
    for (const _ of [1, 2]) {
      await till.hurry();
      for (const { again } of deeds) await again?.();
    }
    await till.hurry();
    await market.sql(OLD, [sweep]);
    await till.hurry();
  };

  describe.each(Object.keys(FLOWS))('in %s', (flowName) => {
    const flow = FLOWS[flowName]!;
    const names = NAMES.filter((name) => flow.lacks?.[name] === undefined);
    const deeds = new Map<FaultName, Deed>();
    let right: unknown;

    beforeAll(async () => {
      const stages: Stage[] = [];
      for (const seller of [untroubled, ...troubled.values()]) stages.push(await flow.before(seller));
      const [deed, ...others] = await arrived(stages);
      NAMES.forEach((name, at) => deeds.set(name, others[at]!));
      await deed!.act();
      for (const [name, { act }] of deeds) {
        if (names.includes(name)) for (const fault of FAULTS[name](flow)) await till.sandbox.plant(fault);
        await act();
        await market.drain();
        if (name === EXPIRED) await till.sandbox.forgetKeys();
      }
      await recover(flow, [deed!, ...others]);
      right = [await stateOf(untroubled), await deed!.look?.()];
    });

    it.each(names)('%s changes nothing in the end', async (name) => {
      expect([await stateOf(troubled.get(name)!), await deeds.get(name)!.look?.()]).toEqual(right);
    });

    it('and the books agree with the provider’s', () => till.expectSound());
  });
});
