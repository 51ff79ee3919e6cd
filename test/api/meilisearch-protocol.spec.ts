import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { MeiliServer } from '../../libs/search/src/meilisearch/meili-server.js';
import { Trouble } from '../../libs/search/src/meilisearch/meili-trouble.js';
import { type Account, type Answer, type Json, TestApp } from '../support/app.js';
import { MeiliStandIn } from '../support/meili-stand-in.js';
import { MEILISEARCH, ownIndex } from '../support/meilisearch.js';
import { offer } from '../support/trade.js';

/** Against the words of a real server; with MEILI_RECORD against the server itself, whose words are then kept. */
const record = process.env.MEILI_RECORD ? MEILISEARCH : undefined;
const own = record && ownIndex(record);

let standIn: MeiliStandIn;
let app: TestApp;
let seller: Account;

beforeAll(async () => {
  standIn = await MeiliStandIn.start(record);
  app = await TestApp.start({
    ...own?.env,
    MEILI_URL: standIn.url,
    MEILI_KEY: standIn.masterKey,
  });
  seller = await app.seller();
  await offer(seller, { designation: '6205-2RS', brand: 'HRB', stock: 1000 });
  await offer(seller, { designation: '6205-2Z/C3', brand: 'LYC', stock: 30 });
  await app.drain();
  await recovered();
});
afterEach(async () => {
  standIn.faults.length = 0;
  await recovered();
});
afterAll(async () => {
  await app.close();
  await standIn.close();
  await own?.drop();
});

const SEARCHES = [
  '/parts/search?limit=2',
  '/parts/search?q=6205&limit=3',
  '/parts/search?brand=HRB&type=deep_groove_ball&inStock=true&sort=price&limit=5',
];

const search = (path = SEARCHES[2]!): Promise<Answer> => app.anyone().get(path);
const engineOf = ({ headers }: Answer): string | null => headers.get('x-search-engine');
const health = async (): Promise<Json> => (await app.anyone().get('//health/ready')).body.details.search;
const waiting = async (): Promise<number> =>
  (await app.sql(`SELECT count(*)::int AS waiting FROM search_pending`))[0].waiting;

