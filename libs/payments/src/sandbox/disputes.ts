import type Stripe from 'stripe';
import { type Call, type Endpoint, listing, retrieve } from './sandbox.endpoint.js';
import { invalid, refused } from './sandbox.errors.js';
import { nowSeconds, type Store, thingId } from './sandbox.store.js';

type Dispute = Stripe.Dispute;

const EVIDENCE_SECONDS = 7 * 86_400;
/** Evidence by which Stripe's test mode decides at once. */
const DECIDING = { winning_evidence: 'won', losing_evidence: 'lost' } as const;

export const DISPUTES: Endpoint[] = [
  { method: 'POST', path: '/v1/disputes/:id', takes: ['evidence', 'submit', 'metadata'], run: answer },
  {
    method: 'POST',
    path: '/v1/disputes/:id/close',
    takes: [],
    run: ({ store, id }) => decideDispute(store, id, 'lost'),
  },
  retrieve('/v1/disputes', 'dispute'),
  listing('/v1/disputes', 'dispute', ['charge', 'payment_intent']),
];

/** The payer's bank takes the money back: what is not refunded, or a part of it. */
export async function openDispute(
  store: Store,
  chargeId: string,
  { amount, reason = 'fraudulent' }: { amount?: number; reason?: string } = {},
): Promise<Dispute> {
  const charge = await store.take<Stripe.Charge>('charge', chargeId);
  const left = charge.amount_captured - charge.amount_refunded;
  const { currency } = charge;
  const id = thingId('dp');
  const dispute: Dispute = {
    ...BLANK,
    id,
    amount: amount ?? left,
    balance_transactions: [],
    charge: charge.id,
    created: nowSeconds(),
    currency,
    evidence_details: { ...BLANK.evidence_details, due_by: nowSeconds() + EVIDENCE_SECONDS },
    payment_intent: charge.payment_intent,
    reason,
    status: 'needs_response',
  };
  await store.insert(dispute);
  await store.save<Stripe.Charge>({ ...charge, disputed: true });
  await store.emit('charge.dispute.created', dispute);
  const taken = await move(store, dispute, -dispute.amount);
  await store.emit('charge.dispute.funds_withdrawn', taken);
  return taken;
}

export async function decideDispute(store: Store, id: string, status: 'won' | 'lost'): Promise<Dispute> {
  const dispute = await store.take<Dispute>('dispute', id);
  if (dispute.status === 'won' || dispute.status === 'lost')
    throw refused('dispute_already_closed', 'This dispute is already closed.');
  const back = status === 'won' ? await move(store, dispute, dispute.amount) : dispute;
  const closed = await store.save<Dispute>({ ...back, status, is_charge_refundable: status === 'won' });
  if (status === 'won') await store.emit('charge.dispute.funds_reinstated', closed);
  await store.emit('charge.dispute.closed', closed);
  return closed;
}

/** A charge of which a dispute is open or lost is not refunded as well. */
export async function requireRefundable(store: Store, charge: Stripe.Charge): Promise<void> {
  if (!charge.disputed) return;
  const { data } = await store.list<Dispute>({ kind: 'dispute', limit: 10, where: { charge: charge.id } });
  if (data.some(({ is_charge_refundable: isRefundable }) => !isRefundable))
    throw refused('charge_disputed', `Charge ${charge.id} has been charged back; cannot issue a refund.`);
}

async function answer({ store, params, id }: Call): Promise<Dispute> {
  const text = params.map('evidence').uncategorized_text;
  const dispute = await store.take<Dispute>('dispute', id);
  if (dispute.status !== 'needs_response') throw invalid('This dispute takes no more evidence.', 'evidence');
  const decided = Object.entries(DECIDING).find(([evidence]) => evidence === text)?.[1];
  if (decided) return decideDispute(store, id, decided);
  const told = await store.save<Dispute>({ ...dispute, status: 'under_review' });
  await store.emit('charge.dispute.updated', told);
  return told;
}

/** A dispute takes what it takes, though the account has not that much. */
async function move(store: Store, dispute: Dispute, amount: number): Promise<Dispute> {
  const transaction = await store.moveBalance({
    amount,
    currency: dispute.currency,
    type: 'adjustment',
    source: dispute.id,
    isForced: true,
  });
  const moved = await store.find<Stripe.BalanceTransaction>('balance_transaction', transaction);
  return store.save<Dispute>({
    ...dispute,
    balance_transactions: [...dispute.balance_transactions, moved],
  });
}

const EVIDENCE_FIELDS = [
  'access_activity_log',
  'billing_address',
  'cancellation_policy',
  'cancellation_policy_disclosure',
  'cancellation_rebuttal',
  'customer_communication',
  'customer_email_address',
  'customer_name',
  'customer_purchase_ip',
  'customer_signature',
  'duplicate_charge_documentation',
  'duplicate_charge_explanation',
  'duplicate_charge_id',
  'product_description',
  'receipt',
  'refund_policy',
  'refund_policy_disclosure',
  'refund_refusal_explanation',
  'service_date',
  'service_documentation',
  'shipping_address',
  'shipping_carrier',
  'shipping_date',
  'shipping_documentation',
  'shipping_tracking_number',
  'uncategorized_file',
  'uncategorized_text',
] as const;

const BLANK: Omit<
  Dispute,
  'id' | 'amount' | 'balance_transactions' | 'charge' | 'created' | 'currency' | 'reason' | 'status'
> = {
  object: 'dispute',
  enhanced_eligibility_types: [],
  evidence: {
    ...(Object.fromEntries(EVIDENCE_FIELDS.map((name) => [name, null])) as Record<
      (typeof EVIDENCE_FIELDS)[number],
      null
    >),
    enhanced_evidence: {},
  },
  evidence_details: {
    due_by: null,
    enhanced_eligibility: {},
    has_evidence: false,
    past_due: false,
    submission_count: 0,
    submission_method: 'not_submitted',
  },
  intended_submission_method: null,
  is_charge_refundable: false,
  livemode: false,
  metadata: {},
  payment_intent: null,
};
