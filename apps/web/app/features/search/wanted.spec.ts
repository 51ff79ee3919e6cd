import { describe, expect, it } from '@jest/globals';
import { wantedOf } from './wanted.js';

const piece = (q: string, kind: string, source: string, value = source) => {
  const start = q.indexOf(source);
  return { kind, source, value, start, end: start + source.length, label: { zh: '', en: '' } };
};

describe('what a list was asked for', () => {
  it('is the goods, with quantity and brand in places of their own', () => {
    const q = 'HRB 6205-2RS C3 500个 单价3元以内 山东';
    const understood = [
      piece(q, 'brand', 'HRB'),
      piece(q, 'designation', '6205-2RS C3'),
      piece(q, 'quantity', '500个', '500'),
      piece(q, 'price', '单价3元以内'),
      piece(q, 'province', '山东'),
    ];
    expect(wantedOf({ q, from: '四川' }, understood)).toEqual({
      text: '6205-2RS C3',
      quantity: '500',
      province: '四川',
      brand: 'HRB',
    });
  });

  it('keeps what was not understood, and takes the size from the filters', () => {
    const q = '水泵用';
    expect(
      wantedOf({ q, bore: '25', outside: '52', quantity: '20', brand: ['LQ'] }, [piece(q, 'text', q)]),
    ).toEqual({ text: '水泵用 25×52', quantity: '20', province: undefined, brand: 'LQ' });
  });
});
