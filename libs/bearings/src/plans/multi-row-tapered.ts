/**
 * Tapered roller bearings of two rows (ГОСТ 6364, GB/T 299) and four rows (ГОСТ 8419, GB/T 300). D and the width of a
 * cone are those of ISO 15 in the dimension series; the overall width stands here, bore and T, where it is known for
 * sure (four rows: then the width of a double cone). A place without T is known by its rings only.
 */
import { iso15 } from './iso-15.js';
import { boreCodeOf, cell, lazily, tableRows } from './plan.js';
import type { Plan, PlanRow } from './plan.js';
import type { PartFamily } from '../vocabulary.js';

interface MultiRowTable {
  readonly series: string;
  readonly dimensionSeries: string;
  readonly widths: string;
}

const DOUBLE_ROW: readonly MultiRowTable[] = [
  { series: '3500', dimensionSeries: '00', widths: '' },
  {
    series: '3519',
    dimensionSeries: '19',
    widths: '500 179; 710 238',
  },
  {
    series: '3529',
    dimensionSeries: '29',
    widths: '130 75; 140 75; 150 85; 160 85; 170 88; 180 95; 190 95; 200 118; 240 110',
  },
  {
    series: '3510',
    dimensionSeries: '10',
    widths: '560 258.5',
  },
  {
    series: '3520',
    dimensionSeries: '20',
    widths: '180 134; 200 151; 220 164; 240 164; 260 185; 280 188',
  },
  {
    series: '3511',
    dimensionSeries: '11',
    widths: '380 241; 420 274',
  },
  {
    series: '3521',
    dimensionSeries: '21',
    widths: '130 109.25; 180 163.25; 200 151',
  },
  {
    series: '3522',
    dimensionSeries: '22',
    widths: '45 54.625; 60 64.625; 75 74.625; 80 79.625; 90 95.25; 100 111.25; 105 117.25; 130 149.25',
  },
];

const FOUR_ROW: readonly MultiRowTable[] = [
  {
    series: '3810',
    dimensionSeries: '10',
    widths: '340 - 155; 360 - 155; 420 - 170; 480 418 200; 630 - 245',
  },
  { series: '3820', dimensionSeries: '20', widths: '200 - 132; 240 - 149; 260 - 167.2; 280 - 165.5' },
  {
    series: '3811',
    dimensionSeries: '11',
    widths: '280 - 154; 460 - 250; 500 - 272; 560 - 300; 670 - 342; 850 - 440',
  },
  { series: '3831', dimensionSeries: '31', widths: '380 388' },
  { series: '3819', dimensionSeries: '19', widths: '440 - 151; 480 - 159' },
];

/** Cones of the light wide series are those of 322 in the edition of ГОСТ 333, not the width of ISO 15. */
export const OLD_CONES_OF_22 =
  '30 20.5; 35 23; 40 23.5; 45 23.5; 50 23.5; 55 25; 60 28; 65 31; 70 31; 75 31; 80 33; 85 36; 90 40; 95 43; 100 46; 105 50; 110 53; 120 58; 130 65; 140 68; 150 74';

export function numbersByBore(text: string): ReadonlyMap<number, number> {
  return new Map(tableRows(text).map(([bore, width]): [number, number] => [Number(bore), Number(width)]));
}

function rowsOf({ series, dimensionSeries, widths }: MultiRowTable, fourRows: boolean): PlanRow[] {
  const table = new Map(tableRows(widths).map((cells) => [Number(cells[0]), cells.slice(1).map(cell)]));
  const wide = dimensionSeries === '22' ? numbersByBore(OLD_CONES_OF_22) : undefined;
  return iso15(dimensionSeries).flatMap(({ boreMm, outsideMm, widthMm: ringWidthMm, chamferMinMm }) => {
    const [widthMm, ofPairMm] = table.get(boreMm) ?? [];
    if (boreMm < 20 || (fourRows && !table.has(boreMm))) return [];
    const innerRingWidthMm = fourRows ? ofPairMm : wide === undefined ? ringWidthMm : wide.get(boreMm);
    if (widthMm === undefined && innerRingWidthMm === undefined) return [];
    return [
      {
        boreCode: boreCodeOf(boreMm, series),
        dimensions: {
          boreMm,
          outsideMm,
          ...(widthMm !== undefined && { widthMm }),
          widthKind: 'T' as const,
          ...(innerRingWidthMm !== undefined && { innerRingWidthMm }),
          ...(chamferMinMm !== undefined && { chamferMinMm }),
        },
      },
    ];
  });
}

const plansOf = (family: PartFamily, standard: string, tables: readonly MultiRowTable[]): Plan[] =>
  tables.map((table) => ({
    family,
    series: table.series,
    standard,
    rows: lazily(() => rowsOf(table, family === 'four_row_tapered_roller')),
    variants: [],
  }));

export const MULTI_ROW_TAPERED_PLANS: readonly Plan[] = [
  ...plansOf('double_row_tapered_roller', 'ГОСТ 6364', DOUBLE_ROW),
  ...plansOf('four_row_tapered_roller', 'ГОСТ 8419', FOUR_ROW),
];
