import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  divide,
  figures,
  formatUnitPrice,
  lineTotalMinor,
  majorText,
  shortPrice,
  unitPriceMicros,
} from './money.js';

const sum = (parts: readonly bigint[]): bigint => parts.reduce((total, part) => total + part, 0n);

describe('money', () => {
  it('reads and writes unit prices to six decimals', () => {
    expect(unitPriceMicros('0.085')).toBe(85_000n);
    expect(formatUnitPrice(85_000n)).toBe('0.085000');
    for (const wrong of ['', '-1', '1.2345678', '1e3', ' 1', '.5', '1.'])
      expect(() => unitPriceMicros(wrong)).toThrow('price.malformed');
  });

  it.each([
    [0n, '0.00'],
    [5n, '0.05'],
    [-5n, '-0.05'],
    [123450n, '1234.50'],
    [-900719925474099312n, '-9007199254740993.12'],
  ])('writes %s fen as %s', (minor, text) => {
    expect(majorText(minor)).toBe(text);
  });

  it('leaves out noughts that say nothing', () => {
    expect(['4.500000', '100.000000', '10'].map(shortPrice)).toEqual(['4.5', '100', '10']);
  });

  it('writes thousands apart for people', () => {
    expect([5n, 123450n, -123456789n].map(figures)).toEqual(['0.05', '1,234.50', '-1,234,567.89']);
  });

  it('rounds a line half up, once', () => {
    expect(lineTotalMinor(85_000n, 1)).toBe(9n);
    expect(lineTotalMinor(84_999n, 1)).toBe(8n);
    expect(lineTotalMinor(333_333n, 3)).toBe(100n);
  });

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
});
