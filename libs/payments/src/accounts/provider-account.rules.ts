import type Stripe from 'stripe';

/** How an account stands at the provider. */
export interface Standing {
  detailsSubmitted: boolean;
  chargesEnabled: boolean;
  transfersEnabled: boolean;
  payoutsEnabled: boolean;
  requirements: string[];
  disabledReason: string | null;
}

export interface AccountRow {
  provider_reference: string;
  details_submitted: boolean;
  charges_enabled: boolean;
  transfers_enabled: boolean;
  payouts_enabled: boolean;
  requirements: string[];
  disabled_reason: string | null;
}

/** Why money waits. */
export const ACCOUNT_NOT_READY = 'account_not_ready';

/** `incomplete`: the seller has to tell more; `in_review`: the provider looks at what it was told; `restricted`: the provider shut it. */
export type AccountState = 'none' | 'incomplete' | 'in_review' | 'restricted' | 'ready';

export function standingOf(account: Stripe.Account): Standing {
  const { requirements } = account;
  return {
    detailsSubmitted: account.details_submitted,
    chargesEnabled: account.charges_enabled,
    transfersEnabled: account.capabilities?.transfers === 'active',
    payoutsEnabled: account.payouts_enabled,
    requirements: [...new Set([...(requirements?.past_due ?? []), ...(requirements?.currently_due ?? [])])],
    disabledReason: requirements?.disabled_reason ?? null,
  };
}

/** Money can go to the account, and from it to the bank. */
export function isReady(standing: Pick<Standing, 'transfersEnabled' | 'payoutsEnabled'>): boolean {
  return standing.transfersEnabled && standing.payoutsEnabled;
}

export function canReceive(row: AccountRow | null): row is AccountRow {
  return row !== null && row.transfers_enabled && row.payouts_enabled;
}

export function stateOfAccount(standing: Standing | null): AccountState {
  if (standing === null) return 'none';
  if (isReady(standing)) return 'ready';
  if (standing.disabledReason?.startsWith('rejected.')) return 'restricted';
  if (!standing.detailsSubmitted || standing.requirements.length > 0) return 'incomplete';
  return 'in_review';
}
