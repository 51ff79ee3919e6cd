import { type CertificateKind, newId } from '@app/kernel';
import { type EntityManager } from 'typeorm';
import { type Features } from '@app/bearings';
import { type ListingState } from './listing.entity.js';
import { type BreakColumns, breaksOf, withVat } from './listing.pricing.js';
import {
  featureKey,
  type ListingTerms,
  type MadeToOrder,
  normalBreaks,
  ORDINARY_WEEKDAYS,
  type Origin,
} from './listing.terms.js';
import { type ChangedRow } from './listings.events.js';
import {
  INSERT_LISTINGS,
  LOCK_LISTINGS,
  type OfOneOrMany,
  SAME_ON_OFFER,
  UPDATE_LISTINGS,
} from './listings.sql.js';

/** Writing listings, one or many alike. */
export interface NewListing {
  terms: ListingTerms;
  state: ListingState;
}

export interface AmendedListing extends NewListing {
  id: string;
}

/** The ids in the order given; undefined where the seller has that offer already. */
export async function insertListings(
  tx: EntityManager,
  sellerId: string,
  listings: readonly NewListing[],
): Promise<(ChangedRow | undefined)[]> {
  if (listings.length === 0) return [];
  const drafts = listings.map((listing) => ({ ...listing, id: newId() }));
  const rows: ChangedRow[] = await tx.query(INSERT_LISTINGS, [sellerId, JSON.stringify(drafts.map(toRow))]);
  const inserted = new Map(rows.map((row) => [row.listing_id, row]));
  return drafts.map(({ id }) => inserted.get(id));
}

export async function updateListings(
  tx: EntityManager,
  sellerId: string,
  listings: readonly AmendedListing[],
): Promise<ChangedRow[]> {
  if (listings.length === 0) return [];
  return onThose(
    tx,
    UPDATE_LISTINGS,
    [sellerId, JSON.stringify(listings.map(toRow))],
    listings.map(({ id }) => id),
  );
}

/** `ids` are the last of the statement's values. */
function onThose<Row>(
  tx: EntityManager,
  { one, many }: OfOneOrMany,
  values: readonly unknown[],
  ids: readonly string[],
): Promise<Row[]> {
  return ids.length === 1 ? tx.query(one, [...values, ids[0]]) : tx.query(many, [...values, ids]);
}

/** A listing as its seller changes it; its row is locked. */
export interface LockedListing {
  sellerId: string;
  id: string;
  terms: ListingTerms;
  state: ListingState;
  version: number;
}

/** The seller's own among these, in id order. */
export async function lockListings(
  tx: EntityManager,
  sellerId: string,
  ids: readonly string[],
): Promise<LockedListing[]> {
  const rows = await onThose<RecordRow>(tx, LOCK_LISTINGS, [sellerId], ids);
  return rows.map(toLockedListing);
}

/** What the seller has on offer already of these goods, in id order. */
export async function sameOnOffer(
  tx: EntityManager,
  sellerId: string,
  goods: readonly Pick<ListingTerms, 'partTypeId' | 'brand' | 'features'>[],
  { lock }: { lock: boolean },
): Promise<LockedListing[]> {
  if (goods.length === 0) return [];
  const rows: RecordRow[] = await tx.query(lock ? `${SAME_ON_OFFER} FOR NO KEY UPDATE OF l` : SAME_ON_OFFER, [
    sellerId,
    goods.map(({ partTypeId }) => partTypeId),
    goods.map(({ brand }) => brand),
    goods.map(({ features }) => featureKey(features)),
  ]);
  return rows.map(toLockedListing);
}

interface RecordRow extends TermsRow {
  seller_id: string;
  id: string;
  state: ListingState;
  version: number;
}

/** The columns of a listing's terms. */
export interface TermsRow extends BreakColumns, MakeColumns {
  part_type_id: string;
  brand: string;
  features: Features;
  net_prices: string[] | null;
  currency: string;
  moq: number;
  order_multiple: number;
  lead_time_days: number;
  sample_available: boolean;
  origin_country: string | null;
  origin_province: string | null;
  ship_from_province: string;
  ship_from_city: string | null;
  certificates: CertificateKind[];
  photograph_ids: string[];
  valid_until: string | null;
  note: string | null;
}

function toLockedListing(row: RecordRow): LockedListing {
  const { seller_id: sellerId, id, state, version } = row;
  return { sellerId, id, terms: toTerms(row), state, version };
}

/** What the seller says, from its columns. */
export function toTerms(row: TermsRow): ListingTerms {
  return {
    partTypeId: row.part_type_id,
    brand: row.brand,
    features: row.features,
    priceBreaks: breaksOf({ ...row, break_prices: row.net_prices ?? row.break_prices }),
    taxIncluded: row.net_prices === null,
    currency: row.currency,
    moq: row.moq,
    orderMultiple: row.order_multiple,
    leadTimeDays: row.lead_time_days,
    sampleAvailable: row.sample_available,
    madeToOrder: madeToOrderOf(row),
    origin: originOf(row),
    shipFromProvince: row.ship_from_province,
    shipFromCity: row.ship_from_city,
    certificates: row.certificates,
    photographIds: row.photograph_ids,
    validUntil: row.valid_until,
    note: row.note,
  };
}

/** How a listing's own words are kept in columns. */
export interface MakeColumns {
  capacity_per_day: number | null;
  make_lead_time_days: number | null;
  work_weekdays: number[];
}

export function madeToOrderOf(row: MakeColumns): MadeToOrder | null {
  if (row.capacity_per_day === null || row.make_lead_time_days === null) return null;
  return {
    perDay: row.capacity_per_day,
    leadTimeDays: row.make_lead_time_days,
    weekdays: row.work_weekdays,
  };
}

export function originOf(row: {
  origin_country: string | null;
  origin_province: string | null;
}): Origin | null {
  return row.origin_country === null ? null : { country: row.origin_country, province: row.origin_province };
}

function toRow({ id, terms, state }: AmendedListing): Record<string, unknown> {
  const breaks = normalBreaks(terms.priceBreaks);
  const typed = breaks.map(({ unitPrice }) => unitPrice);
  const prices = terms.taxIncluded ? typed : typed.map(withVat);
  return {
    id,
    part_type_id: terms.partTypeId,
    brand: terms.brand,
    features: terms.features,
    feature_key: featureKey(terms.features),
    break_quantities: breaks.map(({ minQuantity }) => minQuantity),
    break_prices: prices,
    net_prices: terms.taxIncluded ? null : typed,
    base_price: prices[0],
    currency: terms.currency,
    moq: terms.moq,
    order_multiple: terms.orderMultiple,
    lead_time_days: terms.leadTimeDays,
    sample_available: terms.sampleAvailable,
    capacity_per_day: terms.madeToOrder?.perDay ?? null,
    make_lead_time_days: terms.madeToOrder?.leadTimeDays ?? null,
    work_weekdays: terms.madeToOrder?.weekdays ?? ORDINARY_WEEKDAYS,
    origin_country: terms.origin?.country ?? null,
    origin_province: terms.origin?.province ?? null,
    ship_from_province: terms.shipFromProvince,
    ship_from_city: terms.shipFromCity,
    certificates: terms.certificates,
    photograph_ids: terms.photographIds,
    valid_until: terms.validUntil,
    note: terms.note,
    state,
  };
}
