/** Cylindrical roller bearings, one, two and more rows, with and without cage (ISO 15; GB/T 283, 285). */
import { iso15Plan } from './iso-15.js';
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

/** Series that the plans know and the trade makes to order, in one or two forms. */
const RARE_SERIES: readonly (readonly [forms: string, series: string, dimensionSeries: string, Bores?])[] = [
  ['NU NJ N', '12', '12'],
  ['NU NJ N', '18', '18'],
  ['NU NJ N NUP', '19', '19', [100, 500]],
  ['NU NJ NUP N', '20', '20', [60, 500]],
  ['NU NJ', '28', '28'],
  ['NU NJ NUP', '29', '29', [120, 500]],
  ['NU NJ NUP', '30', '30', [80, 500]],
  ['NU NJ NUP', '31', '31'],
  ['NU NJ NUP', '32', '32', [90, 320]],
  ['NU NJ NUP', '33', '33'],
  ['NU', '38', '38'],
  ['NU', '39', '39'],
  ['NH', '2', '02'],
  ['NH', '22', '22'],
  ['NH', '3', '03'],
  ['NH', '23', '23'],
  ['NH', '10', '10'],
];

/** Full complement, one row (NCF, NJG) and two rows (NNC…, NNF and the like). */
const FULL_COMPLEMENT: readonly (readonly [form: string, series: string, dimensionSeries: string, Bores?])[] =
  [
    ['NCF', '18', '18', [100, 900]],
    ['NCF', '28', '28', [100, 900]],
    ['NCF', '19', '19'],
    ['NCF', '29', '29', [100, 500]],
    ['NCF', '30', '30', [20, 240]],
    ['NCF', '22', '22', [55, 240]],
    ['NJG', '23', '23', [20, 180]],
  ];

const DOUBLE_ROW_FULL_COMPLEMENT: readonly (readonly [string, string, string, Bores?])[] = [
  ...['NNC', 'NNCL', 'NNCF'].flatMap((form): [string, string, string, Bores?][] => [
    [form, '48', '48', [60, 400]],
    [form, '49', '49', [60, 400]],
    [form, '50', '50', [20, 200]],
  ]),
  ['NNF', '50', '50'],
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
];

export const CYLINDRICAL_PLANS: readonly Plan[] = [
  ...CAGED_SERIES.flatMap(([series, dimensionSeries, bores]) =>
    COMMON_FORMS.map((form) =>
      iso15Plan('cylindrical_roller', form + series, dimensionSeries, within(bores, PLAIN)),
    ),
  ),
  ...RARE_SERIES.flatMap(([forms, series, dimensionSeries, bores]) =>
    forms
      .split(' ')
      .map((form) =>
        iso15Plan('cylindrical_roller', form + series, dimensionSeries, bores ? within(bores, PLAIN) : []),
      ),
  ),
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
