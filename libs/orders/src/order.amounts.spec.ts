import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { divide, lineValues, valueOfPieces } from './order.amounts.js';

const sum = (parts: readonly bigint[]): bigint => parts.reduce((total, part) => total + part, 0n);

describe('amounts of an order', () => {
  it.each([
    [100n, [1n, 1n, 1n], [34n, 33n, 33n]],
    [7n, [3n, 0n, 4n], [3n, 0n, 4n]],
    [5n, [1n, 2n], [2n, 3n]],
    [9n, [0n, 0n], [9n, 0n]],
    [0n, [4n, 2n], [0n, 0n]],
  ])('%s by %j is %j', (amount, weights, parts) => {
    expect(divide(amount, weights)).toEqual(parts);
  });

  it('divides into parts that sum to the whole, none more than one unit from its exact share', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 12n }),
        fc.array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 8 }),
        (amount, weights) => {
          const parts = divide(amount, weights);
          const whole = sum(weights);
          const near = parts.every((part, index) => {
            const off = part * whole - amount * weights[index]!;
            return whole === 0n || (off > -whole && off < whole);
          });
          return sum(parts) === amount && near;
        },
      ),
    );
  });

  it('lets the freight go with the goods', () => {
    const lines = [
      { quantity: 100, totalMinor: 30_000n },
      { quantity: 7, totalMinor: 10_000n },
    ];
    expect(lineValues(lines, 801n)).toEqual([30_601n, 10_200n]);
    expect(valueOfPieces(30_601n, 100, 25)).toBe(7650n);
    expect(valueOfPieces(30_601n, 100, 100)).toBe(30_601n);
    expect(valueOfPieces(30_601n, 100, 0)).toBe(0n);
  });
});
