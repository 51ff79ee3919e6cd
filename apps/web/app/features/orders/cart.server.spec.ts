import { describe, expect, it } from '@jest/globals';
import { MAX_CART_LINES, packCart, unpackCart, withLine } from './cart.server.js';

const line = (n: number, quantity = 1) => ({
  designation: '6205-2RS/P6',
  listingId: `0199c0de-0000-7000-8000-${String(n).padStart(12, '0')}`,
  sellerId: '0199c0de-0000-7000-9000-000000000001',
  quantity,
});

describe('cart cookie', () => {
  it('keeps every line and fits a full cart into one cookie', () => {
    const lines = Array.from({ length: MAX_CART_LINES }, (_, n) => line(n, 100_000));
    const packed = packCart(lines);
    expect(unpackCart(packed)).toEqual(lines);
    expect(packed.length).toBeLessThan(4000);
    expect(packed).toMatch(/^[\w~!%.-]*$/);
  });

  it.each(['', 'rubbish', '~~', 'AAAA~1~6205', `${packCart([line(1)])}!AAAA~AAAA~-5~6205`, '%%%~1~%'])(
    'drops what is no line: %s',
    (text) => {
      for (const kept of unpackCart(text)) expect(kept).toEqual(line(1));
    },
  );

  it('adds up the same listing', () => {
    expect(withLine([line(1, 5), line(2)], line(1, 7))).toEqual([line(1, 12), line(2)]);
    expect(withLine([line(1)], line(2))).toHaveLength(2);
  });
});
