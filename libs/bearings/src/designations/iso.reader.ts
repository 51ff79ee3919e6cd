import { readBasic } from '../plans/index.js';
import { boreOfCode, mmOfInches } from '../plans/plan.js';
import type { PlannedPart } from '../plans/index.js';
import type { PartFamily } from '../vocabulary.js';
import { isDigit, isLatin, numberAt } from './fold.js';
import { NONE, planned } from './heads.js';
import type { Head, Run } from './heads.js';
import { withLongerCode } from './longer-codes.js';
import { NAMED_BY_SIZE } from './maker-names.js';
import type { NameBySize } from './maker-names.js';
import { prefixFits, PREFIXES } from './prefixes.js';
import { OTHER_NAMES, partsOfAnyForm, seriesOfPlans, SIZED } from './series-names.js';

const prefixesByFirst = Map.groupBy(PREFIXES, ({ code }) => code.charCodeAt(0));
const LONGEST_LETTERS = 6;
const LONGEST_DIGITS = 9;

/** All basic designations that begin at `start` of a folded text; planned ones first, none when it is no bearing number. */
export function readHeads(text: string, start: number, list?: string): readonly Head[] {
  const plain = headsWithoutPrefix(text, start, list);
  if (plain.some((head) => head.planned)) return plain;
  for (const prefix of prefixesByFirst.get(text.charCodeAt(start)) ?? []) {
    if (!text.startsWith(prefix.code, start)) continue;
    let from = start + prefix.code.length;
    while (text[from] === ' ' || text[from] === '-') from += 1;
    const heads = headsWithoutPrefix(text, from, list).filter(
      (head) => head.planned && prefixFits(prefix, head.family, list),
    );
    if (heads.length > 0) return heads.map((head) => ({ ...head, prefix, start }));
  }
  return plain;
}

function headsWithoutPrefix(text: string, start: number, list: string | undefined): readonly Head[] {
  let at = start;
  while (at - start < LONGEST_LETTERS && isLatin(text.charCodeAt(at))) at += 1;
  const letters = text.slice(start, at);
  if (letters === 'T' && ISO_355_NAME.test(text.slice(start, start + 8))) return readIso355(text, start);
  if (isLatin(text.charCodeAt(at))) return NONE;
  if (letters !== '') while (isJoint(text, at)) at += 1;
  const digitsAt = at;
  while (at - digitsAt < LONGEST_DIGITS && isDigit(text.charCodeAt(at))) at += 1;
  if (at === digitsAt || isDigit(text.charCodeAt(at))) return NONE;
  const run: Run = { text, start, letters, digitsAt, digitsEnd: at, list };
  if (text[at] === 'T' && letters === '' && at - start === 2) {
    const support = readScrewSupport(run);
    if (support.length > 0) return support;
  }
  const sized = readWithSize(run);
  if (sized.length > 0) return sized;
  const literal = readWithFraction(run);
  if (literal.some((head) => head.planned)) return literal;
  const joined = readJoined(run, at);
  const heads = literal.length === 0 ? joined : [...literal, ...joined];
  if (endsWithSealCount(text, at) && !heads.some((head) => head.planned))
    return [...readJoined(run, at - 1), ...heads];
  return text[at] === '-' ? heads.map((head) => withInchBore(withBlockOfSleeve(head, text), text)) : heads;
}

/** `25TAC62B`: NSK's screw support bearings, the size of SKF's BSD. */
function readScrewSupport(run: Run): readonly Head[] {
  const [name, outside] = /^TAC(\d{2,3})[BC]?/.exec(run.text.slice(run.digitsEnd, run.digitsEnd + 8)) ?? [];
  if (name === undefined || outside === undefined) return NONE;
  const parts = readBasic(`BSD${run.text.slice(run.digitsAt, run.digitsEnd)}${outside}`);
  return planned(parts, run, run.digitsEnd + name.length, 'MAKER', run.digitsAt);
}

/** `SNL508-607`: one block, by its names for bearings on a sleeve of the series 2 and 3. */
function withBlockOfSleeve(head: Head, text: string): Head {
  if (head.family !== 'housing' || !/^-6\d\d(?!\d)/.test(text.slice(head.end, head.end + 5))) return head;
  return { ...head, end: head.end + '-607'.length };
}

/** `UC205-16`: behind the hyphen of an insert or a unit, the shaft in sixteenths of an inch. */
function withInchBore(head: Head, text: string): Head {
  if (head.family === 'deep_groove_ball') return withBoreOfItsOwn(head, text);
  if ((head.family !== 'insert' && head.family !== 'housing_unit') || text[head.end] !== '-') return head;
  let end = head.end + 1;
  while (end - head.end < 4 && isDigit(text.charCodeAt(end))) end += 1;
  const sixteenths = text.slice(head.end + 1, end);
  if (Number(sixteenths) === 0 || sixteenths.length > 2 || isLatin(text.charCodeAt(end))) return head;
  const boreMm = mmOfInches(Number(sixteenths) / 16);
  const boreCode = `${head.boreCode}-${sixteenths}`;
  const dimensions = { ...head.dimensions, boreMm };
  return { ...head, boreCode, basic: `${head.basic}-${sixteenths}`, dimensions, end };
}

