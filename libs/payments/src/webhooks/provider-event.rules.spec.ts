import { describe, expect, it } from '@jest/globals';
import { parkedForMs, subjectOf } from './provider-event.rules.js';

describe('an event', () => {
  it.each([
    ['payment_intent.succeeded', 'payment'],
    ['payment_intent.payment_failed', 'payment'],
    ['payment_intent.created', 'none'],
    ['charge.succeeded', 'none'],
    ['charge.refunded', 'none'],
    ['charge.refund.updated', 'refund'],
    ['refund.failed', 'refund'],
    ['payout.paid', 'payout'],
    ['payout.created', 'payout'],
    ['account.updated', 'account'],
    ['account.external_account.created', 'none'],
    ['balance.available', 'none'],
    ['charge.dispute.created', 'dispute'],
    ['charge.dispute.funds_withdrawn', 'dispute'],
    ['transfer.reversed', 'none'],
    ['review.opened', 'nobody'],
    ['invoice.paid', 'nobody'],
  ])('%s concerns: %s', (type, subject) => expect(subjectOf(type)).toBe(subject));

  it('is tried again later and later, and then left to a person', () => {
    const waits = Array.from({ length: 9 }, (_, index) => parkedForMs(index + 1));
    expect(waits.at(-1)).toBeNull();
    const numbers = waits.slice(0, -1).map(Number);
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    expect(numbers[0]).toBe(60_000);
  });
});
