import { lazily } from '../plans/plan.js';
import type { Features } from '../vocabulary.js';
import { OLD_TYPES } from './gost.js';
import { OLD_CHINESE_CLASSES, OLD_CLASSES, OLD_SUFFIXES } from './gost.marks.js';
import type { OldStructure } from './gost.type.js';

/** One way in which the old numbers write a series of today with certain features. */
interface OldForm {
  width: string;
  structureDigits: string;
  type: string;
  diameter: string;
  structure: OldStructure;
}

/** The tables of the old numbers, turned round: today's series → the forms that write it. */
const formsBySeries = lazily((): ReadonlyMap<string, readonly OldForm[]> => {
  const forms = new Map<string, OldForm[]>();
  for (const [type, { series: ordinary, structures }] of Object.entries(OLD_TYPES)) {
    for (const [structureDigits, structure] of Object.entries(structures)) {
      for (const [place, digits] of Object.entries(structure.series ?? ordinary)) {
        const name = (structure.letters ?? '') + digits;
        const form = { width: place[0]!, diameter: place[1]!, structureDigits, type, structure };
        forms.set(name, [...(forms.get(name) ?? []), form]);
      }
    }
  }
  // Integer-like keys come first in an object; the plain structure is to come first here.
  for (const alike of forms.values())
    alike.sort((a, b) => Number(a.structureDigits) - Number(b.structureDigits));
  return forms;
});

/** Features that the digits of an old number can say. */
const SAID_BY_DIGITS = ['seal', 'bore', 'ringGroove', 'contactAngle', 'arrangement', 'component'] as const;

export interface OldSubject {
  series: string;
  boreCode: string;
  features: Features;
}

/** Writes an old number; undefined where the old systems have no way to say it. */
export function writeOld({ series, boreCode, features }: OldSubject, chinese: boolean): string | undefined {
  const code = boreCode.replace(/U$/, '');
  const forms = formsBySeries().get(series) ?? [];
  const form = forms.find(
    (each) =>
      each.structure.rare !== true &&
      each.structure.sleeve === undefined &&
      (each.structure.washer === true) === boreCode.endsWith('U') &&
      saysExactly(each.structure, features, series),
  );
  if (form === undefined) return undefined;
  const digits = digitsOf(form, code);
  const suffixes = lettersOf(features, form.structure);
  const mark = chinese ? chineseMark(features) : hyphenMark(features, series);
  if (digits === undefined || suffixes === undefined || mark === undefined) return undefined;
  if (features.heatStability ?? features.preload ?? features.coating ?? features.application)
    return undefined;
  // A class letter is known by the three digits behind it.
  if (chinese && mark !== '' && !/^\d{3}/.test(digits)) return undefined;
  return mark + digits + (chinese ? '' : suffixes);
}

function saysExactly({ features: said = {} }: OldStructure, features: Features, series: string): boolean {
  const full = 'full_complement';
  if ((said.cage === full) !== (features.cage === full) || said.internalDesign === 'filling_slot')
    return false;
  return SAID_BY_DIGITS.every((feature) => {
    const asked = features[feature];
    const stated = feature === 'bore' && said.bore !== undefined ? taperOf(series) : said[feature];
    if (feature === 'seal') return (asked ?? 'open') === (stated ?? 'open');
    if (feature === 'ringGroove' && saysByLetter(feature, asked)) return stated === undefined;
    return asked === stated;
  });
}

function taperOf(series: string): string {
  return series.startsWith('24') ? 'taper_1_30' : 'taper_1_12';
}

function saysByLetter(feature: keyof Features, value: string | undefined): boolean {
  return Object.values(OLD_SUFFIXES).some((each) => each.feature === feature && each.value === value);
}

function digitsOf({ width, structureDigits, type, diameter }: OldForm, code: string): string | undefined {
  const lead = width + structureDigits + type;
  if (/^\d\d$/.test(code)) return withoutZeros(lead + diameter + code);
  const literal = code.replace(/^\//, '');
  if (/^\d$/.test(literal)) return withoutZeros(`${lead}0${diameter}${literal}`);
  const series = (lead + diameter).replace(/^0+/, '');
  return series.length >= 2 && /^\d+(\.\d+)?$/.test(literal) ? `${series}/${literal}` : undefined;
}

function withoutZeros(digits: string): string {
  return digits.replace(/^0+(?=\d\d)/, '');
}

const LETTER_FEATURES = ['cage', 'material', 'vibration', 'ringGroove'] as const;

/** Letters behind the digits; undefined when a feature has neither digits nor a letter. */
function lettersOf(features: Features, { features: said = {} }: OldStructure): string | undefined {
  let letters = '';
  for (const feature of LETTER_FEATURES) {
    const value = features[feature];
    if (value === undefined || said[feature] === value) continue;
    const letter = Object.entries(OLD_SUFFIXES).find(
      ([, suffix]) => suffix.feature === feature && suffix.value === value,
    )?.[0];
    if (letter === undefined) return undefined;
    letters += letter;
  }
  return letters;
}

/** Clearance rows as deep groove ball bearings have them. */
const CLEARANCE_ROWS: Readonly<Record<string, string>> = { C2: '6', C3: '7', C4: '8', C5: '9' };

/** Of cylindrical roller bearings those rows are of matched rings. */
const CYLINDRICAL_ROWS: Readonly<Record<string, string>> = {
  C2: '6',
  C3: '3',
  C4: '4',
  C2NA: '5',
  C3NA: '7',
  C4NA: '8',
  C5NA: '9',
};

/** NU2, NNU49; NA49 is a needle bearing. */
const CYLINDRICAL = /^R?N(?![AK])/;

function rowOf({ clearance }: Features, rows = CLEARANCE_ROWS): string | undefined {
  if (clearance === undefined || clearance === 'CN') return '';
  return rows[clearance];
}

function hyphenMark(features: Features, series: string): string | undefined {
  const row = rowOf(features, CYLINDRICAL.test(series) ? CYLINDRICAL_ROWS : CLEARANCE_ROWS);
  const tolerance = features.tolerance ?? 'P0';
  const digit = Object.entries(OLD_CLASSES).find(([, value]) => value === tolerance)?.[0];
  if (row === undefined || digit === undefined) return undefined;
  return row === '' && digit === '0' ? '' : `${row}${digit}-`;
}

function chineseMark(features: Features): string | undefined {
  const row = rowOf(features);
  const tolerance = features.tolerance ?? 'P0';
  const letter = Object.entries(OLD_CHINESE_CLASSES).find(([, value]) => value === tolerance)?.[0];
  if (row === undefined || letter === undefined) return undefined;
  return row === '' && letter === 'G' ? '' : row + letter;
}
