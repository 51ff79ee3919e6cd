import { join } from 'node:path';
import { setInterval } from 'node:timers/promises';
import { becomeTheInstance, dataDir, hostFromEnvironment } from '../bin/instance.mjs';
import { portFromEnvironment, portMessage, requirePort } from '../bin/ports.mjs';
import { LaunchError, say, secondsSince, step } from '../bin/say.mjs';
import { ensureBuilt } from './build.ts';
import { endTools, listenForStop } from './child.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';
import { type Ready, type RunningServer, ServerEnded, startServer } from './server.ts';

const DATABASE_WATCH_MS = 1000;

/** `npm start`: build what is stale, start the database unless one is given, serve until told to stop. */
export async function run(): Promise<number> {
  const startedAt = Number(process.env.LAUNCHED_AT ?? Date.now()) - (Date.now() - performance.now());
  const port = portFromEnvironment();
  const instance = await becomeTheInstance({ url: `http://localhost:${port}` });
  let database: EmbeddedPostgres | undefined;
  let server: RunningServer | undefined;
  const stop = listenForStop({
    first: (reason) => {
      say(`\n  … Stopping (${reason})`);
      instance.note({ about: { stopping: true } });
      endTools();
      void server?.stop();
    },
    again: () => (server ? server.kill() : process.exit(130)),
  });
  try {
    await requirePort(port, hostFromEnvironment(), 'npm start');
    await allOf([
      ensureBuilt(),
      (async () => {
        database = await openDatabase();
      })(),
    ]);
    if (stop.asked()) return 0;
    server = startServer({
      env: { PORT: String(port), DATABASE_URL: database?.url ?? process.env.DATABASE_URL },
      logFile: join(dataDir(), 'server.log'),
      show: say,
    });
    const { ready } = server;
    showBanner(await step('Starting the server', () => ready), startedAt);
    return await Promise.race([endOf(server), watchOver(database)]);
  } catch (error) {
    if (stop.asked()) return 0;
    throw explained(error, port);
  } finally {
    instance.note({ about: { stopping: true } });
    await server?.stop();
    await database?.stop();
    instance.release();
    if (stop.asked()) say('  ✓ Stopped; the data is kept');
  }
}

/** In production nothing is embedded: without DATABASE_URL the server refuses, naming what is missing. */
async function openDatabase(): Promise<EmbeddedPostgres | undefined> {
  if (process.env.DATABASE_URL || process.env.NODE_ENV === 'production') return undefined;
  return startEmbeddedPostgres({
    dataDir: join(dataDir(), 'postgres'),
    log: (line) => say(`  … PostgreSQL: ${line}`),
  });
}

/** Like `Promise.all`, but lets every one end before the first failure is thrown, so that nothing is left half done. */
async function allOf(works: Promise<void>[]): Promise<void> {
  for (const result of await Promise.allSettled(works)) if (result.status === 'rejected') throw result.reason;
}

async function endOf(server: RunningServer): Promise<number> {
  const code = await server.exited;
  throw new ServerEnded(code, '');
}

/** The server's pool connects anew by itself once the database is back where it was. */
async function watchOver(database: EmbeddedPostgres | undefined): Promise<number> {
  for await (const _ of setInterval(DATABASE_WATCH_MS, undefined, { ref: false })) {
    if (!database || database.isAlive()) continue;
    say('  ! PostgreSQL was stopped from outside: starting it again');
    const before = database.url;
    await database.revive();
    if (database.url !== before)
      throw new LaunchError('PostgreSQL could not come back at its port. Run npm start again.');
  }
  return 0;
}

function showBanner({ url, accounts }: Ready, startedAt: number): void {
  const width = Math.max(...accounts.map(({ who }) => who.length), 0);
  const loginWidth = Math.max(...accounts.map(({ login }) => login?.length ?? 0), 0);
  say(
    `\n  Bearing market is ready (${secondsSince(startedAt)}):  ${url.replace('127.0.0.1', 'localhost')}\n`,
  );
  if (accounts.length > 0) say('  Demo accounts');
  for (const { who, login = '', secret } of accounts) {
    say(`    ${who.padEnd(width)}  ${login.padEnd(loginWidth)}  ${secret}`);
  }
  say('\n  Ctrl-C stops everything. The data stays in .data; the server’s log is .data/server.log\n');
}

function explained(error: unknown, port: number): unknown {
  if (!(error instanceof ServerEnded)) return error;
  if (error.lastLines.includes('EADDRINUSE'))
    return new LaunchError(portMessage(port, 'EADDRINUSE', 'npm start'));
  return new LaunchError(
    `The server ended (code ${error.code}); its last words are above and in .data/server.log.`,
  );
}
