import type Stripe from 'stripe';
import { invalid } from './sandbox.errors.js';
import { type Params } from './sandbox.params.js';
import { nowSeconds, thingId } from './sandbox.store.js';

/** How a test payment method behaves. */
export type Behaviour =
  | { kind: 'succeeds'; isDisputed?: boolean }
  | { kind: 'declines'; code: string; declineCode?: string; message: string }
  | { kind: 'redirects' };

const declined = (declineCode: string): Behaviour => ({
  kind: 'declines',
  code: 'card_declined',
  declineCode,
  message: 'Your card was declined.',
});

const CARDS: Record<string, Behaviour> = {
  pm_card_visa: { kind: 'succeeds' },
  pm_card_mastercard: { kind: 'succeeds' },
  pm_card_unionpay: { kind: 'succeeds' },
  /** The payer's bank takes the money back at once. */
  pm_card_createDispute: { kind: 'succeeds', isDisputed: true },
  pm_card_chargeDeclined: declined('generic_decline'),
  pm_card_chargeDeclinedInsufficientFunds: {
    kind: 'declines',
    code: 'card_declined',
    declineCode: 'insufficient_funds',
    message: 'Your card has insufficient funds.',
  },
  pm_card_chargeDeclinedLostCard: declined('lost_card'),
  pm_card_chargeDeclinedStolenCard: declined('stolen_card'),
  pm_card_chargeDeclinedExpiredCard: {
    kind: 'declines',
    code: 'expired_card',
    message: 'Your card has expired.',
  },
  pm_card_chargeDeclinedProcessingError: {
    kind: 'declines',
    code: 'processing_error',
    message: 'An error occurred while processing your card. Try again in a little bit.',
  },
  pm_card_authenticationRequired: { kind: 'redirects' },
};

export const WALLETS = ['alipay', 'wechat_pay'] as const;
export type MethodType = 'card' | (typeof WALLETS)[number];

export interface ChosenMethod {
  type: MethodType;
  behaviour: Behaviour;
  method: Stripe.PaymentMethod;
}

/** The payment method that a request names: a test card by its id, or a wallet by its type. */
export function chosenMethod(params: Params): ChosenMethod | null {
  const id = params.text('payment_method');
  if (id !== undefined) return { type: 'card', behaviour: cardBehaviour(id), method: paymentMethod('card') };
  const { type } = params.map('payment_method_data');
  if (type === undefined) return null;
  const wallet = WALLETS.find((own) => own === type);
  if (!wallet) throw invalid(`Invalid payment_method_data[type]: ${type}`, 'payment_method_data[type]');
  return { type: wallet, behaviour: { kind: 'redirects' }, method: paymentMethod(wallet) };
}

/** Stripe has most declines under two names, with and without the brand. */
function cardBehaviour(id: string): Behaviour {
  const behaviour = CARDS[id] ?? CARDS[id.replace('pm_card_visa_', 'pm_card_')];
  if (!behaviour) {
    throw invalid(`No such PaymentMethod: '${id}'`, 'payment_method', 'resource_missing');
  }
  return behaviour;
}

function paymentMethod(type: MethodType): Stripe.PaymentMethod {
  const nobody = { address: null, email: null, name: null, phone: null, tax_id: null };
  return {
    id: thingId('pm'),
    object: 'payment_method',
    billing_details: nobody,
    created: nowSeconds(),
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    type,
    ...(type !== 'card' && { [type]: {} }),
  };
}
