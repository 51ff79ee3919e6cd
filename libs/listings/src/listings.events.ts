import { type Fact } from '@app/platform';

/** Price, state, brand, lead time or availability of a listing is not what it was. */
const LISTING_CHANGED = 'listing.changed';

interface ListingChanged {
  sellerId: string;
  listingId: string;
  partTypeId: string;
  /** What is on offer is what it was: only prices, quantities, stock or times are others. */
  sameGoods?: true;
}

/** A changed listing as SQL answers it. `version` is the database's clock in microseconds, read while its row was locked. */
export interface ChangedRow {
  seller_id: string;
  listing_id: string;
  part_type_id: string;
  version: string;
  same_goods?: boolean;
}

/** What SQL reads for a fact's version, once the rows are locked. */
export const VERSION_SQL = `(extract(epoch FROM clock_timestamp()) * 1000000)::bigint`;

/** Many listings of one seller changed together: one fact tells of all their part types. */
const MANY_CHANGED = 'listings.changed';

export function manyListingsChanged(
  causeId: string,
  sellerId: string,
  rows: readonly ChangedRow[],
): Fact<{ sellerId: string; partTypeIds: string[] }>[] {
  if (rows.length === 0) return [];
  const version = rows.reduce(
    (latest, row) => (BigInt(row.version) > latest ? BigInt(row.version) : latest),
    0n,
  );
  const partTypeIds = [...new Set(rows.map((row) => row.part_type_id))];
  return [{ name: MANY_CHANGED, aggregateId: causeId, version, payload: { sellerId, partTypeIds } }];
}

/** One fact for each listing and part type, however many lots moved. */
export function listingsChanged(rows: readonly ChangedRow[]): Fact<ListingChanged>[] {
  const distinct = new Map(rows.map((row) => [row.listing_id + row.part_type_id, row]));
  return [...distinct.values()].map((row) => ({
    name: LISTING_CHANGED,
    aggregateId: row.listing_id,
    version: BigInt(row.version),
    payload: {
      sellerId: row.seller_id,
      listingId: row.listing_id,
      partTypeId: row.part_type_id,
      ...(row.same_goods && { sameGoods: true }),
    },
  }));
}

/** Pieces came, went or were kept: the goods are the same. */
export function stockMoved(rows: readonly ChangedRow[]): Fact<ListingChanged>[] {
  return listingsChanged(rows.map((row) => ({ ...row, same_goods: true })));
}
