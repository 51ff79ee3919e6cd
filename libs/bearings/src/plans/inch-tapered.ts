/**
 * Inch tapered roller bearings (ABMA 19.2): any cone of a series runs in any cup of it. A line of the table is
 * `cone bore T, cone bore … | cup D, cup D +T …`: T is that with the first cup, repeats until another is given,
 * and a cup that stands otherwise says by how much it adds to T (or takes from it).
 */
import type { PartFamily } from '../vocabulary.js';
import { LARGE_INCH_TAPERED_SERIES } from './inch-tapered.large.tables.js';
import { INCH_TAPERED_SERIES } from './inch-tapered.tables.js';
import { lazily, PLAIN } from './plan.js';
import type { Plan, PlanRow } from './plan.js';

interface Ring {
  readonly number: string;
  readonly diameterMm: number;
  /** T of a cone with the first cup; what a cup adds to it. */
  readonly widthMm: number;
}

const FAMILY: PartFamily = 'tapered_roller';
const SERIES_LINES = `${INCH_TAPERED_SERIES.trim()}\n${LARGE_INCH_TAPERED_SERIES.trim()}`;

function ringsOf(text: string, inherits: boolean): Ring[] {
  let above = 0;
  return text.split(',').map((ring) => {
    const [number = '', diameter, width] = ring.trim().split(/\s+/);
    const widthMm = width === undefined ? above : Number(width);
    above = inherits ? widthMm : 0;
    return { number, diameterMm: Number(diameter), widthMm };
  });
}

/** Duty letters and the leading digits that all numbers of a series share: LM117 of LM11749, 255 of 25590, 38 of 387A. */
function inchSeriesOf(cone: string): string {
  const [, letters = '', digits = ''] = /^([A-Z]*)(\d+)/.exec(cone) ?? [];
  return letters + digits.slice(0, digits.length > 3 ? -2 : -1);
}

function pairsOf(line: string): { series: string; row: PlanRow }[] {
  const [cones = '', cups = ''] = line.split('|');
  return ringsOf(cones, true).flatMap((cone) =>
    ringsOf(cups, false).map((cup) => {
      const series = inchSeriesOf(cone.number);
      const row: PlanRow = {
        boreCode: `${cone.number.slice(series.length)}/${cup.number}`,
        dimensions: {
          boreMm: cone.diameterMm,
          outsideMm: cup.diameterMm,
          widthMm: Math.round((cone.widthMm + cup.widthMm) * 1000) / 1000,
          widthKind: 'T',
        },
      };
      return { series, row };
    }),
  );
}

/** Plans by series; they stand apart from the general plans because their codes are ring numbers, not bores. */
export const inchTaperedPlans = lazily((): readonly Plan[] => {
  const rowsBySeries = new Map<string, PlanRow[]>();
  for (const line of SERIES_LINES.split(/[\n;]/)) {
    for (const { series, row } of pairsOf(line)) {
      const rows = rowsBySeries.get(series);
      if (rows === undefined) rowsBySeries.set(series, [row]);
      else rows.push(row);
    }
  }
  return [...rowsBySeries].map(([series, rows]) => ({
    family: FAMILY,
    series,
    standard: 'ABMA 19.2',
    rows: () => rows,
    variants: [PLAIN],
  }));
});
