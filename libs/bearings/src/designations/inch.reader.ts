import { inchTaperedPlans } from '../plans/inch-tapered.js';
import { plannedParts, readBasic } from '../plans/index.js';
import { lazily, MM_PER_INCH, mmOfInches } from '../plans/plan.js';
import type { Dimensions } from '../vocabulary.js';
import { isDigit, isLatin } from './fold.js';
import { NONE, planned } from './heads.js';
import type { Head } from './heads.js';

/** ABMA duty prefixes of inch (and J: metric) tapered roller bearings, lightest first. */
const DUTY = new Set([
  'EL', 'LL', 'L', 'LM', 'M', 'HM', 'H', 'HH', 'EH', 'J', 'JL', 'JLM', 'JM', 'JHM', 'JH', 'JHH', 'JF', 'JS', 'JW', 'JP', 'JLL', 'NA', 'A', 'T',
]); // prettier-ignore

/** What makers put in front of an inch number: SKF K-, NTN 4T- and ET-. */
const LEADS = ['K-', '4T-', '4T', 'ET-', 'E-'];

function leadAt(text: string, start: number): string | undefined {
  const first = text[start];
  if (first !== 'K' && first !== '4' && first !== 'E') return undefined;
  return LEADS.find((each) => text.startsWith(each, start));
}

interface RingNumber {
  letters: string;
  digits: string;
  suffix: string;
  end: number;
}

/**
 * Inch tapered roller bearings go by cone and cup: `LM11749/LM11710`, short `LM11749/10` (the cup repeats the cone up
 * to its last digits) or `LM11749/710`; older numbers are digits alone, `387A/382A`.
 */
export function readInchTapered(text: string, start: number): readonly Head[] {
  if (text.startsWith('SET', start)) return readSet(text, start);
  const first = text.charCodeAt(start);
  if (isDigit(first) ? !hasCupBehind(text, start) : !mayBeginRing(first)) return NONE;
  const lead = leadAt(text, start);
  const from = start + (lead?.length ?? 0);
  const cone = ringNumber(text, from);
  if (cone === undefined || cone.digits.length < 2) return NONE;
  let at = cone.end;
  while (text[at] === ' ') at += 1;
  const separated = text[at] === '/' || text[at] === '-';
  if (separated) at += 1;
  while (text[at] === ' ') at += 1;
  const cupLead = leadAt(text, at);
  const cupFrom = at + (cupLead?.length ?? 0);
  const cup = separated || at > cone.end ? ringNumber(text, cupFrom) : undefined;
  if (cup === undefined || (cone.letters === '' && cup.digits.length < 2)) return coneAlone(cone, start);
  const bareCone = cone.letters + cone.digits;
  const cups = cupNames(cone, cup);
  for (const coneName of cone.suffix === '' ? [bareCone] : [bareCone + cone.suffix, bareCone]) {
    for (const cupName of cups) {
      const heads = plannedTapered(`${coneName}/${cupName}`, start, at, cup.end);
      if (heads.length > 0) return heads;
    }
  }
  const alone = coneAlone(cone, start);
  if (alone.length > 0) return alone;
  return separated ? unplanned(cone, cup, start, at) : [];
}

/** Timken's sets of cone and cup for wheels. */
const SETS: Readonly<Record<string, string>> = {
  1: 'LM11749/LM11710', 2: 'LM11949/LM11910', 3: 'M12649/M12610', 4: 'L44649/L44610', 5: 'LM48548/LM48510',
  6: 'LM67048/LM67010', 12: 'LM12749/LM12710', 13: 'L68149/L68110', 14: 'L44643/L44610', 16: 'LM12749/LM12711',
  17: 'L68149/L68111', 401: '580/572', 403: '594A/592A', 405: '663/653', 406: '3782/3720', 413: 'HM212049/HM212011',
  414: 'HM218248/HM218210', 415: 'HM518445/HM518410',
}; // prettier-ignore

function readSet(text: string, start: number): readonly Head[] {
  const [whole = '', number = ''] = /^SET[ -]?(\d{1,3})(?![\dA-Z])/.exec(text.slice(start, start + 8)) ?? [];
  const name = SETS[number];
  return name === undefined ? NONE : plannedTapered(name, start, start + 3, start + whole.length);
}

/** What letters begin a duty prefix or stand in front of an inch number. */
const RING_LETTERS = new Set([...DUTY, ...LEADS].map((each) => each.charCodeAt(0)));

function mayBeginRing(code: number): boolean {
  return RING_LETTERS.has(code);
}

