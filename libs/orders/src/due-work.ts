import { inLanes } from '@app/platform';

const BATCH = 200;
/** So many at once: while one waits for the database, another goes on. */
const LANES = 4;

/**
 * Does `one` for all that `find` says is due, a batch after another, as long as any of a batch goes on. One that cannot holds up no
 * other: its fault is thrown in the end, so that the job is run again.
 */
export async function workDue<T>(
  find: (most: number) => Promise<T[]>,
  one: (row: T) => Promise<void>,
): Promise<void> {
  for (;;) {
    const due = await find(BATCH);
    const failures = await inLanes(due, LANES, one);
    if (due.length === BATCH && failures.length < BATCH) continue;
    if (failures.length > 0) throw new AggregateError(failures, 'what is due could not all go on');
    return;
  }
}
