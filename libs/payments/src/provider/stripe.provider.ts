import { newId } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import type Stripe from 'stripe';
import { PAYMENT_METHODS, type PaymentMethodKind, type PaymentPurpose } from '../payment.request.js';
import { type PaymentOutcome } from '../payment.states.js';
import {
  answerOf,
  foundIn,
  isReplayedFault,
  orUnavailable,
  outcomeOfError,
  outcomeOfIntent,
  type ProviderAnswer,
} from './stripe.answers.js';
import { StripeClient } from './stripe.client.js';

export interface IntentWish {
  paymentId: string;
  attempt: number;
  purpose: PaymentPurpose;
  amountMinor: bigint;
  currency: string;
}

export interface ConfirmWish {
  paymentId: string;
  attempt: number;
  reference: string;
  method: PaymentMethodKind;
  paymentMethod: string | null;
  returnUrl: string;
}

export interface MoneyWish {
  sellerId: string;
  /** Ours; the provider's idempotency key and metadata carry it. */
  id: string;
  amountMinor: bigint;
  currency: string;
}

const PAGE_SIZE = 100;

/**
 * The one place that speaks to Stripe. Every call that moves something has an idempotency key made of our own ids, and
 * leaves them in the object's metadata, so that it can be found when the answer was lost and the key is forgotten.
 */
@Injectable()
export class StripeProvider {
  constructor(private readonly client: StripeClient) {}

  /**
   * A payment intent that nobody has confirmed yet: made twice it does no harm. All attempts to pay are confirmations of
   * this one, so that the provider itself takes the money at most once.
   */
  async openIntent(wish: IntentWish): Promise<string> {
    const { paymentIntents } = await this.client.sdk;
    const intent = await paymentIntents.create(
      {
        amount: Number(wish.amountMinor),
        currency: wish.currency.toLowerCase(),
        allowed_payment_method_types: [...PAYMENT_METHODS],
        description: `${wish.purpose.kind} ${wish.purpose.id}`,
        transfer_group: wish.paymentId,
        metadata: { payment_id: wish.paymentId },
      },
      { idempotencyKey: `payment-${wish.paymentId}-${wish.attempt}-open` },
    );
    return intent.id;
  }

  async confirm(wish: ConfirmWish): Promise<PaymentOutcome> {
    const { paymentIntents } = await this.client.sdk;
    try {
      const intent = await paymentIntents.confirm(wish.reference, methodOf(wish), {
        idempotencyKey: `payment-${wish.paymentId}-${wish.attempt}`,
      });
      return outcomeOfIntent(intent);
    } catch (error) {
      if (isReplayedFault(error)) return this.held(wish.reference);
      return outcomeOfError(error);
    }
  }

  async lookUpIntent(reference: string): Promise<PaymentOutcome> {
    const { paymentIntents } = await this.client.sdk;
    return outcomeOfIntent(await paymentIntents.retrieve(reference));
  }

  /** The one act without a key of ours: twice is the same as once, and a fault kept under a key would keep it from being done for a day. */
  async cancelIntent(reference: string): Promise<PaymentOutcome> {
    const { paymentIntents } = await this.client.sdk;
    return paymentIntents.cancel(reference).then(outcomeOfIntent, outcomeOfError);
  }

  async refund(
    wish: MoneyWish & { attempt: number; intent: string },
  ): Promise<ProviderAnswer<Stripe.Refund>> {
    const { refunds } = await this.client.sdk;
    return answerOf(
      refunds.create(
        {
          payment_intent: wish.intent,
          amount: Number(wish.amountMinor),
          reason: 'requested_by_customer',
          metadata: { seller_id: wish.sellerId, refund_id: wish.id },
        },
        { idempotencyKey: `refund-${wish.id}-${wish.attempt}` },
      ),
    );
  }

  async findRefund(intent: string, id: string): Promise<Stripe.Refund | null> {
    const { refunds } = await this.client.sdk;
    const list = refunds.list({ payment_intent: intent, limit: PAGE_SIZE });
    return foundIn(list, ({ metadata }) => metadata?.refund_id === id);
  }

  async lookUpRefund(reference: string): Promise<Stripe.Refund> {
    return (await this.client.sdk).refunds.retrieve(reference);
  }

  /**
   * A seller's account with the provider. What it must show of itself to be paid is asked of it by the provider. When the
   * key is spent on a fault, another is taken: an account too many stays empty, and does no harm.
   */
  async openAccount(sellerId: string): Promise<string> {
    const { accounts } = await this.client.sdk;
    const open = (idempotencyKey: string) => accounts.create(accountOf(sellerId), { idempotencyKey });
    const opened = open(`account-${sellerId}`).catch((error: unknown) => {
      if (isReplayedFault(error)) return open(`account-${sellerId}-${newId()}`);
      throw error;
    });
    return (await orUnavailable(opened)).id;
  }

  async lookUpAccount(reference: string): Promise<Stripe.Account> {
    return (await this.client.sdk).accounts.retrieve(reference);
  }

  /** The provider's own page, to which the seller goes with what is asked of it. */
  async linkTo(wish: {
    account: string;
    returnUrl: string;
    idempotencyKey: string;
  }): Promise<Stripe.AccountLink> {
    const { accountLinks } = await this.client.sdk;
    const { account, returnUrl, idempotencyKey } = wish;
    return orUnavailable(
      accountLinks.create(
        { account, type: 'account_onboarding', return_url: returnUrl, refresh_url: returnUrl },
        { idempotencyKey },
      ),
    );
  }

