import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { bench } from '../../../test/bench/bench.ts';
import { dataDir } from '../bin/instance.mjs';
import { say, step } from '../bin/say.mjs';
import { CLI_ENTRY, ensureBuilt } from './build.ts';
import { runTool } from './child.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { type RunningServer, startServer } from './server.ts';

const HELP = `npm run bench -- [options]: a cluster of its own, the built server, and figures beside their references
  --only a,b       of: bearings, allocation, search, facets, suggest, part page, offers, place order, webhook, freshness, reindex,
                   growth (search and facets beside a market of a tenth of the listings; only where it is named),
                   rfq (60 lines), ledger (5,000,000 legs), release (10,000 orders), import (200,000 rows); all of them where none is named, the last
                   three then at a tenth of that size
  --listings N     20000
  --sellers N      200
  --seconds N      4, for each act with each number of clients`;

export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      listings: { type: 'string', default: '20000' },
      sellers: { type: 'string', default: '200' },
      seconds: { type: 'string', default: '4' },
      only: { type: 'string', default: '' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    say(HELP);
    return 0;
  }
  await ensureBuilt();
  const database = await startEmbeddedPostgres({ dataDir: join(dataDir(), 'bench-postgres'), log: say });
  const only = values.only.split(',').filter(Boolean);
  const shared = {
    AUTH_SECRET: randomBytes(32).toString('base64url'),
    LOG_LEVEL: 'error',
    RATE_LIMIT_PER_MINUTE: '10000000',
    AUTH_RATE_LIMIT_PER_MINUTE: '10000000',
    PORT: '0',
  };
  const servers: RunningServer[] = [];
  const market = async (listings: number, more: Record<string, string> = {}) => {
    const databaseUrl = await clusterDatabase(database.url, `bench_${listings}`);
    const env = { ...shared, ...more, DATABASE_URL: databaseUrl };
    await step(`Cluster of ${values.sellers} sellers and ${listings} listings`, async () => {
      const seed = ['seed', '--sellers', values.sellers, '--listings', String(listings)];
      const { code, output } = await runTool(CLI_ENTRY, seed, { env });
      if (code !== 0) throw new Error(output);
    });
    const server = startServer({ env, logFile: join(dataDir(), 'bench.log'), show: say });
    servers.push(server);
    const { url } = await server.ready;
    return { env, databaseUrl, serverUrl: url };
  };
  try {
    const listings = Number(values.listings);
    const tenth = only.includes('growth') ? await market(Math.round(listings / 10)) : undefined;
    const whole = await market(listings, tenth === undefined ? meilisearch() : {});
    await bench({
      serverEnv: whole.env,
      serverUrl: whole.serverUrl,
      tenth,
      seconds: Number(values.seconds),
      only,
      reportFile: join(dataDir(), 'bench.json'),
      say,
    });
    return 0;
  } finally {
    for (const server of servers) await server.stop();
    await database.stop();
  }
}

/** Where one is named, searches go to it, in an index of the benchmark's own. */
function meilisearch(): Record<string, string> {
  const { MEILI_URL, MEILI_KEY = '' } = process.env;
  return MEILI_URL ? { MEILI_URL, MEILI_KEY, MEILI_INDEX: 'bench' } : {};
}

/** Made anew each time: what an earlier run ordered would be in the way of comparing. */
async function clusterDatabase(url: string, name: string): Promise<string> {
  const admin = new pg.Client(url);
  await admin.connect();
  await admin.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`);
  await admin.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
  await admin.end();
  return Object.assign(new URL(url), { pathname: name }).href;
}
