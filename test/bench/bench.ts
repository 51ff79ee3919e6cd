import { mkdirSync, writeFileSync } from 'node:fs';
import { Agent } from 'node:http';
import pg, { type Pool } from 'pg';
import { benchAllocation } from './allocation.ts';
import { benchBearings, type BearingsFigure } from './bearings.ts';
import { explain, measureAll, recordAll } from './cells.ts';
import { benchFreshness } from './freshness.ts';
import { benchGrowth } from './growth.ts';
import { benchImport } from './import.ts';
import { benchLedger } from './ledger.ts';
import { appInProcess, built, registerBuyers, send } from './market.ts';
import { benchRebuild } from './rebuild.ts';
import { benchRelease } from './release.ts';
import { benchRfqs } from './rfq.ts';
import { drawScenarios, drawSearches, type Scenario } from './scenarios.ts';

export interface BenchOptions {
  /** The environment of the server that answers at `serverUrl`. */
  serverEnv: Record<string, string> & { DATABASE_URL: string; AUTH_SECRET: string };
  serverUrl: string;
  /** Of a market of as many sellers and a tenth of the listings, where `growth` is asked for. */
  tenth?: { databaseUrl: string; serverUrl: string };
  seconds: number;
  /**
   * Names of scenarios, `allocation`, `bearings`, `growth`, `freshness`, `reindex`, `rfq`, `ledger`, `release`, `import`; all but `growth`
   * where none is named, the last three then at a tenth of their size.
   */
  only: readonly string[];
  reportFile: string;
  say: (line: string) => void;
}

/** The server's own pool: more connections would give the reference what the market has not. */
const POOL_SIZE = 20;
const BUYERS = 16;
const OVERHEAD_SEARCHES = 400;
const LEGS = 5_000_000;
const RELEASES = [1000, 3000, 10_000];
const IMPORT_ROWS = 200_000;

