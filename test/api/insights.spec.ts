import { UnmetSearches } from '@app/search';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Account, type Json, TestApp } from '../support/app.js';
import { offer } from '../support/trade.js';

let app: TestApp;
let admin: Account;

beforeAll(async () => {
  app = await TestApp.start();
  admin = await app.admin();
});
afterAll(() => app.close());

async function search(query: Record<string, string>): Promise<void> {
  const { status } = await app
    .anyone()
    .get(`/parts/search?${new URLSearchParams({ limit: '5', ...query }).toString()}`);
  expect(status).toBe(200);
}

/** As the seconds do that pass between counting and telling. */
async function told(): Promise<void> {
  await app.app.get(UnmetSearches).state();
  await app.drain();
}

async function unmet(query = ''): Promise<Json[]> {
  const { status, body } = await admin.get(`/admin/unmet-demand?${query}`);
  expect(status).toBe(200);
  return body.items;
}

describe('searches that find nothing on offer', () => {
  it('are summed by what was meant, whatever was written, and by the buyer’s province', async () => {
    await search({ q: '6411-2RS 500个 张先生 13800000000' });
    await search({ q: '6411 2rs', from: '四川' });
    await search({ q: '6411DDU', from: '四川', priceMax: '3' });
    await search({ q: '31*64.5*17.3 圆锥' });
    await told();
    await search({ q: '6411-2RS' });
    await told();
    const items = await unmet();
    expect(items).toMatchObject([
      { kind: 'part', key: '6411-2RS', searches: 4, narrowed: 1, provinces: 1 },
      { kind: 'size', key: '31×64.5×17.3 tapered_roller', searches: 1, narrowed: 0, provinces: 0 },
    ]);
    expect(items[0].lastDay).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(await unmet('province=Sichuan&kind=part')).toMatchObject([{ key: '6411-2RS', searches: 2 }]);
    expect(await unmet('to=2020-01-01&from=2019-01-01')).toEqual([]);
    const kept =
      JSON.stringify(await app.sql(`SELECT * FROM unmet_demand`)) +
      JSON.stringify(await app.sql(`SELECT payload FROM outbox_event WHERE name = 'search.unmet'`));
    expect(kept).not.toMatch(/张先生|13800000000/);
  });

  it('are not those that found an offer, a later page, or words that name nothing', async () => {
    const before = await unmet();
    await offer(await app.seller(), { designation: '6412-2RS', stock: 10 });
    await app.drain();
    await search({ q: '6412-2RS' });
    await search({ q: '张先生 你好' });
    await search({ q: '' });
    await told();
    expect(await unmet()).toEqual(before);
  });

  it('are counted once when the fact is told twice', async () => {
    await search({ q: '6413' });
    await told();
    const [{ id }] = await app.sql(
      `SELECT id FROM outbox_event WHERE name = 'search.unmet' ORDER BY id DESC LIMIT 1`,
    );
    await app.sql(`INSERT INTO fact_to_deliver (event_id) VALUES ($1)`, [id]);
    await app.drain();
    expect((await unmet()).find(({ key }) => key === '6413')).toMatchObject({ searches: 1 });
  });

  it('come page by page, the most wanted first', async () => {
    const pages: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body }: { body: Json } = await admin.get(`/admin/unmet-demand?limit=1&cursor=${cursor}`);
      pages.push(...body.items.map(({ key }: Json) => key));
      cursor = body.nextCursor;
    }
    expect(pages).toEqual((await unmet()).map(({ key }) => key));
    expect(new Set(pages).size).toBe(pages.length);
  });

  it('are shown to admins only, and asked for in order', async () => {
    expect((await app.anyone().get('/admin/unmet-demand')).status).toBe(401);
    expect((await (await app.buyer()).get('/admin/unmet-demand')).status).toBe(403);
    for (const query of [
      'from=2026-02-31',
      'from=2026-W05-1',
      'to=yesterday',
      'kind=x',
      'cursor=x',
      'limit=0',
    ]) {
      const { status } = await admin.get(`/admin/unmet-demand?${query}`);
      expect([query, status]).toEqual([query, 400]);
    }
  });
});
