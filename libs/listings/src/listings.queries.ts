import { type Features } from '@app/bearings';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type ListingState, type PriceBreak } from './listing.entity.js';
import { type ListingRef } from './stock.service.js';

/** All that placing an order needs to know of a listing. */
export interface OrderableListing {
  sellerId: string;
  sellerName: string;
  sellerVerified: boolean;
  listingId: string;
  partTypeId: string;
  designation: string;
  brand: string;
  features: Features;
  priceBreaks: PriceBreak[];
  currency: string;
  moq: number;
  orderMultiple: number;
  leadTimeDays: number;
  state: ListingState;
  available: number;
}

@Injectable()
export class ListingsQueries {
  /** Those of the listings that exist, in any state; the caller decides. */
  async orderable(tx: EntityManager, refs: readonly ListingRef[]): Promise<OrderableListing[]> {
    return tx.query<OrderableListing[]>(ORDERABLE, [
      refs.map((ref) => ref.sellerId),
      refs.map((ref) => ref.listingId),
    ]);
  }
}

const ORDERABLE = `
SELECT l.seller_id AS "sellerId", o.name AS "sellerName", o.verification = 'verified' AS "sellerVerified",
       l.id AS "listingId", l.part_type_id AS "partTypeId", p.designation, l.brand, p.features || l.features AS features,
       l.price_breaks AS "priceBreaks", l.currency, l.moq, l.order_multiple AS "orderMultiple",
       l.lead_time_days AS "leadTimeDays", l.state, coalesce(s.available, 0)::int AS available
FROM unnest($1::uuid[], $2::uuid[]) AS ref(seller_id, listing_id)
JOIN listing l ON l.seller_id = ref.seller_id AND l.id = ref.listing_id
JOIN organisation o ON o.id = l.seller_id
JOIN part_type p ON p.id = l.part_type_id
LEFT JOIN LATERAL (
  SELECT sum(on_hand - reserved) AS available FROM stock_lot WHERE seller_id = l.seller_id AND listing_id = l.id
) s ON true`;
