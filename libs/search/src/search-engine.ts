import { type PartFamily, type WidthKind } from '@app/bearings';
import { DomainError } from '@app/kernel';

/** Millimetres, both ends included. */
export interface Range {
  min?: number;
  max?: number;
}

export const DIMENSIONS = ['bore', 'outside', 'width'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Two sizes that differ by less are the same: catalogues round inches to a hundredth. */
export const SAME_SIZE_MM = 0.011;

export const SORTS = ['relevance', 'price', 'stock', 'bore', 'outside', 'width', 'designation'] as const;
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

/** The boxes ticked beside the list. */
export interface Filters {
  type: readonly string[];
  seal: readonly string[];
  series: readonly string[];
  brand: readonly string[];
  province: readonly string[];
  clearance: readonly string[];
  ranges: Readonly<Partial<Record<Dimension, Range>>>;
  inStock: boolean;
}

/** Filters whose values are counted; the counts of a group leave its own ticks out of account. */
export const FACETS = ['type', 'seal', 'series'] as const;
export type Facet = (typeof FACETS)[number];

export interface PartQuery {
  wanted: Wanted;
  filters: Filters;
  sort: Sort;
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
}

export interface FacetCount {
  value: string;
  count: number;
}

export interface Found {
  hits: PartHitRow[];
  facets: Record<Facet, FacetCount[]>;
  ranges: Record<Dimension, { min: number; max: number } | null>;
  total: number;
  /** Sort key of the last hit when more follow. */
  next: SortKey | null;
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

/** What keeps the part index and answers from it. */
export abstract class SearchEngine {
  /** Refuses an `after` that it cannot have given. */
  abstract search(query: PartQuery): Promise<Found>;

  abstract nearby(near: Nearby): Promise<NearbyRow[]>;

  /** Folds the offers of these part types in again; the newest state always wins. */
  abstract fold(partTypeIds: readonly string[]): Promise<void>;

  /** Makes the index anew from the database. */
  abstract rebuild(): Promise<{ partTypes: number }>;
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
