import { newId } from '@app/kernel';
import { Indexer } from '@app/search';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Meilisearch } from 'meilisearch';
import { MeiliJobs } from '../../libs/search/src/meilisearch/meili-jobs.js';
import { PostgresEngine } from '../../libs/search/src/postgres.engine.js';
import { type PartQuery, SearchEngine, SORTS } from '../../libs/search/src/search-engine.js';
import { type Json, TestApp } from '../support/app.js';
import { MEILISEARCH, ownIndex } from '../support/meilisearch.js';
import { offer } from '../support/trade.js';

type Query = Record<string, string | string[]>;

/** Offers that differ in everything a search can ask for. */
async function openMarket(app: TestApp): Promise<void> {
  const [one, two, three] = [
    await app.seller('Yandian Workshop'),
    await app.seller('Panzhuang Bearings'),
    await app.seller('Hebei Rollers'),
  ];
  const from = (province: string) => ({ shipFrom: { province, city: province } });
  const price = (...breaks: [number, string][]) => ({
    priceBreaks: breaks.map(([minQuantity, unitPrice]) => ({ minQuantity, unitPrice })),
  });
  await app.sql(`UPDATE organisation SET green_until = '2099-01-01' WHERE id = $1`, [two.organisationId]);
  await app.sql(
    `INSERT INTO certificate (id, organisation_id, kind, number, issuer, valid_until, state)
     VALUES (uuidv7(), $1, 'iso_9001', 'x', 'x', '2099-01-01', 'verified')`,
    [two.organisationId],
  );
  await offer(one, {
    designation: '6205-2RS',
    brand: 'HRB',
    ...price([1, '4.5'], [100, '3.85']),
    stock: 1000,
  });
  await offer(two, {
    designation: '6205-2RS/C3',
    brand: 'LYC',
    ...price([10, '4.4'], [1000, '2.1']),
    moq: 10,
    stock: 20,
  });
  await offer(three, {
    designation: '6205-2Z',
    brand: 'HRB',
    ...price([1, '3.3']),
    stock: 0,
    leadTimeDays: 30,
    ...from('河北'),
  });
  await offer(one, {
    designation: '6205',
    brand: 'LQ',
    ...price([1, '3.300001']),
    stock: 7,
    leadTimeDays: 1,
  });
  await offer(two, {
    designation: '6206-2RS/P6',
    brand: 'LYC',
    ...price([1, '5']),
    stock: 12,
    ...from('四川'),
  });
  await offer(two, {
    designation: '30205',
    brand: 'ZWZ',
    ...price([1, '6.5'], [100, '6']),
    stock: 1,
    ...from('辽宁'),
  });
  await offer(three, {
    designation: '30206',
    brand: 'ZWZ',
    ...price([1, '6.5']),
    stock: 400,
    ...from('河北'),
  });
  await offer(three, {
    designation: 'NU205',
    brand: 'O\'Neil "A\\B"',
    ...price([1, '14']),
    stock: 3,
    ...from('浙江'),
  });
  await offer(one, { designation: '22220/W33', brand: 'HRB', ...price([1, '410']), stock: 2 });
  await offer(one, { designation: '51105', brand: 'LQ', ...price([50, '2.2']), moq: 50, stock: 5000 });
  await app.sql(
    `UPDATE listing SET certificates = '{iso_9001}', origin_country = 'CN', origin_province = '山东' WHERE seller_id = $1`,
    [two.organisationId],
  );
  await app.drain();
}

