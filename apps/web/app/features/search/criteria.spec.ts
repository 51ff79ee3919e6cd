import { describe, expect, it } from '@jest/globals';
import {
  appliedFilters,
  changed,
  compareToggled,
  hiddenFields,
  narrows,
  readCriteria,
  withoutPiece,
} from './criteria.js';

describe('criteria in the address', () => {
  it('reads what the API knows and nothing else', () => {
    const params = new URLSearchParams(
      'q=+6205+&type=a&type=b&boreMin=20&bore=x&width=１６,25&evil=1&inStock=true&series=',
    );
    expect(readCriteria(params)).toEqual({
      q: '6205',
      type: ['a', 'b'],
      boreMin: '20',
      width: '16.25',
      inStock: 'true',
    });
  });

  it('drops the place in the list when the question changes', () => {
    expect(changed({ q: '6205', cursor: 'abc' }, { sort: 'price' })).toEqual({
      q: '6205',
      sort: 'price',
      cursor: undefined,
    });
  });

  it('takes one value of a facet away and leaves the others', () => {
    const filters = appliedFilters({ q: 'x', type: ['a', 'b'], boreMin: '20', sort: 'price' });
    expect(filters.map(({ name, value }) => [name, value])).toEqual([
      ['type', 'a'],
      ['type', 'b'],
      ['boreMin', '20'],
    ]);
    expect(filters[0]?.without.type).toEqual(['b']);
    expect(narrows({ sort: 'price' })).toBe(false);
    expect(narrows({ type: ['a'] })).toBe(true);
  });

  it('take what the shaft asks for away together', () => {
    const [running, ...others] = appliedFilters({ radialKn: '3', speedRpm: '1450', hours: '20000', q: 'x' });
    expect([running?.name, others]).toEqual(['running', []]);
    expect(narrows(running?.without ?? {})).toBe(true);
    expect(running?.without.hours).toBeUndefined();
  });

  it('narrow nothing by a quantity, a place or what was picked', () => {
    expect(narrows({ quantity: '100', from: '四川', compare: ['6205'], within: '0.1' })).toBe(false);
  });

  it('pick a part, let it go, and hold four at most', () => {
    const picked = compareToggled({ q: 'x', compare: ['6205'] }, '6206');
    expect(picked.compare).toEqual(['6205', '6206']);
    expect(compareToggled(picked, '6205').compare).toEqual(['6206']);
    const many = new URLSearchParams('compare=a&compare=b&compare=c&compare=d&compare=e');
    expect(readCriteria(many).compare).toEqual(['a', 'b', 'c', 'd']);
  });

  it('go along with a form that asks for others, but for the place in the list', () => {
    expect(hiddenFields({ q: 'x', type: ['a', 'b'], sort: 'price', cursor: 'c' }, ['sort'])).toEqual([
      ['q', 'x'],
      ['type', 'a'],
      ['type', 'b'],
    ]);
  });

  it('are in no order by distance from nowhere', () => {
    expect(readCriteria(new URLSearchParams('sort=distance')).sort).toBeUndefined();
    expect(readCriteria(new URLSearchParams('sort=distance&from=四川')).sort).toBe('distance');
  });

  it('cuts what a chip came from out of the text', () => {
    expect(withoutPiece('轴承 25*52*15 密封', { source: '25*52*15', start: 3 })).toBe('轴承 密封');
    expect(withoutPiece('6205，500个', { source: '500个', start: 5 })).toBe('6205');
    expect(withoutPiece('C3 6205 C3', { source: 'C3', start: 8 })).toBe('C3 6205');
    expect(withoutPiece('6205', { source: 'zz', start: 0 })).toBe('6205');
  });
});
