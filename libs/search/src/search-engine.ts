import { type PartFamily, type WidthKind } from '@app/bearings';
import { DomainError } from '@app/kernel';
import { type EntityManager } from 'typeorm';

/** Both ends included, in the unit of what is measured. */
export interface Range {
  min?: number;
  max?: number;
}

export const DIMENSIONS = ['bore', 'outside', 'width'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** What a part type can be asked for by a range: millimetres, kilonewtons, turns a minute, kilograms. */
export const MEASURES = [...DIMENSIONS, 'dynamicLoad', 'staticLoad', 'limitingSpeed', 'mass'] as const;
export type Measure = (typeof MEASURES)[number];

/** Two sizes that differ by less are the same: catalogues round inches to a hundredth. */
export const SAME_SIZE_MM = 0.011;

/** Quantities at which best prices are kept: a price at any other is that of the last of these it reaches. */
export const PRICE_QUANTITIES = [1, 10, 100, 1000, 10_000] as const;

/** Price, lead time, mass, distance and sizes: the least first; stock, load ratings and speed: the most first. */
export const SORTS = [
  'relevance',
  'price',
  'stock',
  'leadTime',
  'distance',
  ...MEASURES,
  'designation',
] as const;
export type Sort = (typeof SORTS)[number];

/** A part type, or all types of a basic designation. */
export type Named = { type: string } | { basic: string };

/** What the searcher's words come to once they were read; an engine never sees the words themselves. */
export interface Wanted {
  /**
   * What the words name, likeliest first: single types, and basic designations for all their types. They lead the list; where a
   * basic designation is among them, nothing else is on it.
   */
  named: readonly Named[];
  /** Families, seals, sizes, brands: each that is not empty is a condition. */
  families: readonly string[];
  seals: readonly string[];
  ranges: Readonly<Partial<Record<Dimension, Range>>>;
  brands: readonly string[];
  /** What else the words say as the boxes beside the list do: a province, green, a price. */
  conditions?: Partial<Filters>;
  /** Part types that are offered under such a brand, or with such a feature (`clearance:C3`), come earlier. */
  preferred: { brands: readonly string[]; offered: readonly string[] };
  /** What no rule understood. A condition when nothing else was understood, else a nudge. */
  words: readonly string[];
}

export function typesAmong(named: readonly Named[]): string[] {
  return named.flatMap((each) => ('type' in each ? [each.type] : []));
}

export function basicsAmong(named: readonly Named[]): string[] {
  return named.flatMap((each) => ('basic' in each ? [each.basic] : []));
}

/**
 * Filters whose values are counted; the counts of a group leave its own ticks out of account. The first three are of the part type;
 * cage and bore shape are of the type or of goods on offer, the others of goods on offer and who offers them.
 */
export const FACETS = [
  'type',
  'seal',
  'series',
  'boreShape',
  'cage',
  'clearance',
  'tolerance',
  'brand',
  'origin',
  'province',
  'certificate',
  'green',
] as const;
export type Facet = (typeof FACETS)[number];

/** No facet lists more values than this, the commonest first; what is ticked is listed besides. */
export const MOST_FACET_VALUES = 100;

/** The one value of the facet `green`: offered by a firm that is certified so. */
export const GREEN = 'true';

/** The boxes ticked and the limits set beside the list. */
export interface Filters {
  /** One of the values of each facet that has any. */
  ticks: Readonly<Partial<Record<Facet, readonly string[]>>>;
  ranges: Readonly<Partial<Record<Measure, Range>>>;
  /** Best unit price at the quantity asked, in the market's currency. */
  price?: Range;
  inStock?: boolean;
  /** Somebody delivers within so many days. */
  leadTimeMaxDays?: number;
  /** Somebody sells so few. */
  moqMax?: number;
  /** Nothing but these types, by designation. */
  designations?: readonly string[];
}

export interface PartQuery {
  wanted: Wanted;
  filters: Filters;
  sort: Sort;
  /** Prices are compared at it; without it, at each offer's first break. */
  quantity?: number;
  /** Where the buyer is, for sorting by distance: a province as {@link PROVINCES} spells it. */
  from?: string;
  /** Sort key of the last row of the page before. */
  after?: SortKey;
  limit: number;
}

/** Numbers as text, so that nothing is rounded on the way, and the designation last. */
export type SortKey = readonly string[];

export interface PartHitRow {
  id: string;
  designation: string;
  basic: string;
  family: PartFamily;
  series: string;
  seal: string;
  bore_mm: number | null;
  outside_mm: number | null;
  width_mm: number | null;
  width_kind: WidthKind | null;
  mass_kg: number | null;
  dynamic_load_kn: number | null;
  static_load_kn: number | null;
  limiting_speed_rpm: number | null;
  offer_count: number;
  seller_count: number;
  best_price: string | null;
  stock: number;
  /** At {@link PRICE_QUANTITIES}; null where nobody sells so few, empty where nobody sells any. */
  prices: (string | null)[];
  lead_time_days: number | null;
  moq: number | null;
}

export interface FacetCount {
  value: string;
  count: number;
}

export interface Found {
  hits: PartHitRow[];
  facets: Record<Facet, FacetCount[]>;
  ranges: Record<Measure, { min: number | null; max: number | null }>;
  total: number;
  /** Sort key of the last hit when more follow. */
  next: SortKey | null;
  /** Where there are two engines. */
  answeredBy?: AnsweredBy;
}

export interface AnsweredBy {
  engine: 'meilisearch' | 'postgres';
  /** The other one could not. */
  fallback?: boolean;
  /** What a second engine says it took. */
  engineMs?: number;
}

/** A part type offered where nothing was found. */
export interface NearbyRow extends PartHitRow {
  /** How it was come by: it is what the words name, or near in size. */
  found_by: 'named' | 'size';
}

/** Where to look when nothing was found. */
export interface Nearby {
  named: readonly Named[];
  /** The size asked for, as far as it was said. */
  size: Readonly<Partial<Record<Dimension, number>>>;
  families: readonly string[];
  limit: number;
}

/** Hears of how many part types of all are done. */
export type Say = (progress: { done: number; of: number }) => void;

/** How many part types were found to stand otherwise than the database says, in each place where they stand. */
export interface Drift {
  postgres: number;
  meilisearch?: number;
  /** More than a fold is needed to mend them. */
  needsRebuild: boolean;
}

export interface FoldOptions {
  /** Part types of which the same goods are on offer as before: their figures are folded in, which costs a third. */
  figuresOf?: readonly string[];
  /** A connection in hand. */
  on?: EntityManager;
}

/** What keeps the part index and answers from it. */
export abstract class SearchEngine {
  /** Refuses an `after` that it cannot have given. */
  abstract search(query: PartQuery): Promise<Found>;

  abstract nearby(near: Nearby): Promise<NearbyRow[]>;

  /** Folds the offers of these part types in again; the newest state always wins. */
  abstract fold(partTypeIds: readonly string[], options?: FoldOptions): Promise<void>;

  /** Puts in what these part types are by now: figures, words, spellings. */
  abstract renew(partTypeIds: readonly string[]): Promise<void>;

  /**
   * Makes the index anew from the database, beside the one that answers, and puts it in its place. What changes meanwhile is in it.
   * One at a time.
   */
  abstract rebuild(say?: Say): Promise<{ partTypes: number }>;

  /** Compares the index with the database and mends what differs, as far as folding can. */
  abstract reconcile(): Promise<Drift>;
}

/** A cursor whose key no list of ours has: it was tampered with. */
export function cursorRefused(): DomainError {
  const message = {
    zh: '翻页标记无效，请从第一页重新开始',
    en: 'This cursor is not of this list; start again at the first page',
  };
  return new DomainError('invalid', 'page.cursor_invalid', message, [
    { field: 'cursor', code: 'page.cursor_invalid', message, expected: 'nextCursor of the previous page' },
  ]);
}

/** Where the price at a quantity stands among {@link PRICE_QUANTITIES}. */
export function priceTierOf(quantity: number): number {
  return PRICE_QUANTITIES.findLastIndex((each) => each <= quantity);
}
