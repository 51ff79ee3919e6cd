/** Cylindrical roller bearings, one, two and more rows, with and without cage (ISO 15; GB/T 283, 285). */
import { iso15Plan } from './iso-15.js';
import type { Iso15PlanOptions } from './iso-15.js';
import { PLAIN, TAPER } from './plan.js';
import type { Plan, Variant } from './plan.js';

type Bores = readonly [minBoreMm: number, maxBoreMm: number];

const within = ([minBoreMm, maxBoreMm]: Bores, ...variants: Variant[]): Variant[] =>
  variants.map((variant) => ({ ...variant, minBoreMm, maxBoreMm }));

/** Series name, dimension series, bores that the trade makes. */
const CAGED_SERIES: readonly (readonly [string, string, Bores])[] = [
  ['10', '10', [20, 500]],
  ['2', '02', [15, 500]],
  ['22', '22', [15, 320]],
  ['3', '03', [15, 320]],
  ['23', '23', [17, 320]],
  ['4', '04', [30, 180]],
];

const COMMON_FORMS = ['NU', 'NJ', 'NUP', 'N', 'NF'];

/** Other series: which the trade makes to order, in which forms; the plans know them in every form. */
const RARE_SERIES: readonly (readonly [series: string, dimensionSeries: string, forms?: string, Bores?])[] = [
  ['12', '12'],
  ['18', '18', 'NU NJ', [200, 500]],
  ['19', '19', 'NU NJ NUP N', [100, 500]],
  ['20', '20', 'NU NJ NUP N', [60, 500]],
  ['28', '28'],
  ['29', '29', 'NU NJ NUP', [120, 500]],
  ['30', '30', 'NU NJ NUP', [80, 500]],
  ['31', '31'],
  ['32', '32', 'NU NJ NUP', [90, 320]],
  ['33', '33'],
  ['38', '38'],
  ['39', '39'],
  ['40', '40'],
  ['41', '41'],
  ['60', '60'],
];

/** Widths of NU52 and kin stay at fractions of an inch, one hundredth finer than ISO 15. */
const WIDTHS_OF_52: Readonly<Record<number, number>> = {
  40: 30.16,
  45: 30.16,
  50: 30.16,
  55: 33.34,
  60: 36.5,
  70: 39.69,
  75: 41.28,
  80: 44.45,
  85: 49.21,
  95: 55.56,
  100: 60.32,
  110: 69.85,
  120: 76.2,
  130: 79.38,
  140: 82.55,
  150: 88.9,
  160: 98.42,
  170: 104.77,
};

/** Full complement, one row (NCF, NJG) and two rows (NNC…, NNF and the like). */
const FULL_COMPLEMENT: readonly (readonly [form: string, series: string, dimensionSeries: string, Bores?])[] =
  [
    ['NCF', '18', '18', [100, 900]],
    ['NCF', '28', '28', [100, 900]],
    ['NCF', '19', '19'],
    ['NCF', '29', '29', [50, 500]],
    ['NCF', '30', '30', [20, 240]],
    ['NCF', '22', '22', [55, 240]],
    ['NJG', '23', '23', [20, 180]],
    ['NJF', '23', '23'],
  ];

const DOUBLE_ROW_FULL_COMPLEMENT: readonly (readonly [string, string, string, Bores?])[] = [
  ...['NNC', 'NNCL', 'NNCF'].flatMap((form): [string, string, string, Bores?][] => [
    [form, '48', '48', [60, 400]],
    [form, '49', '49', [60, 400]],
    [form, '50', '50', [20, 200]],
  ]),
  ['NNF', '50', '50'],
  ['NNU', '60', '60', [60, 750]],
];

const DOUBLE_ROW: readonly (readonly [form: string, series: string, dimensionSeries: string, Bores])[] = [
  ['NN', '30', '30', [25, 630]],
  ['NNU', '49', '49', [100, 630]],
  ['NN', '49', '49', [100, 320]],
  ['NNU', '48', '48', [0, 0]],
  ['NN', '48', '48', [0, 0]],
  ['NN', '31', '31', [0, 0]],
  ['NNU', '30', '30', [0, 0]],
  ['NNU', '31', '31', [0, 0]],
  ['NNU', '40', '40', [200, 500]],
  ['NNU', '41', '41', [200, 600]],
  ['NN', '39', '39', [0, 0]],
  ['NN', '40', '40', [0, 0]],
];

/** NP is NUP, NH is NJ with a thrust collar, in makers' and old practice: read, not sold apart. */
const ALL_FORMS = [...COMMON_FORMS, 'NP', 'NH'];

const formsPlans = (
  series: string,
  dimensionSeries: string,
  made: readonly string[],
  bores: Bores,
  options: Iso15PlanOptions = {},
): Plan[] =>
  ALL_FORMS.map((form) =>
    iso15Plan(
      'cylindrical_roller',
      form + series,
      dimensionSeries,
      made.includes(form) ? within(bores, PLAIN) : [],
      options,
    ),
  );

export const CYLINDRICAL_PLANS: readonly Plan[] = [
  ...CAGED_SERIES.flatMap(([series, dimensionSeries, bores]) =>
    formsPlans(series, dimensionSeries, COMMON_FORMS, bores),
  ),
  ...RARE_SERIES.flatMap(([series, dimensionSeries, forms = '', bores = [0, 0]]) =>
    formsPlans(series, dimensionSeries, forms.split(' '), bores),
  ),
  ...formsPlans('52', '32', [], [0, 0], { widthsMm: WIDTHS_OF_52 }),
  ...FULL_COMPLEMENT.map(([form, series, dimensionSeries, bores]) =>
    iso15Plan(
      'cylindrical_roller',
      form + series,
      dimensionSeries,
      bores ? within(bores, fullComplement()) : [],
    ),
  ),
  ...DOUBLE_ROW_FULL_COMPLEMENT.map(([form, series, dimensionSeries, bores]) =>
    iso15Plan(
      'double_row_cylindrical_roller',
      form + series,
      dimensionSeries,
      bores ? within(bores, fullComplement()) : [],
    ),
  ),
  ...DOUBLE_ROW.map(([form, series, dimensionSeries, bores]) =>
    iso15Plan(
      'double_row_cylindrical_roller',
      form + series,
      dimensionSeries,
      bores[1] === 0 ? [] : within(bores, PLAIN, TAPER),
    ),
  ),
];

function fullComplement(): Variant {
  return { suffix: 'V', features: { cage: 'full_complement' } };
}
