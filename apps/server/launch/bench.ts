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
                   ledger (5,000,000 legs), release (10,000 orders), import (200,000 rows); all of them where none is named, the last
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
  const databaseUrl = await clusterDatabase(database.url, `bench_${values.listings}`);
  const env = {
    DATABASE_URL: databaseUrl,
    AUTH_SECRET: randomBytes(32).toString('base64url'),
    LOG_LEVEL: 'error',
    RATE_LIMIT_PER_MINUTE: '10000000',
    AUTH_RATE_LIMIT_PER_MINUTE: '10000000',
    PORT: '0',
    ...meilisearch(),
  };
  let server: RunningServer | undefined;
  try {
    await step(`Cluster of ${values.sellers} sellers and ${values.listings} listings`, async () => {
      const seed = ['seed', '--sellers', values.sellers, '--listings', values.listings];
      const { code, output } = await runTool(CLI_ENTRY, seed, { env });
      if (code !== 0) throw new Error(output);
    });
    server = startServer({ env, logFile: join(dataDir(), 'bench.log'), show: say });
    const { url } = await server.ready;
    await bench({
      serverEnv: env,
      serverUrl: url,
      seconds: Number(values.seconds),
      only: values.only.split(',').filter(Boolean),
      reportFile: join(dataDir(), 'bench.json'),
      say,
    });
    return 0;
  } finally {
    await server?.stop();
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
