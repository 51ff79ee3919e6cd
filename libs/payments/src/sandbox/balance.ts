import type Stripe from 'stripe';
import { type Endpoint, listing, retrieve } from './sandbox.endpoint.js';

export const BALANCE: Endpoint[] = [
  {
    method: 'GET',
    path: '/v1/balance',
    takes: [],
    run: async ({ store }): Promise<Stripe.Balance> => ({
      object: 'balance',
      available: (await store.balances()).map((own) => ({ ...own, source_types: { card: own.amount } })),
      livemode: false,
      pending: [],
    }),
  },
  retrieve('/v1/balance_transactions', 'balance_transaction'),
  listing('/v1/balance_transactions', 'balance_transaction', ['source', 'type']),
  retrieve('/v1/events', 'event'),
  listing('/v1/events', 'event', ['type']),
];
