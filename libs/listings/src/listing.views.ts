import { type Features, type PartFamily } from '@app/bearings';
import { lineTotalMinor, MoneyView, toMoneyView, unitPriceMicros } from '@app/kernel';
import { type ListingState } from './listing.entity.js';
import { type BreakColumns, breaksOf, quantityFault } from './listing.pricing.js';

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
  currency: string;
  moq: number;
  orderMultiple: number;
  /** Pieces on the shelf. */
  onHand: number;
  /** Of these, kept for orders. */
  reserved: number;
  available: number;
  leadTimeDays: number;
  shipFrom: ShipFromView;
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

export interface ListingRow extends BreakColumns {
  seller_id: string;
  seller_name: string;
  seller_verification: string;
  id: string;
  part_type_id: string;
  designation: string;
  family: PartFamily;
  seal: string;
  bore_mm: number | null;
  outside_mm: number | null;
  width_mm: number | null;
  width_kind: string | null;
  brand: string;
  features: Features;
  currency: string;
  moq: number;
  order_multiple: number;
  on_hand: number;
  reserved: number;
  lead_time_days: number;
  ship_from_province: string;
  ship_from_city: string | null;
  note: string | null;
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
    partType: {
      id: row.part_type_id,
      designation: row.designation,
      type: row.family,
      seal: row.seal,
      boreMm: row.bore_mm,
      outsideMm: row.outside_mm,
      widthMm: row.width_mm,
      widthKind: row.width_kind,
    },
    brand: row.brand,
    features: row.features,
    priceBreaks: breaksOf(row),
    currency: row.currency,
    moq: row.moq,
    orderMultiple: row.order_multiple,
    onHand: row.on_hand,
    reserved: row.reserved,
    available: row.on_hand - row.reserved,
    leadTimeDays: row.lead_time_days,
    shipFrom: { province: row.ship_from_province, city: row.ship_from_city },
    note: row.note,
    state: row.state,
    reviewReason: row.review_reason,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    version: row.version,
  };
}

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
  seller: OfferSellerView;
  brand: string;
  features: Features;
  priceBreaks: PriceBreakView[];
  currency: string;
  /** Null below the first price break. */
  unitPriceAtQuantity: string | null;
  lineTotal: MoneyView | null;
  moq: number;
  orderMultiple: number;
  available: number;
  leadTimeDays: number;
  shipFrom: ShipFromView;
  note: string | null;
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

export interface OfferRow extends BreakColumns {
  id: string;
  seller_id: string;
  name: string;
  province: string;
  city: string | null;
  town: string | null;
  industrial_park: string | null;
  verification: string;
  green_certified: boolean;
  brand: string;
  features: Features;
  currency: string;
  unit_price: string | null;
  moq: number;
  order_multiple: number;
  available: number;
  lead_time_days: number;
  ship_from_province: string;
  ship_from_city: string | null;
  note: string | null;
  total: number;
}

export function toOfferView(row: OfferRow, quantity: number): OfferView {
  const why = whyNot(row, quantity);
  return {
    listingId: row.id,
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
    shipFrom: { province: row.ship_from_province, city: row.ship_from_city },
    note: row.note,
    orderable: why === undefined,
    ...(why !== undefined && { why }),
  };
}

function whyNot(row: OfferRow, quantity: number): string | undefined {
  const fault = quantityFault({ moq: row.moq, orderMultiple: row.order_multiple }, quantity);
  return fault ?? (row.available < quantity ? 'listing.out_of_stock' : undefined);
}
