import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Pool, type PoolClient } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';

export interface Rebuild {
  partTypes: number;
  listings: number;
  /** Making the index anew, and reading the same rows and writing the index's by COPY. Milliseconds, the best of several turns. */
  rebuildMs: number;
  copyMs: number;
  times: number;
}

const TURNS = 3;
const READ = ['part_type', `(SELECT * FROM listing WHERE state = 'live')`, 'stock_lot'];
const WRITTEN = ['part_index', 'part_tags', 'part_spelling', 'part_facet'];

export async function benchRebuild(
  pool: Pool,
  rebuild: () => Promise<{ partTypes: number }>,
): Promise<Rebuild> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ listings: number }>(
      `SELECT count(*)::int AS listings FROM listing WHERE state = 'live'`,
    );
    const figures = { partTypes: 0, listings: rows[0]!.listings, rebuildMs: Infinity, copyMs: Infinity };
    const index: { table: string; bytes: Buffer }[] = [];
    for (const table of WRITTEN) index.push({ table, bytes: await read(client, table) });
    for (let turn = 0; turn < TURNS; turn++) {
      const copiedFrom = performance.now();
      await copy(client, index);
      const rebuildFrom = performance.now();
      figures.partTypes = (await rebuild()).partTypes;
      figures.copyMs = Math.min(figures.copyMs, rebuildFrom - copiedFrom);
      figures.rebuildMs = Math.min(figures.rebuildMs, performance.now() - rebuildFrom);
    }
    return { ...figures, times: figures.rebuildMs / figures.copyMs };
  } finally {
    client.release();
  }
}

/** Reads what a rebuild reads, and writes what it writes into tables of the same shape with the same indexes. */
async function copy(client: PoolClient, index: readonly { table: string; bytes: Buffer }[]): Promise<void> {
  await client.query('BEGIN');
  for (const source of READ) await drain(client, source);
  for (const { table, bytes } of index) {
    await client.query(`CREATE TABLE bench_${table} (LIKE ${table} INCLUDING ALL)`);
    await pipeline(Readable.from([bytes]), client.query(copyFrom(`COPY bench_${table} FROM STDIN`)));
  }
  await client.query('COMMIT');
  await client.query(`DROP TABLE ${index.map(({ table }) => `bench_${table}`).join(', ')}`);
}

async function read(client: PoolClient, source: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of client.query(copyTo(`COPY ${source} TO STDOUT`))) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function drain(client: PoolClient, source: string): Promise<void> {
  const sink = new Writable({ write: (_chunk, _encoding, done) => done() });
  await pipeline(client.query(copyTo(`COPY ${source} TO STDOUT`)), sink);
}
