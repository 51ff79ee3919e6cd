import pg from 'pg';
import { startEmbeddedPostgres } from '../../apps/server/launch/embedded-postgres.ts';

/** One PostgreSQL for all specs of a run; other runs may share it. What dead runs left behind is dropped. */
export default async function setup() {
  const server = await startEmbeddedPostgres({ dataDir: '.data/test-postgres', durable: false });
  Object.assign(globalThis, { testPostgres: server });
  process.env.TEST_POSTGRES_URL = server.url;
  process.env.TEST_RUN = `test_${process.pid}`;
  const admin = new pg.Client(server.url);
  await admin.connect();
  const { rows } = await admin.query(`SELECT datname FROM pg_database WHERE datname LIKE 'test\\_%'`);
  for (const { datname } of rows) {
    const pid = Number(datname.split('_')[1]);
    if (pid === process.pid || !isAlive(pid)) {
      await admin.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(datname)} WITH (FORCE)`);
    }
  }
  await admin.end();
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
