import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, type Json, TestApp } from '../support/app.js';
import { designations, foundBy, type Query, search as searchOf } from '../support/searching.js';

const SORTS = [
  'relevance',
  'price',
  'stock',
  'leadTime',
  'distance',
  'bore',
  'outside',
  'width',
  'dynamicLoad',
  'staticLoad',
  'limitingSpeed',
  'mass',
  'designation',
];

let app: TestApp;

beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.close());

const search = (query: Query): Promise<Answer> => searchOf(app, query);
const found = (query: Query): Promise<Json> => foundBy(app, query);

describe('pages', () => {
  it.each(SORTS)('sorted by %s show every hit once', async (sort) => {
    const seen: string[] = [];
    let cursor: string | null = '';
    let total = -1;
    while (cursor !== null) {
      const page: Json = await found({
        boreMin: '24',
        boreMax: '26',
        sort,
        from: '四川',
        limit: '90',
        cursor,
      });
      seen.push(...designations(page));
      ({ nextCursor: cursor, total } = page);
    }
    expect(seen.length).toBe(total);
    expect(new Set(seen).size).toBe(total);
    expect(total).toBeGreaterThan(180);
  });

  it('are refused the cursor of another query, and one that was tampered with', async () => {
    const { nextCursor } = await found({ bore: '25', limit: '5' });
    const forged = Buffer.from(nextCursor, 'base64url')
      .toString()
      .replace(/"[^"]*"\]$/, `"x'", "y"]`);
    const cursors = [
      nextCursor,
      'x',
      Buffer.from('[]').toString('base64url'),
      Buffer.from('null').toString('base64url'),
    ];
    for (const [at, cursor] of cursors.entries()) {
      const { status, body } = await search({ bore: at === 0 ? '30' : '25', cursor });
      expect([status, body.code, body.errors[0].field]).toEqual([400, 'page.cursor_invalid', 'cursor']);
    }
    const tampered = await search({ bore: '25', cursor: Buffer.from(forged).toString('base64url') });
    expect([tampered.status, tampered.body.code]).toEqual([400, 'page.cursor_invalid']);
  });
});

describe('bad input', () => {
  it('that was a facet’s value yesterday is an honest empty answer, and can be unticked', async () => {
    const { total, facets } = await found({ brand: 'GONE', bore: '25' });
    expect(total).toBe(0);
    expect(facets.brand).toContainEqual({ value: 'GONE', count: 0 });
    expect(facets.type).toEqual([]);
  });

  it.each<[string, Query, string]>([
    ['an unknown filter', { colour: 'red' }, 'colour'],
    ['a range upside down', { boreMin: '30', boreMax: '20' }, 'boreMax'],
    ['an exact size outside its range', { bore: '25', boreMin: '30' }, 'boreMax'],
    ['a negative size', { width: '-1' }, 'width'],
    ['a size that is no number', { outsideMax: 'NaN' }, 'outsideMax'],
    ['an infinite size', { outsideMax: '1e999' }, 'outsideMax'],
    ['two sizes for one', { bore: ['25', '26'] }, 'bore'],
    ['two queries', { q: ['a', 'b'] }, 'q'],
    ['a query of 10 kB', { q: 'x'.repeat(10_000) }, 'q'],
    ['an unknown order', { sort: 'colour' }, 'sort'],
    ['an empty page', { limit: '0' }, 'limit'],
    ['a page too large', { limit: '101' }, 'limit'],
    ['neither true nor false', { inStock: 'maybe' }, 'inStock'],
    ['a value too long', { type: 'x'.repeat(61) }, 'type'],
    ['too many values', { type: Array.from({ length: 51 }, (_, at) => `t${at}`) }, 'type'],
    ['a control character in a value', { series: 'a\u0000b' }, 'series'],
    ['a cursor too long', { cursor: 'x'.repeat(501) }, 'cursor'],
    ['prices upside down', { priceMin: '3', priceMax: '2' }, 'priceMax'],
    ['ratings upside down', { dynamicLoadMin: '3', dynamicLoadMax: '2' }, 'dynamicLoadMax'],
    ['a negative mass', { massMax: '-1' }, 'massMax'],
    ['a negative price', { priceMin: '-0.01' }, 'priceMin'],
    ['half a piece', { quantity: '0.5' }, 'quantity'],
    ['more pieces than there are', { moqMax: '1e12' }, 'moqMax'],
    ['days without number', { leadTimeMax: 'soon' }, 'leadTimeMax'],
    ['a place that is no province', { from: 'Atlantis' }, 'from'],
    ['a distance from nowhere', { sort: 'distance' }, 'from'],
    ['a life without a load', { hours: '1000', speedRpm: '100' }, 'radialKn'],
    ['a life without a speed', { radialKn: '1', hours: '1000' }, 'speedRpm'],
    ['a load for no time', { radialKn: '1', speedRpm: '100' }, 'hours'],
    ['a life of nothing', { radialKn: '1', speedRpm: '100', hours: '0' }, 'hours'],
    ['a life without motion', { radialKn: '1', speedRpm: '0', hours: '10' }, 'speedRpm'],
    ['a load of nothing', { radialKn: '0', speedRpm: '100', hours: '10' }, 'radialKn'],
    [
      'more sure than ISO 281 is',
      { radialKn: '1', speedRpm: '100', hours: '10', reliability: '100' },
      'reliability',
    ],
    ['green, perhaps', { green: 'perhaps' }, 'green'],
  ])('is refused by name: %s', async (_, query, field) => {
    const { status, body } = await search(query);
    expect(status).toBe(400);
    expect(body.errors.map((fault: Json) => fault.field)).toContain(field);
  });

  it.each([
    `'; DROP TABLE part_index; --`,
    `' OR 1=1 --`,
    `") AND (SELECT pg_sleep(5)) IS NULL --`,
    `$1`,
    `{"$gt": ""}`,
    `type = x OR 1 = 1`,
    String.raw`\\%_%\\`,
    `{a,b}`,
    '🙂\u{10ffff}\ud800',
    '\u202e5026',
    'NULL',
  ])('is only text: %s', async (text) => {
    const anywhere = [
      'q',
      'type',
      'seal',
      'series',
      'brand',
      'province',
      'clearance',
      'tolerance',
      'cage',
      'boreShape',
      'origin',
      'certificate',
      'green',
      'from',
      'quantity',
      'priceMin',
      'radialKn',
      'within',
      'sort',
      'cursor',
      'bore',
      'limit',
      'inStock',
    ];
    for (const name of anywhere) {
      const { status, body } = await search({ [name]: text });
      expect([name, [200, 400].includes(status)]).toEqual([name, true]);
      if (status === 200 && name !== 'q') expect([name, body.total]).toEqual([name, 0]);
    }
    const page = await app.anyone().get(`/parts/${encodeURIComponent(text.toWellFormed())}`);
    expect([200, 404]).toContain(page.status);
    expect((await found({})).total).toBeGreaterThan(10_000);
  });

  it('of control characters in the query is white space', async () => {
    expect(designations(await found({ q: '\u00006205\t2rs\r\n\u0007' }))[0]).toBe('6205-2RS');
  });

  it('in the address of a part is no part', async () => {
    for (const path of ['%00', '%20', '%ff', 'a'.repeat(250), '..%2f..%2fetc', '%2F']) {
      const { status } = await app.anyone().get(`/parts/${path}`);
      expect([path, [400, 404].includes(status)]).toEqual([path, true]);
    }
  });
});