/** A cone that is digits alone is an inch number only together with its cup, of two digits or with letters of its own. */
function hasCupBehind(text: string, start: number): boolean {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isDigit(code) || isLatin(code) || isMark(text, at)) continue;
    return isJoint(code) && beginsCup(text, at);
  }
  return false;
}

/** `28579+/28520`: some lists mark a cone so that runs in several cups. */
function isMark(text: string, at: number): boolean {
  return text[at] === '+' && text[at + 1] === '/';
}

function isJoint(code: number): boolean {
  return code === 0x2f || code === 0x2d || code === 0x20;
}

function beginsCup(text: string, from: number): boolean {
  let at = from;
  while (isJoint(text.charCodeAt(at))) at += 1;
  const code = text.charCodeAt(at);
  const next = text.charCodeAt(at + 1);
  return isDigit(code) ? isDigit(next) || next === LETTER_T : mayBeginRing(code);
}

/** As in the lead `4T-`. */
const LETTER_T = 0x54;

function ringNumber(text: string, start: number): RingNumber | undefined {
  let at = start;
  while (at - start < 3 && isLatin(text.charCodeAt(at))) at += 1;
  const letters = text.slice(start, at);
  if (letters !== '' && !DUTY.has(letters)) return undefined;
  const digitsAt = at;
  while (at - digitsAt < 7 && isDigit(text.charCodeAt(at))) at += 1;
  if (at === digitsAt || isDigit(text.charCodeAt(at))) return undefined;
  const digits = text.slice(digitsAt, at);
  const suffixAt = at;
  while (at - suffixAt < 3 && isLatin(text.charCodeAt(at))) at += 1;
  if (isLatin(text.charCodeAt(at)) || isDigit(text.charCodeAt(at))) return undefined;
  return { letters, digits, suffix: text.slice(suffixAt, at), end: isMark(text, at) ? at + 1 : at };
}

/** What the cup may be called in full: as written, then with the cone's letters and leading digits in front. */
function cupNames(cone: RingNumber, cup: RingNumber): string[] {
  const written = cup.letters + cup.digits;
  const names = [written + cup.suffix];
  if (cup.letters === '' && cup.digits.length >= 2 && cup.digits.length < cone.digits.length) {
    const lead = cone.letters + cone.digits.slice(0, cone.digits.length - cup.digits.length);
    names.unshift(lead + cup.digits + cup.suffix);
  } else if (cup.letters === '' && cone.letters !== '') names.push(cone.letters + written + cup.suffix);
  return names;
}

function plannedTapered(basic: string, start: number, boreAt: number, end: number): readonly Head[] {
  const tapered = readBasic(basic).filter(
    ({ family, standard }) => family.includes('tapered') && !standard.startsWith('ISO'),
  );
  return planned(tapered, { start }, end, 'ABMA', boreAt);
}

function coneAlone(cone: RingNumber, start: number): readonly Head[] {
  if (cone.letters === '') return [];
  const whole = plannedTapered(cone.letters + cone.digits + cone.suffix, start, start, cone.end);
  if (whole.length > 0) return whole;
  const bare =
    cone.suffix === ''
      ? []
      : plannedTapered(cone.letters + cone.digits, start, start, cone.end - cone.suffix.length);
  return bare.length > 0 ? bare : ringAlone(cone, start);
}

/** Every cone of the plans, by its number: its bore. */
const coneBores = lazily(
  () =>
    new Map(
      inchTaperedPlans().flatMap(({ series, rows }) =>
        rows().map(({ boreCode, dimensions }) => [
          series + boreCode.slice(0, boreCode.indexOf('/')),
          dimensions.boreMm,
        ]),
      ),
    ),
);

/** Every cup, by its number: its D. */
const cupDiameters = lazily(
  () =>
    new Map(
      inchTaperedPlans().flatMap(({ rows }) =>
        rows().map(({ boreCode, dimensions }) => [
          boreCode.slice(boreCode.indexOf('/') + 1),
          dimensions.outsideMm,
        ]),
      ),
    ),
);

/** `LM11949`, `LM11910`: a cone without a word of its cup, a cup without one of its cone. */
function ringAlone({ letters, digits, suffix, end }: RingNumber, start: number): Head[] {
  const number = letters + digits + suffix;
  const boreMm = coneBores().get(number);
  const outsideMm = boreMm === undefined ? cupDiameters().get(number) : undefined;
  if (boreMm === undefined && outsideMm === undefined) return [];
  return [
    {
      system: 'ABMA',
      family: 'tapered_roller',
      series: number,
      boreCode: '',
      basic: number,
      dimensions: { ...(boreMm !== undefined && { boreMm }), ...(outsideMm !== undefined && { outsideMm }) },
      planned: false,
      start,
      seriesAt: start,
      boreAt: start,
      end,
    },
  ];
}

