import { CatalogLoader } from '@app/catalog';
import { newId } from '@app/kernel';
import { parseConfig, sqlState, Worker } from '@app/platform';
import pg from 'pg';
import { createApp } from '../../apps/server/src/create-app.js';
import { migrate } from '../../apps/server/src/migrate.js';

export interface FreshDatabase {
  url: string;
  drop(): Promise<void>;
}

/** Whoever makes the template holds this; the others wait and find it made. */
const TEMPLATE_LOCK = 620_506;
const IN_USE = '55006';

/** A database of the test's own, with our tables and the catalogue in it: a clone of the run's template, in about 0.1 s. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const [server, run] = [process.env.TEST_POSTGRES_URL, process.env.TEST_RUN];
  if (!server || !run) throw new Error('the api project of Jest starts the database: npm test');
  const admin = new pg.Client(server);
  await admin.connect();
  const name = `${run}_${newId().replaceAll('-', '')}`;
  try {
    await admin.query(`SELECT pg_advisory_lock($1)`, [TEMPLATE_LOCK]);
    await makeTemplate(admin, server, `${run}_template`);
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${run}_template`);
  } finally {
    await admin.end();
  }
  return { url: urlOf(server, name), drop: () => drop(server, name) };
}

async function makeTemplate(admin: pg.Client, server: string, name: string): Promise<void> {
  const { rowCount } = await admin.query(`SELECT FROM pg_database WHERE datname = $1`, [name]);
  if (rowCount !== 0) return;
  const making = `${name}_making`;
  await admin.query(`DROP DATABASE IF EXISTS ${making} WITH (FORCE)`);
  await admin.query(`CREATE DATABASE ${making}`);
  const url = urlOf(server, making);
  await migrate(url);
  const app = await createApp(
    parseConfig({ DATABASE_URL: url, LOG_LEVEL: 'fatal', AUTH_SECRET: 'for the template only' }),
  );
  await app.init();
  await app.get(CatalogLoader).load();
  await app.get(Worker).workOff();
  await app.close();
  await admin.query(`ALTER DATABASE ${making} RENAME TO ${name}`);
}

/**
 * A pool that has ended has said goodbye, and not yet been heard: a session cut off meanwhile would be an error of a pool that
 * nobody listens to any more. So PostgreSQL waits for them first, five seconds by itself.
 */
async function drop(server: string, name: string): Promise<void> {
  const admin = new pg.Client(server);
  await admin.connect();
  try {
    await admin.query(`DROP DATABASE ${name}`);
  } catch (error) {
    if (sqlState(error) !== IN_USE) throw error;
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
  } finally {
    await admin.end();
  }
}

function urlOf(server: string, database: string): string {
  return Object.assign(new URL(server), { pathname: database }).href;
}
