import { partsNamed } from './known-parts.js';
import { boreCodeOf, boreOfCode } from '../plans/plan.js';
import type { PlannedPart } from '../plans/index.js';
import type { Features } from '../vocabulary.js';
import { isDigit, isLetter } from './fold.js';
import { OLD_TYPES } from './gost.js';
import {
  boreOverSleeve,
  OLD_CHINESE_CLASSES,
  OLD_CLASSES,
  OLD_CLEARANCES,
  OLD_SUFFIXES,
} from './gost.marks.js';
import type { OldStructure, OldType } from './gost.js';
import { withOldRings } from './gost.rings.js';
import { partsOfAnyForm } from './series-names.js';
import type { SuffixPiece, SuffixRun } from './suffix.reader.js';

/** What the class mark in front of an old number says (`76-`, `2В0-`, `3D`). */
export interface OldMark {
  start: number;
  end: number;
  tolerance?: string;
  clearance?: string;
  chinese: boolean;
}

/** An old number, digit by digit. */
export interface OldHead {
  /** `GOST` and `GB-OLD` share the digits; only a mark or a letter tells them apart. */
  chinese: boolean;
  cyrillic: boolean;
  type: OldType;
  structure: OldStructure;
  features: Features;
  /** Today's number, whether a plan has it or not. */
  series: string;
  boreCode: string;
  boreMm: number;
  shaftMm?: number;
  parts: readonly PlannedPart[];
  mark?: OldMark;
  start: number;
  digitsAt: number;
  digitCount: number;
  /** Digits before the three rightmost: width, structure and type. */
  seriesEnd: number;
  end: number;
}

const LONGEST_NUMBER = 8;
/** A series of two sizes (16100, 16101); other bores with its digits are no bearings of today. */
const SMALLEST_ONLY = '161';

/** Reads an old number at `start` of a folded text. */
export function readOldNumber(text: string, start: number): OldHead | undefined {
  const mark = readMark(text, start);
  return (mark && readDigits(text, start, mark)) ?? readDigits(text, start, undefined);
}

function readDigits(text: string, start: number, mark: OldMark | undefined): OldHead | undefined {
  const digitsAt = mark?.end ?? start;
  let at = digitsAt;
  while (at - digitsAt <= LONGEST_NUMBER && isDigit(text.charCodeAt(at))) at += 1;
  const digits = text.slice(digitsAt, at);
  if (digits.length < 2 || digits.length > LONGEST_NUMBER || digits.startsWith('0')) return undefined;
  const literal = literalBore(text, at);
  const number = literal === undefined ? decodeNumber(digits) : decodeSeries(digits, literal.boreMm);
  if (number === undefined) return undefined;
  const end = literal?.end ?? at;
  return {
    ...number,
    chinese: mark?.chinese ?? false,
    cyrillic: false,
    ...(mark ? { mark } : {}),
    start,
    digitsAt,
    digitCount: digits.length,
    seriesEnd: literal === undefined ? Math.max(digitsAt, at - 2) : at,
    end,
  };
}

type OldNumber = Pick<
  OldHead,
  'type' | 'structure' | 'features' | 'series' | 'boreCode' | 'boreMm' | 'shaftMm' | 'parts'
>;

/** `30031/530`, `177/710`, `602/22`: the bore is literal, the digits are the series. */
function decodeSeries(digits: string, boreMm: number): OldNumber | undefined {
  if (digits.length < 2 || digits.length > 5) return undefined;
  const padded = digits.padStart(5, '0');
  return decode(padded[0]!, padded.slice(1, 3), padded[3]!, padded[4]!, boreMm, digits.length);
}

function decodeNumber(digits: string): OldNumber | undefined {
  if (digits.length > 7) return undefined;
  if (digits.length === 2) {
    return decode('0', '00', '0', digits[0]!, Number(digits[1]), 2);
  }
  const padded = digits.padStart(7, '0');
  const width = padded[0]!;
  const structure = padded.slice(1, 3);
  const type = padded[3]!;
  const diameter = padded[4]!;
  if (diameter !== '0') {
    return decode(width, structure, type, diameter, boreOfCode(padded.slice(5)), digits.length);
  }
  const boreMm = Number(padded[6]);
  if (type === '1' && padded[5] === '0') return smallSelfAligning(structure, boreMm);
  return decode(width, structure, type, padded[5]!, boreMm, digits.length);
}

/** `1005` … `1009`: the smallest self-aligning bearings, whose diameter series the number does not say. */
function smallSelfAligning(structure: string, boreMm: number): OldNumber | undefined {
  const series = boreMm === 5 ? '3' : boreMm === 8 ? '1' : '2';
  return decode('0', structure, '1', series, boreMm, 4);
}

