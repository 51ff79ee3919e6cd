import { NO_BEARINGS, type PartType, type Rating, ratingsOf } from '@app/bearings';
import { type PartTypeRecord } from './part-type.entity.js';
import { partTypeId } from './part-type.id.js';

/** A row of `part_type` as queries give it. */
export type PartTypeRow = Readonly<PartTypeRecord>;

/** What the catalogue knows of a type, as the row that stands for it. */
export function rowOf(type: PartType): PartTypeRow {
  const { dimensions } = type;
  const ratings = ratingsOf(type);
  return {
    id: partTypeId(type.designation),
    designation: type.designation,
    basic: type.basic,
    family: type.family,
    series: type.series,
    // Whether what is no bearing is sealed is no question to ask of it.
    seal: type.features.seal ?? (NO_BEARINGS.includes(type.family) ? 'none' : 'open'),
    boreMm: dimensions.boreMm ?? null,
    outsideMm: dimensions.outsideMm ?? null,
    widthMm: dimensions.widthMm ?? null,
    widthKind: dimensions.widthKind ?? null,
    innerRingWidthMm: dimensions.innerRingWidthMm ?? null,
    outerRingWidthMm: dimensions.outerRingWidthMm ?? null,
    chamferMinMm: dimensions.chamferMinMm ?? null,
    features: type.features,
    standard: type.standard,
    massKg: type.massKg ?? null,
    dynamicLoadKn: ratings?.dynamicKn.value ?? null,
    staticLoadKn: ratings?.staticKn.value ?? null,
    limitingSpeedRpm: ratings?.limitingSpeedRpm.value ?? null,
    ratingBasis: ratings
      ? `C ${worth(ratings.dynamicKn)}; C0 ${worth(ratings.staticKn)}; n ${worth(ratings.limitingSpeedRpm)}`
      : null,
  };
}

/** `calculated (ISO 281:2007)` */
function worth({ basis, source }: Rating): string {
  return `${basis} (${source})`;
}

/** The way back: a row as the functions of the bearing library take it. */
export function partTypeOf(row: PartTypeRow): PartType {
  const dimensions = {
    boreMm: row.boreMm,
    outsideMm: row.outsideMm,
    widthMm: row.widthMm,
    widthKind: row.widthKind,
    innerRingWidthMm: row.innerRingWidthMm,
    outerRingWidthMm: row.outerRingWidthMm,
    chamferMinMm: row.chamferMinMm,
  };
  return {
    designation: row.designation,
    basic: row.basic,
    family: row.family,
    series: row.series,
    standard: row.standard,
    dimensions: Object.fromEntries(Object.entries(dimensions).filter(([, value]) => value !== null)),
    features: row.features,
    ...(row.massKg !== null && { massKg: row.massKg }),
  };
}
