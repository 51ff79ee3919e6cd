/** Balls and rollers in a buyer's line: known by their diameter (`钢球 6.35 G10`), rollers by their length too (`滚子 5x8`). */
import { catalogue } from '../catalogue.js';
import { candidateOfComponent } from '../designations/component.reader.js';
import { lazily } from '../plans/plan.js';
import type { Candidate, LineDimensions, LinePiece } from '../reading.js';
import type { PartFamily, PartType } from '../vocabulary.js';
import { FRACTION, inMm } from './inch-sizes.js';

/** Parts that are known by their diameter: nobody calls a ball by a bore. */
const KNOWN_BY_DIAMETER = new Set<PartFamily>(['steel_ball', 'roller']);

const EXACT_MM = 0.011;
/** GB/T 308.1; the grade of balls for ordinary bearings is the likeliest where none is said. */
const GRADE = /(?<![A-Z0-9])G\d{1,3}(?![A-Z0-9])/;
const ORDINARY_GRADE = 'G10';
const BARE_DIAMETER = /(?<![A-Z0-9.,])\d{1,2}(?:\.\d{1,4})?(?![A-Z0-9.,])/g;

/** By diameter in hundredths of a millimetre. */
const elements = lazily(() =>
  Map.groupBy(
    catalogue().filter(({ family }) => KNOWN_BY_DIAMETER.has(family)),
    ({ dimensions }) => hundredths(dimensions.outsideMm ?? 0),
  ),
);

function hundredths(mm: number): number {
  return Math.round(mm * 100);
}

function* elementsNear(diameterMm: number, toleranceMm = EXACT_MM): Generator<PartType> {
  const [from, to] = [hundredths(diameterMm - toleranceMm), hundredths(diameterMm + toleranceMm)];
  for (let at = from; at <= to; at += 1) yield* elements().get(at) ?? [];
}

export function areKnownByDiameter(families: readonly PartFamily[] | undefined): boolean {
  return families?.every((family) => KNOWN_BY_DIAMETER.has(family)) === true;
}

/** A ball has one size, its diameter; of a roller the second is its length. */
export function asDiameter({ boreMm, outsideMm, ...others }: LineDimensions): LineDimensions {
  if (boreMm === undefined) return { ...others, ...(outsideMm !== undefined && { outsideMm }) };
  return { outsideMm: boreMm, ...(outsideMm !== undefined && { widthMm: outsideMm }), ...others };
}

export interface ElementsAsked {
  /** The folded line with used places blanked. */
  open: string;
  families: readonly PartFamily[];
  dimensions: LineDimensions;
  limit: number;
}

export interface ElementsFound {
  candidates: Candidate[];
  /** Where they stand, as far as nothing else has read them. */
  pieces: LinePiece[];
}

/** The balls or rollers of a size, likeliest first; a number without a unit is a diameter where one of them has it. */
export function findElements({
  open,
  families,
  dimensions,
  limit,
}: ElementsAsked): ElementsFound | undefined {
  const bare = dimensions.outsideMm === undefined ? bareDiameter(open, families) : undefined;
  const diameterMm = dimensions.outsideMm ?? bare?.diameterMm;
  if (diameterMm === undefined) return undefined;
  const grade = GRADE.exec(open);
  const asked = { ...dimensions, outsideMm: diameterMm };
  const fitting = [...elementsNear(diameterMm, dimensions.toleranceMm)].filter(
    (type) => families.includes(type.family) && isSized(type, asked),
  );
  const graded = fitting.filter(({ features }) => features.tolerance === grade?.[0]);
  const found = grade === null || graded.length === 0 ? fitting.toSorted(byGrade) : graded;
  if (found.length === 0) return undefined;
  const confidence = found.length === 1 ? 0.95 : 0.8;
  const candidates = found
    .slice(0, limit)
    .map((type, place) => candidateOfComponent(type, confidence * 0.9 ** place));
  const pieces: LinePiece[] = [];
  if (bare !== undefined) pieces.push({ kind: 'designation', ...bare.place, candidates });
  if (grade !== null) pieces.push({ kind: 'feature', ...placeOf(grade), features: { tolerance: grade[0] } });
  return { candidates, pieces };
}

/** Balls are sold by the inch where a fraction says so: `5/16钢球`. */
const INCH_DIAMETER = new RegExp(`(?<![A-Z0-9.,/-])(?:\\d{1,2}[\\s-])?${FRACTION}`);

function bareDiameter(open: string, families: readonly PartFamily[]) {
  const inches = INCH_DIAMETER.exec(open);
  if (inches !== null) return { diameterMm: inMm(inches[0]), place: placeOf(inches) };
  for (const match of open.matchAll(BARE_DIAMETER)) {
    const diameterMm = Number(match[0]);
    if ([...elementsNear(diameterMm)].some(({ family }) => families.includes(family)))
      return { diameterMm, place: placeOf(match) };
  }
  return undefined;
}

function placeOf({ 0: text, index }: RegExpExecArray): { start: number; end: number } {
  return { start: index, end: index + text.length };
}

function isSized({ dimensions }: PartType, asked: LineDimensions): boolean {
  const tolerance = Math.max(EXACT_MM, asked.toleranceMm ?? 0);
  return (['outsideMm', 'widthMm'] as const).every((side) => {
    const wanted = asked[side];
    return wanted === undefined || Math.abs((dimensions[side] ?? Infinity) - wanted) <= tolerance;
  });
}

function byGrade(a: PartType, b: PartType): number {
  return Number(b.features.tolerance === ORDINARY_GRADE) - Number(a.features.tolerance === ORDINARY_GRADE);
}