function decode(
  width: string,
  structureDigits: string,
  typeDigit: string,
  diameter: string,
  boreMm: number,
  length: number,
): OldNumber | undefined {
  const type = OLD_TYPES[typeDigit];
  const structure = type?.structures[structureDigits];
  if (type === undefined || structure === undefined || !(boreMm > 0)) return undefined;
  if (typeDigit === '0' && length === 2 && diameter === '0') return undefined;
  const place = width + diameter;
  const digits =
    structure.series?.[place] ?? (structure.series === undefined ? type.series[place] : undefined);
  const resolved = digits ?? (structure.series === undefined ? undefined : type.series[place]);
  if (resolved === undefined) return undefined;
  const series = (structure.letters ?? '') + resolved;
  const bearingMm = structure.sleeve === undefined ? boreMm : boreOverSleeve(boreMm, structure.sleeve);
  const letters = structure.letters ?? '';
  const codes = boreCodesOf(bearingMm, series, structure.washer === true);
  let boreCode = codes[0] as string;
  let parts: readonly PlannedPart[] = [];
  for (const code of codes) {
    const planned = partsNamed(series + code).filter((part) => part.series === series);
    parts = planned.length > 0 || letters === '' ? planned : partsOfAnyForm(letters, resolved + code);
    if (parts.length === 0) continue;
    boreCode = code;
    break;
  }
  if (parts.length === 0 && resolved === SMALLEST_ONLY) return undefined;
  return {
    type,
    structure,
    features: featuresOf(structure, series),
    series,
    boreCode,
    boreMm: bearingMm,
    ...(structure.sleeve === undefined ? {} : { shaftMm: boreMm }),
    parts: typeDigit === '7' ? parts.map(withOldRings) : parts,
  };
}

/** Today's bore code, and without the slash where a plan writes small bores so (`NA495`). */
function boreCodesOf(boreMm: number, series: string, washer: boolean): string[] {
  const code = boreCodeOf(boreMm, series) + (washer ? 'U' : '');
  return code.length === 2 && code.startsWith('/') ? [code, code.slice(1)] : [code];
}

function featuresOf(structure: OldStructure, series: string): Features {
  const features = { ...structure.features };
  if (features.bore !== undefined && series.startsWith('24')) {
    features.bore = 'taper_1_30';
  }
  return features;
}

function literalBore(text: string, at: number): { boreMm: number; end: number } | undefined {
  if (text[at] !== '/' || !isDigit(text.charCodeAt(at + 1))) return undefined;
  let end = at + 1;
  let decimal = false;
  while (end - at < 7) {
    const code = text.charCodeAt(end);
    const point: boolean = !decimal && (code === 44 || code === 46) && isDigit(text.charCodeAt(end + 1));
    if (!isDigit(code) && !point) break;
    decimal = decimal || point;
    end += 1;
  }
  return { boreMm: Number(text.slice(at + 1, end).replace(',', '.')), end };
}

/**
 * The mark in front: ГОСТ writes clearance row and class before a hyphen (`76-`, `2В0-`, `5-`), old China a clearance
 * digit and a class letter without one (`3D205`).
 */
function readMark(text: string, start: number): OldMark | undefined {
  let at = start;
  while (at - start < 6 && (isDigit(text.charCodeAt(at)) || isLetter(text.charCodeAt(at)))) at += 1;
  if (
    text[at] === '-' &&
    at > start &&
    isDigit(text.charCodeAt(at + 1)) &&
    isDigit(text.charCodeAt(at + 2))
  ) {
    return hyphenMark(text, start, at);
  }
  return chineseMark(text, start);
}

/**
 * `6`, `76`, `924`, `2В0`, `А75`, `6У`: digits with at most one letter among them; or a category letter alone (`У-7209`),
 * where a zero may be typed as the letter O. Folded: У is Y, В is B.
 */
const CLASS_MARK = /^(?:\d{0,2}[^\d]\d{1,2}|\d{1,3}[^\d]?|O?[YAB]|\d?BO|\dOK)$/;

function hyphenMark(text: string, start: number, hyphen: number): OldMark | undefined {
  const mark = text.slice(start, hyphen);
  if (!CLASS_MARK.test(mark)) return undefined;
  const digits = /(\d*)\D*$/.exec(mark)?.[1] ?? '';
  const result: OldMark = { start, end: hyphen + 1, chinese: false };
  const tolerance = OLD_CLASSES[digits.at(-1) ?? ''];
  if (tolerance !== undefined) result.tolerance = tolerance;
  const clearance = OLD_CLEARANCES[digits.at(-2) ?? ''];
  if (clearance !== undefined) result.clearance = clearance;
  return result;
}

function chineseMark(text: string, start: number): OldMark | undefined {
  const row = isDigit(text.charCodeAt(start)) ? text[start] : undefined;
  const at = row === undefined ? start : start + 1;
  const letters = text[at + 1] === 'X' ? text.slice(at, at + 2) : (text[at] ?? '');
  const tolerance = OLD_CHINESE_CLASSES[letters];
  const end = at + letters.length;
  if (tolerance === undefined) return undefined;
  for (let i = end; i < end + 3; i += 1) if (!isDigit(text.charCodeAt(i))) return undefined;
  const clearance = row === undefined ? undefined : OLD_CLEARANCES[row];
  return { start, end, tolerance, chinese: true, ...(clearance ? { clearance } : {}) };
}

/** Letters behind an old number, each with its variant number: `АК10С17`. */
export function readOldSuffixRun(run: string): SuffixRun {
  const pieces: SuffixPiece[] = [];
  let unreadCount = 0;
  for (let at = 0; at < run.length;) {
    const letter = run[at] as string;
    let end = at + 1;
    while (end < run.length && end - at < 3 && isDigit(run.charCodeAt(end))) end += 1;
    const known = OLD_SUFFIXES[letter];
    const piece: SuffixPiece = { start: at, end, code: run.slice(at, end), kind: 'suffix' };
    if (known === undefined) unreadCount += end - at;
    else {
      piece.meaning = known.meaning;
      piece.readBy = 'GOST';
      if (known.feature !== undefined) piece.feature = known.feature;
      if (known.value !== undefined) piece.value = known.value;
    }
    pieces.push(piece);
    at = end;
  }
  return { pieces, unreadCount, strain: 0.1 * pieces.length };
}
