import { describe, expect, it } from '@jest/globals';
import { fitsCart, MAX_CART_LINES, packCart, unpackCart, withLine, withPlanned } from './cart.server.js';

const line = (n: number, quantity = 1) => ({
  designation: '6205-2RS/P6',
  listingId: `0199c0de-0000-7000-8000-${String(n).padStart(12, '0')}`,
  sellerId: '0199c0de-0000-7000-9000-000000000001',
  quantity,
});

describe('cart cookie', () => {
  it('keeps every line of as many as an order takes, of as many sellers as a plan has', () => {
    const sellerOf = (n: number) => `0199c0de-0000-7000-9000-${String(n % 70).padStart(12, '0')}`;
    const lines = Array.from({ length: MAX_CART_LINES }, (_, n) => ({
      ...line(n, 100_000),
      sellerId: sellerOf(n),
    }));
    const planned = withPlanned([], lines);
    expect(planned.map(({ listingId }) => listingId).toSorted()).toEqual(lines.map((each) => each.listingId));
    const packed = packCart(planned);
    expect(unpackCart(packed)).toEqual(planned);
    expect(fitsCart(planned)).toBe(true);
    expect(packed).toMatch(/^[\w~!%.-]*$/);
    expect(fitsCart([...planned, line(MAX_CART_LINES)])).toBe(false);
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

  it('has what was planned as it was planned', () => {
    expect(withPlanned([line(1, 5), line(2)], [line(3, 4), line(1, 7)])).toEqual([
      line(2),
      line(3, 4),
      line(1, 7),
    ]);
  });
});