/** What each query lists, said again in plain SQL: a condition and an order. `C` is PostgreSQL's collation by bytes. */
const LISTS: [name: string, query: Query, condition: string, order: string][] = [
  ['everything, the most offered first', {}, 'true', 'offer_count DESC'],
  ['a type', { type: 'tapered_roller' }, `family = 'tapered_roller'`, 'offer_count DESC'],
  ['two series', { series: ['62', '63'] }, `series IN ('62', '63')`, 'offer_count DESC'],
  [
    'a seal and a size',
    { seal: 'contact_seal_2', boreMin: '20', boreMax: '30' },
    `seal = 'contact_seal_2' AND bore_mm BETWEEN 19.9 AND 30.1`,
    'offer_count DESC',
  ],
  ['a brand', { brand: 'LYC' }, `'brand:LYC' = ANY(tags)`, 'offer_count DESC'],
  ['a brand of quotes', { brand: `O'Neil "A\\B"` }, `designation = 'NU205'`, 'offer_count DESC'],
  ['a province', { province: '河北' }, `'province:河北' = ANY(tags)`, 'offer_count DESC'],
  ['a clearance', { clearance: 'C3' }, `'clearance:C3' = ANY(tags)`, 'offer_count DESC'],
  ['a tolerance class', { tolerance: 'P6' }, `'tolerance:P6' = ANY(tags)`, 'offer_count DESC'],
  [
    'a bore shape',
    { boreShape: 'taper_1_12', outsideMax: '90' },
    `'boreShape:taper_1_12' = ANY(tags) AND outside_mm <= 90`,
    'offer_count DESC',
  ],
  [
    'a certificate, green',
    { certificate: 'iso_9001', green: 'true' },
    `'green:true' = ANY(tags) AND 'certificate:iso_9001' = ANY(tags)`,
    'offer_count DESC',
  ],
  ['what is in stock', { inStock: 'true' }, 'stock > 0', 'offer_count DESC'],
  ['by lead time', { leadTimeMax: '2', sort: 'leadTime' }, 'lead_time_days <= 2', 'lead_time_days'],
  ['by MOQ', { moqMax: '10', sort: 'designation' }, 'moq <= 10', '(SELECT 1)'],
  ['by price', { inStock: 'true', sort: 'price' }, 'stock > 0', 'best_price'],
  [
    'by price, what has none last',
    { bore: '25', width: '15', sort: 'price' },
    'bore_mm = 25 AND width_mm BETWEEN 14.98 AND 15.02',
    `best_price NULLS LAST`,
  ],
  [
    'by price at a quantity',
    { sort: 'price', quantity: '1500', priceMax: '6' },
    'prices[4] <= 6',
    'prices[4]',
  ],
  [
    'by stock',
    { type: 'deep_groove_ball', boreMin: '20', boreMax: '30', sort: 'stock' },
    `family = 'deep_groove_ball' AND bore_mm BETWEEN 19.9 AND 30.1`,
    'stock DESC',
  ],
  ['by bore', { type: 'needle_roller', sort: 'bore' }, `family = 'needle_roller'`, 'bore_mm NULLS LAST'],
  ['by outside diameter', { series: 'NU2', sort: 'outside' }, `series = 'NU2'`, 'outside_mm NULLS LAST'],
  ['by width', { series: '222', sort: 'width' }, `series = '222'`, 'width_mm NULLS LAST'],
  ['by mass', { series: '60', sort: 'mass' }, `series = '60'`, 'mass_kg NULLS LAST'],
  [
    'by load rating',
    { bore: '25', dynamicLoadMin: '10', sort: 'dynamicLoad' },
    'bore_mm = 25 AND dynamic_load_kn >= 10',
    'dynamic_load_kn DESC',
  ],
  [
    'by static load rating',
    { bore: '25', sort: 'staticLoad' },
    'bore_mm = 25',
    'static_load_kn DESC NULLS LAST',
  ],
  [
    'by limiting speed',
    { bore: '25', limitingSpeedMin: '9000', sort: 'limitingSpeed' },
    'bore_mm = 25 AND limiting_speed_rpm >= 9000',
    'limiting_speed_rpm DESC',
  ],
];

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
      const pairs = Object.entries(query).flatMap(([key, value]) =>
        [value].flat().map((each): [string, string] => [key, each]),
      );
      const answer = await app.anyone().get(`/parts/search?${new URLSearchParams(pairs).toString()}`);
      expect([answer.status, answer.headers.get('x-search-engine')]).toEqual([200, name]);
      return answer.body;
    }

    async function walk(query: Query, limit: number): Promise<{ seen: string[]; total: number }> {
      const seen: string[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const page: Json = await found({ ...query, limit: String(limit), cursor });
        seen.push(...page.items.map(({ designation }: Json) => designation));
        if (page.nextCursor === null) return { seen, total: page.total };
        cursor = page.nextCursor as string;
      }
      return { seen, total: -1 };
    }

    it.each(LISTS)('lists %s', async (_, query, condition, order) => {
      const truth = await app.sql(
        `SELECT designation FROM part_index WHERE ${condition} ORDER BY ${order}, designation COLLATE "C" LIMIT 300`,
      );
      const [{ count }] = await app.sql(`SELECT count(*)::int FROM part_index WHERE ${condition}`);
      const wanted = truth.map(({ designation }) => designation);
      expect(count).toBeGreaterThan(0);
      const { items, total } = await found({ ...query, limit: '100' });
      expect(total).toBe(count);
      expect(items.map(({ designation }: Json) => designation)).toEqual(wanted.slice(0, 100));
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
          `SELECT * FROM (SELECT ${column} AS value, count(*)::int FROM part_index WHERE bore_mm = 25 AND ${condition} GROUP BY 1)
           ORDER BY count DESC, value COLLATE "C"`,
        );
      const types = `family IN ('deep_groove_ball', 'tapered_roller')`;
      expect(facets.type.filter(({ count: many }: Json) => many > 0)).toEqual(
        await count('family', `'brand:HRB' = ANY(tags)`),
      );
      expect(facets.brand).toEqual(
        await app.sql(
          `SELECT * FROM (SELECT substr(tag, 7) AS value, count(*)::int FROM part_index, unnest(tags) tag
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
      expect((await found({ q: 'zwz' })).items.map(({ designation }: Json) => designation)).toEqual([
        '30205',
        '30206',
      ]);
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
      await app.app.get(MeiliJobs).reconcile();
      return /^search_meilisearch_drift (\d+)/m.exec((await app.anyone().get('//metrics')).body)?.[1];
    };

    it('have the newest of every document, whatever folds and rebuilds run at once', async () => {
      const seller = await app.seller('Hasty');
      const listing = await offer(seller, { designation: '6209-2RS', brand: 'HASTY', stock: 1 });
      const [{ part_type_id: partTypeId }] = await app.sql(`SELECT part_type_id FROM listing WHERE id = $1`, [
        listing.id,
      ]);
      const indexer = app.app.get(Indexer);
      const rebuilt = indexer.rebuild();
      for (let stock = 2; stock < 60; stock++) {
        await app.sql(`UPDATE stock_lot SET on_hand = $2 WHERE listing_id = $1`, [listing.id, stock]);
        await indexer.fold({ partTypeId });
      }
      await rebuilt;
      await app.drain();
      const { body, headers } = await app.anyone().get('/parts/search?brand=HASTY');
      expect(headers.get('x-search-engine')).toBe('meilisearch');
      expect(body.items[0].offers.stock).toBe(59);
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
