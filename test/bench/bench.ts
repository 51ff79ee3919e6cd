import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { pathToFileURL } from 'node:url';
import pg, { type Pool } from 'pg';
import { benchAllocation } from './allocation.ts';
import { benchBearings, type BearingsFigure } from './bearings.ts';
import { type Statement } from '../support/statements.ts';
import { type Act, type Figures, measure, replay } from './measure.ts';
import { benchFreshness } from './freshness.ts';
import { record } from './record.ts';
import { benchRebuild } from './rebuild.ts';
import { type Ask, drawScenarios, type Scenario } from './scenarios.ts';

export interface BenchOptions {
  /** The environment of the server that answers at `serverUrl`. */
  serverEnv: Record<string, string> & { DATABASE_URL: string };
  serverUrl: string;
  seconds: number;
  /** Names of scenarios, `allocation`, `bearings`, `freshness`, `reindex`; all where none is named. */
  only: readonly string[];
  reportFile: string;
  say: (line: string) => void;
}

interface Cell {
  scenario: string;
  clients: number;
  market: Figures;
  sql: Figures;
  bareHttp: Figures;
  /** Time for one act, over that of its SQL through `pg` alone in the same run. */
  timesSql: number;
  p50TimesSql: number;
}

const CLIENTS = [1, 16, 64];
/** The server's own pool: more connections would give the reference what the market has not. */
const POOL_SIZE = 20;
const BUYERS = 16;
const OVERHEAD_SEARCHES = 400;

/** When recording began: what is older was there before. */
let recordedFromMs = Infinity;

/** Each scenario at each number of clients, beside its SQL alone and bare HTTP, one after another in the same run. */
export async function bench(options: BenchOptions): Promise<void> {
  const { say, serverUrl, serverEnv } = options;
  const isAsked = (name: string): boolean => options.only.length === 0 || options.only.includes(name);
  const bearings = isAsked('bearings') ? benchBearings() : [];
  for (const figure of bearings) say(bearingsRow(figure));
  const allocation = isAsked('allocation') ? await benchAllocation(say) : [];
  const pool = new pg.Pool({ connectionString: serverEnv.DATABASE_URL, max: POOL_SIZE });
  const agent = new Agent({ keepAlive: true, maxSockets: 128 });
  const drawn = await drawScenarios(pool, await registerBuyers(serverUrl));
  const scenarios = drawn.filter(({ name }) => isAsked(name));
  const recorded = await recordAll(serverEnv, scenarios);
  const cells = await measureAll(scenarios, recorded, { pool, agent, options });
  const overhead = await engineOverhead(agent, drawn, options);
  const freshness = isAsked('freshness') ? await freshnessFigures(pool, agent, options) : null;
  const reindex = isAsked('reindex') ? await reindexFigures(pool, options) : null;
  const plans = await explain(pool, scenarios, recorded);
  mkdirSync('.data', { recursive: true });
  const report = { at: new Date().toISOString(), node: process.version };
  writeFileSync(
    options.reportFile,
    JSON.stringify({ ...report, bearings, allocation, cells, overhead, freshness, reindex, plans }, null, 2),
  );
  say(`\n  Figures and the query plans of each scenario: ${options.reportFile}`);
  agent.destroy();
  await pool.end();
}

async function measureAll(
  scenarios: readonly Scenario[],
  recorded: ReadonlyMap<string, Statement[][]>,
  setting: Pick<CellSetting, 'pool' | 'agent' | 'options'>,
): Promise<Cell[]> {
  const { agent, options } = setting;
  const cells: Cell[] = [];
  if (scenarios.length > 0) options.say(`\n${header()}`);
  for (const scenario of scenarios) {
    const statements = recorded.get(scenario.name) ?? [];
    const size = (await send(agent, options.serverUrl, scenario.fresh(scenario.asks[0]!))).bytes;
    const bare = await startBareServer(size);
    for (const clients of CLIENTS) {
      const cell = await measureCell({ ...setting, scenario, statements, clients, bareUrl: bare.url });
      cells.push(cell);
      options.say(row(cell, scenario.aim));
    }
    bare.stop();
  }
  return cells;
}

