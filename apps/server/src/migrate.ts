import { migrateJobs } from '@app/platform';
import { DataSource } from 'typeorm';
import { MIGRATIONS } from '../../../migrations/index.js';

/** Any number, but the same in every process: who comes second waits and finds nothing to do. */
const MIGRATION_LOCK = 7_205_620_5;

/** Brings a database to the present: our tables, then the job queue's. Safe to run from several processes at once. */
export async function migrate(url: string): Promise<void> {
  const source = await new DataSource({
    type: 'postgres',
    url,
    poolSize: 2,
    migrations: MIGRATIONS,
  }).initialize();
  const lock = source.createQueryRunner();
  try {
    await lock.query(`SELECT pg_advisory_lock($1)`, [MIGRATION_LOCK]);
    await source.runMigrations({ transaction: 'each' });
    await migrateJobs(url);
  } finally {
    await lock.query(`SELECT pg_advisory_unlock($1)`, [MIGRATION_LOCK]);
    await lock.release();
    await source.destroy();
  }
}
