import { describe, expect, it } from '@jest/globals';
import { decodeCursor, encodeCursor, toPage } from './page.js';

describe('cursors', () => {
  it('come back as they went, in any script', () => {
    expect(decodeCursor('parts', encodeCursor('parts', ['轴承/6205', 25.5, null]))).toEqual([
      '轴承/6205',
      25.5,
      null,
    ]);
  });

  it.each(['', 'nonsense', '!!!', encodeCursor('orders', ['x'])])(
    'of another list or hand are refused: %s',
    (cursor) => {
      expect(() => decodeCursor('parts', cursor)).toThrow('page.cursor_invalid');
    },
  );

  it('end with the last page', () => {
    const page = (rows: number[]) => toPage(rows, 2, String, (row) => `after ${row}`);
    expect(page([1, 2, 3])).toEqual({ items: ['1', '2'], nextCursor: 'after 2' });
    expect(page([1, 2])).toEqual({ items: ['1', '2'], nextCursor: null });
    expect(page([])).toEqual({ items: [], nextCursor: null });
  });
});
