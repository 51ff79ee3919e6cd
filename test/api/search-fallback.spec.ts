import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Account, type Json, TestApp } from '../support/app.js';
import { offer } from '../support/trade.js';

/** Somebody at Meilisearch's address who is not, or not fit to be, Meilisearch; nobody at all without an answer. */
const FAULTS: [name: string, trouble: string, answer: RequestListener | null][] = [
  ['is not there', 'unreachable: ECONNREFUSED', null],
  [
    'answers with a page of something between',
    'failing: ',
    (_, response) => response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>'),
  ],
  [
    'has too much to do',
    'overloaded: 503 ',
    (_, response) => response.writeHead(503, { 'retry-after': '30' }).end('{"message": "later"}'),
  ],
  [
    'refuses our key',
    'refused: 403 invalid_api_key',
    (_, response) =>
      response
        .writeHead(403)
        .end('{"message": "The provided API key is invalid.", "code": "invalid_api_key"}'),
  ],
];

describe.each(FAULTS)('while Meilisearch %s', (_, trouble, answer) => {
  let app: TestApp;
  let seller: Account;
  let server: Server;
  const asked: string[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      answer?.(request, response);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    if (answer === null) server.close();
    app = await TestApp.start({
      MEILI_URL: `http://127.0.0.1:${port}`,
      MEILI_KEY: 'the key that must not be told',
    });
    seller = await app.seller();
  });
  afterAll(async () => {
    await app.close();
    server.closeAllConnections();
    server.close();
  });

  it('PostgreSQL answers, says so, and is told of every change', async () => {
    await offer(seller, { designation: '6205-2RS', brand: 'HRB', stock: 12 });
    await app.drain();
    const { status, body, headers } = await app.anyone().get('/parts/search?brand=HRB');
    expect([status, headers.get('x-search-engine')]).toEqual([200, 'postgres; fallback']);
    expect(body.items.map(({ offers }: Json) => offers.stock)).toEqual([12]);
  });

  it('the process is ready, and says what it does without; no key is in it', async () => {
    const { status, body } = await app.anyone().get('//health/ready');
    expect([status, body.details.search]).toEqual([
      200,
      expect.objectContaining({ status: 'up', degraded: true, engine: 'postgres', fallback: true }),
    ]);
    expect(body.details.search.trouble).toContain(trouble);
    const { body: metrics } = await app.anyone().get('//metrics');
    expect(metrics).toMatch(/^search_meilisearch_left_out 1$/m);
    expect(metrics).toMatch(/^search_meilisearch_fallbacks_total\{reason="[a-z]+"\} [1-9]/m);
    expect(JSON.stringify(body) + metrics).not.toContain('must not be told');
  });

  it('what it has missed waits for it', async () => {
    const waiting = await app.sql(
      `SELECT designation FROM search_pending JOIN part_index USING (part_type_id)`,
    );
    expect(waiting).toEqual([{ designation: '6205-2RS' }]);
  });

  it('no search asks it again, only a probe now and then', async () => {
    const { length } = asked;
    const from = performance.now();
    for (let times = 0; times < 20; times++) await app.anyone().get('/parts/search?q=6205&limit=1');
    expect(performance.now() - from).toBeLessThan(10_000);
    expect(asked.length - length).toBeLessThanOrEqual(6);
  });
});
