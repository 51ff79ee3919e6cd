/**
 * Metric tapered roller bearings, one row (ISO 355; GB/T 273.1, GB/T 297). D is that of the diameter series of ISO 15.
 * One row a bore: bore, T, B (cone), C (cup), then r_s min of the cone's back face where it changes.
 */
import { outsideOf } from './iso-15.js';
import { boreCodeOf, lazily, PLAIN, tablePlan, tableRows } from './plan.js';
import type { Plan, PlanRow } from './plan.js';
import { TAPERED_TABLES } from './tapered.tables.js';
import type { TaperedTable } from './tapered.tables.js';

/** Places where ISO 355 leaves the diameter series. */
const OTHER_OUTSIDE: Readonly<Record<string, number>> = { '329/22': 40 };

function rowsOf({ series, diameterSeries, rows }: TaperedTable): PlanRow[] {
  let chamferMinMm = 0;
  return tableRows(rows).map((cells) => {
    const [boreMm = 0, widthMm, innerRingWidthMm, outerRingWidthMm, chamfer] = cells.map(Number);
    chamferMinMm = chamfer ?? chamferMinMm;
    const boreCode = boreCodeOf(boreMm, series);
    const outsideMm = OTHER_OUTSIDE[series + boreCode] ?? outsideOf(diameterSeries, boreMm);
    return {
      boreCode,
      dimensions: {
        boreMm,
        ...(outsideMm !== undefined && { outsideMm }),
        ...(widthMm !== undefined && { widthMm }),
        widthKind: 'T',
        ...(innerRingWidthMm !== undefined && { innerRingWidthMm }),
        ...(outerRingWidthMm !== undefined && { outerRingWidthMm }),
        chamferMinMm,
      },
    };
  });
}

/** Named by their ISO 355 dimension series: angle, diameter, width; the bore in full. Code, bore, D, T. */
const BY_DIMENSION_SERIES: Readonly<Record<string, string>> = {
  T2CC: '022 22 47 17',
  T2EE: '040 40 85 33; 050 50 100 36; 060 60 115 40',
  T2ED: '045 45 95 36; 050 50 100 36; 055 55 110 39; 060 60 115 40; 065 65 120 39; 070 70 130 43; 080 80 145 46; 085 85 150 46; 090 90 155 46; 095 95 160 46',
  T4CB: '100 100 145 24; 110 110 160 27; 120 120 170 27; 130 130 185 29; 140 140 195 29',
  T4DB: '150 150 210 32; 160 160 220 32; 170 170 230 32',
  T4EB: '240 240 320 42',
  T4FE: '070 70 140 52',
  T5ED: '065 65 120 39',
  T7FC: '045 45 95 29; 050 50 105 32; 055 55 115 34; 060 60 125 37; 065 65 130 37; 070 70 140 39; 075 75 150 42; 080 80 160 45; 085 85 165 48; 090 90 175 48; 095 95 180 49',
};

export const TAPERED_PLANS: readonly Plan[] = [
  ...TAPERED_TABLES.map((table): Plan => ({
    family: 'tapered_roller',
    series: table.series,
    standard: 'ISO 355',
    rows: lazily(() => rowsOf(table)),
    variants: [PLAIN],
  })),
  ...Object.entries(BY_DIMENSION_SERIES).map(([series, rows]) => taperedTable(series, rows)),
];

function taperedTable(series: string, text: string): Plan {
  const plan = tablePlan('tapered_roller', series, 'ISO 355', text, [PLAIN]);
  return { ...plan, rows: lazily(() => plan.rows().map(asTapered)) };
}

const asTapered = (row: PlanRow): PlanRow => ({ ...row, dimensions: { ...row.dimensions, widthKind: 'T' } });
