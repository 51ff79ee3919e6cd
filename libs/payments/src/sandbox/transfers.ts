import type Stripe from 'stripe';
import { type Call, type Endpoint, listing, retrieve } from './sandbox.endpoint.js';
import { invalid, refused } from './sandbox.errors.js';
import { nowSeconds, type Store, thingId } from './sandbox.store.js';

type Transfer = Stripe.Transfer;

export const TRANSFERS: Endpoint[] = [
  {
    method: 'POST',
    path: '/v1/transfers',
    takes: [
      'amount',
      'currency',
      'description',
      'destination',
      'metadata',
      'source_transaction',
      'transfer_group',
    ],
    run: create,
  },
  { method: 'POST', path: '/v1/transfers/:id/reversals', takes: ['amount', 'metadata'], run: reverse },
  {
    method: 'GET',
    path: '/v1/transfers/:id/reversals',
    takes: ['limit', 'starting_after'],
    run: async ({ store, params, id }) => ({
      ...(await store.list({
        kind: 'transfer_reversal',
        limit: params.pageSize(),
        startingAfter: params.text('starting_after'),
        where: { transfer: id },
      })),
      url: `/v1/transfers/${id}/reversals`,
    }),
  },
  retrieve('/v1/transfers', 'transfer'),
  listing('/v1/transfers', 'transfer', ['destination', 'transfer_group']),
];

async function create({ store, params }: Call): Promise<Transfer> {
  const [amount, currency] = [params.requiredAmount(), params.currency()];
  const { id: destination, capabilities } = await store.find<Stripe.Account>(
    'account',
    params.requiredText('destination'),
    'destination',
  );
  if (capabilities?.transfers !== 'active') {
    throw refused(
      'insufficient_capabilities_for_transfer',
      'Your destination account needs to have the transfers capability enabled.',
    );
  }
  const source = params.text('source_transaction') ?? null;
  const sourceGroup = source === null ? null : await requireCovered(store, source, amount, currency);
  const id = thingId('tr');
  const transfer: Transfer = {
    id,
    object: 'transfer',
    amount,
    amount_reversed: 0,
    balance_transaction: await store.moveBalance({ amount: -amount, currency, type: 'transfer', source: id }),
    created: nowSeconds(),
    currency,
    description: params.text('description') ?? null,
    destination,
    livemode: false,
    metadata: params.map('metadata'),
    reversals: { object: 'list', data: [], has_more: false, url: `/v1/transfers/${id}/reversals` },
    reversed: false,
    source_transaction: source,
    source_type: 'card',
    transfer_group: params.text('transfer_group') ?? sourceGroup,
  };
  await store.as(destination).moveBalance({ amount, currency, type: 'payment', source: id });
  await store.insert(transfer);
  await store.emit('transfer.created', transfer);
  return transfer;
}

/** A charge covers its transfers up to its amount; the charge is locked, so that two cannot share the same rest. */
async function requireCovered(
  store: Store,
  source: string,
  amount: number,
  currency: string,
): Promise<string | null> {
  const charge = await store.take<Stripe.Charge>('charge', source, 'source_transaction');
  if (charge.currency !== currency) throw invalid('The currency of source_transaction differs.', 'currency');
  const earlier = await store.list<Transfer>({
    kind: 'transfer',
    limit: 100,
    where: { source_transaction: source },
  });
  const taken = earlier.data.reduce((sum, own) => sum + own.amount - own.amount_reversed, 0);
  if (taken + amount > charge.amount_captured - charge.amount_refunded) {
    throw refused('balance_insufficient', `The charge ${source} does not cover this transfer.`);
  }
  return charge.transfer_group;
}

async function reverse({ store, params, id }: Call): Promise<Stripe.TransferReversal> {
  const transfer = await store.take<Transfer>('transfer', id);
  const left = transfer.amount - transfer.amount_reversed;
  const amount = params.amount() ?? left;
  if (amount > left)
    throw invalid(`Reversal amount (${amount}) is greater than the rest (${left}).`, 'amount');
  const { currency } = transfer;
  const reversalId = thingId('trr');
  await store
    .as(transfer.destination as string)
    .moveBalance({ amount: -amount, currency, type: 'payment_refund', source: reversalId });
  const reversal: Stripe.TransferReversal = {
    id: reversalId,
    object: 'transfer_reversal',
    amount,
    balance_transaction: await store.moveBalance({
      amount,
      currency,
      type: 'transfer_refund',
      source: reversalId,
    }),
    created: nowSeconds(),
    currency,
    destination_payment_refund: null,
    metadata: params.map('metadata'),
    source_refund: null,
    transfer: id,
  };
  await store.insert(reversal);
  const amountReversed = transfer.amount_reversed + amount;
  const reversed = await store.save<Transfer>({
    ...transfer,
    amount_reversed: amountReversed,
    reversed: amountReversed === transfer.amount,
  });
  await store.emit('transfer.reversed', reversed);
  return reversal;
}