/** Each scenario at each number of clients, beside its SQL alone and bare HTTP, one after another in the same run. */
export async function bench(options: BenchOptions): Promise<void> {
  const { say, serverUrl, serverEnv } = options;
  const isAsked = (name: string): boolean => options.only.length === 0 || options.only.includes(name);
  const bearings = isAsked('bearings') ? benchBearings() : [];
  for (const figure of bearings) say(bearingsRow(figure));
  const allocation = isAsked('allocation') ? await benchAllocation(say) : [];
  const pool = new pg.Pool({ connectionString: serverEnv.DATABASE_URL, max: POOL_SIZE });
  const agent = new Agent({ keepAlive: true, maxSockets: 128 });
  const drawn = await drawScenarios(pool, {
    buyerTokens: await registerBuyers(serverUrl, BUYERS),
    authSecret: serverEnv.AUTH_SECRET,
  });
  const scenarios = drawn.filter(({ name }) => isAsked(name));
  const recorded = await recordAll(serverEnv, scenarios);
  const cells = await measureAll(scenarios, recorded, { pool, agent, options });
  const growth = options.tenth ? await growthFigures(agent, options.tenth, options) : null;
  const overhead = await engineOverhead(agent, drawn, options);
  const freshness = isAsked('freshness') ? await freshnessFigures(pool, agent, options) : null;
  const reindex = isAsked('reindex') ? await reindexFigures(pool, options) : null;
  const rfq = isAsked('rfq') ? await rfqFigures(pool, agent, options) : null;
  const plans = await explain(pool, scenarios, recorded);
  // What leaves much behind comes last.
  const share = options.only.length === 0 ? 0.1 : 1;
  const ledger = isAsked('ledger') ? await ledgerFigures(share * LEGS, options) : null;
  const release = isAsked('release') ? await releaseFigures(pool, share, options) : null;
  const imported = isAsked('import') ? await importFigures(pool, share * IMPORT_ROWS, options) : null;
  mkdirSync('.data', { recursive: true });
  const report = {
    at: new Date().toISOString(),
    node: process.version,
    bearings,
    allocation,
    cells,
    overhead,
  };
  const more = { growth, freshness, reindex, rfq, ledger, release, import: imported, plans };
  writeFileSync(options.reportFile, JSON.stringify({ ...report, ...more }, null, 2));
  say(`\n  Figures and the query plans of each scenario: ${options.reportFile}`);
  agent.destroy();
  await pool.end();
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

/** Whether ten times the listings make searches slower. */
async function growthFigures(
  agent: Agent,
  tenth: NonNullable<BenchOptions['tenth']>,
  { serverUrl, say }: BenchOptions,
) {
  const pool = new pg.Pool({ connectionString: tenth.databaseUrl, max: 1 });
  // Of parts that both markets offer.
  const asked = await drawSearches(pool);
  await pool.end();
  const growth = await benchGrowth(agent, { tenthUrl: tenth.serverUrl, wholeUrl: serverUrl, asked });
  say('');
  for (const { scenario, searches, tenth: before, whole, times } of growth)
    say(
      `  ${scenario}: ten times the listings take the median of ${searches} searches from ${before.toFixed(2)} to ${whole.toFixed(2)} ms: ${times.toFixed(2)} × (asked: < 1.3 ×)`,
    );
  return growth;
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

/** How soon an RFQ of many lines is out. */
async function rfqFigures(pool: Pool, agent: Agent, { serverUrl, say }: BenchOptions) {
  const figures = await benchRfqs(pool, agent, serverUrl);
  const { rfqs, lines, p50, p95, invited, scored } = figures;
  say(
    `\n  An RFQ of ${lines} lines is matched and invited in ${p50.toFixed(0)} ms at the median of ${rfqs}, ${p95.toFixed(0)} ms at p95 (asked: < 1000 ms): ${invited.toFixed(1)} sellers each, ${scored.toFixed(1)} of them by their score`,
  );
  return figures;
}

/** Whether a full ledger is as quick as an empty one. */
async function ledgerFigures(legs: number, { serverEnv, say }: BenchOptions) {
  const ledger = await benchLedger(serverEnv.DATABASE_URL, legs);
  const ms = ({ p50, p95 }: (typeof ledger)['empty']): string =>
    `${p50.toFixed(2)} ms (p95 ${p95.toFixed(2)})`;
  say(
    `\n  A transfer is posted in ${ms(ledger.full)} to a ledger of ${ledger.legs.toLocaleString('en')} legs, in ${ms(ledger.empty)} to an empty one: ${ledger.times.toFixed(2)} × (asked: ≤ 1.2 ×)`,
  );
  return ledger;
}

/** Whether the time to release orders grows with their number, and no faster. */
async function releaseFigures(pool: Pool, share: number, { say }: BenchOptions) {
  const releases = await benchRelease(
    pool,
    RELEASES.map((orders) => share * orders),
  );
  for (const { orders, ms, msEach, times, settledMs } of releases)
    say(
      `${orders === releases[0]!.orders ? '\n' : ''}  ${orders.toLocaleString('en')} orders are released in ${(ms / 1000).toFixed(2)} s, ${msEach.toFixed(2)} ms each: ${times.toFixed(2)} × (asked: flat); all told and sent on after ${(settledMs / 1000).toFixed(2)} s`,
    );
  return releases;
}

/** What a seller's list costs beside COPY. */
async function importFigures(pool: Pool, rows: number, { serverUrl, say }: BenchOptions) {
  const figures = await benchImport(pool, serverUrl, rows);
  const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
  say(
    `\n  A list of ${rows.toLocaleString('en')} rows is carried out in ${seconds(figures.applyMs)} (checked before in ${seconds(figures.checkMs)}), the same rows by COPY in ${seconds(figures.copyMs)}: ${figures.times.toFixed(2)} × (asked: ≤ 4 ×); the server's memory grows from ${figures.restMb.toFixed(0)} to ${figures.peakMb.toFixed(0)} MB`,
  );
  return figures;
}

function bearingsRow({ figure, measured, floor, met }: BearingsFigure): string {
  const value = measured.toLocaleString('en').padStart(10);
  return `bearings  ${figure.padEnd(20)} ${value}  ${floor}${met ? '' : '  (not met)'}`;
}
