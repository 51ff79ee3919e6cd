import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type PartHitRow, type PartQuery, SORTS } from '../search-engine.js';
import { placeOf } from './meili-conditions.js';
import { type AskMany, searchIndex } from './meili-search.js';

type Document = Record<string, unknown> & { hit: PartHitRow };

/** As much of the engine as filters and sorts need: the grammar of its filters, over documents in memory. */
class Filter {
  private readonly tokens: string[];
  private at = 0;

  constructor(text: string) {
    this.tokens = text.match(/"(?:[^"\\]|\\.)*"|[()[\],]|[<>]=?|=|[^\s()[\],]+/g) ?? [];
  }

  passes(document: Document): boolean {
    this.at = 0;
    return this.some(document);
  }

  private some(document: Document): boolean {
    let passes = this.every(document);
    while (this.taken('OR')) passes = this.every(document) || passes;
    return passes;
  }

  private every(document: Document): boolean {
    let passes = this.one(document);
    while (this.taken('AND')) passes = this.one(document) && passes;
    return passes;
  }

  private one(document: Document): boolean {
    if (this.taken('NOT')) return !this.one(document);
    if (this.taken('(')) {
      const passes = this.some(document);
      this.need(')');
      return passes;
    }
    const path = this.next().split('.');
    const found = path.reduce<unknown>(
      (of, name) => (of as Record<string, unknown> | undefined)?.[name],
      document,
    );
    const values = [found ?? []].flat() as (string | number)[];
    const operator = this.next();
    if (operator === 'NOT') return this.need('EXISTS') && found === undefined;
    if (operator === 'IS') return this.need('NULL') && found === null;
    if (operator === 'STARTS' && this.need('WITH')) {
      const start = this.value();
      return values.some((value) => String(value).startsWith(start));
    }
    if (operator === 'IN' && this.need('[')) {
      const wanted = new Set<string>();
      while (!this.taken(']')) if (!this.taken(',')) wanted.add(this.value());
      return values.some((value) => wanted.has(String(value)));
    }
    const than = this.value();
    return values.some((value) => compares(value, typeof value === 'number' ? Number(than) : than, operator));
  }

  private value(): string {
    return this.next()
      .slice(1, -1)
      .replaceAll(/\\([^])/g, '$1');
  }

  private next(): string {
    return this.tokens[this.at++] ?? '';
  }

  private taken(token: string): boolean {
    if (this.tokens[this.at] !== token) return false;
    this.at++;
    return true;
  }

  private need(token: string): true {
    if (!this.taken(token))
      throw new SyntaxError(`${token} expected at ${this.at} of ${this.tokens.join(' ')}`);
    return true;
  }
}

function compares<T extends string | number>(one: T, other: T, operator: string): boolean {
  if (operator === '=') return one === other;
  if (operator === '>') return one > other;
  if (operator === '>=') return one >= other;
  if (operator === '<') return one < other;
  if (operator === '<=') return one <= other;
  throw new SyntaxError(operator);
}

function engineOf(documents: readonly Document[]): AskMany {
  return (queries) =>
    Promise.resolve(
      queries.map(({ q, filter = [], sort = [], limit = 20, facets = [] }) => {
        const filters = (filter as string[]).map((each) => new Filter(each));
        // What its own search would find is the engine's affair: here, nothing.
        const hits = documents.filter(
          (document) => q === undefined && filters.every((each) => each.passes(document)),
        );
        hits.sort((a, b) => {
          for (const order of sort) {
            const [path, direction] = order.split(':') as [string, string];
            const [x, y] = [a, b].map((of) =>
              path.split('.').reduce<unknown>((o, name) => (o as Json)[name], of),
            ) as number[];
            if (x === y) continue;
            if (x === null || y === null) return x === null ? 1 : -1;
            return (x! < y! ? -1 : 1) * (direction === 'asc' ? 1 : -1);
          }
          return 0;
        });
        return {
          indexUid: '',
          query: '',
          processingTimeMs: 0,
          hits: hits.slice(0, limit),
          estimatedTotalHits: hits.length,
          facetDistribution: Object.fromEntries(facets.map((facet) => [facet, countedIn(hits, facet)])),
        };
      }),
    );
}
type Json = Record<string, unknown>;

/** How many of the documents have each value of `tags.…`. */
function countedIn(hits: readonly Document[], facet: string): Record<string, number> {
  const [of, name = ''] = facet.split('.');
  const values =
    of === 'tags' ? hits.flatMap(({ tags }) => (tags as Record<string, string[]>)[name] ?? []) : [];
  return Object.fromEntries(
    [...Map.groupBy(values, (value) => value)].map(([value, { length }]) => [value, length]),
  );
}

const DESIGNATIONS = [
  '6205',
  '6205-2RS',
  '6205-2Z',
  '6206',
  '30205',
  'NU205',
  'NU205E',
  'nu205e',
  '51105',
  '180205',
];
const documents = fc.uniqueArray(
  fc.record({
    designation: fc.constantFrom(...DESIGNATIONS),
    offers: fc.nat(2),
    stock: fc.nat(3),
    price: fc.option(fc.constantFrom('3.850000', '3.900000', '10.000000')),
    bore: fc.option(fc.constantFrom(25, 25.4, 100)),
    load: fc.option(fc.constantFrom(7.8, 14, 140)),
    brands: fc.subarray(['HRB', 'LYC']),
    provinces: fc.subarray(['山东', '四川', '河北']),
    clearance: fc.subarray(['C3', 'CN']),
  }),
  { selector: ({ designation }) => designation, minLength: 1 },
);