const ISO_355_NAME = /^T\d[A-H][A-H]\d{3}(?!\d)/;

/** ISO 355 names tapered roller bearings by angle, diameter and width series: `T7FC045`. */
function readIso355(text: string, start: number): readonly Head[] {
  const end = start + 'T7FC045'.length;
  const run: Run = { text, start, letters: 'T', digitsAt: start, digitsEnd: end, list: undefined };
  return planned(readBasic(text.slice(start, end)), run, end, 'ISO');
}

const OWN_BORE = /-(?:(\d{1,2})\/(4|8|16)(?!\d)|(\d{2})(?=[-/ ]?(?:2?RS|2?RZ|2Z|ZZ|LLU|DDU)))/y;
/** How far from the bore of its series such a bore may be. */
const BORE_RATIO = { least: 0.8, most: 1.25 };

/** `6202-5/8-2RS`, `6202-10-2RS`, `6203-16-2RS`: the rings of a series with a bore in inches, in sixteenths or in millimetres. */
function withBoreOfItsOwn(head: Head, text: string): Head {
  OWN_BORE.lastIndex = head.end;
  const [whole, over, under = '16', number = over] = OWN_BORE.exec(text) ?? [];
  const ofSeries = head.dimensions.boreMm;
  if (whole === undefined || ofSeries === undefined) return head;
  const inches = Number(number) / Number(under);
  const boreMm = [mmOfInches(inches), ...(over === undefined ? [Number(number)] : [])].find(
    (mm) => mm !== ofSeries && mm > ofSeries * BORE_RATIO.least && mm < ofSeries * BORE_RATIO.most,
  );
  if (boreMm === undefined) return head;
  const code = whole.slice(1);
  return {
    ...head,
    boreCode: `${head.boreCode}-${code}`,
    basic: `${head.basic}-${code}`,
    dimensions: { ...head.dimensions, boreMm },
    end: head.end + whole.length,
  };
}

function isJoint(text: string, at: number): boolean {
  return (text[at] === ' ' || text[at] === '-' || text[at] === '.') && at - 1 >= 0;
}

const SEAL_STEMS = new Set(['RS', 'RZ', 'RD', 'RK', 'RU', 'LS', 'NS', 'NK', 'BR', 'HR', 'CS']);

/** `62052RS`: the last digit counts seals. */
function endsWithSealCount(text: string, digitsEnd: number): boolean {
  if (text[digitsEnd - 1] !== '2') return false;
  return text[digitsEnd] === 'Z' || SEAL_STEMS.has(text.slice(digitsEnd, digitsEnd + 2));
}

/** `NU205`, `6205`, `608`, `HK0810`: letters and digits in one piece. */
function readJoined(run: Run, digitsEnd: number): readonly Head[] {
  const { text, letters, digitsAt } = run;
  const digits = text.slice(digitsAt, digitsEnd);
  const longer = withLongerCode(run, digits, digitsEnd);
  if (longer.length > 0) return longer;
  const byBore = namedByBore(run, digits, digitsEnd);
  if (byBore.length > 0) return byBore;
  const whole = planned(readBasic(letters + digits), run, digitsEnd, 'ISO');
  const named = withOtherName(run, digits, digitsEnd, whole);
  if (named.length > 0) return named;
  const literal = withoutSlash(run, digits, digitsEnd);
  if (literal.length > 0) return literal;
  const formed = ofAnotherForm(run, digits, digitsEnd, digitsAt);
  return formed.length > 0 ? formed : unplanned(run, digits, digitsEnd);
}

/** `GRAE30-NPP-B`, `GE40-KRRB`, `GIR10-DO`, `AN05`: the bore in millimetres, or the size, behind the maker's letters. */
function namedByBore(run: Run, digits: string, digitsEnd: number): readonly Head[] {
  for (const { behind, ours, says } of NAMED_BY_SIZE.get(run.letters) ?? NO_NAMES) {
    behind.lastIndex = digitsEnd;
    if (!behind.test(run.text)) continue;
    for (const basicOf of ours) {
      const basic = basicOf(Number(digits));
      const isOurs = basic === run.letters + digits && behind.lastIndex === digitsEnd;
      const parts = isOurs ? NONE_PLANNED : readBasic(basic);
      if (parts.length === 0) continue;
      const heads = planned(parts, run, behind.lastIndex, 'MAKER', run.digitsAt);
      return says === undefined ? heads : heads.map((head) => ({ ...head, says }));
    }
  }
  return NONE;
}

const NO_NAMES: readonly NameBySize[] = [];
const NONE_PLANNED: readonly PlannedPart[] = [];

/** `7199`, `NK2016`, `NUTR1542`: the slash is left out before a bore of one digit, and behind a bore in a size of two parts. */
function withoutSlash(run: Run, digits: string, digitsEnd: number): readonly Head[] {
  if (digits.length !== 4 && (digits.length !== 5 || run.letters === '')) return NONE;
  const split = run.letters === '' ? 3 : 2;
  const parts = readBasic(`${run.letters}${digits.slice(0, split)}/${digits.slice(split)}`);
  return planned(parts, run, digitsEnd, 'ISO', run.letters === '' ? digitsEnd - 1 : run.digitsAt);
}

