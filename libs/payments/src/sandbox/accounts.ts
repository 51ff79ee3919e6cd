import type Stripe from 'stripe';
import { type Call, type Endpoint, listing, retrieve } from './sandbox.endpoint.js';
import { nowSeconds, type Store, thingId } from './sandbox.store.js';

/** Connected accounts are verified the moment they are made: there is nobody to ask. */
export const ACCOUNTS: Endpoint[] = [
  {
    method: 'POST',
    path: '/v1/accounts',
    takes: [
      'capabilities',
      'controller',
      'country',
      'default_currency',
      'email',
      'metadata',
      'settings',
      'tos_acceptance',
    ],
    run: create,
  },
  retrieve('/v1/accounts', 'account'),
  listing('/v1/accounts', 'account'),
];

async function create({ store, params }: Call): Promise<Stripe.Account> {
  const account: Stripe.Account = {
    id: thingId('acct'),
    object: 'account',
    capabilities: { transfers: 'active' },
    charges_enabled: false,
    country: params.text('country') ?? 'CN',
    created: nowSeconds(),
    default_currency: params.text('default_currency') ?? 'cny',
    details_submitted: true,
    email: params.text('email') ?? null,
    metadata: params.map('metadata'),
    payouts_enabled: true,
    type: 'none',
  };
  await store.insert(account);
  await store.as(account.id).emit('account.updated', account);
  return account;
}

/** A call for a connected account names one that is there. */
export async function requireAccount(store: Store, id: string): Promise<void> {
  await store.find<Stripe.Account>('account', id, 'Stripe-Account');
}
