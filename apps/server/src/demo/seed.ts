import { completeUscc, Passwords } from '@app/identity';
import { featureKey } from '@app/listings';
import { CONFIG, type Config } from '@app/platform';
import { Indexer } from '@app/search';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Client } from 'pg';
import { DEMO_LOGINS, DEMO_PARTNER_KEY, DEMO_PARTNER_KEY_HASH, DEMO_PASSWORD } from './accounts.js';
import { copyInto } from './copy.js';
import { type Firm, inventBuyers, inventSellers, type Seller, YEAR_START_MS } from './firms.js';
import { type Goods, type Part, Shelves, stockShop } from './goods.js';
import { type DemoPerson, inventOwner } from './people.js';
import { CLUSTER } from './places.js';
import { idAt, Random } from './random.js';
import { tradeALittle } from './history.js';

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
const TELL_EVERY = 50_000;
const NO_PASSWORD = '!';
const PREFIX_CHARS = 14;

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
  await fillListings(client, sellers, new Shelves(parts), options);
}

async function fillFirms(
  client: Client,
  sellers: readonly Seller[],
  buyers: readonly Firm[],
  passwordHash: string,
  random: Random,
): Promise<void> {
  const market = { ...marketItself(random), kind: 'platform' as const };
  const owners = [
    ...sellers.map((firm, index) => inventOwner(firm, index + 1, random)),
    ...buyers.map((firm, index) => inventOwner(firm, index + 1, random)),
  ];
  const logins = new Map<string, string>([
    [demoSeller(sellers).id, DEMO_LOGINS.seller],
    [demoBuyer(buyers).id, DEMO_LOGINS.buyer],
  ]);
  const people = [
    {
      ...inventOwner({ ...market, kind: 'buyer' }, 0, random),
      email: DEMO_LOGINS.admin,
      role: 'admin' as const,
    },
    ...owners.map((owner) => ({ ...owner, email: logins.get(owner.organisationId) ?? owner.email })),
  ];
  await copyInto(
    client,
    'organisation',
    ORGANISATION_COLUMNS,
    [market, ...sellers, ...buyers].map(organisationCells),
  );
  await copyInto(client, 'certificate', CERTIFICATE_COLUMNS, certificateRows(sellers, random));
  await copyInto(
    client,
    'person',
    ['id', 'email', 'name', 'password_hash', 'created_at'],
    people.map((person) => [
      person.id,
      person.email,
      person.name,
      hasLogin(person) ? passwordHash : NO_PASSWORD,
      new Date(person.createdAtMs),
    ]),
  );
  await copyInto(
    client,
    'membership',
    ['person_id', 'organisation_id', 'role'],
    people.map((person) => [person.id, person.organisationId, person.role]),
  );
  await client.query(
    `INSERT INTO api_key (id, organisation_id, name, prefix, key_hash, scopes)
     VALUES ($1, $2, '演示伙伴系统', $3, $4, '{catalog:read,listings:read,listings:write,orders:read}')`,
    [
      idAt(YEAR_START_MS, random),
      demoSeller(sellers).id,
      DEMO_PARTNER_KEY.slice(0, PREFIX_CHARS),
      DEMO_PARTNER_KEY_HASH,
    ],
  );
}

const ORGANISATION_COLUMNS = [
  'id',
  'kind',
  'name',
  'province',
  'city',
  'town',
  'industrial_park',
  'uscc',
  'verification',
  'green_until',
  'created_at',
] as const;

type OrganisationCells = Omit<Firm, 'kind' | 'usccBody'> & { kind: string; usccBody: string | null };

function organisationCells(firm: OrganisationCells): (string | boolean | object | null)[] {
  return [
    firm.id,
    firm.kind,
    firm.name,
    firm.province,
    firm.city,
    firm.town,
    firm.industrialPark,
    firm.usccBody === null ? null : completeUscc(firm.usccBody),
    firm.verification,
    firm.greenUntil,
    new Date(firm.createdAtMs),
  ];
}

const CERTIFICATE_COLUMNS = [
  'id',
  'organisation_id',
  'kind',
  'number',
  'issuer',
  'valid_until',
  'state',
  'created_at',
  'decided_at',
] as const;

function* certificateRows(sellers: readonly Seller[], random: Random): Generator<(string | Date | null)[]> {
  for (const { id, certificates, createdAtMs } of sellers) {
    const at = new Date(createdAtMs);
    for (const { kind, number, issuer, validUntil, state } of certificates)
      yield [
        idAt(createdAtMs, random),
        id,
        kind,
        number,
        issuer,
        validUntil,
        state,
        at,
        state === 'verified' ? at : null,
      ];
  }
}

function marketItself(random: Random): Omit<OrganisationCells, 'kind'> {
  return {
    id: idAt(YEAR_START_MS, random),
    name: '临清轴承市场（演示）',
    ...CLUSTER,
    town: null,
    industrialPark: null,
    usccBody: null,
    verification: 'verified',
    greenUntil: null,
    certificates: [],
    createdAtMs: YEAR_START_MS,
  };
}

function hasLogin({ email }: DemoPerson): boolean {
  return Object.values<string>(DEMO_LOGINS).includes(email);
}

/** The firm behind the demonstration's seller: an ordinary verified factory. */
function demoSeller(sellers: readonly Seller[]): Seller {
  const found =
    sellers.find(
      ({ makes, verification, trades }) =>
        makes === 'factory' && verification === 'verified' && trades.includes('ball'),
    ) ?? sellers[0];
  if (found === undefined) throw new RangeError('a cluster has one seller at least');
  return found;
}

