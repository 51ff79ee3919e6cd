import { describe, expect, it } from '@jest/globals';
import { breaksText, readBreaks } from './price-breaks.js';

describe('price breaks in one field', () => {
  it.each([
    ['3.85', [{ minQuantity: 1, unitPrice: '3.85' }]],
    [
      '100:3.85; 500:3.6',
      [
        { minQuantity: 100, unitPrice: '3.85' },
        { minQuantity: 500, unitPrice: '3.6' },
      ],
    ],
  ])('%s is read and written alike', (text, breaks) => {
    expect(readBreaks(text)).toEqual(breaks);
    expect(breaksText(breaks)).toBe(text);
  });

  it('is short for people, and what is no price stays for the API to refuse', () => {
    expect(breaksText([{ minQuantity: 1, unitPrice: '10.000000' }])).toBe('10');
    expect(readBreaks('￥4.2；200：x')).toEqual([
      { minQuantity: 1, unitPrice: '4.2' },
      { minQuantity: 200, unitPrice: 'x' },
    ]);
  });
});
