import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import { type Json } from './app.js';

/** A question and its answer as a real server gave it. Names of indexes stand as `{index}` and `{building}`, numbers of tasks as `{task}`. */
interface Exchange {
  ask: string;
  /** Of a search: what was asked. */
  body?: Json;
  status: number;
  retryAfter?: string;
  answer: Json;
}

interface Fixture {
  /** Of the server that gave the answers. */
  version: string;
  exchanges: Exchange[];
}

export interface Fault {
  /** The questions that it befalls: `POST /multi-search`. */
  on: RegExp;
  times: number;
  /** Answers so, in the words recorded for that error: `too_many_search_requests`. */
  code?: string;
  /** Says nothing at all. */
  silent?: true;
  /** Accepts, and fails the task. */
  failsTask?: true;
}

interface Asked {
  ask: string;
  key: string;
  body: string;
}

const FILE = new URL('meili-exchanges.json', import.meta.url);
const INDEX = /\b(test-[0-9a-f]+|parts)-[0-9a-f]{8}(-building)?\b/g;

/**
 * Stands in for a Meilisearch server, over HTTP. All it says a real one said (`meili-exchanges.json` names its version); which of that
 * fits depends on the keys, indexes and tasks that it was given, and on the faults that a test wishes.
 *
 * With `record` it hands everything on to a real server and keeps the exchanges: `MEILI_RECORD=1 MEILI_URL=… MEILI_KEY=… npm test --
 * --only api meilisearch-protocol`. Its 503 is of a server started with `--experimental-search-queue-size 1` and 120 searches at once.
 */
