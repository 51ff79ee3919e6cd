import type Stripe from 'stripe';
import { type MethodType } from './payment-methods.js';
import { type Endpoint, listing, retrieve } from './sandbox.endpoint.js';
import { nowSeconds, type Store, thingId } from './sandbox.store.js';

type Charge = Stripe.Charge;

export const CHARGES: Endpoint[] = [
  retrieve('/v1/charges', 'charge'),
  listing('/v1/charges', 'charge', ['payment_intent', 'transfer_group']),
];

/** One try to take the money: with a failure it took nothing. */
export async function chargeFor(
  store: Store,
  intent: Stripe.PaymentIntent,
  type: MethodType,
  failure: { code: string; message: string } | null,
): Promise<Charge> {
  const id = thingId('ch');
  const { amount, currency } = intent;
  const balanceTransaction = failure
    ? null
    : await store.moveBalance({ amount, currency, type: 'charge', source: id });
  const charge = await store.insert<Charge>({
    ...BLANK,
    id,
    amount,
    amount_captured: failure ? 0 : amount,
    balance_transaction: balanceTransaction,
    captured: failure === null,
    created: nowSeconds(),
    currency,
    failure_code: failure?.code ?? null,
    failure_message: failure?.message ?? null,
    metadata: intent.metadata,
    paid: failure === null,
    payment_intent: intent.id,
    payment_method: typeof intent.payment_method === 'string' ? intent.payment_method : null,
    payment_method_details: { type },
    status: failure ? 'failed' : 'succeeded',
    transfer_group: intent.transfer_group,
  });
  await store.emit(failure ? 'charge.failed' : 'charge.succeeded', charge);
  return charge;
}

const BLANK: Omit<
  Charge,
  'id' | 'amount' | 'amount_captured' | 'captured' | 'created' | 'currency' | 'metadata' | 'paid' | 'status'
> = {
  object: 'charge',
  amount_refunded: 0,
  application: null,
  application_fee: null,
  application_fee_amount: null,
  balance_transaction: null,
  billing_details: { address: null, email: null, name: null, phone: null, tax_id: null },
  calculated_statement_descriptor: null,
  customer: null,
  description: null,
  disputed: false,
  failure_balance_transaction: null,
  failure_code: null,
  failure_message: null,
  fraud_details: {},
  livemode: false,
  on_behalf_of: null,
  outcome: null,
  payment_intent: null,
  payment_method: null,
  payment_method_details: null,
  receipt_email: null,
  receipt_number: null,
  receipt_url: null,
  refunded: false,
  review: null,
  shipping: null,
  source: null,
  source_transfer: null,
  statement_descriptor: null,
  statement_descriptor_suffix: null,
  transfer_data: null,
  transfer_group: null,
};
