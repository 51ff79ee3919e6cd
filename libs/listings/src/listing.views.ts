import { type Features, type PartFamily } from '@app/bearings';
import { type CertificateKind, lineTotalMinor, MoneyView, toMoneyView, unitPriceMicros } from '@app/kernel';
import { ErrorView, type Locale, toErrorView } from '@app/platform';
import { type ListingState } from './listing.entity.js';
import { breaksOf, quantityFault } from './listing.pricing.js';
import { madeToOrderOf, originOf, type TermsRow } from './listing.store.js';
import { type AdjustedOutcome, type GoodsOutcome } from './stock-and-prices.service.js';

export class PriceBreakView {
  /** From this quantity on. */
  minQuantity: number;
  /** Six decimals, VAT included. */
  unitPrice: string;
}

export class ListedPartView {
  id: string;
  designation: string;
  type: PartFamily;
  seal: string;
  boreMm: number | null;
  outsideMm: number | null;
  widthMm: number | null;
  widthKind: string | null;
}

export class ListingSellerView {
  id: string;
  name: string;
  verification: string;
}

export class MadeToOrderView {
  /** Pieces on a working day. */
  perDay: number;
  /** Days from the order to the first piece. */
  leadTimeDays: number;
  /** ISO 8601: 1 is Monday. */
  weekdays: number[];
}

export class OriginView {
  /** ISO 3166-1 alpha-2. */
  country: string;
  province: string | null;
}

export class ShipFromView {
  province: string;
  city: string | null;
}

/** A listing as its seller and the market's admins see it. */
export class ListingView {
  id: string;
  seller: ListingSellerView;
  partType: ListedPartView;
  brand: string;
  /** What the goods add to the part type. */
  features: Features;
  priceBreaks: PriceBreakView[];
  /** What the seller typed where its prices are without tax; null when they include it. */
  netPriceBreaks: PriceBreakView[] | null;
  /** Since when these prices stand. */
  pricedAt: string;
  currency: string;
  moq: number;
  orderMultiple: number;
  /** Pieces on the shelf. */
  onHand: number;
  /** Of these, kept for orders. */
  reserved: number;
  available: number;
  /** Days until goods in stock are on their way. */
  leadTimeDays: number;
  sampleAvailable: boolean;
  madeToOrder: MadeToOrderView | null;
  origin: OriginView | null;
  shipFrom: ShipFromView;
  /** Kinds that the seller says apply to these goods. */
  certificates: CertificateKind[];
  photographIds: string[];
  /** The last day on offer, YYYY-MM-DD. */
  validUntil: string | null;
  note: string | null;
  /** draft, in_review, live, paused, ended or taken_down */
  state: ListingState;
  reviewReason: string | null;
  createdAt: string;
  updatedAt: string;
  version: number;
}

export class ListingPageView {
  items: ListingView[];
  nextCursor: string | null;
}

export class AdjustedListingView {
  id: string;
  /** changed, unchanged or rejected */
  status: GoodsOutcome['status'];
  error?: ErrorView;
}

export class AdjustedListingsView {
  /** In the order of the request. */
  results: AdjustedListingView[];
}

export function toAdjustedListingView(outcome: AdjustedOutcome, locale: Locale): AdjustedListingView {
  const { listingId, status, error } = outcome;
  return { id: listingId, status, ...(error && { error: toErrorView(error, locale) }) };
}

export interface ListingRow extends TermsRow {
  seller_id: string;
  seller_name: string;
  seller_verification: string;
  id: string;
  designation: string;
  family: PartFamily;
  seal: string;
  bore_mm: number | null;
  outside_mm: number | null;
  width_mm: number | null;
  width_kind: string | null;
  priced_at: Date;
  on_hand: number;
  reserved: number;
  state: ListingState;
  review_reason: string | null;
  created_at: Date;
  updated_at: Date;
  version: number;
}

export function toListingView(row: ListingRow): ListingView {
  return {
    id: row.id,
    seller: { id: row.seller_id, name: row.seller_name, verification: row.seller_verification },
    partType: toListedPartView(row),
    brand: row.brand,
    features: row.features,
    priceBreaks: breaksOf(row),
    netPriceBreaks: row.net_prices && breaksOf({ ...row, break_prices: row.net_prices }),
    pricedAt: row.priced_at.toISOString(),
    currency: row.currency,
    moq: row.moq,
    orderMultiple: row.order_multiple,
    onHand: row.on_hand,
    reserved: row.reserved,
    available: row.on_hand - row.reserved,
    leadTimeDays: row.lead_time_days,
    sampleAvailable: row.sample_available,
    madeToOrder: madeToOrderOf(row),
    origin: originOf(row),
    shipFrom: { province: row.ship_from_province, city: row.ship_from_city },
    certificates: row.certificates,
    photographIds: row.photograph_ids,
    validUntil: row.valid_until,
    note: row.note,
    state: row.state,
    reviewReason: row.review_reason,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    version: row.version,
  };
}

