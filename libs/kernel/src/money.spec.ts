import { describe, expect, it } from '@jest/globals';
import { figures, formatUnitPrice, lineTotalMinor, majorText, unitPriceMicros } from './money.js';

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

  it('writes thousands apart for people', () => {
    expect([5n, 123450n, -123456789n].map(figures)).toEqual(['0.05', '1,234.50', '-1,234,567.89']);
  });

  it('rounds a line half up, once', () => {
    expect(lineTotalMinor(85_000n, 1)).toBe(9n);
    expect(lineTotalMinor(84_999n, 1)).toBe(8n);
    expect(lineTotalMinor(333_333n, 3)).toBe(100n);
  });
});