  async transfer(
    wish: MoneyWish & { attempt: number; account: string; charge: string; group: string },
  ): Promise<ProviderAnswer<Stripe.Transfer>> {
    const { transfers } = await this.client.sdk;
    return answerOf(
      transfers.create(
        {
          amount: Number(wish.amountMinor),
          currency: wish.currency.toLowerCase(),
          destination: wish.account,
          source_transaction: wish.charge,
          transfer_group: wish.group,
          metadata: { seller_id: wish.sellerId, transfer_id: wish.id },
        },
        { idempotencyKey: `transfer-${wish.id}-${wish.attempt}` },
      ),
    );
  }

  async findTransfer(group: string, id: string): Promise<Stripe.Transfer | null> {
    const { transfers } = await this.client.sdk;
    const list = transfers.list({ transfer_group: group, limit: PAGE_SIZE });
    return foundIn(list, ({ metadata }) => metadata.transfer_id === id);
  }

  async reverse(
    wish: Omit<MoneyWish, 'currency'> & { attempt: number; transfer: string },
  ): Promise<ProviderAnswer<Stripe.TransferReversal>> {
    const { transfers } = await this.client.sdk;
    return answerOf(
      transfers.createReversal(
        wish.transfer,
        {
          amount: Number(wish.amountMinor),
          metadata: { seller_id: wish.sellerId, reversal_id: wish.id },
        },
        { idempotencyKey: `reversal-${wish.id}-${wish.attempt}` },
      ),
    );
  }

  async findReversal(transfer: string, id: string): Promise<Stripe.TransferReversal | null> {
    const { transfers } = await this.client.sdk;
    const list = transfers.listReversals(transfer, { limit: PAGE_SIZE });
    return foundIn(list, ({ metadata }) => metadata?.reversal_id === id);
  }

  /** Events of the market's own account, the newest first. */
  async *eventsSince(since: Date): AsyncGenerator<Stripe.Event> {
    yield* (await this.client.sdk).events.list({ created: { gte: secondsOf(since) }, limit: PAGE_SIZE });
  }

  /** Movements on the books of the market's own account, or of a seller's, the newest first. */
  async *transactionsSince(since: Date, account?: string): AsyncGenerator<Stripe.BalanceTransaction> {
    const { balanceTransactions } = await this.client.sdk;
    yield* balanceTransactions.list(
      { created: { gte: secondsOf(since) }, limit: PAGE_SIZE },
      { stripeAccount: account },
    );
  }

  async lookUpDispute(reference: string): Promise<Stripe.Dispute> {
    return (await this.client.sdk).disputes.retrieve(reference);
  }

  async payOut(wish: MoneyWish & { account: string }): Promise<ProviderAnswer<Stripe.Payout>> {
    const { payouts } = await this.client.sdk;
    return answerOf(
      payouts.create(
        {
          amount: Number(wish.amountMinor),
          currency: wish.currency.toLowerCase(),
          metadata: { seller_id: wish.sellerId, payout_id: wish.id },
        },
        { idempotencyKey: `payout-${wish.id}`, stripeAccount: wish.account },
      ),
    );
  }

  async findPayout(account: string, id: string): Promise<Stripe.Payout | null> {
    const { payouts } = await this.client.sdk;
    const list = payouts.list({ limit: PAGE_SIZE }, { stripeAccount: account });
    return foundIn(list, ({ metadata }) => metadata?.payout_id === id);
  }

  async lookUpPayout(account: string, reference: string): Promise<Stripe.Payout> {
    return (await this.client.sdk).payouts.retrieve(reference, {}, { stripeAccount: account });
  }

  /** Of the market's own money. */
  async lookUpMarketPayout(reference: string): Promise<Stripe.Payout> {
    return (await this.client.sdk).payouts.retrieve(reference);
  }

  /** After a fault that the provider repeats for ever under this key: charged or not is what the intent says. */
  private async held(reference: string): Promise<PaymentOutcome> {
    const outcome = await this.lookUpIntent(reference);
    return outcome.kind === 'unasked' ? { kind: 'failed', failureCode: 'provider_fault' } : outcome;
  }
}

const secondsOf = (at: Date): number => Math.floor(at.getTime() / 1000);

function accountOf(sellerId: string): Stripe.AccountCreateParams {
  return {
    country: 'CN',
    controller: {
      fees: { payer: 'application' },
      losses: { payments: 'application' },
      requirement_collection: 'application',
      stripe_dashboard: { type: 'none' },
    },
    capabilities: { transfers: { requested: true } },
    tos_acceptance: { service_agreement: 'recipient' },
    settings: { payouts: { schedule: { interval: 'manual' } } },
    metadata: { organisation_id: sellerId },
  };
}

function methodOf(wish: ConfirmWish): Stripe.PaymentIntentConfirmParams {
  if (wish.method === 'card')
    return { payment_method: wish.paymentMethod ?? undefined, return_url: wish.returnUrl };
  return {
    payment_method_data: { type: wish.method },
    return_url: wish.returnUrl,
    ...(wish.method === 'wechat_pay' && { payment_method_options: { wechat_pay: { client: 'web' } } }),
  };
}