function demoBuyer(buyers: readonly Firm[]): Firm {
  const found = buyers.find(({ province }) => province === '四川') ?? buyers[0];
  if (found === undefined) throw new RangeError('a cluster has one buyer at least');
  return found;
}

const LISTING_COLUMNS = [
  'seller_id',
  'id',
  'part_type_id',
  'brand',
  'features',
  'feature_key',
  'break_quantities',
  'break_prices',
  'net_prices',
  'base_price',
  'priced_at',
  'moq',
  'order_multiple',
  'lead_time_days',
  'sample_available',
  'capacity_per_day',
  'make_lead_time_days',
  'origin_country',
  'origin_province',
  'certificates',
  'valid_until',
  'ship_from_province',
  'ship_from_city',
  'state',
  'review_reason',
  'created_at',
  'updated_at',
] as const;

/** Each listing's lot, remembered while the listings stream by: their tables come after, one COPY at a time. */
interface Shelf {
  sellerId: string;
  listingId: string;
  lotId: string;
  lot: Goods['lot'];
  pieces: number;
  at: Date;
}

async function fillListings(
  client: Client,
  sellers: readonly Seller[],
  shelves: Shelves,
  { listings, say }: SeedOptions,
): Promise<void> {
  const random = new Random(SEED + 1);
  const counts = shares(
    listings,
    sellers.map(({ range }) => range),
  );
  const stocked: Shelf[] = [];
  const repriced: Goods[] = [];
  function* goods(): Generator<Goods> {
    for (const [index, seller] of sellers.entries()) {
      for (const made of stockShop(seller, counts[index] ?? 0, shelves, random)) {
        const at = new Date(made.createdAtMs);
        const lotId = idAt(made.createdAtMs, random);
        const { sellerId, id: listingId, lot, stock: pieces } = made;
        stocked.push({ sellerId, listingId, lotId, lot, pieces, at });
        if (made.before) repriced.push(made);
        if (stocked.length % TELL_EVERY === 0) say(`Demo cluster: ${stocked.length} of ${listings} listings`);
        yield made;
      }
    }
  }
  await copyInto(client, 'listing', LISTING_COLUMNS, listingRows(goods()));
  await copyInto(client, 'past_price', PAST_PRICE_COLUMNS, pastPriceRows(repriced, random));
  say('Demo cluster: stock');
  await copyInto(
    client,
    'stock_lot',
    ['seller_id', 'id', 'listing_id', 'lot_number', 'date_code', 'location', 'on_hand'],
    map(stocked, ({ sellerId, lotId, listingId, lot, pieces }) => [
      sellerId,
      lotId,
      listingId,
      lot.number,
      lot.dateCode,
      lot.location,
      pieces,
    ]),
  );
  await copyInto(
    client,
    'stock_movement',
    ['seller_id', 'id', 'lot_id', 'kind', 'quantity', 'moved_at'],
    map(
      stocked.filter(({ pieces }) => pieces > 0),
      ({ sellerId, lotId, pieces, at }) => [
        sellerId,
        idAt(at.getTime(), random),
        lotId,
        'counted',
        pieces,
        at,
      ],
    ),
  );
}

/** Splits a whole by weights: the parts are whole, and their sum is the whole. */
function shares(whole: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let upTo = 0;
  return weights.map((weight) => {
    const before = Math.round((whole * upTo) / total);
    upTo += weight;
    return Math.round((whole * upTo) / total) - before;
  });
}

function* listingRows(goods: Iterable<Goods>): Generator<(string | number | boolean | object | null)[]> {
  for (const made of goods) {
    const at = new Date(made.createdAtMs);
    yield [
      made.sellerId,
      made.id,
      made.partTypeId,
      made.brand,
      made.features,
      featureKey(made.features),
      arrayText(made.priceBreaks.map(({ minQuantity }) => minQuantity)),
      arrayText(made.priceBreaks.map(({ unitPrice }) => unitPrice)),
      made.netPrices && arrayText(made.netPrices),
      made.priceBreaks[0]?.unitPrice ?? null,
      at,
      made.moq,
      made.orderMultiple,
      made.leadTimeDays,
      made.sampleAvailable,
      made.capacity?.perDay ?? null,
      made.capacity?.leadTimeDays ?? null,
      made.origin.country,
      made.origin.province,
      arrayText(made.certificates),
      made.validUntil,
      made.shipFrom.province,
      made.shipFrom.city,
      made.state,
      made.reviewReason,
      at,
      at,
    ];
  }
}

const PAST_PRICE_COLUMNS = [
  'seller_id',
  'id',
  'listing_id',
  'break_quantities',
  'break_prices',
  'currency',
  'since',
  'until',
] as const;

function* pastPriceRows(
  repriced: readonly Goods[],
  random: Random,
): Generator<(string | number | object | null)[]> {
  for (const { sellerId, id, priceBreaks, before, createdAtMs } of repriced) {
    if (before === null) continue;
    yield [
      sellerId,
      idAt(createdAtMs, random),
      id,
      arrayText(priceBreaks.map(({ minQuantity }) => minQuantity)),
      arrayText(before.unitPrices),
      'CNY',
      new Date(before.sinceMs),
      new Date(createdAtMs),
    ];
  }
}

/** An array of numbers or plain words as PostgreSQL writes it. */
function arrayText(numbers: readonly (number | string)[]): string {
  return `{${numbers.join(',')}}`;
}

function* map<T, U>(from: Iterable<T>, change: (thing: T) => U): Generator<U> {
  for (const thing of from) yield change(thing);
}
