import type { Dimensions, Features, PartFamily } from '../vocabulary.js';

/** A dimension series under its type code (`62`, `NU2`, `302`), and the standard that plans it. */
export interface DimensionSeries {
  readonly series: string;
  readonly family: PartFamily;
  readonly standard: string;
}

export type PlannedDimensions = Dimensions & { readonly boreMm: number };

/** One place of a plan: everything that a basic designation says. */
export interface PlannedPart extends DimensionSeries {
  /** `05`, `/22`, `/500`, `8`, or a size code such as `20/16`, `0810`. */
  readonly boreCode: string;
  /** Always `series + boreCode`. */
  readonly basic: string;
  readonly dimensions: PlannedDimensions;
}

/** A kind of type that the catalogue makes of every place of a plan within the bores where the trade makes it. */
export interface Variant {
  /** Written behind the basic designation: `-2RS`, `K`, `N`. */
  readonly suffix: string;
  readonly features: Features;
  readonly minBoreMm?: number;
  readonly maxBoreMm?: number;
  /** Only of places whose code ends so. */
  readonly codes?: RegExp;
  /** Width of the variant where its rings are not those of the plan. */
  readonly widthMm?: (planned: PlannedDimensions) => number | undefined;
}

export interface PlanRow {
  readonly boreCode: string;
  readonly dimensions: PlannedDimensions;
}

/** A family's series with its rows, read when first asked for, and what the catalogue makes of them. */
export interface Plan extends DimensionSeries {
  readonly rows: () => readonly PlanRow[];
  readonly variants: readonly Variant[];
  /** For series whose code spells the dimensions (`K20X24X10`): reads sizes that no row lists. */
  readonly readCode?: (code: string) => PlannedDimensions | undefined;
}

export const PLAIN: Variant = { suffix: '', features: {} };
export const OPEN: Variant = { suffix: '', features: { seal: 'open' } };
export const TAPER: Variant = { suffix: 'K', features: { bore: 'taper_1_12' } };

/** The rows of a table written as text: rows end at a line's end or `;`, columns by white space, `#` starts a remark. */
export function tableRows(text: string): string[][] {
  return text
    .split(/[\n;]/)
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((line) => line !== '')
    .map((line) => line.split(/\s+/));
}

/** A cell of a table; `-` stands for "not in the plan". */
export function cell(text: string | undefined): number | undefined {
  return text === undefined || text === '-' ? undefined : Number(text);
}

/** The type letters in front of a series or a basic designation: NU of NU205, none of 6205. */
export function lettersOf(name: string): string {
  let end = 0;
  while (name.charCodeAt(end) >= 65 && name.charCodeAt(end) <= 90) end += 1;
  return name.slice(0, end);
}

const SPECIAL_CODES: Readonly<Record<number, string>> = { 10: '00', 12: '01', 15: '02', 17: '03' };

/**
 * Bore code of GB/T 272 and ISO practice. Below 10 mm the bore itself follows the series, behind a slash
 * where the series ends in a diameter series 7, 8, 9 or has three digits (`618/5`, `608`).
 */
export function boreCodeOf(boreMm: number, series: string): string {
  const special = SPECIAL_CODES[boreMm];
  if (special !== undefined) return special;
  if (boreMm >= 20 && boreMm < 500 && boreMm % 5 === 0) {
    return String(boreMm / 5).padStart(2, '0');
  }
  const digits = series.replace(/\D/g, '');
  const joined = boreMm < 10 && Number.isInteger(boreMm) && digits.length < 3 && !/[789]$/.test(digits);
  return joined ? String(boreMm) : `/${boreMm}`;
}

/** The bore that a code of the ordinary kind stands for, in millimetres. */
export function boreOfCode(code: string): number {
  if (code.startsWith('/')) return Number(code.slice(1));
  const number = Number(code);
  if (code.length === 1) return number;
  return [10, 12, 15, 17][number] ?? number * 5;
}

export const MM_PER_INCH = 25.4;

/** To a thousandth of a millimetre. */
export function mmOfInches(inches: number): number {
  return Math.round(inches * MM_PER_INCH * 1000) / 1000;
}

/** Computes once, when first asked. */
export function lazily<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

export function withinBores(boreMm: number, range: Pick<Variant, 'minBoreMm' | 'maxBoreMm'>): boolean {
  return boreMm >= (range.minBoreMm ?? 0) && boreMm <= (range.maxBoreMm ?? Infinity);
}

/** A plan whose places are made of a table's rows, by `rowsOf` from the cells of each. */
export function plannedBy(
  plan: Omit<Plan, 'rows'>,
  table: string,
  rowsOf: (cells: readonly string[]) => readonly PlanRow[],
): Plan {
  return {
    ...plan,
    rows: lazily(() => tableRows(table).flatMap(rowsOf)),
  };
}

/** A plan written out as `code bore D B` rows, for the few series that follow no general plan. */
export function tablePlan(
  family: PartFamily,
  series: string,
  standard: string,
  rows: string,
  variants: readonly Variant[],
): Plan {
  return {
    family,
    series,
    standard,
    variants,
    rows: lazily(() =>
      tableRows(rows).map(([boreCode = '', ...cells]) => ({ boreCode, dimensions: sizesOf(cells) })),
    ),
  };
}

/** A plan written out as `bore D B` rows, whose code those sizes make. */
export function sizePlan(
  family: PartFamily,
  series: string,
  standard: string,
  rows: string,
  codeOf: (boreMm: number, outsideMm: number) => string,
): Plan {
  return {
    family,
    series,
    standard,
    variants: [PLAIN],
    rows: lazily(() =>
      tableRows(rows).map((cells) => {
        const dimensions = sizesOf(cells);
        return { boreCode: codeOf(dimensions.boreMm, dimensions.outsideMm), dimensions };
      }),
    ),
  };
}

function sizesOf(cells: readonly string[]): PlannedDimensions & { readonly outsideMm: number } {
  const [boreMm = 0, outsideMm = 0, widthMm = 0] = cells.map(Number);
  return { boreMm, outsideMm, widthMm, widthKind: 'B' };
}