/** Whatever it takes: it recovers by itself. */
async function recovered(): Promise<void> {
  for (let tries = 0; (await health()).degraded; tries++) {
    if (tries > 400) throw new Error(`it does not recover: ${JSON.stringify(await health())}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function reprice(price: string): Promise<void> {
  const { items } = (await seller.get('/seller/listings')).body;
  const listing = items.find(({ brand }: Json) => brand === 'HRB');
  await seller.patch(`/seller/listings/${listing.id}`, {
    priceBreaks: [{ minQuantity: 1, unitPrice: price }],
  });
  await app.drain();
}

describe('the keys', () => {
  it('are two, made by us with the master key, which asks for nothing else', () => {
    const made = standIn.questions(/^POST \/keys/).map(({ body }) => JSON.parse(body));
    expect(made.map(({ actions }) => actions.includes('search'))).toEqual([true, true]);
    expect(made[0].actions).toEqual(['search']);
    expect(made[1].actions.join()).not.toMatch(/keys|\*|dumps|snapshots|experimental/);
    for (const { indexes, expiresAt } of made) {
      expect([indexes.length, expiresAt]).toEqual([1, null]);
      expect(indexes[0]).toMatch(/^(parts|test-[0-9a-f]+)\*$/);
    }
    const withMaster = standIn.asked.filter(({ key }) => key === standIn.masterKey);
    expect(new Set(withMaster.map(({ ask }) => ask.split(' ')[1]))).toEqual(new Set(['/keys']));
  });

  it('are each for its own: searchers ask with one, the indexer with the other', async () => {
    const { length } = standIn.asked;
    await search();
    await reprice('4.1');
    const asked = standIn.asked.slice(length);
    const [searching, indexing] = [standIn.keyFor('search'), standIn.keyFor('documents.add')];
    expect(searching).not.toBe(indexing);
    for (const { ask, key } of asked)
      expect([ask, key]).toEqual([ask, /multi-search/.test(ask) ? searching : indexing]);
  });
});

describe('the index', () => {
  it('was built beside, with its settings first, in batches, and took its place', async () => {
    const asks = standIn.asked
      .map(({ ask }) => ask)
      .filter((ask) => !/tasks|keys|multi-search|^GET/.test(ask));
    const begins = [
      'POST /indexes',
      'PATCH /indexes/{building}/settings',
      'POST /indexes/{building}/documents',
    ];
    expect(asks.slice(0, 3)).toEqual(begins);
    expect(asks.indexOf('POST /swap-indexes')).toBeGreaterThan(
      asks.lastIndexOf('POST /indexes/{building}/documents'),
    );
    const batches = standIn.questions(/^POST .*documents$/).map(({ body }) => body.split('\n'));
    const [{ count }] = await app.sql(`SELECT count(*)::int FROM part_index`);
    const built = batches.slice(0, Math.ceil(count / 500)).flat();
    expect(Math.max(...batches.map(({ length }) => length))).toBeLessThanOrEqual(500);
    expect(built).toHaveLength(count);
    const document = JSON.parse(built.find((line) => line.includes('"6205-2RS"'))!);
    expect(document).toMatchObject({
      designation: '6205-2RS',
      tags: { boreShape: ['cylindrical'] },
      hit: { designation: '6205-2RS', bore_mm: 25 },
    });
    expect(document.keys).toContain('180205');
    expect(document.digest).toMatch(/^[0-9a-f]{32}$/);
  });

  it.each(SEARCHES)('answers %s in one call', async (path) => {
    const { length } = standIn.asked;
    const answer = await search(path);
    expect([answer.status, engineOf(answer)]).toEqual([200, 'meilisearch']);
    expect(answer.body.items.length).toBeGreaterThan(0);
    expect(answer.headers.get('server-timing')).toMatch(/^engine;dur=\d+$/);
    expect(standIn.asked.slice(length).map(({ ask }) => ask)).toEqual(['POST /multi-search']);
  });
});

describe('a change', () => {
  it('is handed over and waited for, and waits no more', async () => {
    const { length } = standIn.asked;
    await reprice('4.2');
    const asked = standIn.asked.slice(length).map(({ ask }) => ask);
    expect(asked).toContain('POST /indexes/{index}/documents');
    expect(asked.at(-1)).toBe('GET /tasks/{task}');
    expect(await waiting()).toBe(0);
  });

  it('whose task fails is kept, told of, and carried when that passes', async () => {
    standIn.faults.push({ on: /POST .*documents$/, times: 1, failsTask: true });
    await reprice('4.3');
    expect(await waiting()).toBe(1);
    const answer = await search();
    expect([answer.status, engineOf(answer)]).toEqual([200, 'postgres; fallback']);
    expect(answer.body.items[0].offers.bestPrice.unitPrice).toBe('4.300000');
    expect(await health()).toMatchObject({
      status: 'up',
      degraded: true,
      engine: 'postgres',
      fallback: true,
    });
    expect((await health()).lastFailedTask).toMatch(
      /^task: documentAdditionOrUpdate \d+ failed, missing_document_id/,
    );
    await recovered();
    expect(await waiting()).toBe(0);
    expect((await app.anyone().get('//metrics')).body).toMatch(
      /search_meilisearch_troubles_total\{kind="task"\} [1-9]/,
    );
  });
});

describe('while Meilisearch', () => {
  /** PostgreSQL answers, at once and as ever, and says so; nothing is asked of the other one but a probe now and then. */
  async function answersWithout(kind: string): Promise<void> {
    const startedAt = performance.now();
    const [first, second] = [await search(), await search(SEARCHES[1])];
    expect([first, second].map(engineOf)).toEqual(['postgres; fallback', 'postgres; fallback']);
    expect([first, second].map(({ status }) => status)).toEqual([200, 200]);
    expect(performance.now() - startedAt).toBeLessThan(4000);
    expect((await health()).trouble).toContain(`${kind}: `);
    expect((await app.anyone().get('//health/ready')).status).toBe(200);
  }

  it('refuses our key, PostgreSQL answers', async () => {
    standIn.faults.push({ on: /multi-search/, times: 1, code: 'invalid_api_key' });
    await answersWithout('refused');
    await recovered();
  });

  it('is silent, PostgreSQL answers', async () => {
    standIn.faults.push({ on: /multi-search/, times: 1, silent: true });
    await answersWithout('timeout');
    await recovered();
  });

  it('is not there, PostgreSQL answers; when it is back, it gets what it missed', async () => {
    await standIn.close();
    await answersWithout('unreachable');
    await reprice('4.4');
    expect(await waiting()).toBe(1);
    expect((await search()).body.items[0].offers.bestPrice.unitPrice).toBe('4.400000');
    await standIn.open();
    await recovered();
    expect(await waiting()).toBe(0);
    const [last] = standIn.questions(/^POST .*\/documents$/).slice(-1);
    expect(last?.body).toContain('"best_price": 4.400000');
    expect(engineOf(await search())).toBe('meilisearch');
  });

  it('does not know the index any more, it is built again', async () => {
    standIn.faults.push({ on: /multi-search/, times: 2, code: 'index_not_found' });
    await answersWithout('missing');
    await app.drain();
    await recovered();
  });
});

describe('the indexer', () => {
  const serverWith = (waits: number[], key = standIn.masterKey): MeiliServer =>
    new MeiliServer({ url: standIn.url, key, index: own?.index ?? 'parts' }, (ms) => {
      waits.push(ms);
      return Promise.resolve();
    });

  it('comes back when it was told to, and not for ever', async () => {
    const waits: number[] = [];
    standIn.faults.push({ on: /^GET \/indexes$/, times: 2, code: 'too_many_search_requests' });
    await serverWith(waits).index((client) => client.getRawIndexes());
    expect(waits).toHaveLength(2);
    for (const ms of waits) expect(ms).toBeGreaterThanOrEqual(10_000);
    for (const ms of waits) expect(ms).toBeLessThanOrEqual(12_500);

    standIn.faults.push({ on: /^GET \/indexes$/, times: 99, code: 'too_many_search_requests' });
    const given: unknown = await serverWith(waits)
      .index((client) => client.getRawIndexes())
      .catch((error: unknown) => error);
    expect(given).toMatchObject({ kind: 'overloaded', retryAfterMs: 10_000 });
    expect(waits).toHaveLength(6);
  });

  it('does not insist where a key is refused, and names no key', async () => {
    const waits: number[] = [];
    const refused: unknown = await serverWith(waits, 'no such key')
      .index((client) => client.getRawIndexes())
      .catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Trouble);
    expect(String(refused)).toBe('Trouble: refused: 403 invalid_api_key');
    expect(waits).toEqual([]);
  });

  it('uses a key that may not make others as it is', async () => {
    expect(await serverWith([], standIn.keyFor('documents.add')).takeKeys()).toBe('given');
    expect(await serverWith([]).takeKeys()).toBe('own');
  });
});