export class MeiliStandIn {
  static async start(record?: { url: string; key: string }): Promise<MeiliStandIn> {
    const known = existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Fixture) : undefined;
    const standIn = new MeiliStandIn(known ?? { version: '', exchanges: [] }, record);
    if (record) standIn.fixture.version = (await standIn.handOn('GET', '/version', '')).answer.pkgVersion;
    await standIn.open();
    return standIn;
  }

  readonly masterKey: string;
  readonly asked: Asked[] = [];
  readonly faults: Fault[] = [];
  private readonly keys = new Map<string, Json>();
  private readonly indexes = new Set<string>();
  private readonly tasks: { type: string; failed: boolean; polls: number }[] = [];
  private server?: Server;
  private port = 0;

  private constructor(
    private readonly fixture: Fixture,
    private readonly record?: { url: string; key: string },
  ) {
    this.masterKey = record?.key ?? 'the-master-key-of-a-stand-in';
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get version(): string {
    return this.fixture.version;
  }

  /** On the port that it had, if it had one. */
  async open(): Promise<void> {
    this.server = createServer((request, response) => {
      this.answer(request, response).catch((error: unknown) => {
        response.writeHead(599).end(String(error));
      });
    });
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
    this.port = (this.server.address() as AddressInfo).port;
  }

  /** Nobody is there any more. */
  async close(): Promise<void> {
    const { server } = this;
    server?.closeAllConnections();
    await new Promise((resolve) => server?.close(resolve));
    if (this.record) this.save();
  }

  questions(ask: RegExp): Asked[] {
    return this.asked.filter((each) => ask.test(each.ask));
  }

  /** The key of these rights, as the server derives it. */
  keyFor(action: string): string {
    for (const [uid, { actions }] of this.keys)
      if (actions.includes(action)) return keyOf(this.masterKey, uid);
    return 'none';
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await textOf(request);
    const path = request.url ?? '';
    const key = (request.headers.authorization ?? '').replace('Bearer ', '');
    const ask = `${request.method} ${nameless(path.split('?', 1)[0]!)}`;
    this.asked.push({ ask, key, body });
    const fault = this.faults.find(({ on, times }) => times > 0 && on.test(ask));
    if (fault) fault.times--;
    if (fault?.silent) return;
    const exchange = fault?.code
      ? this.recorded(ask, ({ answer }) => answer?.code === fault.code)
      : this.record
        ? await this.recording(request.method ?? '', path, body, key, fault)
        : this.replay(ask, path, body, key, fault);
    response.writeHead(exchange.status, {
      'content-type': 'application/json',
      ...(exchange.retryAfter && { 'retry-after': exchange.retryAfter }),
    });
    response.end(exchange.answer === undefined ? '' : JSON.stringify(exchange.answer));
  }

  /** What the server says in the state that it is in. */
  private replay(ask: string, path: string, body: string, key: string, fault?: Fault): Exchange {
    if (!this.mayAsk(ask, key)) return this.recorded(ask, ({ status }) => status === 403);
    const named = INDEX.exec(path)?.[0] ?? '';
    INDEX.lastIndex = 0;
    switch (ask) {
      case 'GET /keys':
        return this.saying(ask, 200, { results: [...this.keys.values()] });
      case 'POST /keys': {
        const made = JSON.parse(body);
        this.keys.set(made.uid, made);
        return this.saying(ask, 201, { ...made, key: keyOf(this.masterKey, made.uid) });
      }
      case 'GET /indexes':
        return this.saying(ask, 200, { results: [...this.indexes].map((uid) => ({ uid })) });
      case 'GET /indexes/{index}':
      case 'GET /indexes/{building}':
        if (!this.indexes.has(named)) return this.recorded(ask, ({ status }) => status === 404);
        return this.saying('GET /indexes/{index}', 200, { uid: named });
      case 'POST /multi-search':
        return this.search(body);
    }
    if (ask.startsWith('GET /tasks/')) return this.task(Number(path.split('/').at(-1)));
    return this.accept(ask, named, body, fault?.failsTask ?? false);
  }

  private search(body: string): Exchange {
    const { queries } = JSON.parse(body);
    if (!this.indexes.has(queries[0].indexUid))
      return this.recorded('POST /multi-search', ({ answer }) => answer?.code === 'index_not_found');
    const wanted = nameless(body);
    return this.recorded(
      'POST /multi-search',
      (each) => each.status === 200 && JSON.stringify(each.body) === wanted,
    );
  }

  private accept(ask: string, named: string, body: string, failed: boolean): Exchange {
    const exchange = this.recorded(ask, ({ status }) => status === 202);
    const type: string = exchange.answer.type;
    if (!failed) {
      if (type === 'indexCreation') this.indexes.add(JSON.parse(body).uid);
      if (type === 'indexDeletion') this.indexes.delete(named);
      if (type === 'indexSwap')
        for (const { indexes, rename } of JSON.parse(body))
          if (rename) {
            this.indexes.delete(indexes[0]);
            this.indexes.add(indexes[1]);
          }
    }
    this.tasks.push({ type, failed, polls: 1 });
    return { ...exchange, answer: { ...exchange.answer, taskUid: this.tasks.length - 1, indexUid: named } };
  }

  /** At work when first asked for, done when asked again. */
  private task(uid: number): Exchange {
    const task = this.tasks[uid];
    // The task of a swap is not shown to a key of single indexes.
    if (!task || task.type === 'indexSwap')
      return this.recorded('GET /tasks/{task}', ({ status }) => status === 404);
    const wanted = task.polls-- > 0 ? ['enqueued', 'processing'] : [task.failed ? 'failed' : 'succeeded'];
    const exchange = this.recorded(
      'GET /tasks/{task}',
      ({ answer }) => wanted.includes(answer?.status) && (task.polls >= 0 || answer.type === task.type),
    );
    return { ...exchange, answer: { ...exchange.answer, uid } };
  }

  /** The rights of a key, as the server enforces them. */
  private mayAsk(ask: string, key: string): boolean {
    if (key === this.masterKey) return true;
    const held = [...this.keys].find(([uid]) => keyOf(this.masterKey, uid) === key);
    const [, needed] = RIGHTS.find(([on]) => on.test(ask)) ?? [];
    return held !== undefined && needed !== undefined && held[1].actions.includes(needed);
  }

  private saying(ask: string, status: number, answer: Json): Exchange {
    const exchange = this.recorded(ask, (each) => each.status === status);
    return { ...exchange, answer: { ...exchange.answer, ...answer } };
  }

  private recorded(ask: string, fits: (exchange: Exchange) => boolean): Exchange {
    const found =
      this.fixture.exchanges.find((each) => each.ask === ask && fits(each)) ??
      // Errors are alike whatever was asked.
      this.fixture.exchanges.find((each) => each.status >= 400 && fits(each));
    if (!found) throw new Error(`never heard of a real server: ${ask}; record it (see meili-stand-in.ts)`);
    return found;
  }

  private async recording(
    method: string,
    path: string,
    body: string,
    key: string,
    fault?: Fault,
  ): Promise<Exchange> {
    // Documents without their ids are what a server accepts and then fails.
    const sent = fault?.failsTask ? body.replaceAll('"id": "', '"no": "') : body;
    const exchange = await this.handOn(method, path, sent, key);
    if (exchange.ask === 'POST /keys' && exchange.status === 201)
      this.keys.set(exchange.answer.uid, exchange.answer);
    this.keep(exchange, body);
    return exchange;
  }

  private async handOn(method: string, path: string, body: string, key = this.masterKey): Promise<Exchange> {
    const answer = await fetch(`${this.record!.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body && {
          'content-type': path.includes('documents?') ? 'application/x-ndjson' : 'application/json',
        }),
      },
      body: body || undefined,
    });
    const said = await answer.text();
    return {
      ask: `${method} ${nameless(path.split('?', 1)[0]!)}`,
      status: answer.status,
      retryAfter: answer.headers.get('retry-after') ?? undefined,
      answer: said === '' ? undefined : JSON.parse(said),
    };
  }

  /** One of a kind: of a task for each type and state, of a search for each question. */
  private keep(exchange: Exchange, body: string): void {
    const { ask, status, answer } = exchange;
    const kept: Exchange = {
      ...exchange,
      ...(ask === 'POST /multi-search' && { body: JSON.parse(nameless(body)) }),
      answer: answer === undefined ? undefined : JSON.parse(nameless(scrubbed(answer))),
    };
    const kind = (each: Exchange): string =>
      JSON.stringify([
        each.ask,
        each.status,
        each.body,
        each.answer?.code,
        ask.startsWith('GET /tasks') && [each.answer?.type, each.answer?.status],
      ]);
    const at = this.fixture.exchanges.findIndex((each) => kind(each) === kind(kept));
    if (at === -1) this.fixture.exchanges.push(kept);
    else if (status < 400) this.fixture.exchanges[at] = kept;
  }

  private save(): void {
    writeFileSync(FILE, `${JSON.stringify(this.fixture, null, 1)}\n`);
  }
}

/** Which action a question takes (Meilisearch, API keys). */
const RIGHTS: [RegExp, string][] = [
  [/multi-search/, 'search'],
  [/POST .*documents$/, 'documents.add'],
  [/GET .*documents$|documents\/fetch/, 'documents.get'],
  [/documents\/delete/, 'documents.delete'],
  [/settings/, 'settings.update'],
  [/swap-indexes/, 'indexes.swap'],
  [/tasks/, 'tasks.get'],
  [/POST \/indexes$/, 'indexes.create'],
  [/GET \/indexes/, 'indexes.get'],
  [/DELETE \/indexes/, 'indexes.delete'],
];

function keyOf(masterKey: string, uid: string): string {
  return createHmac('sha256', masterKey).update(uid).digest('hex');
}

function nameless(said: string): string {
  return said
    .replaceAll(INDEX, (_, _prefix, building?: string) => (building ? '{building}' : '{index}'))
    .replace(/^\/tasks\/\d+/, '/tasks/{task}');
}

/** No key gets into the fixture, and no more documents, or rights of keys, than show what one is. */
function scrubbed(answer: Json): string {
  return JSON.stringify(answer, (name, value: Json) => {
    if (name === 'key') return '{key}';
    if (name === 'results' && Array.isArray(value) && value.some((each) => each?.digest ?? each?.key))
      return value.slice(0, 2);
    return value;
  });
}
