import { describe, expect, it } from '@jest/globals';
import { type PaymentState } from './payment.entity.js';
import { isCancellable, nextState, type PaymentOutcome, stepOfPaying } from './payment.states.js';

const STATES: PaymentState[] = [
  'requires_payment',
  'processing',
  'requires_action',
  'unknown',
  'failed',
  'cancelled',
  'captured',
  'refunded',
];

const captured: PaymentOutcome = { kind: 'captured', charge: 'ch_1', amountMinor: 1n, currency: 'CNY' };

describe('the outcome of a payment', () => {
  it.each(STATES)('captured is taken in once, from wherever it comes: %s', (state) => {
    expect(nextState(state, captured)).toBe(state === 'captured' || state === 'refunded' ? null : 'captured');
  });

  it.each([
    ['processing', { kind: 'failed', failureCode: 'card_declined' }, 'failed'],
    ['processing', { kind: 'unknown', reason: 'time-out' }, 'unknown'],
    ['processing', { kind: 'requires_action', actionUrl: 'https://wallet' }, 'requires_action'],
    ['processing', { kind: 'processing' }, null],
    ['requires_action', { kind: 'failed', failureCode: 'declined' }, 'failed'],
    ['requires_action', { kind: 'unknown', reason: 'time-out' }, null],
    ['unknown', { kind: 'failed', failureCode: 'card_declined' }, 'failed'],
    ['unknown', { kind: 'unasked' }, null],
    ['captured', { kind: 'failed', failureCode: 'late' }, null],
    ['cancelled', { kind: 'failed', failureCode: 'late' }, null],
    ['cancelled', { kind: 'requires_action', actionUrl: null }, null],
    ['refunded', { kind: 'cancelled' }, null],
    ['failed', { kind: 'requires_action', actionUrl: null }, null],
  ] satisfies [PaymentState, PaymentOutcome, PaymentState | null][])(
    '%s %j leads to %s',
    (state, outcome, next) => expect(nextState(state, outcome)).toBe(next),
  );
});

describe('a wish to pay', () => {
  it.each([
    ['requires_payment', false, 'ask'],
    ['failed', true, 'ask'],
    ['processing', false, 'answer'],
    ['requires_action', true, 'look'],
    ['requires_action', false, 'ask'],
    ['unknown', false, 'look'],
    ['captured', false, 'answer'],
    ['cancelled', false, 'refuse'],
    ['refunded', true, 'refuse'],
  ] as const)('of a payment that is %s (the same again: %s) leads to: %s', (state, isRepeated, step) =>
    expect(stepOfPaying(state, isRepeated)).toBe(step),
  );
});

it('only money that has come cannot be cancelled', () => {
  expect(STATES.filter((state) => !isCancellable(state))).toEqual(['captured', 'refunded']);
});
