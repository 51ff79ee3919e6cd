/** Which planned parts have a size: by bore and outside diameter, in an index made when first asked for. */
import { plannedSeries } from '../plans/index.js';
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
  '62 63 60 64 619 618 160 622 623 302 322 303 320 323 313 330 332 72 73 70 NU2 NU3 NU10 NU22 NU23 NJ2 NJ3 N2 N3 NUP2 12 13 22 23 222 223 213 230 231 232 32 33 511 512 513 514 NK HK NA49 NKI K AXK UC2 UC3 GE SI SA PHS POS LM LMF LMK LME KH KM MB BK FK SBPP2'.split(
    ' ',
  );

/** A part with its sizes at hand, infinite where it has none, and how likely it is meant. */
interface Sized {
  part: PlannedPart;
  outsideMm: number;
  widthMm: number;
  innerRingWidthMm: number;
  /** The lower the likelier. */
  rank: number;
}

/** Likeliest first. */
interface OfBore {
  /** Not inch cones, which nobody asks for by the bore alone. */
  parts: readonly Sized[];
  byOutside: ReadonlyMap<number, readonly Sized[]>;
}

const byBore = lazily((): ReadonlyMap<number, OfBore> => {
  const all = plannedSeries().flatMap(({ parts }) => parts.map(sizedOf));
  const ofBores = new Map<number, OfBore>();
  for (const [boreMm, parts] of Map.groupBy(all.toSorted(byLikelihood), ({ part }) => part.dimensions.boreMm))
    ofBores.set(boreMm, {
      parts: parts.filter(({ part }) => !isInchCone(part)),
      byOutside: Map.groupBy(parts, ({ outsideMm }) => outsideMm),
    });
  return ofBores;
});

function isInchCone({ family, standard }: PlannedPart): boolean {
  return family === 'tapered_roller' && standard.startsWith('ABMA');
}

function sizedOf(part: PlannedPart): Sized {
  const { outsideMm = Infinity, widthMm = Infinity, innerRingWidthMm = Infinity } = part.dimensions;
  return { part, outsideMm, widthMm, innerRingWidthMm, rank: rankOf(part) };
}

function byLikelihood(a: Sized, b: Sized): number {
  return a.rank - b.rank;
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
  /** Units in housings of this shape come first (FL for UCFL), or parts of this series (LMF, NJ of any diameters). */
  shape?: string;
  limit: number;
}

const threaded = lazily(() =>
  [...byBore().values()]
    .flatMap(({ parts }) => parts.map(({ part }) => part))
    .filter(({ dimensions }) => dimensions.threadMm !== undefined),
);

/** The bore of the part that has a thread of this diameter, by which rod ends are known: 25 of M24. */
export function boreOfThread(threadMm: number, families: readonly PartFamily[]): number | undefined {
  return threaded().find(
    ({ family, dimensions }) => dimensions.threadMm === threadMm && families.includes(family),
  )?.dimensions.boreMm;
}

/** Planned parts of a size, likeliest first. Widths agree by T, B or H, or by the inner ring's width. */
export function partsOfSize({ dimensions, families, shape, limit }: SizeQuery): PlannedPart[] {
  const { boreMm, outsideMm, widthMm, toleranceMm } = dimensions;
  const agrees = isOfSize(outsideMm, widthMm, Math.max(EXACT_MM, toleranceMm ?? 0));
  const found: Sized[] = [];
  for (const sized of candidatesOf(boreMm, outsideMm, toleranceMm)) {
    if (families !== undefined && !families.includes(sized.part.family)) continue;
    if (agrees(sized)) found.push(sized);
  }
  // Found likeliest first, and sorting keeps that order among equals.
  if (families !== undefined && families.length > 1)
    found.sort((a, b) => families.indexOf(a.part.family) - families.indexOf(b.part.family));
  if (shape !== undefined) found.sort((a, b) => Number(isShaped(b, shape)) - Number(isShaped(a, shape)));
  if (toleranceMm !== undefined) found.sort((a, b) => gapOf(a, dimensions) - gapOf(b, dimensions));
  else if (widthMm !== undefined) found.sort((a, b) => widthGap(a, widthMm) - widthGap(b, widthMm));
  return found.slice(0, limit).map(({ part }) => part);
}

function isShaped({ part: { series } }: Sized, shape: string): boolean {
  if (series.replace(/\d+$/, '') === shape) return true;
  const insert = INSERTS_IN_UNITS.find((each) => series.startsWith(each + shape));
  return insert !== undefined && /^[\dX]/.test(series.slice(insert.length + shape.length));
}

/** Those that a housing alone is most likely meant with come first. */
const INSERTS_IN_UNITS = ['UC', 'SB'];

/** A part whose own width agrees comes before one whose inner ring does. */
function widthGap(sized: Sized, askedMm: number): number {
  return Math.round(Math.abs(sized.widthMm - askedMm) * 100);
}

/** How far a part is from the size asked for, all dimensions together, in hundredths of a millimetre. */
function gapOf({ part: { dimensions } }: Sized, asked: LineDimensions): number {
  const gaps = (['boreMm', 'outsideMm', 'widthMm'] as const).map((name) =>
    asked[name] === undefined ? 0 : Math.abs((dimensions[name] ?? Number.MAX_SAFE_INTEGER) - asked[name]),
  );
  return Math.round(gaps.reduce((sum, gap) => sum + gap) * 100);
}

function candidatesOf(
  boreMm: number | undefined,
  outsideMm: number | undefined,
  toleranceMm: number | undefined,
): readonly Sized[] {
  if (boreMm === undefined) return [];
  if (toleranceMm !== undefined) return withBoreNear(boreMm, toleranceMm);
  const ofBore = byBore().get(boreMm);
  if (ofBore === undefined) return withBoreNear(boreMm, EXACT_MM);
  return (outsideMm === undefined ? undefined : ofBore.byOutside.get(outsideMm)) ?? ofBore.parts;
}

function withBoreNear(boreMm: number, toleranceMm: number): Sized[] {
  const near: Sized[] = [];
  for (const [held, { parts }] of byBore()) {
    if (Math.abs(held - boreMm) <= toleranceMm) near.push(...parts);
  }
  return near.toSorted(byLikelihood);
}

function isOfSize(
  outsideMm: number | undefined,
  widthMm: number | undefined,
  toleranceMm: number,
): (sized: Sized) => boolean {
  return (sized) => {
    if (outsideMm !== undefined && Math.abs(sized.outsideMm - outsideMm) > toleranceMm) return false;
    if (widthMm === undefined) return true;
    return (
      Math.abs(sized.widthMm - widthMm) <= toleranceMm ||
      Math.abs(sized.innerRingWidthMm - widthMm) <= toleranceMm
    );
  };
}
