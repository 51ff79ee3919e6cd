import { newId } from '@app/kernel';
import { type EntityManager } from 'typeorm';
import { type Listing, type ListingState } from './listing.entity.js';
import { featureKey, type ListingTerms, normalBreaks } from './listing.terms.js';
import { type ChangedRow } from './listings.events.js';
import { INSERT_LISTINGS, UPDATE_LISTINGS } from './listings.sql.js';

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

/** The terms of a listing as they stand. */
export function termsOf(listing: Listing): ListingTerms {
  return {
    partTypeId: listing.partTypeId,
    brand: listing.brand,
    features: listing.features,
    priceBreaks: listing.priceBreaks,
    currency: listing.currency,
    moq: listing.moq,
    orderMultiple: listing.orderMultiple,
    leadTimeDays: listing.leadTimeDays,
    shipFromProvince: listing.shipFromProvince,
    shipFromCity: listing.shipFromCity,
    note: listing.note,
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
    price_breaks: breaks,
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
