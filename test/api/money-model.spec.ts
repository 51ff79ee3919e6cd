import { DomainError, newId } from '@app/kernel';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Account, TestApp } from '../support/app.js';
import {
  addShare,
  commissionOf,
  type DisputedPart,
  heldOf,
  lose,
  type ModelBill,
  type ModelShare,
  type MoneyStep,
  moneyStep,
  nextOf,
} from '../support/money-steps.js';
import { type Bill, Till, TWICE } from '../support/money.js';
import { TradeModel } from '../support/trade-model.js';
import { tradeStep } from '../support/trade-steps.js';

type OnBill = Exclude<Extract<MoneyStep, { which: number }>, { act: 'go_on' }>;

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

    async take(one: MoneyStep): Promise<void> {
      switch (one.act) {
        case 'go_on':
          return this.take(nextOf(this.bills.at(-1 - (one.which % Math.max(1, this.bills.length))), one));
        case 'bill': {
          const shares = one.shares.map((amount, index): ModelShare => ({
            seller: index,
            amount,
            released: 0,
            refunded: 0,
            owed: 0,
            lost: new Set(),
          }));
          const asked = shares.map(({ seller, amount }) => ({
            seller: this.sellers[seller]!,
            amount: BigInt(amount),
            commission: BigInt(commissionOf(amount)),
          }));
          this.bills.push({
            bill: await till.bill(...asked),
            shares,
            isPaid: false,
            isCancelled: false,
            isDisputed: false,
            isLost: false,
          });
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

    /** Mostly a bill with which it can be done; any at all, too, and then it is refused. */
    private pick({ act, which }: OnBill): ModelBill | undefined {
      const fits = (bill: ModelBill): boolean => {
        if (act === 'dispute_won' || act === 'dispute_lost') return bill.isDisputed;
        const isOfPaid =
          act === 'release' || act === 'refund' || act === 'reclaim' || act === 'dispute_opened';
        return which === 0 || bill.isPaid === isOfPaid;
      };
      const fitting = this.bills.filter(fits);
      return fitting.at(-1 - (which % Math.max(1, fitting.length)));
    }

    private async act(one: OnBill): Promise<void> {
      const model = this.pick(one);
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
        case 'dispute_opened':
          return this.dispute(model, one.isPartial);
        case 'dispute_won':
        case 'dispute_lost':
          if (!model.dispute || !model.isDisputed) return;
          model.isDisputed = false;
          model.isLost = one.act === 'dispute_lost';
          await till.sandbox.decideDispute(model.dispute, one.act === 'dispute_won' ? 'won' : 'lost');
          return;
        case 'reclaim': {
          const index = one.share % model.shares.length;
          const share = model.shares[index]!;
          const part = Math.ceil((share.released * one.percent) / 100);
          if (!(await allowed(till.reclaim(model.bill, BigInt(part), newId(), index)))) return;
          share.released -= part;
          share.refunded += part;
          share.owed += part;
          return;
        }
        default: {
          const index = one.share % model.shares.length;
          const share = model.shares[index]!;
          const held = heldOf(share);
          const isRelease = one.act === 'release';
          if (!(await allowed(isRelease ? till.release(model.bill, index) : till.refund(model.bill, index))))
            return;
          if (isRelease) share.released += held;
          else {
            share.refunded += held;
            share.owed += held;
          }
        }
      }
    }

    /** The payer's bank takes back what is left of a charge, or half of it. */
    private async dispute(model: ModelBill, isPartial: boolean): Promise<void> {
      if (model.isDisputed || model.isLost) return;
      const [charge] = await this.charges(model.bill);
      const left = charge ? charge.amount - charge.amount_refunded : 0;
      if (left < 2) return;
      model.dispute = await till.dispute(model.bill, isPartial ? Math.floor(left / 2) : left);
      model.isDisputed = true;
    }

    private async choose(bill: Bill, choice: 'pay' | 'decline' | 'leave'): Promise<void> {
      const view = await till.find(bill);
      if (choice !== 'leave' && view.state === 'requires_action') await till.choose(view, choice);
    }

    /** Held = paid − released − refunded − lost, and so on for each account, by the model and by the books. */
    async expectAgreement(): Promise<void> {
      const parts = await this.disputedParts();
      for (const [index, seller] of this.sellers.entries()) {
        const expected = await this.expectedOf(index, seller, parts);
        expect(await till.balances(seller)).toEqual(expected);
      }
      for (const { bill } of this.bills) {
        if ((await till.find(bill)).state !== 'requires_payment')
          expect((await this.charges(bill)).length).toBeLessThanOrEqual(1);
      }
    }

    /** Of disputes that we have heard of: the parts are the whole. */
    private async disputedParts(): Promise<Map<string, DisputedPart[]>> {
      const rows: (DisputedPart & { whole: number; market: number })[] = await market.sql(
        `SELECT d.provider_reference AS reference, d.state, d.amount_minor::int AS whole, d.market_minor::int AS market,
           s.reference_id AS share, o.held_minor::int AS held, o.released_minor::int AS released,
           o.commission_minor::int AS commission, o.owed_minor::int AS owed
         FROM payment_dispute d JOIN payment_dispute_share o ON o.dispute_id = d.id
         JOIN payment_share s ON s.seller_id = o.seller_id AND s.id = o.share_id WHERE s.seller_id = ANY($1)`,
        [this.sellers.map(({ organisationId }) => organisationId)],
      );
      for (const [, own] of Map.groupBy(rows, ({ reference }) => reference)) {
        const [{ whole, market: borne, state }] = own as [(typeof own)[number]];
        expect(own.reduce((sum, { held, released, owed }) => sum + held + released + owed, borne)).toBe(
          whole,
        );
        // Refunded after it was won, and before we had heard of it: only then has the payer had it before.
        if (state !== 'won') expect(borne).toBe(0);
      }
      return Map.groupBy(rows, ({ share }) => share);
    }

    private async expectedOf(
      index: number,
      { organisationId }: Account,
      parts: Map<string, DisputedPart[]>,
    ): Promise<Record<string, number>> {
      const sums = {
        held: 0,
        payable: 0,
        commission: 0,
        refund_due: 0,
        in_payout: 0,
        frozen: 0,
        disputed: 0,
      };
      for (const model of this.bills) {
        const { state } = await till.find(model.bill);
        model.isPaid = state === 'captured' || state === 'refunded';
        if (!model.isPaid) continue;
        for (const [at, share] of model.shares.entries()) {
          if (share.seller !== index) continue;
          const own = parts.get(model.bill.shares[at]!.referenceId) ?? [];
          // Captured after cancelling, it goes back by itself.
          if (model.isCancelled && heldOf(share) === share.amount) share.refunded = share.owed = share.amount;
          lose(share, own);
          addShare(sums, share, own);
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
      // Of a charge that was disputed once the provider may have refused the refund: it waits for the payer to name an account.
      const open = await market.sql(
        `SELECT r.state FROM refund r WHERE r.state <> 'refunded' AND NOT EXISTS (
           SELECT FROM payment_dispute d WHERE d.payment_id = r.payment_id AND (r.state = 'bank_due' OR r.state = 'contested' AND d.state = 'open'))
         UNION ALL SELECT state FROM payout WHERE state IN ('intended', 'asked', 'sent')
         UNION ALL SELECT o.data->>'status' FROM sandbox.object o LEFT JOIN payment_dispute d ON d.provider_reference = o.id
         WHERE o.kind = 'dispute' AND d.state IS DISTINCT FROM replace(o.data->>'status', 'needs_response', 'open')`,
      );
      expect(open).toEqual([]);
      await till.expectSound();
    }

    private async charges(bill: Bill): Promise<Awaited<ReturnType<Till['chargesOf']>>> {
      const [row] = await market.sql(`SELECT provider_reference FROM payment WHERE purpose_id = $1`, [
        bill.purpose.id,
      ]);
      return row.provider_reference === null ? [] : till.chargesOf(bill);
    }
  }

  /** The provider is well again, all that waits is done, and what nobody told us is asked for. */
  const calmDown = async (): Promise<void> => {
    await market.sql(`UPDATE sandbox.fault SET remaining = 0`);
    await market.sql(`SELECT graphile_worker.add_job('payments.reconcile')`);
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
      fc.asyncProperty(fc.array(moneyStep, { minLength: 20, maxLength: 40 }), async (steps) => {
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
