import { DomainError } from '@app/kernel';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Account, TestApp } from '../support/app.js';
import { type Bill, Till, TWICE } from '../support/money.js';
import { TradeModel } from '../support/trade-model.js';
import { tradeStep } from '../support/trade-steps.js';

const CARDS = ['pm_card_visa', 'pm_card_visa', 'pm_card_visa_chargeDeclined'] as const;
const CALLS = [
  'POST /v1/payment_intents',
  'POST /v1/payment_intents/:id/confirm',
  'POST /v1/refunds',
  'POST /v1/accounts',
  'POST /v1/transfers',
  'POST /v1/payouts',
] as const;
const EFFECTS = ['timeout_before', 'timeout_after', 'error', 'error_after'] as const;
const EVENTS = ['payment_intent.succeeded', 'payout.paid', 'refund.created'] as const;

/** Among the last few, so that things happen to one and the same. */
const which = fc.nat({ max: 2 });
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constant('bill' as const),
      shares: fc.array(fc.integer({ min: 10, max: 500 }), { minLength: 1, maxLength: 2 }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ act: fc.constant('pay' as const), which, card: fc.constantFrom(...CARDS) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('wallet' as const),
      which,
      choice: fc.constantFrom('pay' as const, 'decline' as const, 'leave' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('cancel' as const), which }) },
  {
    weight: 3,
    arbitrary: fc.record({
      act: fc.constantFrom('release' as const, 'refund' as const),
      which,
      share: fc.nat({ max: 1 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('payout' as const), seller: fc.nat({ max: 1 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({ act: fc.constantFrom('drain' as const, 'hurry' as const, 'forget' as const) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('fault' as const),
      call: fc.constantFrom(...CALLS),
      effect: fc.constantFrom(...EFFECTS),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constant('news' as const),
      event: fc.constantFrom(...EVENTS),
      effect: fc.constantFrom('lost' as const, 'duplicate' as const, 'held' as const),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** What each share went through, as whoever acted was told. */
interface ModelShare {
  seller: number;
  amount: number;
  fate: 'none' | 'released' | 'refunded';
}

interface ModelBill {
  bill: Bill;
  shares: ModelShare[];
  isCancelled: boolean;
}

describe('money, whatever happens in whatever order', () => {
  let market: TestApp;
  let till: Till;

  beforeAll(async () => {
    market = await TestApp.start();
    till = await Till.at(market, await market.buyer());
  });
  afterAll(() => market.close());

  /** What was refused leaves the model as it was; what failed otherwise fails the test. */
  const allowed = (act: Promise<unknown>): Promise<boolean> =>
    act.then(
      () => true,
      (error: unknown) => {
        if (error instanceof DomainError && error.kind === 'conflict') return false;
        throw error;
      },
    );

  class Run {
    readonly bills: ModelBill[] = [];

    constructor(readonly sellers: readonly Account[]) {}

    async take(one: Step): Promise<void> {
      switch (one.act) {
        case 'bill': {
          const shares = one.shares.map((amount, index): ModelShare => ({
            seller: index,
            amount,
            fate: 'none',
          }));
          const asked = shares.map(({ seller, amount }) => ({
            seller: this.sellers[seller]!,
            amount: BigInt(amount),
            commission: BigInt(Math.floor(amount / 20)),
          }));
          this.bills.push({ bill: await till.bill(...asked), shares, isCancelled: false });
          return;
        }
        case 'payout':
          await this.sellers[one.seller]!.post('/seller/payouts');
          return;
        case 'drain':
          return market.drain();
        case 'hurry':
          return till.hurry();
        case 'forget':
          return till.sandbox.forgetKeys();
        case 'fault':
          return till.sandbox.plant({
            call: one.call,
            effect: one.effect,
            times: one.effect.startsWith('timeout') ? TWICE : 1,
          });
        case 'news':
          return till.sandbox.plant({ event: one.event, effect: one.effect });
        default:
          return this.act(one);
      }
    }

    private async act(one: Extract<Step, { which: number }>): Promise<void> {
      const model = this.bills.at(-1 - (one.which % Math.max(1, this.bills.length)));
      if (!model) return;
      switch (one.act) {
        case 'pay':
          await allowed(till.pay(model.bill, { paymentMethod: one.card }));
          return;
        case 'wallet':
          if (!(await allowed(till.pay(model.bill, { method: 'alipay' })))) return;
          await this.choose(model.bill, one.choice);
          return;
        case 'cancel':
          if (await allowed(till.cancel(model.bill))) model.isCancelled = true;
          return;
        default: {
          const index = one.share % model.shares.length;
          const moved = await allowed(
            one.act === 'release' ? till.release(model.bill, index) : till.refund(model.bill, index),
          );
          if (moved) model.shares[index]!.fate = one.act === 'release' ? 'released' : 'refunded';
        }
      }
    }

    private async choose(bill: Bill, choice: 'pay' | 'decline' | 'leave'): Promise<void> {
      const view = await till.find(bill);
      if (choice !== 'leave' && view.state === 'requires_action') await till.choose(view, choice);
    }

    /** Held = paid − released − refunded, and so on for each account, by the model and by the books. */
    async expectAgreement(): Promise<void> {
      for (const [index, seller] of this.sellers.entries()) {
        const expected = await this.expectedOf(index, seller);
        expect(await till.balances(seller)).toEqual(expected);
      }
      for (const { bill } of this.bills) {
        if ((await till.find(bill)).state !== 'requires_payment')
          expect((await this.charges(bill)).length).toBeLessThanOrEqual(1);
      }
    }

    private async expectedOf(index: number, { organisationId }: Account): Promise<Record<string, number>> {
      const sums = { held: 0, payable: 0, commission: 0, refund_due: 0, in_payout: 0 };
      for (const { bill, shares, isCancelled } of this.bills) {
        const { state } = await till.find(bill);
        if (state !== 'captured' && state !== 'refunded') continue;
        for (const { seller, amount, fate } of shares) {
          if (seller !== index) continue;
          const commission = Math.floor(amount / 20);
          if (fate === 'refunded' || (isCancelled && fate === 'none')) sums.refund_due += amount;
          else if (fate === 'none') sums.held += amount;
          else {
            sums.payable += amount - commission;
            sums.commission += commission;
          }
        }
      }
      const [moved] = await market.sql(
        `SELECT (SELECT coalesce(sum(amount_minor), 0)::int FROM payout WHERE seller_id = $1 AND state <> 'failed') AS ordered,
           (SELECT coalesce(sum(amount_minor), 0)::int FROM payout WHERE seller_id = $1 AND state = 'paid') AS paid,
           (SELECT coalesce(sum(amount_minor), 0)::int FROM refund WHERE seller_id = $1 AND state = 'refunded') AS refunded`,
        [organisationId],
      );
      sums.payable -= moved.ordered;
      sums.in_payout += moved.ordered - moved.paid;
      sums.refund_due -= moved.refunded;
      const owed = Object.values(sums).reduce((sum, amount) => sum + amount, 0);
      const balances = {
        ...Object.fromEntries(Object.entries(sums).map(([kind, amount]) => [kind, -amount])),
        provider_cash: owed,
      };
      return Object.fromEntries(Object.entries(balances).filter(([, amount]) => amount !== 0));
    }

    /** When nothing is under way any more, both sides know the same. */
    async expectPeace(): Promise<void> {
      for (const { bill } of this.bills) {
        const { state } = await till.find(bill);
        expect(['processing', 'unknown']).not.toContain(state);
        const charges = await this.charges(bill);
        expect([state, charges.length]).toEqual([
          state,
          state === 'captured' || state === 'refunded' ? 1 : 0,
        ]);
      }
      const open = await market.sql(
        `SELECT state FROM refund WHERE state <> 'refunded' UNION ALL SELECT state FROM payout WHERE state IN ('intended', 'asked', 'sent')`,
      );
      expect(open).toEqual([]);
      await till.expectSound();
    }

    private async charges(bill: Bill): Promise<unknown[]> {
      const [row] = await market.sql(`SELECT provider_reference FROM payment WHERE purpose_id = $1`, [
        bill.purpose.id,
      ]);
      return row.provider_reference === null ? [] : till.chargesOf(bill);
    }
  }

  /** The provider is well again, all that waits is done, and what nobody told us is asked for. */
  const calmDown = async (): Promise<void> => {
    await market.sql(`UPDATE sandbox.fault SET remaining = 0`);
    for (let round = 0; round < 4; round++) {
      await till.hurry();
      await market.sql(
        `UPDATE payment SET updated_at = now() - interval '1 hour' WHERE state IN ('processing', 'unknown', 'requires_action')`,
      );
      await market.sql(`UPDATE refund SET created_at = now() - interval '1 hour'`);
      await market.sql(`UPDATE payout SET created_at = now() - interval '1 hour'`);
      await market.sql(
        `SELECT graphile_worker.add_job('payments.sweep'), graphile_worker.add_job('payments.sweep-orders')`,
      );
      await market.drain();
    }
  };

  it('agrees with a simple model, and with the provider when all is calm', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 40 }), async (steps) => {
        const sellers = [await market.seller('One'), await market.seller('Two')];
        await till.onboard(...sellers);
        const run = new Run(sellers);
        for (const one of steps) {
          await run.take(one);
          await run.expectAgreement();
        }
        await calmDown();
        await run.expectAgreement();
        await run.expectPeace();
      }),
      { numRuns: Number(process.env.MODEL_RUNS ?? 5), endOnFailure: true },
    );
  }, 300_000);
});

describe('stock, orders, payments and the ledger together', () => {
  let market: TestApp;

  beforeAll(async () => {
    market = await TestApp.start();
  });
  afterAll(() => market.close());

  it('agree with a simple model after each step of any trades', async () => {
    const [buyer, admin] = [await market.buyer(), await market.admin()];
    const till = await Till.at(market, buyer);
    await fc.assert(
      fc.asyncProperty(fc.array(tradeStep, { minLength: 80, maxLength: 120 }), async (steps) => {
        const model = await TradeModel.of(market, buyer, admin);
        for (const one of steps) {
          await model.take(one);
          await model.expectAgreement();
        }
        await market.drain();
        await model.expectAgreement();
        await model.expectLogs();
        await till.expectSound();
      }),
      { numRuns: Number(process.env.MODEL_RUNS ?? 20), endOnFailure: true },
    );
  }, 600_000);
});
