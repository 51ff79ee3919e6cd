import { describe, expect, it } from '@jest/globals';
import { allowedActs, type OrderState, TRANSITIONS } from './order.states.js';

describe('the states of an order', () => {
  it('leaves no state but the final ones without a way out', () => {
    const states = new Set(Object.values(TRANSITIONS).flatMap(({ from, to }) => [from, to]));
    const final = [...states].filter(
      (state) => !Object.values(TRANSITIONS).some(({ from }) => from === state),
    );
    expect(final.toSorted()).toEqual(['cancelled', 'completed', 'expired', 'rejected']);
  });

  it.each([
    ['awaiting_payment', 'buyer', ['pay', 'cancel']],
    ['paid', 'seller', ['accept', 'reject']],
    ['paid', 'buyer', []],
    ['shipped', 'buyer', ['confirm_receipt']],
    ['completed', 'seller', []],
  ] as const)('%s lets the %s %j', (state, party, acts) => {
    expect(allowedActs(state as OrderState, party)).toEqual(acts);
  });
});
