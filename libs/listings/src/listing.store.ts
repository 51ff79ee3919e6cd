import { newId } from '@app/kernel';
import { type EntityManager } from 'typeorm';
import { type Features } from '@app/bearings';
import { type ListingState } from './listing.entity.js';
import { type BreakColumns, breaksOf } from './listing.pricing.js';
import { featureKey, type ListingTerms, normalBreaks } from './listing.terms.js';
import { type ChangedRow } from './listings.events.js';
import { INSERT_LISTINGS, LOCK_LISTING, LOCK_SAME_ON_OFFER, UPDATE_LISTINGS } from './listings.sql.js';

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
  return tx.query<ChangedRow[]>(UPDATE_LISTINGS, [sellerId, JSON.stringify(listings.map(toRow))]);
}

/** A listing as its seller changes it; its row is locked. */
export interface LockedListing {
  sellerId: string;
  id: string;
  terms: ListingTerms;
  state: ListingState;
  version: number;
}

export async function lockListing(
  tx: EntityManager,
  sellerId: string,
  id: string,
): Promise<LockedListing | undefined> {
  const [row]: RecordRow[] = await tx.query(LOCK_LISTING, [sellerId, id]);
  return row && toLockedListing(row);
}

/** What the seller has on offer already of these goods, in id order. */
export async function lockSameOnOffer(
  tx: EntityManager,
  sellerId: string,
  goods: readonly Pick<ListingTerms, 'partTypeId' | 'brand' | 'features'>[],
): Promise<LockedListing[]> {
  const rows: RecordRow[] = await tx.query(LOCK_SAME_ON_OFFER, [
    sellerId,
    goods.map(({ partTypeId }) => partTypeId),
    goods.map(({ brand }) => brand),
    goods.map(({ features }) => featureKey(features)),
  ]);
  return rows.map(toLockedListing);
}

interface RecordRow extends BreakColumns {
  seller_id: string;
  id: string;
  part_type_id: string;
  brand: string;
  features: Features;
  currency: string;
  moq: number;
  order_multiple: number;
  lead_time_days: number;
  ship_from_province: string;
  ship_from_city: string | null;
  note: string | null;
  state: ListingState;
  version: number;
}

function toLockedListing(row: RecordRow): LockedListing {
  return {
    sellerId: row.seller_id,
    id: row.id,
    terms: {
      partTypeId: row.part_type_id,
      brand: row.brand,
      features: row.features,
      priceBreaks: breaksOf(row),
      currency: row.currency,
      moq: row.moq,
      orderMultiple: row.order_multiple,
      leadTimeDays: row.lead_time_days,
      shipFromProvince: row.ship_from_province,
      shipFromCity: row.ship_from_city,
      note: row.note,
    },
    state: row.state,
    version: row.version,
  };
}

function toRow({ id, terms, state }: AmendedListing): Record<string, unknown> {
  const breaks = normalBreaks(terms.priceBreaks);
  return {
    id,
    part_type_id: terms.partTypeId,
    brand: terms.brand,
    features: terms.features,
    feature_key: featureKey(terms.features),
    break_quantities: breaks.map(({ minQuantity }) => minQuantity),
    break_prices: breaks.map(({ unitPrice }) => unitPrice),
    base_price: breaks[0]?.unitPrice,
    currency: terms.currency,
    moq: terms.moq,
    order_multiple: terms.orderMultiple,
    lead_time_days: terms.leadTimeDays,
    ship_from_province: terms.shipFromProvince,
    ship_from_city: terms.shipFromCity,
    note: terms.note,
    state,
  };
}
