import { type Features, type PartFamily } from '@app/bearings';
import { type PartTypeRow } from '@app/catalog';
import { type GoodsOutcome, type ListingState, type ListingView, PriceBreakView } from '@app/listings';
import { ErrorView, type Locale, toErrorView } from '@app/platform';

export class PartnerPartView {
  id: string;
  designation: string;
  basic: string;
  type: PartFamily;
  series: string;
  seal: string;
  boreMm: number | null;
  outsideMm: number | null;
  widthMm: number | null;
  widthKind: string | null;
  massKg: number | null;
  features: Features;
  standard: string;
}

export class PartnerPartPageView {
  items: PartnerPartView[];
  nextCursor: string | null;
}

export function toPartnerPartView(row: PartTypeRow): PartnerPartView {
  return {
    id: row.id,
    designation: row.designation,
    basic: row.basic,
    type: row.family,
    series: row.series,
    seal: row.seal,
    boreMm: row.boreMm,
    outsideMm: row.outsideMm,
    widthMm: row.widthMm,
    widthKind: row.widthKind,
    massKg: row.massKg,
    features: row.features,
    standard: row.standard,
  };
}

export class PartnerListingView {
  id: string;
  designation: string;
  brand: string;
  features: Features;
  priceBreaks: PriceBreakView[];
  currency: string;
  moq: number;
  orderMultiple: number;
  stock: number;
  available: number;
  leadTimeDays: number;
  state: ListingState;
  updatedAt: string;
}

export class PartnerListingPageView {
  items: PartnerListingView[];
  nextCursor: string | null;
}

export function toPartnerListingView(listing: ListingView): PartnerListingView {
  return {
    id: listing.id,
    designation: listing.partType.designation,
    brand: listing.brand,
    features: listing.features,
    priceBreaks: listing.priceBreaks,
    currency: listing.currency,
    moq: listing.moq,
    orderMultiple: listing.orderMultiple,
    stock: listing.onHand,
    available: listing.available,
    leadTimeDays: listing.leadTimeDays,
    state: listing.state,
    updatedAt: listing.updatedAt,
  };
}

export class ItemResultView {
  /** Of the item in the request, from 0. */
  index: number;
  /** created, changed, unchanged or rejected */
  status: GoodsOutcome['status'];
  listingId?: string;
  error?: ErrorView;
}

export class StockAndPricesView {
  results: ItemResultView[];
}

export function toItemResultView(
  { status, listingId, error }: GoodsOutcome,
  index: number,
  locale: Locale,
): ItemResultView {
  return {
    index,
    status,
    ...(listingId !== undefined && { listingId }),
    ...(error && { error: toErrorView(error, locale) }),
  };
}
