import { setTimeout as sleep } from 'node:timers/promises';
import { type DataSource, type QueryRunner } from 'typeorm';

/** Advisory locks of PostgreSQL, one holder among all processes: they end with the connection, so with a process that dies. */
const LOCKS = { pushing: 1, order: 2, rebuilding: 3, folding: 4, remaking: 5 } as const;
const LOCK_SPACE = 620_507;
const LOCK_INTERVAL_MS = 20;

type Lock = keyof typeof LOCKS;

/** Locks belong to a connection: this work keeps one to itself, outside any transaction. */
export async function connected<T>(source: DataSource, work: (db: QueryRunner) => Promise<T>): Promise<T> {
  const db = source.createQueryRunner();
  try {
    await db.connect();
    return await work(db);
  } finally {
    await db.release();
  }
}

export async function tryLock(db: QueryRunner, lock: Lock): Promise<boolean> {
  const [row]: { taken: boolean }[] = await db.query(`SELECT pg_try_advisory_lock($1, $2) AS taken`, [
    LOCK_SPACE,
    LOCKS[lock],
  ]);
  return row?.taken ?? false;
}

export async function unlock(db: QueryRunner, lock: Lock): Promise<void> {
  await db.query(`SELECT pg_advisory_unlock($1, $2)`, [LOCK_SPACE, LOCKS[lock]]);
}

/** `waits` is told, once, when somebody else has it. */
export async function locked<T>(
  db: QueryRunner,
  lock: Lock,
  work: () => Promise<T>,
  waits?: () => void,
): Promise<T> {
  // Asked again and again rather than waited for: the holder may work longer than a statement may take.
  for (let tries = 0; !(await tryLock(db, lock)); tries++) {
    if (tries === 0) waits?.();
    await sleep(LOCK_INTERVAL_MS);
  }
  try {
    return await work();
  } finally {
    await unlock(db, lock);
  }
}