function ofAnotherForm(run: Run, rest: string, end: number, boreAt: number): readonly Head[] {
  return planned(partsOfAnyForm(run.letters, rest), run, end, 'ISO', boreAt).map((head) => ({
    ...head,
    boreAt: end - head.boreCode.length,
  }));
}

function withOtherName(run: Run, digits: string, end: number, heads: readonly Head[]): readonly Head[] {
  const named = OTHER_NAMES.get(run.letters);
  if (named === undefined) return heads;
  for (const codeLength of [2, 1]) {
    const split = digits.length - codeLength;
    // Behind letters every code has two digits.
    const told = run.letters === '' || codeLength === 2;
    const other = told ? named.get(digits.slice(0, split)) : undefined;
    if (other === undefined) continue;
    const [series, system] = other;
    const code = digits.slice(split);
    const bore = codeLength === 1 && series.length === 3 ? `/${code}` : code;
    const found = planned(readBasic(series + bore), run, end, system, run.digitsAt + split);
    if (found.length > 0) return found;
  }
  return heads;
}

/** The series is known, the size is not in its plan: the number still says its bore, but for letters with a size of their own. */
function unplanned(run: Run, digits: string, end: number): readonly Head[] {
  const bySeries = seriesOfPlans().get(run.letters);
  if (bySeries === undefined) return NONE;
  for (const codeLength of [2, 1]) {
    const split = digits.length - codeLength;
    const families = split < 0 ? undefined : bySeries.get(digits.slice(0, split));
    if (families === undefined || (codeLength === 1 && split !== 2)) continue;
    return families.map((family) => {
      const series = run.letters + digits.slice(0, split);
      const boreCode = digits.slice(split);
      return {
        system: 'ISO',
        family,
        series,
        boreCode,
        basic: series + boreCode,
        dimensions: split > 0 && saysItsBore(family) ? { boreMm: boreOfCode(boreCode) } : {},
        planned: false,
        start: run.start,
        seriesAt: run.start,
        boreAt: run.digitsAt + split,
        end,
      };
    });
  }
  return [];
}

function saysItsBore(family: PartFamily): boolean {
  return family !== 'thrust_ball_double_direction' && family !== 'thrust_angular_contact_ball';
}

/** `62/22`, `230/500`, `60/1,5`, `NK20/16`: what follows the slash is literal. */
function readWithFraction(run: Run): readonly Head[] {
  const { text, letters, digitsAt, digitsEnd } = run;
  let at = digitsEnd;
  while (text[at] === ' ') at += 1;
  if (text[at] !== '/') return NONE;
  at += 1;
  while (text[at] === ' ') at += 1;
  const literal = numberAt(text, at);
  if (literal === undefined) return [];
  const series = text.slice(digitsAt, digitsEnd);
  const name = letters + series;
  const [canonical, system] = OTHER_NAMES.get(letters)?.get(series) ?? [name, 'ISO'];
  const parts = readBasic(`${canonical}/${literal.text}`);
  if (parts.length > 0) return planned(parts, run, literal.end, system, digitsEnd);
  const formed = ofAnotherForm(run, `${series}/${literal.text}`, literal.end, digitsEnd);
  if (formed.length > 0) return formed;
  const families = seriesOfPlans().get(letters)?.get(series);
  if (families === undefined || endsWithSealCount(text, literal.end)) return [];
  return families.map((family) => ({
    system: 'ISO',
    family,
    series: name,
    boreCode: `/${literal.text}`,
    basic: `${name}/${literal.text}`,
    dimensions: { boreMm: Number(literal.text) },
    planned: false,
    start: run.start,
    seriesAt: run.start,
    boreAt: digitsEnd,
    end: literal.end,
  }));
}

function readWithSize(run: Run): readonly Head[] {
  const family = SIZED.get(run.letters);
  if (family === undefined) return NONE;
  const sizes: string[] = [];
  let at = run.digitsAt;
  for (let count = 0; count < 3; count += 1) {
    const size = numberAt(run.text, at);
    if (size === undefined) return [];
    sizes.push(size.text);
    at = size.end;
    if (count === 2) break;
    const crossed = run.text[at] === 'X' || run.text[at] === '*';
    if (!crossed) return [];
    at += 1;
  }
  const boreCode = sizes.join('X');
  const parts = readBasic(run.letters + boreCode);
  if (parts.length > 0) return planned(parts, run, at, 'ISO', run.digitsAt);
  const [boreMm, outsideMm, widthMm] = sizes.map(Number);
  if (boreMm === undefined || outsideMm === undefined || widthMm === undefined) return [];
  if (boreMm >= outsideMm) return [];
  const dimensions = { boreMm, outsideMm, widthMm, widthKind: 'B' } as const;
  const spelled = { family, series: run.letters, boreCode, basic: run.letters + boreCode, dimensions };
  return planned([spelled], run, at, 'ISO', run.digitsAt);
}
