import { plannedParts, readBasic } from '../plans/index.js';
import { boreCodeOf, boreOfCode } from '../plans/plan.js';
import type { PlannedPart } from '../plans/index.js';
import type { Features, PartFamily } from '../vocabulary.js';
import { isDigit, isLetter } from './fold.js';
import { OLD_TYPES } from './gost.js';
import {
  boresOverSleeve,
  OLD_CHINESE_CLASSES,
  OLD_CLASSES,
  OLD_CLEARANCES,
  OLD_MATCHED_CLEARANCES,
  OLD_SUFFIXES,
} from './gost.marks.js';
import type { OldStructure, OldType } from './gost.type.js';
import { hasOldRings, withOldRings } from './gost.rings.js';
import {
  familyOf,
  magnetoOf,
  ofKin,
  ofOldPlace,
  ofOwnSize,
  ofSizedSeries,
  ofUnknownSize,
} from './gost.own.js';
import type { OldNumber } from './gost.own.js';
import { partsOfAnyForm } from './series-names.js';
import { pieceOf } from './suffix.reader.js';
import type { SuffixPiece, SuffixRun } from './suffix.reader.js';

/** What the class mark in front of an old number says (`76-`, `2В0-`, `3D`). */
export interface OldMark {
  start: number;
  end: number;
  tolerance?: string;
  clearance?: string;
  /** The clearance that the row is of cylindrical roller bearings, where that is another. */
  matchedClearance?: string;
  chinese: boolean;
}

/** An old number, digit by digit. */
export interface OldHead {
  number: OldNumber;
  /** `GOST` and `GB-OLD` share the digits; only a mark or a letter tells them apart. */
  mark: OldMark | undefined;
  digitsAt: number;
  digitCount: number;
  /** Digits before the three rightmost: width, structure and type. */
  seriesEnd: number;
  end: number;
}

const LONGEST_NUMBER = 8;
/** A series of two sizes (16100, 16101); other bores with its digits are no bearings of today. */
const SMALLEST_ONLY = '161';

/** What is known of a number before its digits are looked at. */
interface OldEvidence {
  /** Something else than the digits says that it is an old one: then digits count that the tables do not have. */
  sure: boolean;
  /** Structures that nobody uses any more count too. */
  rareToo: boolean;
}

/** Reads an old number at `start` of a folded text. A mark in front is evidence of its own. */
export function readOldNumber(text: string, start: number, evidence: OldEvidence): OldHead | undefined {
  const mark = readMark(text, start);
  const marked =
    mark && readDigits(text, start, mark, { sure: evidence.sure || !mark.chinese, rareToo: true });
  return marked ?? readDigits(text, start, undefined, evidence);
}

function readDigits(
  text: string,
  start: number,
  mark: OldMark | undefined,
  evidence: OldEvidence,
): OldHead | undefined {
  const digitsAt = mark?.end ?? start;
  let at = digitsAt;
  while (at - digitsAt <= LONGEST_NUMBER && isDigit(text.charCodeAt(at))) at += 1;
  const count = at - digitsAt;
  if (count < 2 || count > LONGEST_NUMBER || text[digitsAt] === '0') return undefined;
  const digits = text.slice(digitsAt, at);
  const literal = literalBore(text, at);
  const end = literal?.end ?? at;
  const number =
    (mark?.chinese === true ? undefined : ofOwnSize(digits, text.slice(at, end), evidence.sure)) ??
    (literal === undefined
      ? decodeNumber(digits, evidence)
      : decodeSeries(digits, literal.boreMm, evidence.sure));
  if (number === undefined) return undefined;
  const seriesEnd = literal === undefined ? Math.max(digitsAt, at - 2) : at;
  return { number, mark, digitsAt, digitCount: count, seriesEnd, end };
}

/** `30031/530`, `177/710`, `602/22`: the bore is literal, the digits are the series. */
function decodeSeries(digits: string, boreMm: number, sure: boolean): OldNumber | undefined {
  if (digits.length < 2 || digits.length > 5) return undefined;
  return decode({ ...groupsOf(Number(digits)), boreMm, series: digits, boreCode: `/${boreMm}` }, sure);
}

