import { describe, expect, it } from '@jest/globals';
import type Stripe from 'stripe';
import { type PayoutState } from './payout.entity.js';
import { type PayoutResult, payoutStep, resultOfPayout } from './payout.states.js';

describe('a payout', () => {
  it.each([
    ['intended', 'sent', null],
    ['asked', 'paid', { in_payout: 7n, provider_cash: -7n }],
    ['sent', 'paid', { in_payout: 7n, provider_cash: -7n }],
    ['sent', 'failed', { in_payout: 7n, payable: -7n }],
    ['asked', 'failed', { in_payout: 7n, payable: -7n }],
    ['paid', 'failed', { provider_cash: 7n, payable: -7n }],
    ['sent', 'sent', undefined],
    ['paid', 'paid', undefined],
    ['paid', 'sent', undefined],
    ['failed', 'paid', undefined],
  ] satisfies [PayoutState, PayoutResult['state'], object | null | undefined][])(
    '%s that is now %s moves %j',
    (from, to, moved) => {
      const step = payoutStep(from, to);
      const amounts = step && step.amounts(7n);
      expect(amounts).toEqual(moved);
      expect(Object.values(amounts ?? {}).reduce((sum, amount) => sum + amount, 0n)).toBe(0n);
    },
  );

  it.each([
    [{ status: 'pending' }, 'sent', null],
    [{ status: 'in_transit' }, 'sent', null],
    [{ status: 'paid' }, 'paid', null],
    [{ status: 'failed', failure_code: 'account_closed' }, 'failed', 'account_closed'],
    [{ status: 'canceled', failure_code: null }, 'failed', 'canceled'],
  ])('that the provider calls %j is %s', (fields, state, failureCode) =>
    expect(resultOfPayout({ id: 'po_1', failure_code: null, ...fields } as Stripe.Payout)).toEqual({
      state,
      reference: 'po_1',
      failureCode,
    }),
  );
});
