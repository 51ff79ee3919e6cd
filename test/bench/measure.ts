import { type Pool } from 'pg';
import { type Statement } from '../support/statements.ts';

/** What one subject did at one number of clients. Milliseconds. */
export interface Figures {
  perSecond: number;
  p50: number;
  p99: number;
  failed: number;
  /** Why the first of the failed failed. */
  failure?: string;
}

/** Throws when it fails. */
export type Act = (turn: number) => Promise<void>;

/** Keeps `clients` acts in flight for `seconds`; an act that throws is counted apart. */
export async function measure(act: Act, clients: number, seconds: number): Promise<Figures> {
  await keepBusy(act, clients, Math.min(1, seconds / 3));
  const { latencies, elapsedMs, ...failures } = await keepBusy(act, clients, seconds);
  const sorted = latencies.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  return { perSecond: (sorted.length / elapsedMs) * 1000, p50: at(0.5), p99: at(0.99), ...failures };
}

let turns = 0;

async function keepBusy(act: Act, clients: number, seconds: number) {
  const latencies: number[] = [];
  let failed = 0;
  let failure: string | undefined;
  const startedAt = performance.now();
  const endsAt = startedAt + seconds * 1000;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() < endsAt) {
        const from = performance.now();
        try {
          await act(turns++);
          latencies.push(performance.now() - from);
        } catch (error) {
          failed++;
          failure ??= String(error);
        }
      }
    }),
  );
  return { latencies, failed, failure, elapsedMs: performance.now() - startedAt };
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[47][0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/**
 * Sends what one request sent to PostgreSQL, through `pg` alone, on one connection. Ids that the request made are made anew for each
 * turn; `isNew` tells them from those that were there.
 */
export async function replay(
  pool: Pool,
  statements: readonly Statement[],
  isNew: (id: string) => boolean,
): Promise<void> {
  const client = await pool.connect();
  try {
    for (const { text, values } of renewed(statements, isNew)) await client.query(text, values);
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

/** The same statements with ids of their own. */
export function* renewed(
  statements: readonly Statement[],
  isNew: (id: string) => boolean,
): Generator<Statement> {
  const renamed = new Map<string, string>();
  const fresh = (id: string): string => {
    if (!isNew(id)) return id;
    const known = renamed.get(id) ?? `${id.slice(0, 24)}${randomTail()}`;
    renamed.set(id, known);
    return known;
  };
  const refresh = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replaceAll(UUID, fresh);
    return Array.isArray(value) ? value.map(refresh) : value;
  };
  for (const { text, values } of statements) yield { text, values: values.map(refresh) };
}

function randomTail(): string {
  return Math.floor(Math.random() * 2 ** 48)
    .toString(16)
    .padStart(12, '0');
}
