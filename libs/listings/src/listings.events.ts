import { type Fact } from '@app/platform';

/** Price, state, brand, lead time or availability of a listing is not what it was. */
export const LISTING_CHANGED = 'listing.changed';
/** A listing that waited for review is live. */
export const LISTING_APPROVED = 'listing.approved';
/** The market took a listing down. */
export const LISTING_TAKEN_DOWN = 'listing.taken_down';

export interface ListingChanged {
  sellerId: string;
  listingId: string;
  partTypeId: string;
}

export interface ListingReviewed {
  sellerId: string;
  listingId: string;
  designation: string;
  reason?: string;
}

/** A changed listing as SQL answers it. `version` is the database's clock in microseconds, read while its row was locked. */
export interface ChangedRow {
  seller_id: string;
  listing_id: string;
  part_type_id: string;
  version: string;
}

/** What SQL reads for a fact's version, once the rows are locked. */
export const VERSION_SQL = `(extract(epoch FROM clock_timestamp()) * 1000000)::bigint`;

/** One fact for each listing, however many of its lots moved. */
export function listingsChanged(rows: readonly ChangedRow[]): Fact<ListingChanged>[] {
  const byListing = new Map(rows.map((row) => [row.listing_id, row]));
  return [...byListing.values()].map((row) => ({
    name: LISTING_CHANGED,
    aggregateId: row.listing_id,
    version: BigInt(row.version),
    payload: { sellerId: row.seller_id, listingId: row.listing_id, partTypeId: row.part_type_id },
  }));
}
