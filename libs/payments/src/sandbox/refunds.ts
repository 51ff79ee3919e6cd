import type Stripe from 'stripe';
import { requireRefundable } from './disputes.js';
import { type Call, type Endpoint, listing, retrieve } from './sandbox.endpoint.js';
import { invalid, refused } from './sandbox.errors.js';
import { nowSeconds, type Store, thingId } from './sandbox.store.js';

type Refund = Stripe.Refund;

export const REFUNDS: Endpoint[] = [
  {
    method: 'POST',
    path: '/v1/refunds',
    takes: ['amount', 'charge', 'metadata', 'payment_intent', 'reason'],
    run: create,
  },
  retrieve('/v1/refunds', 'refund'),
  listing('/v1/refunds', 'refund', ['charge', 'payment_intent']),
];

async function create({ store, params, failsLater }: Call): Promise<Refund> {
  const charge = await store.take<Stripe.Charge>(
    'charge',
    await chargeId(store, params.text('charge'), params.text('payment_intent')),
    'charge',
  );
  await requireRefundable(store, charge);
  const left = charge.amount_captured - charge.amount_refunded;
  if (left === 0) throw refused('charge_already_refunded', `Charge ${charge.id} has already been refunded.`);
  const amount = params.amount() ?? left;
  if (amount > left) {
    throw invalid(
      `Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`,
      'amount',
    );
  }
  const id = thingId('re');
  const { currency } = charge;
  const refund: Refund = {
    id,
    object: 'refund',
    amount,
    balance_transaction: await store.moveBalance({ amount: -amount, currency, type: 'refund', source: id }),
    charge: charge.id,
    created: nowSeconds(),
    currency,
    customer: null,
    customer_account: null,
    metadata: params.map('metadata'),
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: params.text('reason') ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: failsLater === null ? 'succeeded' : 'pending',
    transfer_reversal: null,
  };
  await store.insert(refund);
  await store.emit('refund.created', refund);
  if (failsLater !== null) {
    await fail(store, refund, failsLater);
    return refund;
  }
  const amountRefunded = charge.amount_refunded + amount;
  const refunded = await store.save<Stripe.Charge>({
    ...charge,
    amount_refunded: amountRefunded,
    refunded: amountRefunded === charge.amount_captured,
  });
  await store.emit('charge.refunded', refunded);
  return refund;
}

/** The bank sends the money back: it stands on the account again. */
async function fail(store: Store, refund: Refund, reason: string): Promise<void> {
  const { amount, currency, id } = refund;
  const failed = await store.save<Refund>({
    ...refund,
    status: 'failed',
    failure_reason: reason,
    failure_balance_transaction: await store.moveBalance({
      amount,
      currency,
      type: 'refund_failure',
      source: id,
    }),
  });
  await store.emit('refund.failed', failed);
}

async function chargeId(
  store: Store,
  charge: string | undefined,
  intentId: string | undefined,
): Promise<string> {
  if (charge !== undefined) return charge;
  if (intentId === undefined) {
    throw invalid(
      'One of the following params should be provided for this request: payment_intent or charge.',
    );
  }
  const intent = await store.find<Stripe.PaymentIntent>('payment_intent', intentId, 'payment_intent');
  if (intent.status !== 'succeeded' || typeof intent.latest_charge !== 'string') {
    throw refused(
      'payment_intent_unexpected_state',
      `This PaymentIntent (${intentId}) does not have a successful charge to refund.`,
    );
  }
  return intent.latest_charge;
}
