import { describe, expect, it } from '@jest/globals';
import { facetsOf } from './facets.js';
import { FACETS } from './search-engine.js';

describe('facets', () => {
  it('list the commonest value first, and equals by name', () => {
    const { type } = facetsOf(
      [
        ['type', 'tapered_roller', 4],
        ['seal', 'open', 9],
        ['type', 'deep_groove_ball', 5],
        ['type', 'insert', 4],
      ],
      {},
    );
    expect(type.map(({ value }) => value)).toEqual(['deep_groove_ball', 'insert', 'tapered_roller']);
  });

  it('keep a ticked value that counts nothing, so that it can be unticked', () => {
    expect(facetsOf([['series', '62', 3]], { series: ['QJ2', '62'] }).series).toEqual([
      { value: '62', count: 3 },
      { value: 'QJ2', count: 0 },
    ]);
  });

  it('are all there, even when nothing was found', () => {
    expect(Object.keys(facetsOf([], {}))).toEqual([...FACETS]);
  });
});
