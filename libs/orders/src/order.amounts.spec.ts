import { describe, expect, it } from '@jest/globals';
import { lineValues, valueOfPieces } from './order.amounts.js';

describe('amounts of an order', () => {
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
