/** Which planned parts have a size: by bore and outside diameter, in an index made when first asked for. */
import { catalogue } from '../catalogue.js';
import { dimensionSeries, plannedParts } from '../plans/index.js';
import type { PlannedPart } from '../plans/index.js';
import { lazily } from '../plans/plan.js';
import type { LineDimensions } from '../reading.js';
import type { PartFamily } from '../vocabulary.js';

const EXACT_MM = 0.011;

/** What buyers mean by a bare size, likeliest first; the other families follow in the order of the plans. */
const LIKELIEST: readonly PartFamily[] = [
  'deep_groove_ball',
  'tapered_roller',
  'angular_contact_ball',
  'spherical_roller',
  'cylindrical_roller',
  'self_aligning_ball',
  'double_row_angular_contact_ball',
  'thrust_ball',
  'needle_roller',
  'drawn_cup_needle_roller',
  'spherical_plain',
];
/** The series that a bare size means, likeliest first; the others only when no common one has it. */
const COMMON_SERIES =
  '62 63 60 64 619 618 160 622 623 302 322 303 320 323 313 330 332 72 73 70 NU2 NU3 NU10 NU22 NU23 NJ2 NJ3 N2 N3 NUP2 12 13 22 23 222 223 213 230 231 232 32 33 511 512 513 514 NK HK NA49 NKI K AXK UC2 UC3 GE'.split(
    ' ',
  );

interface SizeIndex {
  byDiameters: ReadonlyMap<string, readonly PlannedPart[]>;
  byBore: ReadonlyMap<number, readonly PlannedPart[]>;
}

const index = lazily((): SizeIndex => {
  const byDiameters = new Map<string, PlannedPart[]>();
  const byBore = new Map<number, PlannedPart[]>();
  for (const { family, series } of dimensionSeries()) {
    for (const part of plannedParts(family, series)) {
      const { boreMm, outsideMm } = part.dimensions;
      if (outsideMm !== undefined) append(byDiameters, `${boreMm}x${outsideMm}`, part);
      append(byBore, boreMm, part);
    }
  }
  // Inch cones and cups belong to no general series: the catalogue knows them.
  for (const type of catalogue()) {
    const { boreMm, outsideMm } = type.dimensions;
    if (!type.standard.startsWith('ABMA') || boreMm === undefined || outsideMm === undefined) continue;
    append(byDiameters, `${boreMm}x${outsideMm}`, {
      ...type,
      boreCode: '',
      dimensions: { ...type.dimensions, boreMm },
    });
  }
  for (const parts of [...byDiameters.values(), ...byBore.values()]) parts.sort(byLikelihood);
  return { byDiameters, byBore };
});

function append<K>(map: Map<K, PlannedPart[]>, key: K, part: PlannedPart): void {
  const alike = map.get(key);
  if (alike === undefined) map.set(key, [part]);
  else alike.push(part);
}

function byLikelihood(a: PlannedPart, b: PlannedPart): number {
  return rankOf(a) - rankOf(b);
}

function rankOf({ family, series }: PlannedPart): number {
  const familyPlace = LIKELIEST.indexOf(family);
  const seriesPlace = COMMON_SERIES.indexOf(series);
  const rarity = seriesPlace < 0 ? LIKELIEST.length + 1 : seriesPlace / COMMON_SERIES.length;
  return (familyPlace < 0 ? LIKELIEST.length : familyPlace) + rarity;
}

export interface SizeQuery {
  dimensions: LineDimensions;
  families?: readonly PartFamily[];
  limit: number;
}

/** Planned parts of a size, likeliest first. Widths agree by T, B or H, or by the inner ring's width. */
export function partsOfSize({ dimensions, families, limit }: SizeQuery): PlannedPart[] {
  const { boreMm, outsideMm, widthMm } = dimensions;
  const found: PlannedPart[] = [];
  for (const part of candidatesOf(boreMm, outsideMm, dimensions.toleranceMm)) {
    if (families !== undefined && !families.includes(part.family)) continue;
    if (!agrees(part, dimensions)) continue;
    found.push(part);
  }
  if (families !== undefined && found.length > 1) {
    found.sort((a, b) => families.indexOf(a.family) - families.indexOf(b.family) || byLikelihood(a, b));
  }
  if (dimensions.toleranceMm !== undefined) found.sort((a, b) => gapOf(a, dimensions) - gapOf(b, dimensions));
  else if (widthMm !== undefined) found.sort((a, b) => widthGap(a, widthMm) - widthGap(b, widthMm));
  return found.slice(0, limit);
}

/** A part whose own width agrees comes before one whose inner ring does. */
function widthGap({ dimensions }: PlannedPart, askedMm: number): number {
  return Math.round(Math.abs((dimensions.widthMm ?? Number.MAX_SAFE_INTEGER) - askedMm) * 100);
}

/** How far a part is from the size asked for, all dimensions together, in hundredths of a millimetre. */
function gapOf({ dimensions }: PlannedPart, asked: LineDimensions): number {
  const gaps = (['boreMm', 'outsideMm', 'widthMm'] as const).map((name) =>
    asked[name] === undefined ? 0 : Math.abs((dimensions[name] ?? Number.MAX_SAFE_INTEGER) - asked[name]),
  );
  return Math.round(gaps.reduce((sum, gap) => sum + gap) * 100);
}

function candidatesOf(
  boreMm: number | undefined,
  outsideMm: number | undefined,
  toleranceMm: number | undefined,
): readonly PlannedPart[] {
  if (boreMm === undefined) return [];
  if (toleranceMm !== undefined) return withBoreNear(boreMm, toleranceMm);
  const { byDiameters, byBore } = index();
  const exact = outsideMm === undefined ? undefined : byDiameters.get(`${boreMm}x${outsideMm}`);
  return exact ?? byBore.get(boreMm) ?? withBoreNear(boreMm, EXACT_MM);
}

function withBoreNear(boreMm: number, toleranceMm: number): PlannedPart[] {
  const bores = [...index().byBore.keys()].filter((held) => near(held, boreMm, toleranceMm));
  return bores.flatMap((held) => index().byBore.get(held) ?? []).toSorted(byLikelihood);
}

function agrees({ dimensions }: PlannedPart, asked: LineDimensions): boolean {
  const tolerance = Math.max(EXACT_MM, asked.toleranceMm ?? 0);
  if (asked.outsideMm !== undefined && !near(dimensions.outsideMm, asked.outsideMm, tolerance)) return false;
  if (asked.widthMm === undefined) return true;
  return (
    near(dimensions.widthMm, asked.widthMm, tolerance) ||
    near(dimensions.innerRingWidthMm, asked.widthMm, tolerance)
  );
}

function near(held: number | undefined, asked: number, tolerance: number): boolean {
  return held !== undefined && Math.abs(held - asked) <= tolerance;
}
