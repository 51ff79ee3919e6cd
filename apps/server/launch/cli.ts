import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { dataDir } from '../bin/instance.mjs';
import { say } from '../bin/say.mjs';
import { CLI_ENTRY, ensureBuilt } from './build.ts';
import { startTestPostgres, withDatabase } from './database.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';

/** Commands that read the sources by way of a database, and nobody's data. */
const ON_SCRATCH = new Set(['check', 'openapi']);

/** `npm run cli -- <command>`: the server's command line, on the database of `npm start`, whether that runs or not. */
export async function run(args: string[]): Promise<number> {
  await ensureBuilt({ web: false });
  if (ON_SCRATCH.has(args[0] ?? '')) {
    const server = await startTestPostgres();
    try {
      return await withDatabase(server, 'cli', (url) => runCli(args, url));
    } finally {
      await server.stop();
    }
  }
  if (process.env.DATABASE_URL || process.env.NODE_ENV === 'production')
    return runCli(args, process.env.DATABASE_URL);
  const database = await startEmbeddedPostgres({
    dataDir: join(dataDir(), 'postgres'),
    log: (line) => say(`  … PostgreSQL: ${line}`),
  });
  try {
    return await runCli(args, database.url);
  } finally {
    await database.stop();
  }
}

/** Ctrl-C reaches the command by the terminal; we wait for its end and stop the database after it. */
function runCli(args: string[], databaseUrl: string | undefined): Promise<number> {
  const child = spawn(process.execPath, ['--enable-source-maps', CLI_ENTRY, ...args], {
    stdio: 'inherit',
    env: { ...process.env, DATABASE_URL: databaseUrl },
  });
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
