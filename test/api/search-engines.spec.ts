import { newId } from '@app/kernel';
import { Indexer } from '@app/search';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Meilisearch } from 'meilisearch';
import { PostgresEngine } from '../../libs/search/src/postgres.engine.js';
import { type PartQuery, SearchEngine, SORTS } from '../../libs/search/src/search-engine.js';
import { type Json, TestApp } from '../support/app.js';
import { MEILISEARCH, ownIndex } from '../support/meilisearch.js';
import { LISTS, openMarket } from '../support/search-market.js';
import { designations, INDEXED, type Query, search } from '../support/searching.js';
import { offer } from '../support/trade.js';

function contractOf(name: string, start: () => Promise<TestApp>, end: () => Promise<void>): void {
  describe(`the part index of ${name}`, () => {
    let app: TestApp;

    beforeAll(async () => {
      app = await start();
      await openMarket(app);
    });
    afterAll(async () => {
      await app.close();
      await end();
    });

    async function found(query: Query): Promise<Json> {
      const answer = await search(app, query);
      expect([answer.status, answer.headers.get('x-search-engine')]).toEqual([200, name]);
      return answer.body;
    }

    async function walk(query: Query, limit: number): Promise<{ seen: string[]; total: number }> {
      const seen: string[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const page: Json = await found({ ...query, limit: String(limit), cursor });
        seen.push(...designations(page));
        if (page.nextCursor === null) return { seen, total: page.total };
        cursor = page.nextCursor as string;
      }
      return { seen, total: -1 };
    }

    it.each(LISTS)('lists %s', async (_, query, condition, order) => {
      const truth = await app.sql(
        `SELECT designation FROM ${INDEXED} WHERE ${condition} ORDER BY ${order}, designation COLLATE "C" LIMIT 300`,
      );
      const [{ count }] = await app.sql(`SELECT count(*)::int FROM ${INDEXED} WHERE ${condition}`);
      const wanted = truth.map(({ designation }) => designation);
      expect(count).toBeGreaterThan(0);
      const page = await found({ ...query, limit: '100' });
      expect(page.total).toBe(count);
      expect(designations(page)).toEqual(wanted.slice(0, 100));
      // In small pages, every page from where the last one ended.
      if (count > 300) return;
      expect(await walk(query, 7)).toEqual({ seen: wanted, total: count });
    });

    it('counts the boxes of a group as if none of its own were ticked', async () => {
      const { facets } = await found({
        type: ['deep_groove_ball', 'tapered_roller'],
        brand: 'HRB',
        bore: '25',
      });
      const count = (column: string, condition: string) =>
        app.sql(
          `SELECT * FROM (SELECT ${column} AS value, count(*)::int FROM ${INDEXED} WHERE bore_mm = 25 AND ${condition} GROUP BY 1)
           ORDER BY count DESC, value COLLATE "C"`,
        );
      const types = `family IN ('deep_groove_ball', 'tapered_roller')`;
      expect(facets.type.filter(({ count: many }: Json) => many > 0)).toEqual(
        await count('family', `'brand:HRB' = ANY(tags)`),
      );
      expect(facets.brand).toEqual(
        await app.sql(
          `SELECT * FROM (SELECT substr(tag, 7) AS value, count(*)::int FROM ${INDEXED}, unnest(tags) tag
           WHERE bore_mm = 25 AND ${types} AND tag LIKE 'brand:%' GROUP BY 1) ORDER BY count DESC, value COLLATE "C"`,
        ),
      );
      expect(facets.seal.length).toBe((await count('seal', `${types} AND 'brand:HRB' = ANY(tags)`)).length);
    });

    it('says the span of every measure', async () => {
      const { ranges } = await found({ series: 'NU2' });
      const [truth] = await app.sql(
        `SELECT min(bore_mm), max(bore_mm), min(mass_kg) AS least, max(mass_kg) AS most FROM part_index WHERE series = 'NU2'`,
      );
      expect(ranges.boreMm).toEqual({ min: truth.min, max: truth.max });
      expect(ranges.massKg).toEqual({ min: truth.least, max: truth.most });
    });

    it.each([
      `x" OR stock >= 0 OR seal = "x`,
      `x' OR 1 = 1 --`,
      String.raw`x\" OR bore_mm EXISTS OR seal = \"x`,
      'x\\',
      '"',
      ']',
      'x"] OR family IN ["deep_groove_ball',
      '_geoRadius(1,1,1)',
      'NOT EXISTS',
      '\\u{22} OR 1=1',
    ])('takes %j for a value and nothing more', async (value) => {
      for (const facet of ['type', 'seal', 'series', 'brand', 'province', 'clearance']) {
        expect([facet, (await found({ [facet]: value })).total]).toEqual([facet, 0]);
      }
      expect((await found({ q: value, brand: 'nobody' })).total).toBe(0);
    });

    it('shows a change of price and stock as soon as it is folded in', async () => {
      const seller = await app.seller('Quick Changes');
      const listing = await offer(seller, { designation: '6208-2RS', brand: 'QUICK', stock: 5 });
      for (const [stock, price] of [
        [40, '2.75'],
        [0, '2.5'],
      ] as const) {
        await app.sql(`UPDATE stock_lot SET on_hand = $2 WHERE listing_id = $1`, [listing.id, stock]);
        await seller.patch(`/seller/listings/${listing.id}`, {
          priceBreaks: [{ minQuantity: 1, unitPrice: price }],
        });
        await app.drain();
        const { items } = await found({ brand: 'QUICK' });
        expect(items.map(({ offers }: Json) => [offers.stock, offers.bestPrice.unitPrice])).toEqual([
          [stock, price.padEnd(8, '0')],
        ]);
      }
    });

    it('finds words in names, brands and beginnings of spellings', async () => {
      expect(designations(await found({ q: 'zwz' }))).toEqual(['30205', '30206']);
      expect((await found({ q: '深沟球 6205' })).items[0].basic).toBe('6205');
      expect((await found({ q: 'qqqqxyzzy' })).total).toBe(0);
    });
  });
}

