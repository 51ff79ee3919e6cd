import { Passwords } from '@app/identity';
import { CONFIG, type Config } from '@app/platform';
import { Indexer } from '@app/search';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Client } from 'pg';
import { DEMO_PASSWORD } from './accounts.js';
import { inventBuyers, inventSellers } from './firms.js';
import { type Part, Shelves } from './goods.js';
import { tradeALittle } from './history.js';
import { Random } from './random.js';
import { fillFirms } from './seed.firms.js';
import { fillListings } from './seed.listings.js';

export interface SeedOptions {
  sellers: number;
  listings: number;
  say: (text: string) => void;
}

export const DEFAULT_SELLERS = 240;
export const DEFAULT_LISTINGS = 24_000;

const SEED = 371_581;
/** Any number, but the same in every process: two that seed at once do it once. */
const SEED_LOCK = 371_581_001;

/**
 * Fills an empty market with the demonstration cluster, all in one transaction: killed half-way, it has never been. Answers false, and
 * changes nothing, when there are sellers already.
 */
export async function seedDemo(app: NestFastifyApplication, options: SeedOptions): Promise<boolean> {
  const config = app.get<Config>(CONFIG);
  if (config.production)
    throw new Error('The demonstration cluster has known passwords; it is not for production');
  const passwordHash = await app.get(Passwords).hash(DEMO_PASSWORD);
  const client = new Client({ connectionString: config.database.url, statement_timeout: 0 });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [SEED_LOCK]);
    if (await hasSellers(client)) return false;
    await client.query('SET LOCAL synchronous_commit = off');
    await fill(client, options, passwordHash);
    await client.query('COMMIT');
    await client.query('ANALYZE organisation, person, membership, listing, stock_lot, stock_movement');
  } finally {
    await client.end();
  }
  options.say('Demo cluster: search index');
  await app.get(Indexer).rebuild();
  await tradeALittle(app);
  return true;
}

async function hasSellers(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ some: boolean }>(
    `SELECT EXISTS (SELECT FROM organisation WHERE kind = 'seller') AS some`,
  );
  return rows[0]?.some ?? false;
}

async function fill(client: Client, options: SeedOptions, passwordHash: string): Promise<void> {
  const random = new Random(SEED);
  const sellers = inventSellers(options.sellers, random);
  const buyers = inventBuyers(Math.max(100, Math.ceil(options.sellers / 2)), random);
  await fillFirms(client, sellers, buyers, passwordHash, random);
  const { rows: parts } = await client.query<Part>(
    `SELECT id, designation, family, series, seal, bore_mm AS "boreMm", outside_mm AS "outsideMm", width_mm AS "widthMm",
       mass_kg AS "massKg", features
     FROM part_type ORDER BY designation COLLATE "C"`,
  );
  await fillListings(client, sellers, new Shelves(parts), options, new Random(SEED + 1));
}
