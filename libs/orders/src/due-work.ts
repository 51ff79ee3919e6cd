const BATCH = 200;

/**
 * Does `one` for all that `find` says is due, a batch after another. One that cannot go on holds up no other: its fault is thrown in the
 * end, so that the job is run again.
 */
export async function workDue<T>(
  find: (most: number) => Promise<T[]>,
  one: (row: T) => Promise<void>,
): Promise<void> {
  const failures: unknown[] = [];
  for (let found = BATCH; found === BATCH && failures.length === 0;) {
    const due = await find(BATCH);
    for (const row of due) await one(row).catch((error) => failures.push(error));
    found = due.length;
  }
  if (failures.length > 0) throw new AggregateError(failures, 'what is due could not all go on');
}
