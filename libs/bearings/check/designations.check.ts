/**
 * Every designation of the reference tables, read: are the first candidate's boundary dimensions those of `bearings.csv`,
 * and is it the same part as the other side in `designation-crossref.csv`? Every miss gets a reason.
 */
import { catalogue, readDesignation } from '../src/index.js';
import type { Candidate } from '../src/index.js';
import { readBearingRows } from './bearing-rows.js';
import type { BearingRow } from './bearing-rows.js';
import { readTable, Tally } from './reference-table.js';

const TOLERANCE_MM = 0.05;

interface ReadRow {
  row: BearingRow;
  first: Candidate | undefined;
  agrees: boolean;
}

export function checkDesignations(folder: string, verbose: boolean): void {
  const rows = readBearingRows(folder).map(readRow);
  printShares(rows);
  printMisses(rows, verbose);
  printCrossReferences(folder, verbose);
}

function readRow(row: BearingRow): ReadRow {
  const { designation, system, brand } = row;
  const [first] = readDesignation(designation, { system, ...(brand === '' ? {} : { brand }) }).candidates;
  return { row, first, agrees: first !== undefined && difference(row, first) === '' };
}

function difference(row: BearingRow, { dimensions }: Candidate): string {
  const { boreMm, outsideMm, widthMm, innerRingWidthMm } = dimensions;
  const width = row.widthKind === 'B_inner_ring' ? (innerRingWidthMm ?? widthMm) : widthMm;
  if (boreMm === undefined || outsideMm === undefined || width === undefined) return 'no dimensions';
  const sides = [
    ['d', row.boreMm, boreMm],
    ['D', row.outsideMm, outsideMm],
    ['B', row.widthMm, width],
  ] as const;
  return sides
    .filter(([, asked, got]) => asked !== undefined && Math.abs(asked - got) > TOLERANCE_MM)
    .map(([side]) => side)
    .join(' ');
}

/** Types of the catalogue are in scope; of the old numbers, those whose digits name a size of today's plans. */
function printShares(rows: readonly ReadRow[]): void {
  const families = new Set<string>(catalogue().map(({ family }) => family));
  const bySystem = new Tally();
  const byType = new Tally();
  const byBrand = new Tally();
  for (const { row, first, agrees } of rows) {
    const inScope = families.has(row.type);
    bySystem.count(row.system, agrees);
    if (inScope) bySystem.count(`${row.system}, types of the catalogue`, agrees);
    if (inScope && row.system === 'GOST' && first?.dimensions.outsideMm !== undefined) {
      bySystem.count('GOST, types of the catalogue, sizes that a plan has', agrees);
    }
    byType.count(`${row.system} ${row.type}`, agrees);
    byBrand.count(row.brand === '' ? '(no brand)' : row.brand, agrees);
  }
  printTally('Dimensions of the first candidate, by system', bySystem);
  printTally('… by type', byType);
  printTally('… by brand', byBrand);
}

function printTally(heading: string, tally: Tally): void {
  console.log(`\n${heading}`);
  for (const line of tally.lines()) console.log(line);
}

function printMisses(rows: readonly ReadRow[], verbose: boolean): void {
  const families = new Set<string>(catalogue().map(({ family }) => family));
  const backed = new Set(rows.filter(({ agrees }) => agrees).map(({ first }) => first?.basic));
  const byReason = new Map<string, string[]>();
  for (const { row, first, agrees } of rows) {
    if (agrees) continue;
    const reason = reasonOf(row, first, families, backed);
    const asked = `${row.boreMm}x${row.outsideMm}x${row.widthMm}`;
    const { boreMm, outsideMm, widthMm } = first?.dimensions ?? {};
    const got = first === undefined ? '' : ` read as ${first.designation} ${boreMm}x${outsideMm}x${widthMm}`;
    const line = `${row.system} ${row.type} ${row.brand} ${row.designation} ${asked}${got}`;
    byReason.set(reason, [...(byReason.get(reason) ?? []), line]);
  }
  console.log('\nMisses by reason');
  for (const [reason, lines] of byReason) {
    const inFull = verbose || reason.startsWith('ours');
    console.log(
      `${String(lines.length).padStart(6)}  ${reason}${inFull ? `\n    ${lines.join('\n    ')}` : ''}`,
    );
  }
}

function reasonOf(
  row: BearingRow,
  first: Candidate | undefined,
  families: ReadonlySet<string>,
  backed: ReadonlySet<string | undefined>,
): string {
  const old = row.system === 'GOST';
  if (!families.has(row.type)) return 'out of scope: a type that the catalogue has not';
  if (first === undefined || difference(row, first) === 'no dimensions') {
    if (old) return 'out of scope: an old number of a size or build that no standard of today plans';
    return row.system === 'ABMA inch'
      ? 'out of scope: an inch pair that the plans have not'
      : 'ours: not read';
  }
  if (old && first.family !== row.type)
    return 'out of scope: an old number of no standard build, read as another';
  if (backed.has(first.basic)) return 'source: other rows of the same number agree with us';
  if (/U|D[BFT]|\+/.test(row.designation)) return 'source: washers, sleeves or sets counted otherwise';
  if (old && row.widthKind === 'B_inner_ring') return 'source: ring width of an old edition';
  return 'ours';
}

const RULE_CHECKED = new Set(['bore+type+series consistent', 'bore+type consistent']);

function printCrossReferences(folder: string, verbose: boolean): void {
  const byPair = new Tally();
  const byCheck = new Tally();
  const misses: string[] = [];
  for (const row of readTable(folder, 'designation-crossref.csv')) {
    const { from_designation: from = '', to_designation: to = '', check = '' } = row;
    if (!RULE_CHECKED.has(check)) continue;
    const [source] = readDesignation(from, { system: row['from_system'] ?? '' }).candidates;
    const [target] = readDesignation(to, { brand: row['to_system'] ?? '' }).candidates;
    const same = source !== undefined && source.basic === target?.basic && source.family === target.family;
    byPair.count(`${row['from_system']} to ${row['to_system']}`, same);
    byCheck.count(check, same);
    if (!same) misses.push(`${from} = ${to}: read as ${source?.designation} and ${target?.designation}`);
  }
  printTally('The same part on both sides of a cross-reference, by the check it passed', byCheck);
  printTally('… by systems', byPair);
  console.log(
    `\n${misses.length} pairs come to different parts${verbose ? `\n  ${misses.join('\n  ')}` : ''}`,
  );
}
