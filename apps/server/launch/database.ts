import pg from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';

/** The server on which tests and checks run: apart from the one of `npm start`, quicker, and shared by runs at the same time. */
export function startTestPostgres(log?: (line: string) => void): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({ dataDir: '.data/test-postgres', durable: false, log });
}

/** Runs `work` with an empty database of its own. */
export async function withDatabase<T>(
  server: EmbeddedPostgres,
  name: string,
  work: (url: string) => Promise<T>,
): Promise<T> {
  const database = `test_${process.pid}_${name}`;
  await command(server, `DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
  await command(server, `CREATE DATABASE ${database}`);
  try {
    return await work(server.urlOf(database));
  } finally {
    await command(server, `DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
  }
}

async function command(server: EmbeddedPostgres, sql: string): Promise<void> {
  const client = new pg.Client(server.url);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
