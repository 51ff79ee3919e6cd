import type Stripe from 'stripe';
import { type Call, type Endpoint, listing, retrieve } from './sandbox.endpoint.js';
import { refused } from './sandbox.errors.js';
import { nowSeconds, type Store, thingId } from './sandbox.store.js';

type Payout = Stripe.Payout;

export const PAYOUTS: Endpoint[] = [
  {
    method: 'POST',
    path: '/v1/payouts',
    takes: ['amount', 'currency', 'description', 'metadata', 'method', 'statement_descriptor'],
    run: create,
  },
  retrieve('/v1/payouts', 'payout'),
  listing('/v1/payouts', 'payout', ['status']),
];

/** The bank is quick here: the answer says `pending`, and the next look finds it paid, or failed and the money back. */
async function create({ store, params, failsLater }: Call): Promise<Payout> {
  if (store.account !== '') {
    const { payouts_enabled: isEnabled } = await store.as('').find<Stripe.Account>('account', store.account);
    if (!isEnabled) throw refused('payouts_not_allowed', 'Payouts are not enabled on this account.');
  }
  const [amount, currency, id] = [params.requiredAmount(), params.currency(), thingId('po')];
  const payout: Payout = {
    ...BLANK,
    id,
    amount,
    arrival_date: nowSeconds(),
    balance_transaction: await store.moveBalance({ amount: -amount, currency, type: 'payout', source: id }),
    created: nowSeconds(),
    currency,
    description: params.text('description') ?? null,
    metadata: params.map('metadata'),
  };
  await store.insert(payout);
  await store.emit('payout.created', payout);
  if (failsLater === null) {
    await store.emit('payout.paid', await store.save<Payout>({ ...payout, status: 'paid' }));
  } else {
    await fail(store, payout, failsLater);
  }
  return payout;
}

async function fail(store: Store, payout: Payout, code: string): Promise<void> {
  const { amount, currency, id } = payout;
  const failed = await store.save<Payout>({
    ...payout,
    status: 'failed',
    failure_code: code,
    failure_message: `The bank refused the payout: ${code}.`,
    failure_balance_transaction: await store.moveBalance({
      amount,
      currency,
      type: 'payout_failure',
      source: id,
    }),
  });
  await store.emit('payout.failed', failed);
}

const BLANK: Omit<Payout, 'id' | 'amount' | 'arrival_date' | 'created' | 'currency' | 'metadata'> = {
  object: 'payout',
  application_fee: null,
  application_fee_amount: null,
  automatic: false,
  balance_transaction: null,
  description: null,
  destination: null,
  failure_balance_transaction: null,
  failure_code: null,
  failure_message: null,
  livemode: false,
  method: 'standard',
  original_payout: null,
  payout_method: null,
  reconciliation_status: 'not_applicable',
  reversed_by: null,
  source_type: 'card',
  statement_descriptor: null,
  status: 'pending',
  trace_id: null,
  type: 'bank_account',
};
