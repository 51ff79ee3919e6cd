import { describe, expect, it } from '@jest/globals';
import { allowedActs, ORDER_STATES, type OrderState, TRANSITIONS } from './order.states.js';

describe('the states of an order', () => {
  it('leaves no state but the final ones without a way out', () => {
    const states = new Set(
      Object.values(TRANSITIONS).flatMap(({ from, to }) => (to === null ? from : [...from, to])),
    );
    const final = [...states].filter(
      (state) => !Object.values(TRANSITIONS).some(({ from, to }) => to !== null && from.includes(state)),
    );
    expect(final.toSorted()).toEqual(['cancelled', 'completed', 'expired', 'rejected']);
  });

  it('reaches every state from the first', () => {
    const reached = new Set<OrderState>(['awaiting_approval']);
    for (let before = 0; before < reached.size;) {
      before = reached.size;
      for (const { from, to } of Object.values(TRANSITIONS))
        if (to !== null && from.some((state) => reached.has(state))) reached.add(to);
    }
    expect([...reached].toSorted()).toEqual(ORDER_STATES.toSorted());
  });

  it.each([
    ['awaiting_approval', 'buyer', ['approve', 'decline', 'cancel']],
    ['awaiting_approval', 'seller', []],
    ['awaiting_payment', 'buyer', ['pay', 'put_on_account', 'cancel']],
    ['paid', 'seller', ['accept', 'reject']],
    ['paid', 'buyer', []],
    ['on_account', 'seller', ['accept', 'reject']],
    ['on_account', 'buyer', []],
    ['accepted', 'seller', ['ship_part', 'ship']],
    ['partly_shipped', 'seller', ['ship_part', 'ship']],
    ['partly_shipped', 'buyer', ['claim_part']],
    ['shipped', 'buyer', ['confirm_delivery', 'claim_part', 'confirm_receipt']],
    ['inspection', 'buyer', ['claim', 'confirm_receipt']],
    ['disputed', 'buyer', ['claim', 'accept_rest']],
    ['disputed', 'seller', []],
    ['disputed', 'system', ['claim', 'accept_rest', 'settle', 'complete']],
    ['completed', 'seller', ['give_back']],
    ['completed', 'buyer', []],
  ] as const)('%s lets the %s %j', (state, party, acts) => {
    expect(allowedActs(state as OrderState, party)).toEqual(acts);
  });
});