const toListedPartView = (row: ListingRow): ListedPartView => ({
  id: row.part_type_id,
  designation: row.designation,
  type: row.family,
  seal: row.seal,
  boreMm: row.bore_mm,
  outsideMm: row.outside_mm,
  widthMm: row.width_mm,
  widthKind: row.width_kind,
});

export class OfferSellerView {
  id: string;
  name: string;
  province: string;
  city: string | null;
  town: string | null;
  industrialPark: string | null;
  verification: string;
  greenCertified: boolean;
}

/** A live listing as buyers see it, priced at the quantity they asked for. */
export class OfferView {
  listingId: string;
  partTypeId: string;
  seller: OfferSellerView;
  brand: string;
  features: Features;
  priceBreaks: PriceBreakView[];
  /** The seller quotes without tax; the prices here include it. */
  quotedNet: boolean;
  currency: string;
  /** Null below the first price break. */
  unitPriceAtQuantity: string | null;
  lineTotal: MoneyView | null;
  moq: number;
  orderMultiple: number;
  available: number;
  leadTimeDays: number;
  sampleAvailable: boolean;
  madeToOrder: MadeToOrderView | null;
  origin: OriginView | null;
  shipFrom: ShipFromView;
  /** Those that apply to these goods: verified and in force. */
  certificates: CertificateKind[];
  photographIds: string[];
  validUntil: string | null;
  note: string | null;
  /** The day by which what the shelf lacks for this quantity can be made; null: nothing is lacking, or nothing is made to order. */
  readyOn: string | null;
  /** Pieces of this quantity that would be made for it, by `readyOn`: an order says `makeToOrder`. */
  toMake: number;
  /** Whether this quantity can be ordered now. */
  orderable: boolean;
  /** Why not: listing.below_moq, listing.not_order_multiple or listing.out_of_stock. */
  why?: string;
}

export class OffersView {
  /** By line total at the quantity, cheapest first; those without a price at it last. */
  items: OfferView[];
  quantity: number;
  total: number;
  nextCursor: string | null;
}

/** A live listing among all of its seller's. */
export class SellerOfferView {
  listingId: string;
  partType: ListedPartView;
  brand: string;
  features: Features;
  priceBreaks: PriceBreakView[];
  currency: string;
  moq: number;
  orderMultiple: number;
  available: number;
  leadTimeDays: number;
}

export class SellerOfferPageView {
  items: SellerOfferView[];
  nextCursor: string | null;
}

export interface OfferRow extends TermsRow {
  id: string;
  seller_id: string;
  name: string;
  province: string;
  city: string | null;
  town: string | null;
  industrial_park: string | null;
  verification: string;
  green_certified: boolean;
  unit_price: string | null;
  ready_on: string | null;
  available: number;
}

export function toSellerOfferView(row: ListingRow): SellerOfferView {
  return {
    listingId: row.id,
    partType: toListedPartView(row),
    brand: row.brand,
    features: row.features,
    priceBreaks: breaksOf(row),
    currency: row.currency,
    moq: row.moq,
    orderMultiple: row.order_multiple,
    available: row.on_hand - row.reserved,
    leadTimeDays: row.lead_time_days,
  };
}

export function toOfferView(row: OfferRow, quantity: number): OfferView {
  const why = whyNot(row, quantity);
  return {
    listingId: row.id,
    partTypeId: row.part_type_id,
    seller: {
      id: row.seller_id,
      name: row.name,
      province: row.province,
      city: row.city,
      town: row.town,
      industrialPark: row.industrial_park,
      verification: row.verification,
      greenCertified: row.green_certified,
    },
    brand: row.brand,
    features: row.features,
    priceBreaks: breaksOf(row),
    quotedNet: row.net_prices !== null,
    currency: row.currency,
    unitPriceAtQuantity: row.unit_price,
    lineTotal:
      row.unit_price === null
        ? null
        : toMoneyView(lineTotalMinor(unitPriceMicros(row.unit_price), quantity), row.currency),
    moq: row.moq,
    orderMultiple: row.order_multiple,
    available: row.available,
    leadTimeDays: row.lead_time_days,
    sampleAvailable: row.sample_available,
    madeToOrder: madeToOrderOf(row),
    origin: originOf(row),
    shipFrom: { province: row.ship_from_province, city: row.ship_from_city },
    certificates: row.certificates,
    photographIds: row.photograph_ids,
    validUntil: row.valid_until,
    note: row.note,
    readyOn: row.ready_on,
    toMake: row.ready_on === null ? 0 : quantity - row.available,
    orderable: why === undefined,
    ...(why !== undefined && { why }),
  };
}

function whyNot(row: OfferRow, quantity: number): string | undefined {
  const fault = quantityFault({ moq: row.moq, orderMultiple: row.order_multiple }, quantity);
  const isThere = row.available >= quantity || row.ready_on !== null;
  return fault ?? (isThere ? undefined : 'listing.out_of_stock');
}
