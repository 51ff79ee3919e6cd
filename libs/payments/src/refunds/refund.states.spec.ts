import { describe, expect, it } from '@jest/globals';
import type Stripe from 'stripe';
import { nextRefundState, resultOfRefund } from './refund.states.js';

describe('a refund', () => {
  it.each([
    ['due', 'refunded', true],
    ['asked', 'sent', true],
    ['bank_due', 'refunded', false],
    ['bank_due', 'failed', false],
    ['sent', 'refunded', true],
    ['sent', 'failed', true],
    ['refunded', 'failed', true],
    ['sent', 'sent', false],
    ['refunded', 'refunded', false],
    ['refunded', 'sent', false],
  ] as const)('%s goes to %s: %s', (from, to, may) => expect(nextRefundState(from, to)).toBe(may));

  it.each([
    [{ status: 'succeeded' }, 'refunded', null],
    [{ status: 'pending' }, 'sent', null],
    [{ status: 'requires_action' }, 'sent', null],
    [{ status: 'failed', failure_reason: 'lost_or_stolen_card' }, 'failed', 'lost_or_stolen_card'],
    [{ status: 'canceled' }, 'failed', 'canceled'],
  ])('that the provider calls %j is %s', (fields, state, failureCode) =>
    expect(resultOfRefund({ id: 're_1', ...fields } as Stripe.Refund)).toEqual({
      state,
      reference: 're_1',
      failureCode,
    }),
  );
});
