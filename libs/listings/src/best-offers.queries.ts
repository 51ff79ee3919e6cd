import { type Features } from '@app/bearings';
import { lineTotalMinor, unitPriceMicros } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** What is looked for: a part type in pieces, in a brand (null: any), with at least these features. */
export interface WishedGoods {
  /** The caller's own number for it. */
  no: number;
  partTypeId: string;
  /** Null: not known yet; then nothing is best. */
  quantity: number | null;
  brand: string | null;
  features: Features;
  /** Of this listing rather than of a cheaper one; null: of any. */
  preferredListingId: string | null;
}

export interface OfferAtQuantity {
  no: number;
  /** Live offers that meet the wish, and the pieces on their shelves. */
  count: number;
  stock: number;
  /** What can be ordered in this quantity from the shelf: of the preferred listing, else the cheapest. */
  best: {
    listingId: string;
    sellerId: string;
    sellerName: string;
    brand: string;
    /** Six decimals, VAT included. */
    unitPrice: string;
    currency: string;
    totalMinor: bigint;
    available: number;
    leadTimeDays: number;
  } | null;
}

/** $1 numbers, $2 part types, $3 quantities, $4 brands, $5 features, $6 preferred listings. */
const BEST = `
WITH wished AS MATERIALIZED (
  SELECT no, part_type_id, quantity, upper(brand) AS brand, features::jsonb AS features, preferred
  FROM unnest($1::int[], $2::uuid[], $3::int[], $4::text[], $5::text[], $6::uuid[]) AS w(no, part_type_id, quantity, brand, features, preferred)
), offered AS MATERIALIZED (
  SELECT w.no, w.quantity, l.seller_id, l.id, l.moq, l.order_multiple, l.id IS NOT DISTINCT FROM w.preferred AS is_preferred,
    l.break_prices[width_bucket(w.quantity, l.break_quantities)] AS unit_price,
    coalesce((SELECT sum(on_hand - reserved) FROM stock_lot WHERE seller_id = l.seller_id AND listing_id = l.id), 0)::int AS available
  FROM wished w
  JOIN listing l ON l.part_type_id = w.part_type_id AND l.state = 'live' AND l.features @> w.features
    AND (w.brand IS NULL OR upper(l.brand) = w.brand)
), best AS (
  SELECT DISTINCT ON (no) no, seller_id, id, unit_price, available FROM offered
  WHERE quantity >= moq AND quantity % order_multiple = 0 AND available >= quantity
  ORDER BY no, is_preferred DESC, unit_price, id
), counted AS (
  SELECT no, count(*)::int AS count, least(sum(available), 2147483647)::int AS stock FROM offered GROUP BY no
)
SELECT c.no, c.count, c.stock, l.id AS listing_id, l.seller_id, o.name AS seller_name, l.brand, b.unit_price::text AS unit_price,
  l.currency, b.available, l.lead_time_days
FROM counted c
LEFT JOIN best b ON b.no = c.no
LEFT JOIN listing l ON l.seller_id = b.seller_id AND l.id = b.id
LEFT JOIN organisation o ON o.id = l.seller_id
ORDER BY c.no`;

interface BestRow {
  no: number;
  count: number;
  stock: number;
  listing_id: string | null;
  seller_id: string;
  seller_name: string;
  brand: string;
  unit_price: string;
  currency: string;
  available: number;
  lead_time_days: number;
}

/** The preferred or the cheapest offer for each of many wishes. */
@Injectable()
export class BestOffers {
  constructor(private readonly source: DataSource) {}

  /** One statement for all; a wish that nobody meets is left out. */
  async of(wishes: readonly WishedGoods[]): Promise<OfferAtQuantity[]> {
    if (wishes.length === 0) return [];
    const rows: BestRow[] = await this.source.query(BEST, [
      wishes.map(({ no }) => no),
      wishes.map(({ partTypeId }) => partTypeId),
      wishes.map(({ quantity }) => quantity),
      wishes.map(({ brand }) => brand),
      wishes.map(({ features }) => JSON.stringify(features)),
      wishes.map(({ preferredListingId }) => preferredListingId),
    ]);
    const quantities = new Map(wishes.map(({ no, quantity }) => [no, quantity ?? 0]));
    return rows.map((row) => ({
      no: row.no,
      count: row.count,
      stock: row.stock,
      best: row.listing_id === null ? null : bestOf(row, row.listing_id, quantities.get(row.no) ?? 0),
    }));
  }
}

function bestOf(row: BestRow, listingId: string, quantity: number): OfferAtQuantity['best'] {
  return {
    listingId,
    sellerId: row.seller_id,
    sellerName: row.seller_name,
    brand: row.brand,
    unitPrice: row.unit_price,
    currency: row.currency,
    totalMinor: lineTotalMinor(unitPriceMicros(row.unit_price), quantity),
    available: row.available,
    leadTimeDays: row.lead_time_days,
  };
}
