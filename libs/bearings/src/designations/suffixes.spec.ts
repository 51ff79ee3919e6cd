import { describe, expect, it } from '@jest/globals';
import type { Features, PartFamily } from '../vocabulary.js';
import { describeCode } from './describe.js';
import { readDesignation } from './designation.reader.js';
import { writeIso } from './iso.writer.js';
import { readSuffixRun } from './suffix.reader.js';
import { vocabularyOf } from './suffixes.js';

const FEATURES: readonly (keyof Features)[] = [
  'seal',
  'clearance',
  'tolerance',
  'bore',
  'ringGroove',
  'cage',
  'arrangement',
  'contactAngle',
  'internalDesign',
  'vibration',
  'grease',
  'heatStability',
  'preload',
  'material',
  'coating',
  'application',
];

/** One bearing of each family that suffixes bind to; a value must come back on at least one of them. */
const BEARINGS: readonly (readonly [basic: string, family: PartFamily])[] = [
  ['6205', 'deep_groove_ball'],
  ['7205', 'angular_contact_ball'],
  ['3205', 'double_row_angular_contact_ball'],
  ['NU205', 'cylindrical_roller'],
  ['30205', 'tapered_roller'],
  ['22220', 'spherical_roller'],
  ['GE25', 'spherical_plain'],
  ['LM20', 'linear_ball'],
  ['NA4905', 'needle_roller'],
];

/** The ordinary class and clearance are not written. */
const UNWRITTEN = new Set(['CN', 'P0']);

const BRANDS = [undefined, 'SKF', 'FAG', 'NSK', 'NTN', 'KOYO', 'NACHI', 'CX', 'ZEN'];

describe('the suffix vocabulary', () => {
  const values = FEATURES.flatMap((feature) => vocabularyOf(feature).map((value) => ({ feature, value })));

  it.each(values.filter(({ value }) => !UNWRITTEN.has(value)))(
    'writes and reads back $feature $value',
    ({ feature, value }) => {
      const readBack = BEARINGS.some(([basic, family]) =>
        BRANDS.some((brand) => {
          const text = writeIso(basic, family, { [feature]: value });
          const [candidate] = readDesignation(text, brand === undefined ? {} : { brand }).candidates;
          return candidate?.features[feature] === value && candidate.basic === basic;
        }),
      );
      expect(readBack).toBe(true);
    },
  );
});

function codesOf(run: string, family: PartFamily, list?: string): string {
  return readSuffixRun(run, list === undefined ? { family } : { family, list })
    .pieces.map(({ code, meaning }) => (meaning === undefined ? `?${code}` : code))
    .join(' ');
}

describe('readSuffixRun', () => {
  it.each([
    ['DDUC3', 'deep_groove_ball', 'DDU C3'],
    ['ZZCM', 'deep_groove_ball', 'ZZ CM'],
    ['2RSP63', 'deep_groove_ball', '2RS P6 C3'],
    ['Z3V3', 'deep_groove_ball', 'Z3 V3'],
    ['ECMA', 'cylindrical_roller', 'EC MA'],
    ['ECM', 'cylindrical_roller', 'EC M'],
    ['EM2', 'cylindrical_roller', 'E M 2'],
    ['TVP3', 'cylindrical_roller', 'TVP 3'],
    ['BECBM', 'angular_contact_ball', 'BE CB M'],
    ['CCKW33', 'spherical_roller', 'CC K W33'],
    ['KC', 'spherical_roller', 'K C'],
    ['JR', 'tapered_roller', 'JR'],
    ['T146', 'tapered_roller', 'T146'],
    ['DBC220', 'tapered_roller', 'DB C220'],
    ['VA201', 'spherical_roller', 'VA201'],
    ['VG275', 'angular_contact_ball', 'VG275'],
    ['C366', 'deep_groove_ball', 'C3 C66'],
    ['P526', 'deep_groove_ball', 'P5 C2 C6'],
    ['C083', 'deep_groove_ball', 'C08 C3'],
    ['QQX', 'deep_groove_ball', '?QQ X'],
  ] as const)('splits %s of a %s into %s', (run, family, codes) => {
    expect(codesOf(run, family)).toBe(codes);
  });

  it('takes the codes of the brand at hand first', () => {
    expect(codesOf('ATBP4', 'angular_contact_ball', 'CX')).toBe('A TB P4');
    expect(codesOf('CDB', 'angular_contact_ball', 'SKF')).toBe('C DB');
    expect(codesOf('TBKRCC0P4', 'double_row_cylindrical_roller', 'NSK')).toBe('TB KR CC0 P4');
    expect(readSuffixRun('A', { family: 'angular_contact_ball', list: 'CX' }).pieces[0]?.value).toBe('25');
    expect(readSuffixRun('A', { family: 'angular_contact_ball', list: 'NSK' }).pieces[0]?.value).toBe('30');
  });

  it('explains every character of a run or says which it cannot', () => {
    const run = 'E?MAQ8';
    const { pieces } = readSuffixRun(run, { family: 'cylindrical_roller' });
    expect(pieces.map(({ start, end }) => run.slice(start, end)).join('')).toBe(run);
  });
});

describe('describeCode', () => {
  it('answers every meaning of a code, or that of the maker at hand', () => {
    expect(describeCode('DDU')).toEqual([
      expect.objectContaining({ feature: 'seal', value: 'contact_seal_2', readBy: ['NSK'] }),
    ]);
    const meanings = describeCode('E').map(({ value }) => value);
    expect(meanings).toEqual(expect.arrayContaining(['reinforced', '25', '35']));
    expect(
      describeCode('E', { brand: 'KOYO', family: 'angular_contact_ball' }).map(({ value }) => value),
    ).toContain('35');
    expect(describeCode('-2rs')[0]?.value).toBe('contact_seal_2');
    expect(describeCode('NOSUCHCODE')).toEqual([]);
  });
});
