import { describe, expect, it } from '@jest/globals';
import { searchStatement } from './part-search.sql.js';
import { isSortKey } from './part-sort.sql.js';
import { FACETS, type Filters, type PartQuery, type Sort, SORTS } from './search-engine.js';
import { understand } from './understanding.js';

const NO_FILTERS: Filters = { ticks: {}, ranges: {} };

function query(q: string, filters: Partial<Filters> = {}, sort: Sort = 'relevance'): PartQuery {
  return {
    wanted: understand(q).wanted,
    filters: { ...NO_FILTERS, ...filters },
    sort,
    limit: 20,
    from: '四川',
  };
}

describe('the search statement', () => {
  it('holds no value of the query as text: all are parameters', () => {
    const evil = `zz');DELETE--%_\\ "'`;
    const ticks = Object.fromEntries(FACETS.map((facet) => [facet, [evil]]));
    const { text, values } = searchStatement(query(evil, { ticks, designations: [evil] }, 'distance'));
    expect(text).not.toMatch(/DELETE/i);
    expect(JSON.stringify(values)).toContain('DELETE');
    const bound = [...text.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number));
    expect(new Set(bound)).toEqual(new Set(values.map((_, at) => at + 1)));
  });

  it('finds the wildcards of LIKE as characters', () => {
    const wanted = { ...understand('').wanted, words: ['50%_\\'] };
    expect(searchStatement({ ...query(''), wanted }).values).toContain(String.raw`%50\%\_\\%`);
  });

  it('asks for a row more than a page has, to know whether another follows', () => {
    const { values } = searchStatement(query(''));
    expect(values).toContain(21);
  });
});

describe('the key of a cursor', () => {
  const LOOKS: Record<Sort, string[]> = {
    relevance: ['-3', '6205'],
    price: ['12.500000', '6205'],
    stock: ['-9000000000', '6205'],
    bore: ['9.525', '6205'],
    outside: ['Infinity', '6205'],
    width: ['15', '6205'],
    mass: ['0.0005', '6205'],
    dynamicLoad: ['-14.8', '6205'],
    staticLoad: ['-7.8', '6205'],
    limitingSpeed: ['-18000', '6205'],
    leadTime: ['3', '6205'],
    distance: ['1540', '-3', '6205'],
    designation: ['6205'],
  };

  it.each(SORTS)('is taken as a list sorted by %s gives it', (sort) => {
    expect(isSortKey(query('', {}, sort), LOOKS[sort])).toBe(true);
  });

  it('has a rank before it where words rank the list', () => {
    expect(isSortKey(query('6205'), ['8', '-3', '6205'])).toBe(true);
    expect(isSortKey(query('6205'), ['-3', '6205'])).toBe(false);
  });

  it.each([
    [['x', '6205']],
    [['-3', '62\u000005']],
    [['-3']],
    [['-3', '6205', 'more']],
    [['1e999', '6205']],
    [[]],
  ])('is refused when it cannot be ours: %j', (key) => {
    expect(isSortKey(query(''), key)).toBe(false);
  });
});
