import { describe, expect, it } from '@jest/globals';
import type Stripe from 'stripe';
import { standingOf, stateOfAccount } from './provider-account.rules.js';

describe('an account at the provider', () => {
  const account = (more: Partial<Stripe.Account>): Stripe.Account => ({
    id: 'acct_1',
    object: 'account',
    capabilities: { transfers: 'inactive' },
    charges_enabled: false,
    details_submitted: false,
    email: null,
    payouts_enabled: false,
    type: 'none',
    ...more,
  });
  const due = (
    currently: string[],
    past: string[],
    reason: Stripe.Account.Requirements.DisabledReason | null,
  ): Stripe.Account.Requirements => ({
    alternatives: [],
    current_deadline: null,
    currently_due: currently,
    disabled_reason: reason,
    errors: [],
    eventually_due: [],
    past_due: past,
    pending_verification: [],
  });

  it.each([
    ['incomplete', account({})],
    ['in_review', account({ details_submitted: true })],
    ['incomplete', account({ details_submitted: true, requirements: due(['company.tax_id'], [], null) })],
    [
      'incomplete',
      account({
        details_submitted: true,
        payouts_enabled: true,
        requirements: due([], ['x'], 'requirements.past_due'),
      }),
    ],
    ['restricted', account({ details_submitted: true, requirements: due([], [], 'rejected.fraud') })],
    ['in_review', account({ details_submitted: true, capabilities: { transfers: 'active' } })],
    [
      'ready',
      account({ details_submitted: true, capabilities: { transfers: 'active' }, payouts_enabled: true }),
    ],
  ])('is %s', (state, own) => expect(stateOfAccount(standingOf(own))).toBe(state));

  it('asks for each thing once, the overdue first', () => {
    expect(standingOf(account({ requirements: due(['b', 'a'], ['a'], null) })).requirements).toEqual([
      'a',
      'b',
    ]);
  });
});