/** What a search costs beyond the time that Meilisearch says it took, where it answers. Milliseconds. */
async function engineOverhead(
  agent: Agent,
  scenarios: Scenario[],
  { serverEnv, serverUrl, say }: BenchOptions,
) {
  if (!serverEnv.MEILI_URL) return null;
  const asks = scenarios.filter(({ name }) => name.startsWith('search')).flatMap((scenario) => scenario.asks);
  const ours: number[] = [];
  const engine: number[] = [];
  for (let turn = 0; turn < OVERHEAD_SEARCHES; turn++) {
    const from = performance.now();
    const { engineMs } = await send(agent, serverUrl, asks[turn % asks.length]!);
    const tookMs = performance.now() - from;
    if (engineMs === undefined) throw new Error('Meilisearch did not answer: see the log of the server');
    engine.push(engineMs);
    ours.push(tookMs - engineMs);
  }
  const median = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!;
  const figures = { searches: ours.length, ours: median(ours), engine: median(engine) };
  say(
    `\n  Meilisearch: ${figures.ours.toFixed(2)} ms of ours at the median of ${figures.searches} searches, beside its own ${figures.engine.toFixed(0)} ms (asked: < 5 ms)`,
  );
  return figures;
}

/** How soon a change is found at 200 a second. */
async function freshnessFigures(pool: Pool, agent: Agent, { serverUrl, seconds, say }: BenchOptions) {
  const freshness = await benchFreshness(pool, serverUrl, seconds, (ask) => send(agent, serverUrl, ask));
  const { changes, changesPerSecond, refused, lost, p50, p99 } = freshness;
  const failures = refused + lost > 0 ? `  (${refused} refused, ${lost} never found)` : '';
  say(
    `\n  ${changes} changes at ${changesPerSecond.toFixed(0)} /s are found after ${p50.toFixed(0)} ms at the median, ${p99.toFixed(0)} ms at p99 (asked: 2000 ms)${failures}`,
  );
  return freshness;
}

/** What making the index anew costs beside COPY. */
async function reindexFigures(pool: Pool, { serverEnv, say }: BenchOptions) {
  const app = await appInProcess(serverEnv);
  const { Indexer } = await built('libs/search/src/index.js');
  const rebuild = await benchRebuild(pool, () => app.get(Indexer).rebuild());
  await app.close();
  say(
    `\n  A reindex of ${rebuild.partTypes} part types with ${rebuild.listings} listings takes ${rebuild.rebuildMs.toFixed(0)} ms, reading and writing the same rows by COPY ${rebuild.copyMs.toFixed(0)} ms: ${rebuild.times.toFixed(2)} × (asked: ≤ 2 ×)`,
  );
  return rebuild;
}

interface CellSetting {
  scenario: Scenario;
  statements: Statement[][];
  clients: number;
  pool: Pool;
  agent: Agent;
  bareUrl: string;
  options: BenchOptions;
}

async function measureCell({
  scenario,
  statements,
  clients,
  pool,
  agent,
  bareUrl,
  options,
}: CellSetting): Promise<Cell> {
  const through =
    (url: string): Act =>
    async (turn) => {
      const { status } = await send(agent, url, scenario.fresh(scenario.asks[turn % scenario.asks.length]!));
      if (status >= 300) throw new Error(`answered ${status}`);
    };
  const sql: Act = (turn) => replay(pool, statements[turn % statements.length]!, isNew);
  const figures = {
    market: await measure(through(options.serverUrl), clients, options.seconds),
    sql: await measure(sql, clients, options.seconds),
    bareHttp: await measure(through(bareUrl), clients, options.seconds / 2),
  };
  return {
    scenario: scenario.name,
    clients,
    ...figures,
    timesSql: figures.sql.perSecond / figures.market.perSecond,
    p50TimesSql: figures.market.p50 / figures.sql.p50,
  };
}

/** Ids made since then are the recorded request's own: UUIDv7 tells its time; random ones are keys. */
function isNew(id: string): boolean {
  if (id[14] === '4') return true;
  return Number.parseInt(id.replace('-', '').slice(0, 12), 16) >= recordedFromMs;
}

const built = (path: string) => import(pathToFileURL(`dist/${path}`).href);

/** The built server, in this process. */
async function appInProcess(serverEnv: Record<string, string>) {
  const { createApp } = await built('apps/server/src/create-app.js');
  const { parseConfig } = await built('libs/platform/src/index.js');
  const app = await createApp(parseConfig(serverEnv));
  await app.init();
  return app;
}

/** The statements of each request, taken from the built server running in this process. */
async function recordAll(
  serverEnv: Record<string, string>,
  scenarios: Scenario[],
): Promise<Map<string, Statement[][]>> {
  const app = await appInProcess(serverEnv);
  await app.getHttpAdapter().getInstance().ready();
  const recorded = new Map<string, Statement[][]>();
  recordedFromMs = Date.now();
  for (const scenario of scenarios) {
    const all: Statement[][] = [];
    for (const ask of scenario.asks) {
      const { method, path: url, headers, body } = scenario.fresh(ask);
      all.push(
        await record(async () => {
          const { statusCode, body: said } = await app.inject({ method, url, headers, payload: body });
          if (statusCode >= 300) throw new Error(`${scenario.name} answered ${statusCode}: ${said}`);
        }),
      );
    }
    recorded.set(scenario.name, all);
  }
  await app.close();
  return recorded;
}

