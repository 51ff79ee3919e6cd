import { type PartTypeRow } from './part-type.row.js';

/** Field → column, in the order of the table. */
export const PART_TYPE_COLUMNS = {
  id: 'id',
  designation: 'designation',
  basic: 'basic',
  family: 'family',
  series: 'series',
  seal: 'seal',
  boreMm: 'bore_mm',
  outsideMm: 'outside_mm',
  widthMm: 'width_mm',
  widthKind: 'width_kind',
  innerRingWidthMm: 'inner_ring_width_mm',
  outerRingWidthMm: 'outer_ring_width_mm',
  chamferMinMm: 'chamfer_min_mm',
  features: 'features',
  standard: 'standard',
  massKg: 'mass_kg',
  dynamicLoadKn: 'dynamic_load_kn',
  staticLoadKn: 'static_load_kn',
  limitingSpeedRpm: 'limiting_speed_rpm',
  ratingBasis: 'rating_basis',
} as const satisfies Record<keyof PartTypeRow, string>;

/** What a SELECT lists to give a `PartTypeRow`. */
export const PART_TYPE_FIELDS = Object.entries(PART_TYPE_COLUMNS)
  .map(([field, column]) => `${column} AS "${field}"`)
  .join(', ');
