import { describe, expect, it } from '@jest/globals';
import { canEnd, movementOf, nextBatchState } from './remittance.states.js';

describe('a batch', () => {
  it.each([
    ['proposed', 'approve', 'approved'],
    ['approved', 'export', 'exported'],
    ['proposed', 'withdraw', 'withdrawn'],
    ['approved', 'withdraw', 'withdrawn'],
    ['proposed', 'export', null],
    ['exported', 'withdraw', null],
    ['exported', 'approve', null],
    ['withdrawn', 'approve', null],
  ] as const)('that is %s: %s leads to %s', (state, act, to) => {
    expect(nextBatchState(state, act)).toBe(to);
  });
});

describe('a remittance', () => {
  it('is paid or comes back only when the bank has it, and may come back after it was paid', () => {
    expect(canEnd('batched', 'paid')).toBe(false);
    expect(canEnd('exported', 'paid')).toBe(true);
    expect(canEnd('paid', 'paid')).toBe(false);
    expect(canEnd('paid', 'returned')).toBe(true);
    expect(canEnd('returned', 'paid')).toBe(false);
  });

  it.each(['payout', 'refund', 'return'] as const)(
    'of a %s moves nothing when it went and came back',
    (kind) => {
      const sums = new Map<string, bigint>();
      if (kind === 'payout') sums.set('bank_payable', 5n).set('in_payout', -5n);
      for (const move of [movementOf(kind, 'exported', 'paid', 5n), movementOf(kind, 'paid', 'returned', 5n)])
        for (const [account, amount] of Object.entries(move ?? {}))
          sums.set(account, (sums.get(account) ?? 0n) + amount);
      expect([...sums.values()].every((sum) => sum === 0n)).toBe(true);
    },
  );

  it('that came back before it was paid is owed as before', () => {
    expect(movementOf('payout', 'exported', 'returned', 5n)).toEqual({ in_payout: 5n, bank_payable: -5n });
    expect(movementOf('refund', 'exported', 'returned', 5n)).toBeNull();
  });
});