function decodeNumber(digits: string, { sure, rareToo }: OldEvidence): OldNumber | undefined {
  if (digits.length > 7) return undefined;
  const value = Number(digits);
  const groups = groupsOf(Math.floor(value / 100));
  const said = OLD_TYPES[groups.typeDigit]?.structures[groups.structure];
  if (said === undefined && !sure) return undefined;
  if (said?.rare === true && !rareToo && groups.diameter !== '0') return undefined;
  const bore = value % 100;
  const number: OldDigits = {
    ...groups,
    boreMm: boreOfCode(TWO_DIGITS[bore] as string),
    series: digits.slice(0, -2),
    boreCode: digits.slice(-2),
  };
  if (groups.diameter !== '0' || !HAVE_SMALL.has(groups.typeDigit)) return decode(number, sure);
  const small = { ...number, diameter: ONE_DIGIT[Math.floor(bore / 10)] as string, boreMm: bore % 10 };
  if (digits.length === 2) return small.diameter === '0' ? undefined : decode(small, sure);
  if (small.typeDigit === '1' && small.diameter === '0') return decode(smallSelfAligning(small), sure);
  if (small.typeDigit === '6' && small.structure === '00' && small.width === '0') {
    const magneto = magnetoOf(bore);
    if (magneto !== undefined) return magneto;
  }
  return decode(small, sure);
}

/** Types that are made with bores below 10 mm; of others the diameter digit 0 says that D is of no series. */
const HAVE_SMALL = new Set(['0', '1', '2', '4', '6', '8']);

/** The tables go by digits as text: there are few, and none is cut out of a number anew. */
const ONE_DIGIT = Array.from({ length: 10 }, (_, digit) => String(digit));
const TWO_DIGITS = Array.from({ length: 100 }, (_, digits) => String(digits).padStart(2, '0'));

/** What stands before the bore, from the right: diameter, type, structure, width. */
function groupsOf(series: number): Pick<OldDigits, 'width' | 'structure' | 'typeDigit' | 'diameter'> {
  return {
    width: ONE_DIGIT[Math.floor(series / 10_000)] as string,
    structure: TWO_DIGITS[Math.floor(series / 100) % 100] as string,
    typeDigit: ONE_DIGIT[Math.floor(series / 10) % 10] as string,
    diameter: ONE_DIGIT[series % 10] as string,
  };
}

/** `1005` … `1009`: the smallest self-aligning bearings, whose diameter series the number does not say. */
function smallSelfAligning(number: OldDigits): OldDigits {
  const { boreMm } = number;
  return { ...number, diameter: boreMm === 5 ? '3' : boreMm === 8 ? '1' : '2' };
}

interface OldDigits {
  width: string;
  structure: string;
  typeDigit: string;
  diameter: string;
  boreMm: number;
  /** As the number is written: what names the bore, and what stands before it. */
  series: string;
  boreCode: string;
}

function decode(digits: OldDigits, sure: boolean): OldNumber | undefined {
  const { boreMm, series, boreCode } = digits;
  const type = OLD_TYPES[digits.typeDigit];
  if (type === undefined || !(boreMm > 0)) return undefined;
  const structure = type.structures[digits.structure];
  if (structure === undefined && !sure) return undefined;
  const place = digits.width + digits.diameter;
  const today = structure === undefined ? undefined : ofToday(type, structure, place, boreMm);
  if (today !== undefined && today.parts.length > 0) return today;
  const own = { type, structure, place, boreMm, series, boreCode };
  return (
    ofOldPlace(own, today) ??
    (sure ? ofKin(own) : undefined) ??
    today ??
    (sure ? ofUnknownSize(own) : undefined)
  );
}

