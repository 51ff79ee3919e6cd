/** Does `one` for each, so many at a time, begun in the order given. All are tried; what failed is answered. */
export async function inLanes<T>(
  items: readonly T[],
  lanes: number,
  one: (item: T) => Promise<void>,
): Promise<unknown[]> {
  const failures: unknown[] = [];
  const waiting = items.values();
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      for (const item of waiting) await one(item).catch((error: unknown) => failures.push(error));
    }),
  );
  return failures;
}

/** The same, each made while the one before it is worked. */
export async function* madeAhead<T>(items: AsyncGenerator<T>): AsyncGenerator<T, void> {
  let next = items.next();
  try {
    for (let made = await next; !made.done; made = await next) {
      next = items.next();
      // Whoever works the one before may fail first, and would leave this failure to nobody.
      next.catch(() => undefined);
      yield made.value;
    }
  } finally {
    await items.return(undefined);
  }
}