type Made = typeof documents extends fc.Arbitrary<(infer T)[]> ? T : never;

function documentOf({
  designation,
  offers,
  stock,
  price,
  bore,
  load,
  brands,
  provinces,
  clearance,
}: Made): Document {
  const basic = designation.split('-')[0]!;
  const text = `${designation.toLowerCase()} ball`;
  const hit = {
    designation,
    basic,
    offer_count: offers,
    stock,
    best_price: price,
    prices: price === null ? [] : [null, price, price, price, price],
    bore_mm: bore,
    dynamic_load_kn: load,
    lead_time_days: offers === 0 ? null : stock,
  } as unknown as PartHitRow;
  return {
    ...hit,
    place: placeOf(designation),
    best_price: price === null ? null : Number(price),
    prices: { '1': null, '10': price === null ? null : Number(price) },
    tags: { brand: brands, province: offers > 0 ? provinces : [], clearance },
    fragments: [...text].map((_, at) => text.slice(at).split(' ')[0]),
    keys: [designation],
    hit,
  };
}

const NOTHING = { named: [], families: [], seals: [], ranges: {}, brands: [], words: [] };
const wanted = fc.record({
  named: fc.array(
    fc.oneof(
      fc.constantFrom(...DESIGNATIONS).map((type) => ({ type })),
      fc.constantFrom('6205', 'NU205').map((basic) => ({ basic })),
    ),
    { maxLength: 3 },
  ),
  words: fc.subarray(['ball', 'nu2', '620']),
  preferred: fc.record({
    brands: fc.subarray(['HRB', 'LYC']),
    offered: fc.subarray(['clearance:C3', 'clearance:CN']),
  }),
});
const queries = fc.record({
  wanted: wanted.map((each): PartQuery['wanted'] => ({ ...NOTHING, ...each })),
  sort: fc.constantFrom(
    ...SORTS.filter((sort) =>
      ['relevance', 'price', 'stock', 'leadTime', 'distance', 'bore', 'dynamicLoad', 'designation'].includes(
        sort,
      ),
    ),
  ),
  quantity: fc.option(fc.constantFrom(1, 20), { nil: undefined }),
  from: fc.constantFrom('山东', '四川', undefined),
  limit: fc.integer({ min: 1, max: 4 }),
});

describe('a search of the index', () => {
  it('shows every hit once, in pages of any size, whatever tiers its order takes', async () => {
    await fc.assert(
      fc.asyncProperty(documents, queries, async (made, asked) => {
        const ask = engineOf(made.map(documentOf));
        const query: PartQuery = { ...asked, filters: { ticks: {}, ranges: {} } };
        const whole = await searchIndex(ask, { ...query, limit: 100 });
        const seen: string[] = [];
        for (let after: PartQuery['after']; ;) {
          const page = await searchIndex(ask, { ...query, after });
          seen.push(...page.hits.map(({ designation }) => designation));
          expect(page.total).toBe(whole.total);
          if (page.next === null) break;
          after = page.next;
        }
        expect(seen).toEqual(whole.hits.map(({ designation }) => designation));
        expect(new Set(seen).size).toBe(whole.total);
      }),
      { numRuns: 300 },
    );
  });

  it('puts what was named first, in its order, then what is preferred, then what most offer', async () => {
    await fc.assert(
      fc.asyncProperty(documents, queries, async (made, { wanted: each }) => {
        const all = made.map(documentOf);
        const query: PartQuery = {
          wanted: each,
          filters: { ticks: {}, ranges: {} },
          sort: 'relevance',
          limit: 100,
        };
        const { hits } = await searchIndex(engineOf(all), query);
        const keys = hits.map(({ designation }) =>
          rankOf(
            all.find(({ hit }) => hit.designation === designation)!,
            each,
          ),
        );
        expect(keys).toEqual(keys.toSorted((a, b) => a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : 1)));
      }),
      { numRuns: 300 },
    );
  });
});

/** As PostgreSQL's statement says it (part-sort.sql.ts). */
function rankOf(
  { hit, tags, fragments }: Document,
  { named, words, preferred }: PartQuery['wanted'],
): [number, number, string] {
  const of = tags as Record<string, string[]>;
  const begins = (word: string): boolean => (fragments as string[]).some((each) => each.startsWith(word));
  const deciding = words.length > 0 && !named.some((each) => 'basic' in each);
  const types = named.findIndex((each) => 'type' in each && each.type === hit.designation);
  const basics = named.findIndex((each) => 'basic' in each && each.basic === hit.basic);
  const word = words[0]?.toUpperCase() ?? '';
  const among = types >= 0 ? types + 1 : basics >= 0 ? basics + 1 : named.length + 1;
  const spelled = hit.designation === word ? 0 : hit.designation.startsWith(word) ? 1 : 2;
  const place = named.length > 0 ? among : deciding ? spelled : 0;
  const nudges =
    Number(preferred.brands.some((brand) => of.brand!.includes(brand))) +
    Number(preferred.offered.some((tag) => of.clearance!.includes(tag.split(':')[1]!))) +
    (deciding ? 0 : words.filter(begins).length);
  return [8 * place - nudges, -hit.offer_count, hit.designation];
}
