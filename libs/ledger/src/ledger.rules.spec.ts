import { DomainError } from '@app/kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ACCOUNT_KINDS } from './ledger.entity.js';
import { type Leg, legsOf, requireBalanced, sameLegs } from './ledger.rules.js';

const transfer = (own: Leg[]) => ({
  sellerId: '019a0000-0000-7000-8000-000000000001',
  purpose: 'capture',
  cause: { kind: 'payment_share', id: '019a0000-0000-7000-8000-000000000002' },
  counterpartyId: null,
  legs: own,
});

const leg = fc.record({
  account: fc.constantFrom(...ACCOUNT_KINDS),
  amountMinor: fc.bigInt({ min: -1000n, max: 1000n }).filter((amount) => amount !== 0n),
  currency: fc.constantFrom('CNY', 'USD'),
});

const sumOf = (own: Leg[], currency: string): bigint =>
  own.filter((each) => each.currency === currency).reduce((sum, { amountMinor }) => sum + amountMinor, 0n);

const isRefused = (own: Leg[]): boolean => {
  try {
    requireBalanced(transfer(own));
    return false;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'ledger.unbalanced') return true;
    throw error;
  }
};

describe('legs of a transfer', () => {
  it('pass exactly when those of each currency sum to zero', () => {
    fc.assert(
      fc.property(fc.array(leg, { minLength: 2, maxLength: 6 }), fc.boolean(), (random, closes) => {
        const own = closes
          ? [
              ...random,
              ...['CNY', 'USD'].flatMap((currency) => legsOf(currency, { held: -sumOf(random, currency) })),
            ]
          : random;
        const balances = ['CNY', 'USD'].every((currency) => sumOf(own, currency) === 0n);
        expect(isRefused(own)).toBe(!balances);
      }),
    );
  });

  it.each([
    ['none', []],
    ['one', legsOf('CNY', { held: 5n })],
    [
      'a leg of nothing',
      [
        { account: 'held', amountMinor: 0n, currency: 'CNY' },
        { account: 'payable', amountMinor: 0n, currency: 'CNY' },
      ] satisfies Leg[],
    ],
    ['a sum only across currencies', [...legsOf('CNY', { held: 5n }), ...legsOf('USD', { payable: -5n })]],
    [
      'an account that is not one',
      [...legsOf('CNY', { held: 5n }), ...legsOf('CNY', { purse: -5n } as never)],
    ],
  ])('are refused: %s', (_, own) => expect(isRefused(own)).toBe(true));

  it('leave out what moves nothing', () => {
    expect(legsOf('CNY', { held: 5n, payable: -5n, commission: 0n }).map(({ account }) => account)).toEqual([
      'held',
      'payable',
    ]);
  });

  it('are the same in any order, and not with another amount', () => {
    const own = legsOf('CNY', { held: 5n, payable: -3n, commission: -2n });
    expect(sameLegs(own, own.toReversed())).toBe(true);
    expect(sameLegs(own, legsOf('CNY', { held: 5n, payable: -2n, commission: -3n }))).toBe(false);
  });
});