contractOf(
  'postgres',
  () => TestApp.start({ MEILI_URL: '' }),
  async () => undefined,
);

if (MEILISEARCH) {
  const own = ownIndex(MEILISEARCH);
  const index = ownIndex(MEILISEARCH);
  contractOf('meilisearch', () => startBuilt(own.env), own.drop);

  describe('both engines', () => {
    let app: TestApp;

    beforeAll(async () => {
      app = await startBuilt(index.env);
      await openMarket(app);
    });
    afterAll(async () => {
      await app.close();
      await index.drop();
    });

    it('give the same pages, counts and cursors for whatever is asked', async () => {
      const [meilisearch, postgres] = [app.app.get(SearchEngine), app.app.get(PostgresEngine)];
      expect(meilisearch).not.toBe(postgres);
      for (const query of queries()) {
        for (let after: PartQuery['after'], page = 0; page < 4; page++) {
          const [{ answeredBy, ...one }, { answeredBy: _, ...other }] = await Promise.all([
            meilisearch.search({ ...query, after }),
            postgres.search({ ...query, after }),
          ]);
          expect([query, answeredBy?.engine]).toEqual([query, 'meilisearch']);
          expect({ query, after, ...one }).toEqual({ query, after, ...other });
          if (one.next === null) break;
          after = one.next;
        }
      }
    });

    const drift = async (): Promise<string | undefined> => {
      await app.app.get(Indexer).reconcile();
      return /^search_index_drift\{place="meilisearch"\} (\d+)/m.exec(
        (await app.anyone().get('//metrics')).body,
      )?.[1];
    };

    it('have the newest of every document, whatever folds and rebuilds run at once', async () => {
      const seller = await app.seller('Hasty');
      const listing = await offer(seller, { designation: '6209-2RS', brand: 'HASTY', stock: 1 });
      const [{ part_type_id: partTypeId }] = await app.sql(`SELECT part_type_id FROM listing WHERE id = $1`, [
        listing.id,
      ]);
      const rebuilt = app.app.get(Indexer).rebuild();
      const folded: Promise<void>[] = [];
      for (let price = 2; price < 60; price++) {
        await seller.patch(`/seller/listings/${listing.id}`, {
          priceBreaks: [{ minQuantity: 1, unitPrice: String(price) }],
        });
        folded.push(app.app.get(SearchEngine).fold([partTypeId]));
      }
      await Promise.all([rebuilt, ...folded]);
      await app.drain();
      const { body, headers } = await app.anyone().get('/parts/search?brand=HASTY');
      expect(headers.get('x-search-engine')).toBe('meilisearch');
      expect(body.items[0].offers.bestPrice.unitPrice).toBe('59.000000');
      expect(await drift()).toBe('0');
    });

    it('are compared, and what had drifted is put right', async () => {
      const client = new Meilisearch({ host: index.env.MEILI_URL, apiKey: index.env.MEILI_KEY });
      const { results } = await client.getRawIndexes({ limit: 1000 });
      const { uid } = results.find((each) => each.uid.startsWith(index.index))!;
      const [gone, changed] = await app.sql(
        `SELECT part_type_id AS id FROM part_index ORDER BY designation LIMIT 2`,
      );
      await client.index(uid).deleteDocument(gone.id).waitTask();
      await client
        .index(uid)
        .updateDocuments([{ id: changed.id, digest: 'of another', stock: 77 }])
        .waitTask();
      await client
        .index(uid)
        .addDocuments([{ id: newId(), designation: 'no such part' }])
        .waitTask();
      expect(await drift()).toBe('3');
      expect(await drift()).toBe('0');
    });
  });
}

