import { describe, expect, it } from '@jest/globals';
import { countFacets, type FacetGroup } from './facets.js';

const GROUPS: FacetGroup[] = [
  ['deep_groove_ball', 'open', '62', 3, 20, 30, 47, 62, 14, 16],
  ['deep_groove_ball', 'shield_2', '62', 2, 25, 30, 52, 62, 15, 16],
  ['tapered_roller', 'open', '302', 4, 17, 40, 40, 80, 13.25, 19.75],
  ['lubricant', 'none', 'GREASE', 1, null, null, null, null, null, null],
];
const NONE = { type: [], seal: [], series: [] };

describe('facets', () => {
  it('count everything when nothing is ticked', () => {
    const { facets, total, ranges } = countFacets(GROUPS, NONE);
    expect(total).toBe(10);
    expect(facets.type).toEqual([
      { value: 'deep_groove_ball', count: 5 },
      { value: 'tapered_roller', count: 4 },
      { value: 'lubricant', count: 1 },
    ]);
    expect(facets.seal[0]).toEqual({ value: 'open', count: 7 });
    expect(ranges).toEqual({
      bore: { min: 17, max: 40 },
      outside: { min: 40, max: 80 },
      width: { min: 13.25, max: 19.75 },
    });
  });

  it('count the other boxes of a group as if its own ticks were not there', () => {
    const { facets, total } = countFacets(GROUPS, { ...NONE, type: ['deep_groove_ball'], seal: ['open'] });
    expect(total).toBe(3);
    expect(facets.type).toEqual([
      { value: 'tapered_roller', count: 4 },
      { value: 'deep_groove_ball', count: 3 },
    ]);
    expect(facets.seal).toEqual([
      { value: 'open', count: 3 },
      { value: 'shield_2', count: 2 },
    ]);
    expect(facets.series).toEqual([{ value: '62', count: 3 }]);
  });

  it('keep a ticked value that counts nothing, so that it can be unticked', () => {
    const { facets, total, ranges } = countFacets(GROUPS, { ...NONE, series: ['QJ2'] });
    expect(total).toBe(0);
    expect(facets.series).toContainEqual({ value: 'QJ2', count: 0 });
    expect(ranges.bore).toBeNull();
  });

  it('list at most a hundred values of a group', () => {
    const many = Array.from({ length: 300 }, (_, at): FacetGroup => [
      'x',
      'open',
      `S${at}`,
      at,
      1,
      1,
      1,
      1,
      1,
      1,
    ]);
    expect(countFacets(many, NONE).facets.series).toHaveLength(100);
  });
});
