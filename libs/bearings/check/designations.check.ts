/**
 * Reads every designation of the reference tables and compares the first candidate: its boundary dimensions with
 * `bearings.csv`, its part with that of the other side in `designation-crossref.csv`.
 */
import { readDesignation } from '../src/index.js';
import type { Candidate } from '../src/index.js';
import { readTable, Tally } from './reference-table.js';
import type { Row } from './reference-table.js';

const TOLERANCE_MM = 0.05;

export interface Miss {
  designation: string;
  system: string;
  type: string;
  brand: string;
  why: string;
  expected: string;
  got: string;
}

export interface DimensionReport {
  bySystem: Tally;
  byType: Tally;
  byBrand: Tally;
  misses: Miss[];
}

export function checkDimensions(folder: string, inScope: (row: Row) => boolean): DimensionReport {
  const report: DimensionReport = {
    bySystem: new Tally(),
    byType: new Tally(),
    byBrand: new Tally(),
    misses: [],
  };
  for (const row of readTable(folder, 'bearings.csv')) {
    const { designation = '', system = '', type = '', brand = '' } = row;
    const scope = inScope(row) ? '' : ' (out of scope)';
    const [first] = readDesignation(designation, { system, ...(brand === '' ? {} : { brand }) }).candidates;
    const why = first === undefined ? 'not read' : difference(row, first);
    report.bySystem.count(system + scope, why === '');
    report.byType.count(`${system} ${type}${scope}`, why === '');
    report.byBrand.count((brand || 'no brand') + scope, why === '');
    if (why === '') continue;
    const { boreMm, outsideMm, widthMm } = first?.dimensions ?? {};
    report.misses.push({
      designation,
      system: system + scope,
      type,
      brand,
      why,
      expected: `${row.d_mm}x${row.D_mm}x${row.B_mm}${row.width_kind}`,
      got: first === undefined ? '' : `${first.designation} ${boreMm}x${outsideMm}x${widthMm}`,
    });
  }
  return report;
}

function difference(row: Row, { dimensions }: Candidate): string {
  const { boreMm, outsideMm, widthMm, innerRingWidthMm } = dimensions;
  const width = row.width_kind === 'B_inner_ring' ? (innerRingWidthMm ?? widthMm) : widthMm;
  const missing = [boreMm, outsideMm, width].some((size) => size === undefined);
  if (missing) return 'no dimensions';
  const wrong: string[] = [];
  if (differs(row.d_mm, boreMm)) wrong.push('d');
  if (differs(row.D_mm, outsideMm)) wrong.push('D');
  if (differs(row.B_mm, width)) wrong.push('B');
  return wrong.join(' ');
}

function differs(expected: string | undefined, got: number | undefined): boolean {
  if (expected === undefined || expected === '') return false;
  return Math.abs(Number(expected) - (got ?? Number.NaN)) > TOLERANCE_MM || Number.isNaN(got);
}

export interface CrossReport {
  byPair: Tally;
  byCheck: Tally;
  misses: { from: string; to: string; pair: string; gotFrom: string; gotTo: string }[];
}

const RULE_CHECKED = new Set(['bore+type+series consistent', 'bore+type consistent']);

export function checkCrossReferences(folder: string): CrossReport {
  const report: CrossReport = { byPair: new Tally(), byCheck: new Tally(), misses: [] };
  for (const row of readTable(folder, 'designation-crossref.csv')) {
    const { from_designation: from = '', to_designation: to = '', check = '' } = row;
    if (!RULE_CHECKED.has(check)) continue;
    const pair = `${row.from_system} → ${row.to_system}`;
    const [source] = readDesignation(from, { system: row.from_system ?? '' }).candidates;
    const [target] = readDesignation(to, { brand: row.to_system ?? '' }).candidates;
    const same = source !== undefined && target !== undefined && samePart(source, target);
    report.byPair.count(pair, same);
    report.byCheck.count(check, same);
    if (!same) {
      report.misses.push({
        from,
        to,
        pair,
        gotFrom: source?.designation ?? '-',
        gotTo: target?.designation ?? '-',
      });
    }
  }
  return report;
}

function samePart(a: Candidate, b: Candidate): boolean {
  return a.basic === b.basic && a.family === b.family;
}
