import { type Features, type PartFamily } from '@app/bearings';
import { PartTypes } from '@app/catalog';
import { decodeCursor, decodeIdCursor, encodeCursor, notFound, toPage } from '@app/kernel';
import { type Actor, containing, type PageQuery, requireKind, requireScope } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type ListingState, type PriceBreak } from './listing.entity.js';
import { type BreakColumns, breaksOf } from './listing.pricing.js';
import {
  type ListingPageView,
  type ListingRow,
  type ListingView,
  type OfferRow,
  type OffersView,
  type SellerOfferPageView,
  toListingView,
  toOfferView,
  toSellerOfferView,
} from './listing.views.js';
import { LISTING_ROW, LISTING_ROWS, OFFERS, ORDERABLE } from './listings.sql.js';
import { type OffersQuery, type OwnListingsQuery, type SellerOffersQuery } from './offer-listing.dto.js';
import { type ListingRef } from './stock.service.js';

/** All that placing an order needs to know of a listing. */
export interface OrderableListing {
  sellerId: string;
  sellerName: string;
  sellerProvince: string;
  sellerCity: string | null;
  listingId: string;
  partTypeId: string;
  designation: string;
  family: PartFamily;
  brand: string;
  features: Features;
  priceBreaks: PriceBreak[];
  currency: string;
  moq: number;
  orderMultiple: number;
  state: ListingState;
  /** Days until goods in stock are on their way. */
  leadTimeDays: number;
  shipFromProvince: string;
  /** Of one piece; null where the catalogue does not know it. */
  massKg: number | null;
}

const OWN = 'seller-listings';
const OF_SELLER = 'offers-of-seller';
const REVIEW = 'listings-by-state';
const OFFERED = 'offers';

@Injectable()
export class ListingsQueries {
  constructor(
    private readonly source: DataSource,
    private readonly partTypes: PartTypes,
  ) {}

  /** Those of the listings that exist, in any state; the caller decides. */
  async orderable(tx: EntityManager, refs: readonly ListingRef[]): Promise<OrderableListing[]> {
    const rows: (Omit<OrderableListing, 'priceBreaks'> & BreakColumns)[] = await tx.query(ORDERABLE, [
      refs.map((ref) => ref.sellerId),
      refs.map((ref) => ref.listingId),
    ]);
    return rows.map(({ break_quantities, break_prices, ...listing }) => ({
      ...listing,
      priceBreaks: breaksOf({ break_quantities, break_prices }),
    }));
  }

  /** The seller's own, newest first. */
  async own(actor: Actor, query: OwnListingsQuery): Promise<ListingPageView> {
    requireKind(actor, 'seller');
    requireScope(actor, 'listings:read');
    const rows = await this.ofSeller(actor.organisationId, query, OWN);
    return toPage(rows, query.limit, toListingView, (row) => encodeCursor(OWN, [row.id]));
  }

  /** A seller's that are on the market, newest first, for anybody. */
  async offersOfSeller(sellerId: string, query: SellerOffersQuery): Promise<SellerOfferPageView> {
    const rows = await this.ofSeller(sellerId, { ...query, state: 'live' }, OF_SELLER);
    return toPage(rows, query.limit, toSellerOfferView, (row) => encodeCursor(OF_SELLER, [row.id]));
  }

  async ownById(actor: Actor, id: string): Promise<ListingView> {
    requireKind(actor, 'seller');
    requireScope(actor, 'listings:read');
    return this.read(this.source.manager, { sellerId: actor.organisationId, listingId: id });
  }

  /** One listing as it stands in `tx`. */
  async read(tx: EntityManager, { sellerId, listingId }: ListingRef): Promise<ListingView> {
    const [row]: ListingRow[] = await tx.query(LISTING_ROW, [sellerId, listingId]);
    if (row === undefined) throw notFound('listing', '商品', 'listing');
    return toListingView(row);
  }

  /** All sellers' listings of one state, oldest first: the market's queue. */
  async byState(actor: Actor, state: ListingState, { cursor, limit }: PageQuery): Promise<ListingPageView> {
    requireKind(actor, 'platform');
    const after = decodeIdCursor(REVIEW, cursor);
    const rows: ListingRow[] = await this.source.query(
      `${LISTING_ROWS}
       WHERE l.state = $1 AND ($2::uuid IS NULL OR l.id > $2)
       ORDER BY l.id LIMIT $3`,
      [state, after, limit + 1],
    );
    return toPage(rows, limit, toListingView, (row) => encodeCursor(REVIEW, [row.id]));
  }

  /** What is on offer of a part type, by line total at the quantity. */
  async offers(designation: string, { quantity, cursor, limit }: OffersQuery): Promise<OffersView> {
    const part = await this.partTypes.resolve(designation);
    if (part === null) throw notFound('part', '型号', 'part');
    const rows: (OfferRow & { total: number })[] = await this.source.query(OFFERS, [
      part.id,
      quantity,
      limit + 1,
      ...lastOffer(cursor),
    ]);
    const page = toPage(
      rows,
      limit,
      (row) => toOfferView(row, quantity),
      (row) => encodeCursor(OFFERED, [row.id, row.unit_price]),
    );
    return { ...page, quantity, total: rows[0]?.total ?? 0 };
  }

  /** One more than the page, so that it is known whether another follows. */
  private ofSeller(
    sellerId: string,
    { state, q, cursor, limit }: OwnListingsQuery,
    list: string,
  ): Promise<ListingRow[]> {
    return this.source.query(
      `${LISTING_ROWS}
       WHERE l.seller_id = $1 AND ($2::uuid IS NULL OR l.id < $2) AND ($3::text IS NULL OR l.state = $3)
         AND ($4::text IS NULL OR p.designation ILIKE $4 OR l.brand ILIKE $4)
       ORDER BY l.seller_id, l.id DESC LIMIT $5`,
      [sellerId, decodeIdCursor(list, cursor), state ?? null, q ? containing(q) : null, limit + 1],
    );
  }
}

/** Unit price and id of the last offer shown; an offer without a price at the quantity stands behind all that have one. */
function lastOffer(cursor: string | undefined): [string | null, string | null] {
  const id = decodeIdCursor(OFFERED, cursor);
  if (cursor === undefined) return [null, id];
  const price = String(decodeCursor(OFFERED, cursor)[1]);
  return [/^\d{1,12}\.\d{1,6}$/.test(price) ? price : 'infinity', id];
}
