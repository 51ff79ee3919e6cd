import { fork } from 'node:child_process';
import { once } from 'node:events';
import { type Agent } from 'node:http';
import { type Pool } from 'pg';
import { type Statement } from '../support/statements.ts';
import { type BenchOptions } from './bench.ts';
import { appInProcess, send, untilQuiet } from './market.ts';
import { type Act, type Figures, measure, renewed, replay } from './measure.ts';
import { record } from './record.ts';
import { type Scenario } from './scenarios.ts';

export interface Cell {
  scenario: string;
  clients: number;
  market: Figures;
  sql: Figures;
  bareHttp: Figures;
  /** Time for one act, over that of its SQL through `pg` alone in the same run. */
  timesSql: number;
  p50TimesSql: number;
}

interface Plan {
  scenario: string;
  statement: string;
  plan: string[];
}

const CLIENTS = [1, 16, 64];

/** When recording began: what is older was there before. */
let recordedFromMs = Infinity;

/** Each scenario at each number of clients. */
export async function measureAll(
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
  const quietly = async (act: Act, seconds: number): Promise<Figures> => {
    await untilQuiet(pool);
    return measure(act, clients, seconds);
  };
  const figures = {
    market: await quietly(through(options.serverUrl), options.seconds),
    sql: await quietly(sql, options.seconds),
    bareHttp: await quietly(through(bareUrl), options.seconds / 2),
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

/** The statements of each request, taken from the built server running in this process. */
export async function recordAll(
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

async function startBareServer(bytes: number): Promise<{ url: string; stop: () => void }> {
  const child = fork(new URL('bare-server.ts', import.meta.url), [String(bytes)]);
  const [port] = (await once(child, 'message')) as [number];
  return { url: `http://127.0.0.1:${port}`, stop: () => child.disconnect() };
}

/** The plan of each statement of each scenario's first request, which is made once more, and undone. */
export async function explain(
  pool: Pool,
  scenarios: readonly Scenario[],
  recorded: ReadonlyMap<string, Statement[][]>,
): Promise<Plan[]> {
  const plans: Plan[] = [];
  const client = await pool.connect();
  for (const { name } of scenarios) {
    await client.query('BEGIN');
    for (const { text, values } of renewed(recorded.get(name)?.[0] ?? [], isNew)) {
      if (!/^\s*(SELECT|WITH|INSERT|UPDATE|DELETE)/i.test(text)) continue;
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(
        `EXPLAIN (ANALYZE, BUFFERS) ${text}`,
        values,
      );
      const statement = text.replaceAll(/\s+/g, ' ').trim();
      plans.push({ scenario: name, statement, plan: rows.map((line) => line['QUERY PLAN']) });
    }
    await client.query('ROLLBACK');
  }
  client.release();
  return plans;
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