/** A cone and a cup that no plan has: still an inch bearing when the duty prefix or both numbers say so. */
function unplanned(cone: RingNumber, cup: RingNumber, start: number, boreAt: number): Head[] {
  const byPrefix =
    cone.letters !== '' && cone.letters !== 'NA' && cone.letters !== 'T' && cone.digits.length >= 4;
  const byNumbers =
    cone.letters === '' &&
    cone.digits.length >= 3 &&
    cone.digits.length === cup.digits.length &&
    cup.letters === '';
  if (!byPrefix && !byNumbers) return [];
  const name = cone.letters + cone.digits + cone.suffix;
  const cupName = cupNames(cone, cup)[0] as string;
  const inDoubleCup = ringsInDoubleCup(name, cupName);
  return [
    {
      system: 'ABMA',
      family: inDoubleCup === undefined ? 'tapered_roller' : 'double_row_tapered_roller',
      series: cone.letters + cone.digits.slice(0, -2),
      boreCode: name,
      basic: `${name}/${cupName}`,
      dimensions: inDoubleCup ?? gametSize(cone, cup) ?? spelledSize(name, cupName),
      planned: false,
      start,
      seriesAt: start,
      boreAt,
      end: cup.end,
    },
  ];
}

/** `46780/46720CD`: two cones in a double cup, as large as the cup of one; how wide depends on the spacer. */
function ringsInDoubleCup(cone: string, cup: string): Dimensions | undefined {
  const bare = /^(.+?)C?D$/.exec(cup)?.[1];
  if (bare === undefined) return undefined;
  const [single] = [bare, `${bare}A`].flatMap((each) => readBasic(`${cone}/${each}`));
  if (single?.family !== 'tapered_roller') return undefined;
  const { boreMm, outsideMm } = single.dimensions;
  return { boreMm, ...(outsideMm !== undefined && { outsideMm }) };
}

/** Gamet's numbers, `130065/130120P`: three digits of the series, then the bore or D in millimetres; X ends on a 1/16". */
const GAMET = /^(\d{3})(\d{3})$/;

function gametSize(cone: RingNumber, cup: RingNumber): Dimensions | undefined {
  const [, series, bore] = GAMET.exec(cone.digits) ?? [];
  const [, cupSeries, outside] = GAMET.exec(cup.digits) ?? [];
  if (series === undefined || series !== cupSeries || !/^X?[CHPG]E?O?$/.test(cup.suffix)) return undefined;
  const boreMm = gametMm(Number(bore), cone.suffix);
  const outsideMm = gametMm(Number(outside), cup.suffix);
  return outsideMm > boreMm ? { boreMm, outsideMm } : undefined;
}

function gametMm(mm: number, suffix: string): number {
  if (!suffix.startsWith('X')) return mm;
  const sixteenths = Math.ceil((mm / MM_PER_INCH) * 16);
  return Math.round((sixteenths / 16) * MM_PER_INCH * 1000 - 0.1) / 1000;
}

/** Five digits: two of the series, then the bore of a cone or D of a cup in hundredths of an inch, cut off. */
const SPELLED = /^(\d\d)(\d{3})$/;
/** A cone is no cup's neighbour where its bore is far from those of its sisters: then the digits only count on. */
const FARTHEST_SISTER = 1.5;

/** `52412/52618`: a cone that no plan has, in a cup that one has; its digits say its bore, its sisters the rest. */
function spelledSize(cone: string, cup: string): Dimensions {
  const [, series, hundredths] = SPELLED.exec(cone) ?? [];
  const boreMm = hundredths === undefined ? undefined : mmOfInches(sixteenthsOf(Number(hundredths)));
  if (series === undefined || boreMm === undefined) return {};
  for (let hundred = 0; hundred < 10; hundred += 1) {
    const sisters = plannedParts('tapered_roller', `${series}${hundred}`);
    const sister = sisters.find(({ boreCode, dimensions }) => {
      const ratio = dimensions.boreMm / boreMm;
      return boreCode.endsWith(`/${cup}`) && ratio < FARTHEST_SISTER && ratio > 1 / FARTHEST_SISTER;
    });
    if (sister !== undefined) return { ...sister.dimensions, boreMm };
  }
  return {};
}

/** The sixteenths of an inch that begin with these hundredths: 281 is 2 13/16. */
function sixteenthsOf(hundredths: number): number {
  const inches = Math.ceil((hundredths * 16) / 100) / 16;
  return Math.floor(inches * 100) === hundredths ? inches : Number.NaN;
}
