import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Pool, type PoolClient } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { loginSeller } from './market.ts';

export interface ImportFigures {
  rows: number;
  /** The dry run, which writes nothing. */
  checkMs: number;
  /** From the word to carry it out until all rows have landed. */
  applyMs: number;
  /** The same listings, lots and movements into tables with the same keys and indexes. */
  copyMs: number;
  /** `applyMs` over `copyMs`. */
  times: number;
  /** Resident memory of the server before, and the most while it worked. */
  restMb: number;
  peakMb: number;
}

const TURNS = 2;
const LOOK_EVERY_MS = 50;
const WRITTEN = [
  ['listing', `created_at >= $1`],
  ['stock_lot', `listing_id IN (SELECT id FROM listing WHERE created_at >= $1)`],
  ['stock_movement', `moved_at >= $1`],
] as const;

/** A list of goods that are new, sent over HTTP, checked and carried out by the server's own job. */
export async function benchImport(pool: Pool, serverUrl: string, rows: number): Promise<ImportFigures> {
  const file = await listOf(pool, rows);
  const seller = await sellerOf(serverUrl);
  const sent = await seller.post(`/seller/imports?name=bench.csv`, file);
  const memory = await watchMemory(serverUrl);
  const checkMs = await work(seller, sent, 'check');
  const { rows: began } = await pool.query<{ at: Date }>(`SELECT now() AS at`);
  const applyMs = await work(seller, sent, 'apply');
  const { restMb, peakMb } = await memory.end();
  const copyMs = await copy(pool, began[0]!.at);
  return { rows, checkMs, applyMs, copyMs, times: applyMs / copyMs, restMb, peakMb };
}

interface Import {
  id: string;
  state: string;
  columns: { column: string; place: number | null }[];
  counts: Record<'changed' | 'created' | 'rejected' | 'unchanged', number>;
  rows: number | null;
}

interface Seller {
  get: (path: string) => Promise<Import>;
  post: (path: string, body: string | object) => Promise<Import>;
}

async function sellerOf(serverUrl: string): Promise<Seller> {
  const authorization = `Bearer ${await loginSeller(serverUrl)}`;
  const call = async (path: string, init: RequestInit): Promise<Import> => {
    const answer = await fetch(`${serverUrl}/api/v1${path}`, init);
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as Import;
  };
  return {
    get: (path) => call(path, { headers: { authorization } }),
    post: (path, body) =>
      call(path, {
        method: 'POST',
        headers: {
          authorization,
          'content-type': typeof body === 'string' ? 'application/octet-stream' : 'application/json',
          'idempotency-key': randomUUID(),
        },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
  };
}

/** As a maker writes them: every type of the catalogue under one brand after another. */
async function listOf(pool: Pool, rows: number): Promise<string> {
  const { rows: types } = await pool.query<{ designation: string }>(
    `SELECT designation FROM part_type ORDER BY md5(designation)`,
  );
  const lines = Array.from({ length: rows }, (_, index) => {
    const { designation } = types[index % types.length]!;
    const brand = `BENCH-${Math.floor(index / types.length)}`;
    const price = (2 + (index % 977) / 10).toFixed(2);
    return `${designation},${brand},${['', 'C3', 'C4'][index % 3]},${price},1,100:${(Number(price) * 0.9).toFixed(2)},${index % 5000},3,山东,聊城`;
  });
  return ['型号,品牌,游隙,单价,起订量,阶梯价,库存,发货天数,发货省份,发货城市', ...lines].join('\r\n');
}

async function work(seller: Seller, { id, columns }: Import, pass: 'apply' | 'check'): Promise<number> {
  const mapping = columns.filter(({ place }) => place !== null);
  const from = performance.now();
  await seller.post(
    `/seller/imports/${id}/${pass}`,
    pass === 'check' ? { columns: mapping.map(({ column, place }) => ({ column, place })) } : {},
  );
  for (;;) {
    const now = await seller.get(`/seller/imports/${id}`);
    if (now.state === { check: 'checked', apply: 'applied' }[pass]) {
      if (now.counts.created !== now.rows)
        throw new Error(`not all rows were taken: ${JSON.stringify(now.counts)}`);
      return performance.now() - from;
    }
    if (now.state === 'failed') throw new Error('the import failed: see the log of the server');
    await sleep(LOOK_EVERY_MS);
  }
}

async function watchMemory(
  serverUrl: string,
): Promise<{ end: () => Promise<{ restMb: number; peakMb: number }> }> {
  const look = async (): Promise<number> => {
    const text = await (await fetch(`${serverUrl}/metrics`)).text();
    return Number(/^process_resident_memory_bytes (\S+)/m.exec(text)?.[1]) / 2 ** 20;
  };
  const restMb = await look();
  const looks: Promise<number>[] = [];
  const timer = setInterval(() => looks.push(look()), 4 * LOOK_EVERY_MS);
  return {
    end: async () => {
      clearInterval(timer);
      return { restMb, peakMb: Math.max(restMb, ...(await Promise.all(looks))) };
    },
  };
}

/** What was written since then, into tables of the same shape, with the same indexes and references. Milliseconds, the best of some turns. */
async function copy(pool: Pool, since: Date): Promise<number> {
  const client = await pool.connect();
  try {
    let best = Infinity;
    const written: { table: string; rows: Buffer[] }[] = [];
    for (const [table, condition] of WRITTEN)
      written.push({ table, rows: await read(client, table, condition, since) });
    for (let turn = 0; turn < TURNS; turn++) {
      for (const { table } of written) await makeTwin(client, table);
      const from = performance.now();
      await client.query('BEGIN');
      for (const { table, rows } of written)
        await pipeline(Readable.from(rows), client.query(copyFrom(`COPY bench_${table} FROM STDIN`)));
      await client.query('COMMIT');
      best = Math.min(best, performance.now() - from);
      await client.query(`DROP TABLE ${written.map(({ table }) => `bench_${table}`).join(', ')}`);
    }
    return best;
  } finally {
    client.release();
  }
}

async function makeTwin(client: PoolClient, table: string): Promise<void> {
  await client.query(`CREATE TABLE bench_${table} (LIKE ${table} INCLUDING ALL)`);
  const { rows } = await client.query<{ reference: string }>(
    `SELECT pg_get_constraintdef(oid) AS reference FROM pg_constraint WHERE conrelid = $1::regclass AND contype = 'f'`,
    [table],
  );
  for (const { reference } of rows) await client.query(`ALTER TABLE bench_${table} ADD ${reference}`);
}

async function read(client: PoolClient, table: string, condition: string, since: Date): Promise<Buffer[]> {
  const chunks: Buffer[] = [];
  const moment = `'${since.toISOString()}'`;
  const query = `SELECT * FROM ${table} WHERE ${condition.replace('$1', moment)}`;
  for await (const chunk of client.query(copyTo(`COPY (${query}) TO STDOUT`))) chunks.push(chunk as Buffer);
  return chunks;
}
