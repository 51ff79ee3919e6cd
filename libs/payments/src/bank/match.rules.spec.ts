import { describe, expect, it } from '@jest/globals';
import { type PaymentState } from '../payment.entity.js';
import { type Expected, matchOf, type Sent, sentMatchOf } from './match.rules.js';

const payment = (state: PaymentState): Expected => ({
  id: 'p',
  remittance_code: '23456789',
  amount_minor: '500',
  state,
});

it.each([
  [500n, 'requires_payment', { kind: 'match' }],
  [500n, 'failed', { kind: 'match' }],
  [499n, 'requires_payment', { kind: 'unmatched', reason: 'underpaid' }],
  [501n, 'requires_payment', { kind: 'unmatched', reason: 'overpaid' }],
  [500n, 'captured', { kind: 'unmatched', reason: 'already_paid' }],
  [500n, 'refunded', { kind: 'unmatched', reason: 'already_paid' }],
  [500n, 'cancelled', { kind: 'unmatched', reason: 'cancelled' }],
  [500n, 'processing', { kind: 'wait' }],
  [500n, 'requires_action', { kind: 'wait' }],
  [500n, 'unknown', { kind: 'wait' }],
] satisfies [bigint, PaymentState, object][])(
  '%s for a payment of 500 that is %s: %j',
  (amount, state, match) => expect(matchOf(amount, ['23456789'], [payment(state)])).toMatchObject(match),
);

it('money under no code, an unknown one, or several is left to a person', () => {
  expect(matchOf(500n, [], [])).toMatchObject({ reason: 'no_code' });
  expect(matchOf(500n, ['23456789'], [])).toMatchObject({ reason: 'unknown_code' });
  expect(matchOf(500n, ['a', 'b'], [payment('failed'), payment('failed')])).toMatchObject({
    reason: 'several_codes',
  });
});

describe('a line with our own reference', () => {
  const sent = (state: Sent['state'], isTold = false): Sent => ({
    amount_minor: '100',
    state,
    is_told: isTold,
  });
  it.each([
    [-100n, 'exported', { kind: 'match', end: 'paid' }],
    [-100n, 'paid', { kind: 'match', end: null }],
    [100n, 'paid', { kind: 'match', end: 'returned' }],
    [100n, 'exported', { kind: 'match', end: 'returned' }],
    [100n, 'returned', { kind: 'match', end: null }],
    [-99n, 'exported', { kind: 'unmatched', reason: 'other_amount' }],
    [-100n, 'batched', { kind: 'unmatched', reason: 'not_sent' }],
    [100n, 'due', { kind: 'unmatched', reason: 'not_sent' }],
  ] as const)('of %s, of what is %s', (amount, state, match) => {
    expect(sentMatchOf(amount, sent(state))).toEqual(match);
  });

  it('that was told of before is not taken for the same again', () => {
    expect(sentMatchOf(-100n, sent('paid', true))).toEqual({ kind: 'unmatched', reason: 'not_sent' });
  });
});
