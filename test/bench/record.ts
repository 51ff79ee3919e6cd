import pg from 'pg';
import { type Statement } from './measure.ts';

/**
 * Listens in on every statement that this process sends through `pg` while `work` runs. Timed-out housekeeping of the pool
 * (connection set-up) is not ours to repeat and is left out.
 */
export async function record(work: () => Promise<void>): Promise<Statement[]> {
  const statements: Statement[] = [];
  const prototype = pg.Client.prototype as unknown as { query: (...args: unknown[]) => unknown };
  const original = prototype.query;
  prototype.query = function listened(this: unknown, ...args: unknown[]) {
    const [first, second] = args;
    const text = typeof first === 'string' ? first : (first as { text?: string } | undefined)?.text;
    const values = Array.isArray(second)
      ? second
      : ((first as { values?: unknown[] } | undefined)?.values ?? []);
    if (text !== undefined && !/^(SELECT version\(\)|SET |LISTEN )/i.test(text))
      statements.push({ text, values: [...values] });
    return original.apply(this, args);
  };
  try {
    await work();
  } finally {
    prototype.query = original;
  }
  return statements;
}