async function registerBuyers(serverUrl: string): Promise<string[]> {
  return Promise.all(
    Array.from({ length: BUYERS }, async (_, index) => {
      const answer = await fetch(`${serverUrl}/api/v1/auth/register`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          email: `bench-${Date.now()}-${index}@example.test`,
          password: 'correct horse battery',
          name: 'Bench',
          organisation: { kind: 'buyer', name: `Bench ${index}`, province: '四川' },
        }),
      });
      if (answer.status !== 201)
        throw new Error(`register answered ${answer.status}: ${await answer.text()}`);
      return ((await answer.json()) as { accessToken: string }).accessToken;
    }),
  );
}

interface Answer {
  status: number;
  bytes: number;
  /** Of `Server-Timing`: what a second search engine says it took. */
  engineMs?: number;
}

function send(agent: Agent, base: string, ask: Ask): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      `${base}${ask.path}`,
      { method: ask.method, headers: ask.headers, agent },
      (answer) => {
        let bytes = 0;
        answer.on('data', (chunk: Buffer) => (bytes += chunk.length));
        const timing = /engine;dur=([\d.]+)/.exec(String(answer.headers['server-timing']))?.[1];
        const engineMs = timing === undefined ? undefined : Number(timing);
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, bytes, engineMs }));
      },
    );
    outgoing.on('error', reject);
    outgoing.end(ask.body);
  });
}

async function startBareServer(bytes: number): Promise<{ url: string; stop: () => void }> {
  const child = fork(new URL('bare-server.ts', import.meta.url), [String(bytes)]);
  const [port] = (await once(child, 'message')) as [number];
  return { url: `http://127.0.0.1:${port}`, stop: () => child.disconnect() };
}

/** The plan of each SELECT of each scenario's first request. */
async function explain(pool: Pool, scenarios: Scenario[], recorded: Map<string, Statement[][]>) {
  const plans: { scenario: string; statement: string; plan: string[] }[] = [];
  for (const { name } of scenarios) {
    for (const { text, values } of recorded.get(name)?.[0] ?? []) {
      if (!/^\s*(SELECT|WITH)/i.test(text) || /INSERT|UPDATE|add_job|nextval/i.test(text)) continue;
      const { rows } = await pool.query<{ 'QUERY PLAN': string }>(
        `EXPLAIN (ANALYZE, BUFFERS) ${text}`,
        values,
      );
      plans.push({
        scenario: name,
        statement: text.replaceAll(/\s+/g, ' ').trim(),
        plan: rows.map((line) => line['QUERY PLAN']),
      });
    }
  }
  return plans;
}

function bearingsRow({ figure, measured, floor, met }: BearingsFigure): string {
  const value = measured.toLocaleString('en').padStart(10);
  return `bearings  ${figure.padEnd(20)} ${value}  ${floor}${met ? '' : '  (not met)'}`;
}

const COLUMNS = [12, 8, 10, 9, 9, 10, 9, 10, 9, 10] as const;

const line = (cells: string[]): string =>
  cells.map((cell, index) => cell.padStart(COLUMNS[index] ?? 9)).join(' ');

function header(): string {
  return line([
    'scenario',
    'clients',
    'req/s',
    'p50 ms',
    'p99 ms',
    'SQL /s',
    'SQL p50',
    'bare /s',
    '× SQL',
    'p50 × SQL',
  ]);
}

function row({ scenario, clients, market, sql, bareHttp, timesSql, p50TimesSql }: Cell, aim: string): string {
  const failed = [market, sql, bareHttp].filter((figures) => figures.failed > 0);
  const failures = failed.map((figures) => `  (${figures.failed} failed: ${figures.failure})`).join('');
  const cells = [
    scenario,
    String(clients),
    market.perSecond.toFixed(0),
    market.p50.toFixed(2),
    market.p99.toFixed(2),
    sql.perSecond.toFixed(0),
    sql.p50.toFixed(2),
    bareHttp.perSecond.toFixed(0),
    timesSql.toFixed(2),
    p50TimesSql.toFixed(2),
  ];
  return `${line(cells)}  ${aim}${failures}`;
}
