import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '@app/kernel';
import {
  type CallFault,
  type PaymentPurpose,
  Payments,
  type PaymentView,
  type PayWish,
  Sandbox,
} from '@app/payments';
import { expect } from '@jest/globals';
import Stripe from 'stripe';
import { type Account, type TestApp } from './app.js';

export interface Share {
  seller: Account;
  amount: bigint;
  commission?: bigint;
}

export interface Bill {
  purpose: PaymentPurpose;
  shares: { sellerId: string; referenceId: string; amountMinor: bigint; commissionMinor: bigint }[];
}

/** A part of a share, for a cause of its own. */
interface Part {
  amountMinor: bigint;
  causeId: string;
}

/** The SDK repeats a call once by itself: silence that is to be noticed must happen twice. */
export const TWICE = 2;
export const noticed = (effect: CallFault['effect']): number => (effect.startsWith('timeout') ? TWICE : 1);

const RETURN_URL = 'https://market.test/back';

/** Payments, without orders: bills are asked for as orders would, and the provider is looked at through Stripe's own SDK. */
export class Till {
  static async at(market: TestApp, payer: Account): Promise<Till> {
    const sandbox = market.app.get(Sandbox);
    const stripe = new Stripe(sandbox.secretKey, {
      ...(await sandbox.address()),
      protocol: 'http',
      maxNetworkRetries: 0,
      telemetry: false,
    });
    return new Till(market, payer, sandbox, stripe);
  }

  private constructor(
    private readonly market: TestApp,
    readonly payer: Account,
    readonly sandbox: Sandbox,
    readonly stripe: Stripe,
  ) {}

  /** The seller has told the provider all it wants to know, and we have heard of it. */
  async onboard(...sellers: Account[]): Promise<void> {
    for (const seller of sellers) {
      await seller.post('/seller/payout-account/onboarding');
      await this.completeAccountOf(seller);
    }
    await this.market.drain();
  }

  /** A seller to whom the provider pays out. */
  async ready(): Promise<Account> {
    const seller = await this.market.seller();
    await this.onboard(seller);
    return seller;
  }

  async completeAccountOf({ organisationId }: Account): Promise<void> {
    const [row] = await this.market.sql(
      `SELECT provider_reference FROM provider_account WHERE seller_id = $1`,
      [organisationId],
    );
    await this.sandbox.completeAccount(row.provider_reference);
  }

  get payments(): Payments {
    return this.market.app.get(Payments);
  }

  async bill(...shares: Share[]): Promise<Bill> {
    const bill: Bill = {
      purpose: { kind: 'test', id: newId() },
      shares: shares.map(({ seller, amount, commission = 0n }) => ({
        sellerId: seller.organisationId,
        referenceId: newId(),
        amountMinor: amount,
        commissionMinor: commission,
      })),
    };
    await this.market.database.transact((tx) =>
      this.payments.request(tx, {
        purpose: bill.purpose,
        payerId: this.payer.organisationId,
        currency: 'CNY',
        shares: bill.shares,
      }),
    );
    return bill;
  }

  pay({ purpose }: Bill, wish: Partial<PayWish> = {}): Promise<PaymentView> {
    const card = { method: 'card', paymentMethod: 'pm_card_visa', returnUrl: RETURN_URL } as const;
    return this.payments.pay(
      purpose,
      wish.method && wish.method !== 'card'
        ? { returnUrl: RETURN_URL, method: wish.method }
        : { ...card, ...wish },
    );
  }

  async paid(...shares: Share[]): Promise<Bill> {
    const bill = await this.bill(...shares);
    const view = await this.pay(bill);
    if (view.state !== 'captured') throw new Error(`a payment is ${view.state}`);
    return bill;
  }

  /** Of 1000 to the seller, 15 of them the market's, all is released. */
  async released(seller: Account): Promise<Bill> {
    const bill = await this.paid({ seller, amount: 1000n, commission: 15n });
    await this.release(bill);
    await this.market.drain();
    return bill;
  }

  async find({ purpose }: Bill): Promise<PaymentView> {
    const view = await this.payments.find(purpose);
    if (!view) throw new Error('there is no such payment');
    return view;
  }

  cancel = ({ purpose }: Bill): Promise<void> =>
    this.market.database.transact((tx) => this.payments.cancel(tx, purpose));

  release = ({ shares }: Bill, index = 0, part?: Part): Promise<void> =>
    this.market.database.transact((tx) => this.payments.release(tx, { ...shares[index]!, part }));

  refund = ({ shares }: Bill, index = 0, part?: Part): Promise<void> =>
    this.market.database.transact((tx) =>
      this.payments.refund(tx, { ...shares[index]!, part, reason: 'test' }),
    );

  /** Of what was released. */
  reclaim = ({ shares }: Bill, amountMinor: bigint, causeId = newId(), index = 0): Promise<void> =>
    this.market.database.transact((tx) =>
      this.payments.reclaim(tx, { ...shares[index]!, part: { amountMinor, causeId }, reason: 'test' }),
    );

  /** The payer's bank takes the bill's charge back. */
  async dispute(bill: Bill, amount?: number): Promise<string> {
    const [charge] = await this.chargesOf(bill);
    return this.sandbox.dispute(charge!.id, amount);
  }

