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