function ofToday(
  type: OldType,
  structure: OldStructure,
  place: string,
  boreMm: number,
): OldNumber | undefined {
  const sized = ofSizedSeries(type, structure, place, boreMm);
  if (sized !== undefined) return sized;
  const resolved = structure.series?.[place] ?? type.series[place];
  if (resolved === undefined || structure.places !== undefined) return undefined;
  const letters = structure.letters ?? '';
  const series = letters + resolved;
  let bore: Bore | undefined;
  let parts: readonly PlannedPart[] = [];
  for (const each of boresOf(structure, series, boreMm)) {
    const planned = readBasic(series + each.boreCode).filter((part) => part.series === series);
    parts =
      planned.length > 0 || letters === '' ? planned : partsOfAnyForm(letters, resolved + each.boreCode);
    if (parts.length > 0 || bore === undefined) bore = each;
    if (parts.length > 0) break;
  }
  if (bore === undefined) return undefined;
  if (parts.length === 0) parts = ofGroundBore(familyOf(type, structure), series, bore);
  if (parts.length === 0 && resolved === SMALLEST_ONLY) return undefined;
  return {
    type,
    structure,
    features: featuresOf(structure, series),
    series,
    boreCode: bore.boreCode,
    boreMm: structure.namesSingle === true ? (parts[0]?.dimensions.boreMm ?? boreMm) : bore.boreMm,
    ...(structure.sleeve !== undefined || structure.namesSingle === true ? { numberMm: boreMm } : {}),
    parts: hasOldRings(type) ? parts.map(withOldRings) : parts,
    own: false,
  };
}

interface Bore {
  boreMm: number;
  /** Today's code of it. */
  boreCode: string;
}

/** The bores that a number may mean, each also without the slash where a plan writes small ones so (`NA495`). */
function boresOf({ sleeve, washer }: OldStructure, series: string, numberMm: number): Bore[] {
  const bores: Bore[] = [];
  for (const boreMm of sleeve === undefined ? [numberMm] : boresOverSleeve(numberMm, sleeve)) {
    const boreCode = boreCodeOf(boreMm, series) + (washer === true ? 'U' : '');
    bores.push({ boreMm, boreCode });
    if (boreCode.length === 2 && boreCode.startsWith('/'))
      bores.push({ boreMm, boreCode: boreCode.slice(1) });
  }
  return bores;
}

const SMALLEST_GROUND_MM = 500;
const MOST_GROUND_MM = 3;

/** `30037/599`: the rings of 600 mm, their bore ground to fit a worn roll neck. */
function ofGroundBore(
  family: PartFamily,
  series: string,
  { boreMm, boreCode }: Bore,
): readonly PlannedPart[] {
  if (boreMm < SMALLEST_GROUND_MM) return [];
  return plannedParts(family, series)
    .filter(({ dimensions }) => dimensions.boreMm > boreMm && dimensions.boreMm - boreMm <= MOST_GROUND_MM)
    .map((part) => ({
      ...part,
      boreCode,
      basic: series + boreCode,
      dimensions: { ...part.dimensions, boreMm },
    }));
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
  const row = digits.at(-2) ?? '';
  const clearance = OLD_CLEARANCES[row];
  if (clearance !== undefined) result.clearance = clearance;
  const matched = OLD_MATCHED_CLEARANCES[row];
  if (matched !== undefined) result.matchedClearance = matched;
  return result;
}

function chineseMark(text: string, start: number): OldMark | undefined {
  const row = isDigit(text.charCodeAt(start)) ? text[start] : undefined;
  const at = row === undefined ? start : start + 1;
  if (!isLetter(text.charCodeAt(at))) return undefined;
  const letters = text[at + 1] === 'X' ? text.slice(at, at + 2) : (text[at] ?? '');
  const end = at + letters.length;
  for (let i = end; i < end + 3; i += 1) if (!isDigit(text.charCodeAt(i))) return undefined;
  const tolerance = OLD_CHINESE_CLASSES[letters];
  if (tolerance === undefined) return undefined;
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
    if (known === undefined) unreadCount += end - at;
    pieces.push(pieceOf(at, end, run.slice(at, end), known && { ...known, readBy: 'GOST' }));
    at = end;
  }
  return { pieces, unreadCount, strain: 0.1 * pieces.length };
}
