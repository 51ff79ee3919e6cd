import { type PoolClient } from 'pg';
import { type DataSource } from 'typeorm';

/** Each connection keeps the plans of its statements: their number must have an end, whatever callers combine. */
const MOST_NAMED = 100;

/**
 * Reads whose text comes again with other values: given a name, PostgreSQL parses it once for each connection and may keep its plan,
 * which for a selective search is half the work. TypeORM's own `query` knows no names.
 */
export class PreparedReads {
  private readonly names = new Map<string, string>();

  constructor(private readonly source: DataSource) {}

  async query<Row extends object>({ text, values }: { text: string; values: unknown[] }): Promise<Row[]> {
    const runner = this.source.createQueryRunner('slave');
    try {
      const client = (await runner.connect()) as PoolClient;
      const { rows } = await client.query<Row>({ name: this.nameOf(text), text, values });
      return rows;
    } finally {
      await runner.release();
    }
  }

  /** The first hundred shapes of a statement get a name; what comes later is parsed each time, as ever. */
  private nameOf(text: string): string | undefined {
    const known = this.names.get(text);
    if (known !== undefined || this.names.size >= MOST_NAMED) return known;
    const name = `search_${this.names.size}`;
    this.names.set(text, name);
    return name;
  }
}
