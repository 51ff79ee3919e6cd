import { featureKey } from '@app/listings';
import { type Client } from 'pg';
import { copyInto } from './copy.js';
import { type Seller } from './firms.js';
import { type Goods, type Shelves, stockShop } from './goods.js';
import { idAt, type Random } from './random.js';

const TELL_EVERY = 50_000;

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

/** So many listings among the sellers, with their stock and past prices. */
export async function fillListings(
  client: Client,
  sellers: readonly Seller[],
  shelves: Shelves,
  { listings, say }: { listings: number; say: (text: string) => void },
  random: Random,
): Promise<void> {
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
