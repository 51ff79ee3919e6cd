import { setTimeout as sleep } from 'node:timers/promises';
import { type DataSource, type QueryRunner } from 'typeorm';

/** Apart from any other use of advisory locks in the same database. */
const LOCK_SPACE = 620_507;
const LOCK_INTERVAL_MS = 20;
/** So many passes follow one another at once: one thing leads to the next. */
const PASSES_AT_ONCE = 8;
/** Later ones, while ever more comes, begin no sooner after the one before, so that each does much for what it costs. */
const LATER_EVERY_MS = 50;

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

/** An advisory lock of PostgreSQL, one holder among all processes: it ends with the connection, so with a process that dies. */
export async function tryLock(db: QueryRunner, lock: string): Promise<boolean> {
  const [row]: { taken: boolean }[] = await db.query(
    `SELECT pg_try_advisory_lock($1, hashtext($2)) AS taken`,
    [LOCK_SPACE, lock],
  );
  return row?.taken ?? false;
}

export async function unlock(db: QueryRunner, lock: string): Promise<void> {
  await db.query(`SELECT pg_advisory_unlock($1, hashtext($2))`, [LOCK_SPACE, lock]);
}

/** `waits` is told, once, when somebody else has it. */
export async function locked<T>(
  db: QueryRunner,
  lock: string,
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

/** Does `some` until it says that nothing was left; what arises meanwhile goes along. One process at a time does. */
export async function workedByOne(
  source: DataSource,
  lock: string,
  some: (db: QueryRunner) => Promise<boolean>,
  isWaiting: (db: QueryRunner) => Promise<boolean>,
): Promise<void> {
  let passes = 0;
  const pass = async (db: QueryRunner): Promise<boolean> => {
    const from = performance.now();
    const hasWorked = await some(db);
    if (hasWorked && ++passes > PASSES_AT_ONCE)
      await sleep(Math.max(0, from + LATER_EVERY_MS - performance.now()));
    return hasWorked;
  };
  await connected(source, async (db) => {
    // Who finds the lock taken leaves its work to the holder, who therefore looks again after letting go.
    while (await tryLock(db, lock)) {
      try {
        while (await pass(db));
      } finally {
        await unlock(db, lock);
      }
      if (!(await isWaiting(db))) break;
    }
  });
}
