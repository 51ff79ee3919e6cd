import type Stripe from 'stripe';
import { type Call, type Endpoint, listing, retrieve } from './sandbox.endpoint.js';
import { invalid } from './sandbox.errors.js';
import { nowSeconds, type Store, type Thing, thingId } from './sandbox.store.js';

type Account = Stripe.Account;

/** What a Chinese company has to show, in Stripe's words. */
const DUE = [
  'business_type',
  'company.name',
  'company.tax_id',
  'external_account',
  'representative.id_number',
  'tos_acceptance.date',
];
const LINK_SECONDS = 300;

/** A link as it is kept; `id` is what its page is asked for by. */
interface Link extends Thing {
  account: string;
  expires_at: number;
  return_url: string;
  refresh_url: string;
  is_used: boolean;
}

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
  {
    method: 'POST',
    path: '/v1/account_links',
    takes: ['account', 'type', 'refresh_url', 'return_url', 'collection_options'],
    run: link,
  },
];

async function create({ store, params }: Call): Promise<Account> {
  const account: Account = {
    id: thingId('acct'),
    object: 'account',
    capabilities: { transfers: 'inactive' },
    charges_enabled: false,
    country: params.text('country') ?? 'CN',
    created: nowSeconds(),
    default_currency: params.text('default_currency') ?? 'cny',
    details_submitted: false,
    email: params.text('email') ?? null,
    metadata: params.map('metadata'),
    payouts_enabled: false,
    requirements: requirements(DUE, 'requirements.past_due'),
    type: 'none',
  };
  await store.insert(account);
  await store.as(account.id).emit('account.updated', account);
  return account;
}

async function link({ store, params, pagesUrl }: Call): Promise<Stripe.AccountLink> {
  const { id: account } = await store.find<Account>('account', params.requiredText('account'), 'account');
  const type = params.requiredText('type');
  if (type !== 'account_onboarding' && type !== 'account_update')
    throw invalid(`Invalid type: ${type}`, 'type');
  const kept: Link = {
    id: thingId('link'),
    object: 'account_link',
    account,
    expires_at: nowSeconds() + LINK_SECONDS,
    return_url: params.requiredText('return_url'),
    refresh_url: params.requiredText('refresh_url'),
    is_used: false,
  };
  await store.insert(kept);
  return {
    object: 'account_link',
    created: nowSeconds(),
    expires_at: kept.expires_at,
    url: `${pagesUrl}/onboard/${kept.id}`,
  };
}

/** The account behind a link that still holds; where it no longer does: the address to ask for another. */
export async function followLink(store: Store, id: string): Promise<Account | { gone: string }> {
  const kept = await store.find<Link>('account_link', id);
  if (kept.is_used || kept.expires_at < nowSeconds()) return { gone: kept.refresh_url };
  return store.find<Account>('account', kept.account);
}

/** The seller has told all: where the browser goes next. */
export async function useLink(store: Store, id: string): Promise<string> {
  const kept = await store.take<Link>('account_link', id);
  if (kept.is_used || kept.expires_at < nowSeconds()) return kept.refresh_url;
  await store.save<Link>({ ...kept, is_used: true });
  await complete(store, kept.account);
  return kept.return_url;
}

export async function complete(store: Store, id: string): Promise<void> {
  const account = await store.take<Account>('account', id);
  const completed = await store.save<Account>({
    ...account,
    capabilities: { transfers: 'active' },
    details_submitted: true,
    payouts_enabled: true,
    requirements: requirements([], null),
  });
  await store.as(id).emit('account.updated', completed);
}

/** A call for a connected account names one that is there. */
export async function requireAccount(store: Store, id: string): Promise<void> {
  await store.find<Account>('account', id, 'Stripe-Account');
}

function requirements(
  due: string[],
  disabledReason: Stripe.Account.Requirements.DisabledReason | null,
): Stripe.Account.Requirements {
  return {
    alternatives: [],
    current_deadline: null,
    currently_due: due,
    disabled_reason: disabledReason,
    errors: [],
    eventually_due: due,
    past_due: due,
    pending_verification: [],
  };
}