/** With its index built: a new one is built by a job. */
async function startBuilt(env: Record<string, string>): Promise<TestApp> {
  const app = await TestApp.start(env);
  await app.drain();
  return app;
}

/** Every sort with and without each kind of wish, limits that cut pages in odd places. */
function queries(): PartQuery[] {
  const nothing = {
    named: [],
    families: [],
    seals: [],
    ranges: {},
    brands: [],
    words: [],
    preferred: { brands: [], offered: [] },
  };
  const preferred = { brands: ['HRB'], offered: ['clearance:C3', 'tolerance:P6'] };
  const wanted: PartQuery['wanted'][] = [
    nothing,
    { ...nothing, named: [{ basic: '6205' }], preferred },
    {
      ...nothing,
      named: [{ type: '30205' }, { type: '7205C' }, { type: '30205' }],
      preferred: { brands: ['ZWZ'], offered: [] },
    },
    { ...nothing, named: [{ type: '6205-2RS' }, { basic: '6205' }, { basic: 'NU205' }], words: ['deep'] },
    {
      ...nothing,
      families: ['deep_groove_ball'],
      ranges: { bore: { min: 25, max: 25 } },
      preferred,
      words: ['6205', '球'],
    },
    { ...nothing, words: ['NU2'] },
    { ...nothing, words: ['圆锥', 'zwz'] },
    { ...nothing, seals: ['2RS'], brands: ['HRB', 'LYC'], conditions: { price: { max: 5 } } },
  ];
  const filters: PartQuery['filters'][] = [
    { ticks: {}, ranges: {} },
    {
      ticks: { type: ['deep_groove_ball', 'nothing of the kind'], province: ['山东'] },
      ranges: { mass: { max: 2 } },
      inStock: true,
    },
  ];
  return SORTS.flatMap((sort, at) =>
    wanted.flatMap((each, place) => {
      const filter = filters[(at + place) % filters.length]!;
      return [
        {
          wanted: each,
          filters: filter,
          sort,
          limit: 3 + ((at * place) % 9),
          quantity: at % 2 ? 150 : undefined,
          from: at % 3 ? '四川' : undefined,
        },
      ];
    }),
  );
}
