/** Estimates against the median of what the makers print, place by place. */
import type { BearingRow } from './bearing-rows.js';
import { placeOf } from './places.js';
import type { Place } from './places.js';

export interface Comparison {
  readonly place: Place;
  readonly medianOfMakers: number;
  readonly ours: number;
}

const PAIRED = /D[BFT]|Q[BFT]C/;

/** For every place with at least one figure: the median of the figures, beside ours. Rows of sets are left out. */
export function compareWithMedians(
  rows: readonly BearingRow[],
  figureOf: (row: BearingRow) => number | undefined,
  oursOf: (place: Place) => number | undefined,
): Comparison[] {
  const figures = new Map<string, { place: Place; values: number[] }>();
  for (const row of rows) {
    const figure = figureOf(row);
    const place =
      row.system === 'GOST' || figure === undefined ? undefined : placeOf(row.designation, row.type);
    if (figure === undefined || place === undefined || PAIRED.test(place.rest) || !isOfPlace(row, place))
      continue;
    const key = `${place.family} ${place.series} ${place.boreCode} ${place.variant}`;
    const known = figures.get(key);
    if (known === undefined) figures.set(key, { place, values: [figure] });
    else known.values.push(figure);
  }
  return [...figures.values()].flatMap(({ place, values }) => {
    const ours = oursOf(place);
    return ours === undefined ? [] : [{ place, medianOfMakers: median(values), ours }];
  });
}

/** A row whose size is not that of the place is a misprint or another variant; its figures say nothing here. */
const isOfPlace = (row: BearingRow, { dimensions }: Place): boolean =>
  Math.abs((row.boreMm ?? 0) - dimensions.boreMm) < 0.05 &&
  Math.abs((row.outsideMm ?? 0) - (dimensions.outsideMm ?? 0)) < 0.05 &&
  Math.abs((row.widthMm ?? 0) - (dimensions.widthMm ?? 0)) < 0.05;

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

/** Prints, by family and in all, how many estimates lie within a tolerance of the median. */
export function printShares(
  heading: string,
  comparisons: readonly Comparison[],
  tolerance: number,
  verbose: boolean,
): void {
  const within = ({ ours, medianOfMakers }: Comparison): boolean =>
    Math.abs(ours / medianOfMakers - 1) <= tolerance;
  const families = new Set(comparisons.map(({ place }) => place.family));
  console.log(`\n${heading}, within ${tolerance * 100} % of the makers’ median`);
  for (const family of [...families, 'all']) {
    const group = comparisons.filter(({ place }) => family === 'all' || place.family === family);
    const good = group.filter(within).length;
    console.log(
      family.padEnd(32),
      `${String(good).padStart(6)} of ${group.length}`.padEnd(18),
      `${((100 * good) / group.length).toFixed(1)} %`,
    );
  }
  if (!verbose) return;
  for (const comparison of comparisons.filter((each) => !within(each))) {
    const { place, ours, medianOfMakers } = comparison;
    console.log(
      `  ${place.series}${place.boreCode} ${place.variant}: ours ${ours}, makers ${medianOfMakers}`,
    );
  }
}
