import pg from 'pg';

const NAMES = new Map<string, string>();

/**
 * A statement of a fixed text that comes many times a second: PostgreSQL parses it once for each connection and keeps its plan. For a
 * statement that touches a few rows by their key, parsing and planning is most of what it costs. Not for one whose best plan depends on
 * the values.
 */
export function prepared(text: string): string {
  NAMES.set(text, NAMES.get(text) ?? `market_${NAMES.size}`);
  return text;
}

/** Gives prepared statements their names: TypeORM's own `query` knows none. */
export class PreparingClient extends pg.Client {
  // The overloads of `query` are those of a client that is handed on as it is.
  override query = ((text: unknown, values?: unknown, callback?: unknown) => {
    const name = typeof text === 'string' ? NAMES.get(text) : undefined;
    const config = name === undefined ? text : { name, text };
    return (super.query as (...all: unknown[]) => unknown).call(this, config, values, callback);
  }) as pg.Client['query'];
}
