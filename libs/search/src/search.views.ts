import { type PartFamily, type WidthKind } from '@app/bearings';
import { type Found, type PartHitRow, PRICE_QUANTITIES } from './search-engine.js';

export class SaidView {
  zh: string;
  en: string;
}

export class BestPriceView {
  /** Six decimals, VAT included. */
  unitPrice: string;
  currency: string;
}

export class QuantityPriceView {
  quantity: number;
  /** Six decimals, VAT included. */
  unitPrice: string;
}

export class OffersSummaryView {
  count: number;
  sellers: number;
  /** The lowest price of a first price break; of what is in stock, if anything is. */
  bestPrice: BestPriceView | null;
  /** The lowest at 1, 10, 100, 1000 and 10,000 pieces, by the same rule; left out where nobody sells so few. */
  prices: QuantityPriceView[];
  /** Pieces that no order has reserved, of all sellers together. */
  stock: number;
  /** The shortest of all offers. */
  leadTimeDays: number | null;
  /** The smallest of all offers. */
  moq: number | null;
}

export class PartHitView {
  id: string;
  designation: string;
  basic: string;
  type: PartFamily;
  series: string;
  /** Null for parts that are no bearings. */
  seal: string | null;
  boreMm: number | null;
  outsideMm: number | null;
  widthMm: number | null;
  widthKind: WidthKind | null;
  massKg: number | null;
  dynamicLoadKn: number | null;
  staticLoadKn: number | null;
  limitingSpeedRpm: number | null;
  offers: OffersSummaryView;
}

export class PartSummariesView {
  items: PartHitView[];
}

export class FacetCountView {
  value: string;
  count: number;
}

/** Values by how many part types have them, the commonest first, at most a hundred and what is ticked. */
export class FacetsView {
  type: FacetCountView[];
  seal: FacetCountView[];
  series: FacetCountView[];
  boreShape: FacetCountView[];
  cage: FacetCountView[];
  clearance: FacetCountView[];
  tolerance: FacetCountView[];
  brand: FacetCountView[];
  origin: FacetCountView[];
  province: FacetCountView[];
  certificate: FacetCountView[];
  green: FacetCountView[];
}

export class SpanView {
  min: number | null;
  max: number | null;
}

export class RangesView {
  boreMm: SpanView;
  outsideMm: SpanView;
  widthMm: SpanView;
  dynamicLoadKn: SpanView;
  staticLoadKn: SpanView;
  limitingSpeedRpm: SpanView;
  massKg: SpanView;
}

export class UnderstoodView {
  /**
   * designation, size (more than one dimension) or bore, outside, width; tolerance, type, brand, quantity, price, system, province,
   * nearby, certificate, green, stock, text (not understood, searched as text), or a feature: seal, clearance, cage …
   */
  kind: string;
  value: string;
  /** How it was read, in words. */
  label: SaidView;
  /** The piece of the query that said so, as it was written. */
  source: string;
  /** Where it stands in `q`, in UTF-16 units: the query without these characters says the rest. */
  start: number;
  end: number;
}

export class SuggestionView {
  /** did_you_mean, without_filters, equivalent (the same size) or nearest_size */
  kind: string;
  reason: SaidView;
  part: PartHitView;
}

export class PartSearchView {
  items: PartHitView[];
  facets: FacetsView;
  ranges: RangesView;
  total: number;
  nextCursor: string | null;
  understood: UnderstoodView[];
  /** Where nothing matched, or nothing that did is on offer: what comes near, and in what it differs. */
  suggestions: SuggestionView[];
}

const CURRENCY = 'CNY';
/** How the index says that sealing is no question to ask of a part. */
const NEVER_SEALED = 'none';

export function toOffersSummaryView(row: PartHitRow): OffersSummaryView {
  return {
    count: row.offer_count,
    sellers: row.seller_count,
    bestPrice: row.best_price === null ? null : { unitPrice: row.best_price, currency: CURRENCY },
    prices: row.prices.flatMap((unitPrice, at) =>
      unitPrice === null ? [] : [{ quantity: PRICE_QUANTITIES[at] ?? 0, unitPrice }],
    ),
    stock: row.stock,
    leadTimeDays: row.lead_time_days,
    moq: row.moq,
  };
}

export function toSealView(seal: string): string | null {
  return seal === NEVER_SEALED ? null : seal;
}

export function toPartHitView(row: PartHitRow): PartHitView {
  return {
    id: row.id,
    designation: row.designation,
    basic: row.basic,
    type: row.family,
    series: row.series,
    seal: toSealView(row.seal),
    boreMm: row.bore_mm,
    outsideMm: row.outside_mm,
    widthMm: row.width_mm,
    widthKind: row.width_kind,
    massKg: row.mass_kg,
    dynamicLoadKn: row.dynamic_load_kn,
    staticLoadKn: row.static_load_kn,
    limitingSpeedRpm: row.limiting_speed_rpm,
    offers: toOffersSummaryView(row),
  };
}

export function toFacetsView(facets: Found['facets']): FacetsView {
  return {
    type: facets.type,
    seal: facets.seal.filter(({ value }) => value !== NEVER_SEALED),
    series: facets.series,
    boreShape: facets.boreShape,
    cage: facets.cage,
    clearance: facets.clearance,
    tolerance: facets.tolerance,
    brand: facets.brand,
    origin: facets.origin,
    province: facets.province,
    certificate: facets.certificate,
    green: facets.green,
  };
}

export function toRangesView(ranges: Found['ranges']): RangesView {
  return {
    boreMm: ranges.bore,
    outsideMm: ranges.outside,
    widthMm: ranges.width,
    dynamicLoadKn: ranges.dynamicLoad,
    staticLoadKn: ranges.staticLoad,
    limitingSpeedRpm: ranges.limitingSpeed,
    massKg: ranges.mass,
  };
}
