/**
 * ISO 15, radial bearings, general plan (GB/T 273.3). One row a bore: bore, D, then the width for each width
 * series in order of `WIDTH_COLUMNS`, then r_s min for the narrow (first) column and for the others.
 * A row of only bore and D repeats the widths and chamfers of the row above.
 */
import { EXTRA_LIGHT_TABLES } from './iso-15.extra-light.js';
import { LIGHT_TO_HEAVY_TABLES } from './iso-15.light-to-heavy.js';
import { boreCodeOf, cell, lazily, tableRows } from './plan.js';
import type { Plan, PlanRow, Variant } from './plan.js';
import type { PartFamily } from '../vocabulary.js';

export type DiameterSeries = '7' | '8' | '9' | '0' | '1' | '2' | '3' | '4';

/** Width series of the columns, by diameter series. The first column is the narrow one, with a chamfer of its own. */
const WIDTH_COLUMNS: Readonly<Record<DiameterSeries, string>> = {
  '7': '0123',
  '8': '0123456',
  '9': '0123456',
  '0': '0123456',
  '1': '01234',
  '2': '801234',
  '3': '80123',
  '4': '802',
};

const TABLES: Readonly<Record<DiameterSeries, string>> = {
  ...EXTRA_LIGHT_TABLES,
  ...LIGHT_TO_HEAVY_TABLES,
};

interface Iso15Row {
  readonly boreMm: number;
  readonly outsideMm: number;
  readonly widths: readonly (number | undefined)[];
  readonly narrowChamferMm?: number;
  readonly chamferMm?: number;
}

function readTable(series: DiameterSeries): ReadonlyMap<number, Iso15Row> {
  const columns = WIDTH_COLUMNS[series].length;
  let above: string[] = [];
  const rows = tableRows(TABLES[series]).map((cells): Iso15Row => {
    const [bore, outside, ...own] = cells;
    above = own.length > 0 ? own : above;
    return {
      boreMm: Number(bore),
      outsideMm: Number(outside),
      widths: above.slice(0, columns).map(cell),
      narrowChamferMm: cell(above[columns]),
      chamferMm: cell(above[columns + 1]),
    };
  });
  return new Map(rows.map((row) => [row.boreMm, row]));
}

const plans = Object.fromEntries(
  Object.keys(TABLES).map((series) => [series, lazily(() => readTable(series as DiameterSeries))]),
) as Record<DiameterSeries, () => ReadonlyMap<number, Iso15Row>>;

/** D of a diameter series at a bore; the plans of ISO 15 and ISO 355 share it. */
export function outsideOf(diameterSeries: DiameterSeries, boreMm: number): number | undefined {
  return plans[diameterSeries]().get(boreMm)?.outsideMm;
}

/** All places of a dimension series, width series first as the standard writes it: `02`, `10`, `32`. */
export function iso15(dimensionSeries: string): {
  boreMm: number;
  outsideMm: number;
  widthMm: number;
  chamferMinMm?: number;
}[] {
  const width = dimensionSeries.charAt(0);
  const diameter = dimensionSeries.charAt(1) as DiameterSeries;
  const column = WIDTH_COLUMNS[diameter].indexOf(width);
  return [...plans[diameter]().values()].flatMap((row) => {
    const widthMm = row.widths[column];
    if (widthMm === undefined) return [];
    const chamferMinMm = column === 0 ? row.narrowChamferMm : row.chamferMm;
    return [{ boreMm: row.boreMm, outsideMm: row.outsideMm, widthMm, chamferMinMm }];
  });
}

/** One place of a dimension series: its rings at a bore. */
export function iso15Place(
  dimensionSeries: string,
  boreMm: number,
): { boreMm: number; outsideMm: number; widthMm: number } | undefined {
  const diameter = dimensionSeries.charAt(1) as DiameterSeries;
  const row = plans[diameter]?.().get(boreMm);
  const widthMm = row?.widths[WIDTH_COLUMNS[diameter].indexOf(dimensionSeries.charAt(0))];
  return row === undefined || widthMm === undefined
    ? undefined
    : { boreMm, outsideMm: row.outsideMm, widthMm };
}

export interface Iso15PlanOptions {
  /** Where the family begins; below 10 mm only some ball bearings exist, and their short codes would read as others. */
  readonly fromMm?: number;
  /** Bores below 10 mm stand behind a slash although the series has two digits: `30/5`. */
  readonly slashed?: boolean;
  /** Widths by bore where the family leaves the dimension series. */
  readonly widthsMm?: Readonly<Record<number, number>>;
}

/** A family's series on a dimension series of ISO 15; the rows reach as far as the standard does. */
export function iso15Plan(
  family: PartFamily,
  series: string,
  dimensionSeries: string,
  variants: readonly Variant[],
  options: Iso15PlanOptions = {},
): Plan {
  return {
    family,
    series,
    standard: 'ISO 15',
    variants,
    rows: lazily(() => rowsOf(series, dimensionSeries, options)),
  };
}

const sharedRows = new Map<string, readonly PlanRow[]>();

/** Rows of the forms of one bearing (NU, NJ, NUP …) are the same; they are made once and shared. */
function rowsOf(series: string, dimensionSeries: string, options: Iso15PlanOptions): readonly PlanRow[] {
  const digits = (options.slashed ? '000' : '') + series.replace(/\D/g, '');
  const key = JSON.stringify([digits, dimensionSeries, options]);
  const shared = sharedRows.get(key) ?? planRows(digits, dimensionSeries, options);
  sharedRows.set(key, shared);
  return shared;
}

function planRows(
  digits: string,
  dimensionSeries: string,
  { fromMm = 10, widthsMm = {} }: Iso15PlanOptions,
): readonly PlanRow[] {
  return iso15(dimensionSeries)
    .filter((place) => place.boreMm >= fromMm)
    .map((place) => ({
      boreCode: boreCodeOf(place.boreMm, digits),
      dimensions: {
        boreMm: place.boreMm,
        outsideMm: place.outsideMm,
        widthMm: widthsMm[place.boreMm] ?? place.widthMm,
        widthKind: 'B',
        ...(place.chamferMinMm !== undefined && { chamferMinMm: place.chamferMinMm }),
      },
    }));
}
