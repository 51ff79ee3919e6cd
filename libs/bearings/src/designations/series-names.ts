import { dimensionSeries, readBasic } from '../plans/index.js';
import type { PlannedPart } from '../plans/index.js';
import { lettersOf } from '../plans/plan.js';
import type { NumberSystem } from '../reading.js';
import type { Dimensions, PartFamily } from '../vocabulary.js';

/** Type letters → the digits that may follow as a series → the families that have it. */
type SeriesIndex = ReadonlyMap<string, ReadonlyMap<string, readonly PartFamily[]>>;

let seriesIndex: SeriesIndex | undefined;

export function seriesOfPlans(): SeriesIndex {
  if (seriesIndex !== undefined) return seriesIndex;
  const index = new Map<string, Map<string, PartFamily[]>>();
  for (const { series, family, standard } of dimensionSeries()) {
    const letters = lettersOf(series);
    // What an inch plan of digits alone has not got, its number says nothing of.
    if (letters === '' && standard.startsWith('ABMA')) continue;
    const byDigits = index.get(letters) ?? new Map<string, PartFamily[]>();
    const families = byDigits.get(series.slice(letters.length)) ?? [];
    byDigits.set(series.slice(letters.length), [...families, family]);
    index.set(letters, byDigits);
  }
  seriesIndex = index;
  return index;
}

/** The families that have a series, by its full name. */
export function familiesOfSeries(series: string): readonly PartFamily[] {
  const letters = lettersOf(series);
  return seriesOfPlans().get(letters)?.get(series.slice(letters.length)) ?? [];
}

/**
 * Series that go by another name elsewhere: Japanese practice drops the width digit (6805 is 61805, 5205 is 3205);
 * INA numbers its full complement bearings SL.
 */
type OtherName = readonly [series: string, system: NumberSystem];

/** Type letters → the digits behind them → today's series. */
export const OTHER_NAMES: ReadonlyMap<string, ReadonlyMap<string, OtherName>> = new Map([
  [
    '',
    new Map<string, OtherName>([
      ['67', ['617', 'JIS']],
      ['68', ['618', 'JIS']],
      ['69', ['619', 'JIS']],
      ['78', ['718', 'JIS']],
      ['79', ['719', 'JIS']],
      ['52', ['32', 'JIS']],
      ['53', ['33', 'JIS']],
      ['17262', ['CS2', 'MAKER']],
    ]),
  ],
  ...['SNL', 'SNH', 'SE'].map(
    (letters) => [letters, new Map<string, OtherName>([['5', ['SN5', 'MAKER']]])] as const,
  ),
  ...[
    ['YAR', 'UC2'],
    ['YEL', 'UEL2'],
    ['YET', 'SA2'],
    ['YAT', 'SB2'],
    ['AEL', 'SA2'],
    ['HC', 'UEL2'],
  ].map(
    ([letters = '', series = '']) =>
      [letters, new Map<string, OtherName>([['2', [series, 'MAKER']]])] as const,
  ),
  [
    'QJF',
    new Map<string, OtherName>([
      ['2', ['Q2', 'MAKER']],
      ['3', ['Q3', 'MAKER']],
      ['10', ['Q10', 'MAKER']],
    ]),
  ],
  ['K', new Map<string, OtherName>([['62', ['CS2', 'MAKER']]])],
  [
    'RBL',
    new Map<string, OtherName>([
      ['6', ['LR6', 'MAKER']],
      ['60', ['LR60', 'MAKER']],
      ['2', ['LR2', 'MAKER']],
      ['50', ['LR50', 'MAKER']],
      ['52', ['LR52', 'MAKER']],
      ['53', ['LR53', 'MAKER']],
    ]),
  ],
  [
    'SL',
    new Map<string, OtherName>([
      ['1818', ['NCF18', 'MAKER']],
      ['1819', ['NCF19', 'MAKER']],
      ['1822', ['NCF22', 'MAKER']],
      ['1828', ['NCF28', 'MAKER']],
      ['1829', ['NCF29', 'MAKER']],
      ['1830', ['NCF30', 'MAKER']],
      ['1923', ['NJG23', 'MAKER']],
      ['0148', ['NNC48', 'MAKER']],
      ['0149', ['NNC49', 'MAKER']],
      ['0248', ['NNCL48', 'MAKER']],
      ['0249', ['NNCL49', 'MAKER']],
      ['1850', ['NNCF50', 'MAKER']],
      ['0450', ['NNF50', 'MAKER']],
    ]),
  ],
]);

/** Families whose number spells its size: `K20X24X10`, `RNAO30X42X16`. */
export const SIZED: ReadonlyMap<string, PartFamily> = new Map([
  ['K', 'needle_cage'],
  ['KK', 'needle_cage'],
  ['KZK', 'needle_cage'],
  ['KBK', 'needle_cage'],
  ['NAO', 'needle_roller'],
  ['RNAO', 'needle_roller'],
]);

/**
 * Cylindrical roller bearings share their size over all forms of ribs of one series: where the plans have the series
 * in another form, that form's size is this one's.
 */
const FORMS: readonly (readonly string[])[] = [
  ['NU', 'NJ', 'NUP', 'N', 'NF', 'NH', 'NP', 'NJP', 'NJF', 'NJG', 'NCF', 'NUB', 'NUJ', 'NUF', 'NFP', 'NFD', 'NCL', 'NB'],
  ['NN', 'NNU', 'NNC', 'NNCF', 'NNCL', 'NNF', 'NNP', 'NNB'],
]; // prettier-ignore

/** The places of a cylindrical roller bearing whose own form no plan has. Without a ring, that ring's diameter is not known. */
export function partsOfAnyForm(letters: string, rest: string): readonly PlannedPart[] {
  const bare = letters === 'RNU' || letters === 'RN' ? letters : undefined;
  const forms = FORMS.find((alike) => alike.includes(bare === undefined ? letters : 'NU'));
  for (const form of forms ?? []) {
    const parts = readBasic(form + rest);
    if (parts.length === 0) continue;
    return parts.map((part) => {
      const series = letters + part.series.slice(form.length);
      return {
        ...part,
        series,
        basic: series + part.boreCode,
        dimensions: withoutRing(part.dimensions, bare),
      };
    });
  }
  return [];
}

function withoutRing(
  dimensions: PlannedPart['dimensions'],
  bare: string | undefined,
): PlannedPart['dimensions'] {
  if (bare === undefined) return dimensions;
  const { boreMm, outsideMm, ...others } = dimensions;
  const left: Dimensions = bare === 'RNU' ? { ...others, outsideMm } : { ...others, boreMm };
  return left as PlannedPart['dimensions'];
}
