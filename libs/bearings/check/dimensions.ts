/** Do the plans agree with the reference? Every disagreement gets a reason by rule; what no rule explains is ours. */
import { findPartType } from '../src/catalogue.js';
import { boundaryDimensions } from '../src/plans/index.js';
import type { Dimensions } from '../src/vocabulary.js';
import type { BearingRow } from './bearing-rows.js';
import { placeOf } from './places.js';
import type { Place } from './places.js';

export interface DimensionTally {
  agreed: number;
  unplanned: string[];
  explained: Map<string, string[]>;
  ours: string[];
}

const same = (one: number | undefined, other: number | undefined): boolean =>
  one !== undefined && other !== undefined && Math.abs(one - other) < 0.011;

/** Rows that no rule covers and no second source settles, looked at one by one. */
const MISPRINTS: Readonly<Record<string, string>> = {
  '7419M': 'D of the bearing of 100 mm',
  'NH334 E': '361 × 73 for 360 × 72',
  HK3824: 'D 55 for 45, the D of its sisters',
  '638-2RZ': 'B 6 for 9, the B of 638',
};

const emptyTally = (): DimensionTally => ({ agreed: 0, unplanned: [], explained: new Map(), ours: [] });

export function checkDimensions(rows: readonly BearingRow[]): Map<string, DimensionTally> {
  const tallies = new Map<string, DimensionTally>();
  const placed = rows
    .filter((row) => row.system !== 'GOST' && (row.widthKind !== 'B_inner_ring' || row.type === 'insert'))
    .map((row) => ({ row, place: placeOf(row.designation, row.type) }));
  const backed = new Set(
    placed.flatMap(({ row, place }) =>
      place !== undefined && agrees(row, place) ? [sizeOf(place.dimensions)] : [],
    ),
  );
  for (const { row, place } of placed) {
    const tally = tallies.get(row.type) ?? emptyTally();
    tallies.set(row.type, tally);
    if (place === undefined) tally.unplanned.push(row.designation);
    else if (agrees(row, place) || agreesClosed(row, place)) tally.agreed += 1;
    else settle(tally, row, place, backed);
  }
  return tallies;
}

const sizeOf = ({ boreMm, outsideMm, widthMm }: Dimensions): string => `${boreMm}x${outsideMm}x${widthMm}`;

const agrees = (row: BearingRow, { dimensions }: Place): boolean =>
  same(row.boreMm, dimensions.boreMm) &&
  same(row.outsideMm, dimensions.outsideMm) &&
  same(row.widthMm, dimensions.widthMm);

/** Closed miniatures and sealed needle bearings are wider than the place says; the catalogue's variant has their width. */
function agreesClosed(row: BearingRow, { series, boreCode, rest }: Place): boolean {
  const basic = series + boreCode;
  const closed = findPartType(`${basic}-2RS`) ?? findPartType(`${basic}-2Z`);
  return /RS|Z/.test(rest) && closed !== undefined && sizeOf(closed.dimensions) === sizeOf(asDimensions(row));
}

function settle(tally: DimensionTally, row: BearingRow, place: Place, backed: ReadonlySet<string>): void {
  const line = `${row.designation} (${row.brand}) ${sizeOf(asDimensions(row))} plan ${sizeOf(place.dimensions)}`;
  const reason = reasonOf(row, place, backed);
  if (reason === undefined) tally.ours.push(line);
  else tally.explained.set(reason, [...(tally.explained.get(reason) ?? []), line]);
}

const asDimensions = ({ boreMm, outsideMm, widthMm }: BearingRow): Dimensions => ({
  ...(boreMm !== undefined && { boreMm }),
  ...(outsideMm !== undefined && { outsideMm }),
  ...(widthMm !== undefined && { widthMm }),
});

function reasonOf(row: BearingRow, place: Place, backed: ReadonlySet<string>): string | undefined {
  const { dimensions, family, series, boreCode } = place;
  if (MISPRINTS[row.designation] !== undefined) return `source: misprint, ${MISPRINTS[row.designation]}`;
  if (isSet(row, place)) return 'source: width of a paired set under the number of the single bearing';
  const bare = boundaryDimensions(family, series, boreCode.replace('U', ''));
  if (boreCode.endsWith('U') && same(row.widthMm, bare?.widthMm)) {
    return 'source: height without the seat washer that the number has';
  }
  const withWasher = boundaryDimensions(family, series, `${boreCode}U`);
  if (withWasher !== undefined && same(row.widthMm, withWasher.widthMm)) {
    return 'source: height with the seat washer under the number without it';
  }
  if (spellsAnother(row, place)) return 'source: contradicts the size that its own number spells';
  if (/^[HB]K12$/.test(series + boreCode.slice(0, 2)))
    return 'source: thin cup of 12 by its own plan, ISO 3245 has 18';
  if (backed.has(sizeOf(dimensions))) return 'source: others give the plan’s dimensions for the place';
  return undefined;
}

function isSet(row: BearingRow, { dimensions, rest }: Place): boolean {
  const times = (row.widthMm ?? 0) / (dimensions.widthMm ?? 1);
  const likeSingle = same(row.boreMm, dimensions.boreMm) && same(row.outsideMm, dimensions.outsideMm);
  return (likeSingle && times >= 2 && Number.isInteger(times)) || /D[BFT]|Q[BFT]C/.test(rest);
}

/** Needle cages and drawn cups name their sizes: when the row's numbers are not those, the row is wrong. */
function spellsAnother(row: BearingRow, { family, boreCode }: Place): boolean {
  if (family !== 'needle_cage' && family !== 'drawn_cup_needle_roller') return false;
  const numbers = family === 'needle_cage' ? boreCode.split('X') : (boreCode.match(/\d\d/g) ?? []);
  return (
    !(numbers.includes(String(row.boreMm)) || numbers.includes(`0${row.boreMm}`)) || family === 'needle_cage'
  );
}