  /** Makes what waits for later due now, and does it. */
  async hurry(): Promise<void> {
    await this.settled();
    await this.market.sql(`UPDATE graphile_worker._private_jobs SET run_at = now() WHERE run_at > now()`);
    await this.market.sql(`UPDATE fact_to_deliver SET due_at = now() WHERE due_at < 'infinity'`);
    await this.market.drain();
  }

  /** The queue notes a failed job a moment after it has come back from working. */
  private async settled(): Promise<void> {
    for (;;) {
      const locked = await this.market.sql(
        `SELECT FROM graphile_worker._private_jobs WHERE locked_at IS NOT NULL`,
      );
      if (locked.length === 0) return;
      await sleep(10);
    }
  }

  /** The person at the wallet's page. */
  choose(view: PaymentView, choice: 'pay' | 'decline'): Promise<Response> {
    const page = this.page(view);
    page.pathname += `/${choice}`;
    return fetch(page, { method: 'POST', redirect: 'manual' });
  }

  /** The wallet's page under the address of this test's server. */
  page({ actionUrl }: PaymentView): URL {
    if (actionUrl === null) throw new Error('there is nowhere to go on');
    const { pathname, search } = new URL(actionUrl);
    return new URL(`${pathname}${search}`, this.market.base);
  }

  async intentOf({ purpose }: Bill): Promise<Stripe.PaymentIntent> {
    const [row] = await this.market.sql(
      `SELECT provider_reference FROM payment WHERE purpose_kind = $1 AND purpose_id = $2`,
      [purpose.kind, purpose.id],
    );
    return this.stripe.paymentIntents.retrieve(row.provider_reference);
  }

  /** Charges that took money. */
  async chargesOf(bill: Bill): Promise<Stripe.Charge[]> {
    const { id } = await this.intentOf(bill);
    const { data } = await this.stripe.charges.list({ payment_intent: id, limit: 100 });
    return data.filter(({ paid }) => paid);
  }

  /** What went to its sellers of it, and what of that came back. */
  async transfersOf(bill: Bill): Promise<[number, number][]> {
    const { data } = await this.stripe.transfers.list({ transfer_group: (await this.find(bill)).id });
    return data.map(({ amount, amount_reversed: reversed }) => [amount, reversed]);
  }

  /** What the provider has on the seller's account. */
  async onAccount({ organisationId }: Account): Promise<number> {
    const [row] = await this.market.sql(
      `SELECT coalesce((SELECT available FROM sandbox.balance WHERE account = provider_reference), 0)::int AS amount
       FROM provider_account WHERE seller_id = $1`,
      [organisationId],
    );
    return row.amount;
  }

  /** A seller's accounts in the ledger, without those at zero. */
  async balances({ organisationId }: Account): Promise<Record<string, number>> {
    const rows: { kind: string; balance_minor: string }[] = await this.market.sql(
      `SELECT kind, balance_minor FROM ledger_account WHERE seller_id = $1 AND balance_minor <> 0`,
      [organisationId],
    );
    return Object.fromEntries(rows.map((row) => [row.kind, Number(row.balance_minor)]));
  }

  /** What was told of it, in order. */
  async factsOf({ purpose }: Bill): Promise<string[]> {
    const rows: { name: string }[] = await this.market.sql(
      `SELECT name FROM outbox_event WHERE payload->'purpose'->>'id' = $1 ORDER BY version, id`,
      [purpose.id],
    );
    return rows.map(({ name }) => name);
  }

  async shareStates({ purpose }: Bill): Promise<string[]> {
    const rows: { state: string }[] = await this.market.sql(
      `SELECT s.state FROM payment_share s JOIN payment p ON p.id = s.payment_id WHERE p.purpose_id = $1 ORDER BY s.id`,
      [purpose.id],
    );
    return rows.map(({ state }) => state);
  }

  /** One charge at the provider, one posting for each share, one fact. */
  async expectCapturedOnce(bill: Bill): Promise<void> {
    expect(await this.find(bill)).toMatchObject({ state: 'captured', failureCode: null, actionUrl: null });
    expect(await this.chargesOf(bill)).toHaveLength(1);
    expect((await this.factsOf(bill)).filter((name) => name === 'payment.captured')).toHaveLength(1);
    const [{ captures }] = await this.market.sql(
      `SELECT count(*)::int AS captures
       FROM ledger_transfer t
       JOIN payment_share s ON s.seller_id = t.seller_id AND s.id = t.cause_id
       JOIN payment p ON p.id = s.payment_id
       WHERE p.purpose_id = $1 AND t.purpose = 'capture'`,
      [bill.purpose.id],
    );
    expect(captures).toBe(bill.shares.length);
  }

  /** So it must be after anything: the books balance, the provider has what they say it has, and every planted fault has struck. */
  async expectSound(): Promise<void> {
    await this.market.drain();
    const [row] = await this.market.sql(
      `SELECT (SELECT coalesce(sum(amount_minor), 0) FROM ledger_leg)::int AS legs,
         (SELECT coalesce(sum(balance_minor), 0) FROM ledger_account)::int AS balances,
         (SELECT coalesce(sum(balance_minor), 0) FROM ledger_account WHERE kind = 'provider_cash')::int
           - (SELECT coalesce(sum(available), 0) FROM sandbox.balance)::int AS difference,
         (SELECT count(*) FROM sandbox.fault WHERE remaining > 0)::int AS faults`,
    );
    expect(row).toEqual({ legs: 0, balances: 0, difference: 0, faults: 0 });
  }
}
