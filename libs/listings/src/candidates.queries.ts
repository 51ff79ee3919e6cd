import { type CertificateKind } from '@app/kernel';
import { type Features } from '@app/bearings';
import { TODAY_SQL } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { madeUpto, readyOn } from './capacity.sql.js';
import { type PriceBreak } from './listing.entity.js';
import { type BreakColumns, breaksOf } from './listing.pricing.js';
import { heldBy, IN_FORCE } from './listings.sql.js';

/** What a buyer takes only: what is not said goes without. */
export interface GoodsRules {
  greenOnly?: boolean;
  /** Shipped from one of these. */
  provinces?: string[];
  /** Of these goods, verified and in force. */
  certificates?: CertificateKind[];
  /** Held by their seller, verified and in force, whether or not it names them of these goods. */
  sellerCertificates?: CertificateKind[];
  /** No free lot is older than this, YYWW, or of unknown age. */
  oldestLot?: string;
  /** Of none of these. */
  exceptSellers?: string[];
  /** Says of each what it can make, day by day, within so many days. */
  makeWithinDays?: number;
}

/** Pieces that can be made until a day, so many days from now. */
export interface MadeUpto {
  days: number;
  on: string;
  pieces: number;
}

export interface WantedGoods extends GoodsRules {
  partTypeId: string;
  quantity: number;
  /** What the goods must add to their part type. */
  features: Features;
  /** Of these brands only; null: of any. */
  brands: string[] | null;
}

/** A live listing, for one of the wanted. */
export interface Candidate {
  /** Which of the wanted: its place among them. */
  at: number;
  sellerId: string;
  sellerName: string;
  greenCertified: boolean;
  listingId: string;
  partTypeId: string;
  designation: string;
  brand: string;
  features: Features;
  priceBreaks: PriceBreak[];
  moq: number;
  orderMultiple: number;
  available: number;
  leadTimeDays: number;
  /** The day by which what the shelf lacks of the quantity, rounded up to what can be ordered, is made; null: as `readyOn` of an offer. */
  readyOn: string | null;
  readyInDays: number | null;
  /** Ascending; null: not asked for, or nothing is made to order. */
  madeUpto: MadeUpto[] | null;
  shipFromProvince: string;
  massKg: number | null;
  /** Those of the goods, verified and in force. */
  certificates: CertificateKind[];
  /** Of its free lots, YYWW; null: one of them does not say, or there is none. */
  oldestLot: string | null;
}

/** Of each of the wanted, the cheapest that have any. */
const MOST_EACH = 30;

/** $1 the wanted, as JSON, $2 most of each. Priced and cut before anything is joined. */
const CANDIDATES = `
SELECT w.at, l.seller_id AS "sellerId", o.name AS "sellerName", coalesce(o.green_until >= ${TODAY_SQL}, false) AS "greenCertified",
       l.id AS "listingId", l.part_type_id AS "partTypeId", p.designation, l.brand, l.features, l.break_quantities,
       l.break_prices::text[] AS break_prices, l.moq, l.order_multiple AS "orderMultiple", s.available,
       l.lead_time_days AS "leadTimeDays", ready.ready_on AS "readyOn", ready.ready_on::date - ${TODAY_SQL} AS "readyInDays",
       made.made_upto AS "madeUpto",
       l.ship_from_province AS "shipFromProvince", p.mass_kg AS "massKg", ${IN_FORCE} AS certificates, s.oldest AS "oldestLot"
FROM jsonb_to_recordset($1::jsonb) AS w(at int, "partTypeId" uuid, quantity int, features jsonb, brands text[], "greenOnly" boolean,
  provinces text[], certificates text[], "sellerCertificates" text[], "oldestLot" text, "exceptSellers" uuid[],
  "makeWithinDays" int)
CROSS JOIN LATERAL (
  SELECT l.*, pieces
  FROM listing l
  CROSS JOIN LATERAL (
    SELECT ceil(greatest(l.moq, w.quantity)::numeric / l.order_multiple)::int * l.order_multiple AS pieces
  ) orderable
  WHERE l.part_type_id = w."partTypeId" AND l.state = 'live' AND l.features @> w.features
    AND (w.brands IS NULL OR l.brand = ANY(w.brands))
    AND (w.provinces IS NULL OR l.ship_from_province = ANY(w.provinces))
    AND (w."exceptSellers" IS NULL OR l.seller_id <> ALL(w."exceptSellers"))
    AND (w."greenOnly" IS NOT TRUE OR EXISTS (SELECT FROM organisation g WHERE g.id = l.seller_id AND g.green_until >= ${TODAY_SQL}))
    AND (w.certificates IS NULL OR w.certificates <@ ${IN_FORCE})
    AND (w."sellerCertificates" IS NULL OR w."sellerCertificates" <@ ${heldBy('l.seller_id')})
    AND (w."oldestLot" IS NULL OR NOT EXISTS (
      SELECT FROM stock_lot a
      WHERE a.seller_id = l.seller_id AND a.listing_id = l.id AND a.on_hand > a.reserved AND coalesce(a.date_code, '') < w."oldestLot"
    ))
    AND (l.capacity_per_day IS NOT NULL OR EXISTS (
      SELECT FROM stock_lot a WHERE a.seller_id = l.seller_id AND a.listing_id = l.id AND a.on_hand > a.reserved
    ))
  ORDER BY l.break_prices[width_bucket(pieces, l.break_quantities)] * pieces, l.id
  LIMIT $2
) l
JOIN organisation o ON o.id = l.seller_id
JOIN part_type p ON p.id = l.part_type_id
CROSS JOIN LATERAL (
  SELECT coalesce(sum(on_hand - reserved), 0)::int AS available,
         CASE WHEN bool_and(date_code IS NOT NULL) FILTER (WHERE on_hand > reserved)
           THEN min(date_code) FILTER (WHERE on_hand > reserved) END AS oldest
  FROM stock_lot WHERE seller_id = l.seller_id AND listing_id = l.id
) s
CROSS JOIN LATERAL (${readyOn('(l.pieces - s.available)')}) ready
CROSS JOIN LATERAL (${madeUpto('w."makeWithinDays"')}) made
ORDER BY w.at, l.id`;

/** What is on offer for the lines of a purchase. */
@Injectable()
export class Candidates {
  constructor(private readonly source: DataSource) {}

  /** In one statement for all that is wanted. */
  async of(wanted: readonly WantedGoods[], most = MOST_EACH): Promise<Candidate[]> {
    if (wanted.length === 0) return [];
    const rows: (Omit<Candidate, 'priceBreaks'> & BreakColumns)[] = await this.source.query(CANDIDATES, [
      JSON.stringify(wanted.map((each, at) => ({ at, ...each }))),
      most,
    ]);
    return rows.map(({ break_quantities, break_prices, ...row }) => ({
      ...row,
      priceBreaks: breaksOf({ break_quantities, break_prices }),
    }));
  }
}
