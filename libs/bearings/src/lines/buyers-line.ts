/** Reads a line as a buyer types it: designation or size, features, brand, quantity, price, and the rest as words. */
import { brandAt } from '../designations/brands.js';
import { candidateOfPart, mergeFeatures } from '../designations/candidate.js';
import { draftsAt, isWordStart } from '../designations/designation.reader.js';
import { explained } from '../designations/explanation.js';
import { foldText, isDigit, isHan, isLetter } from '../designations/fold.js';
import { rank } from '../designations/ranking.js';
import { repairLookAlikes } from '../designations/repair.js';
import { readSuffixRun } from '../designations/suffix.reader.js';
import type { Candidate, LineReading, ReadingHints } from '../reading.js';
import type { Features, PartFamily } from '../vocabulary.js';
import { findDimensions } from './line-dimensions.js';
import { findPrice, findQuantity } from './quantities.js';
import { partsOfSize } from './size-index.js';
import { tradeWordAt } from './trade-words.js';

const LONGEST_LINE = 1000;
const MOST_CANDIDATES = 8;
const MOST_STARTS = 24;
const BY_SIZE_ALONE = 0.7;
const BY_SIZE_AND_FAMILY = 0.9;
const OTHER_FAMILY_THAN_SAID = 0.4;
const GOOD = 0.8;

/** The line with what is understood struck out, position by position. */
interface Sheet {
  input: string;
  folded: string;
  /** Folded text with used places blanked. */
  open: string;
}

/** Never throws; time is linear in the line, of which the first 1,000 characters are read. */
export function readBuyersLine(text: string, hints: ReadingHints = {}): LineReading {
  const input = text.length > LONGEST_LINE ? text.slice(0, LONGEST_LINE) : text;
  const folded = foldText(input);
  const sheet: Sheet = { input, folded, open: folded };
  const reading: LineReading = { input: text, candidates: [], dimensions: {}, features: {}, words: [] };
  readPriceAndQuantity(sheet, reading);
  readSize(sheet, reading);
  readBrandName(sheet, reading, hints);
  const said = readTradeWords(sheet, reading);
  readCandidates(sheet, reading, said.families, { ...said.hints, ...hints });
  readLeftovers(sheet, reading);
  explained(reading.candidates);
  return reading;
}

function strike(sheet: Sheet, start: number, end: number): void {
  sheet.open = sheet.open.slice(0, start) + ' '.repeat(end - start) + sheet.open.slice(end);
}

function readPriceAndQuantity(sheet: Sheet, reading: LineReading): void {
  const price = findPrice(sheet.open);
  if (price !== undefined) {
    reading.price = price.price;
    strike(sheet, price.start, price.end);
  }
  const quantity = findQuantity(sheet.open);
  if (quantity === undefined) return;
  reading.quantity = quantity.quantity;
  if (quantity.unit !== undefined) reading.unit = quantity.unit;
  strike(sheet, quantity.start, quantity.end);
}

function readSize(sheet: Sheet, reading: LineReading): void {
  const { dimensions, spans } = findDimensions(sheet.open, sheet.input);
  reading.dimensions = dimensions;
  for (const { start, end } of spans) strike(sheet, start, end);
}

function readBrandName(sheet: Sheet, reading: LineReading, hints: ReadingHints): void {
  for (let at = 0; at < sheet.open.length; at += 1) {
    if (!isWordStart(sheet.open, at) && !startsHan(sheet.open, at)) continue;
    const brand = brandAt(sheet.open, at);
    if (brand === undefined || !endsWord(sheet.open, brand.end)) continue;
    reading.brand = brand.name;
    strike(sheet, at, brand.end);
    return;
  }
  if (hints.brand !== undefined) reading.brand = hints.brand;
}

function startsHan(text: string, at: number): boolean {
  return isHan(text.charCodeAt(at));
}

/** A brand in Latin letters ends where no letter follows, or where the number begins (`SKF6205`, `FAGNU205`). */
function endsWord(text: string, end: number): boolean {
  return isHan(text.charCodeAt(end - 1)) || !isLetter(text.charCodeAt(end)) || isNumberSoon(text, end);
}

function isNumberSoon(text: string, from: number): boolean {
  let at = from;
  while (at - from < 4 && isLetter(text.charCodeAt(at))) at += 1;
  return at > from && isDigit(text.charCodeAt(at));
}

interface Said {
  families: readonly PartFamily[] | undefined;
  hints: ReadingHints;
}

function readTradeWords(sheet: Sheet, reading: LineReading): Said {
  const hints: ReadingHints = {};
  let families: readonly PartFamily[] | undefined;
  for (let at = 0; at < sheet.open.length; at += 1) {
    if (sheet.open[at] === ' ') continue;
    const said = tradeWordAt(sheet.open, at);
    if (said === undefined) continue;
    strike(sheet, at, at + said.word.length);
    if (said.features !== undefined) addSaid(reading.features, said.features);
    if (said.system !== undefined) hints.system ??= said.system;
    if (said.families !== undefined) families = narrowed(families, said.families);
    at += said.word.length - 1;
  }
  if (families?.[0] !== undefined) {
    reading.family = families[0];
    reading.families = [...families];
  }
  return { families, hints };
}

function addSaid(features: Features, said: Features): void {
  for (const [feature, value] of Object.entries(said)) features[feature as keyof Features] ??= value;
}

/** Two type words narrow each other (`推力` and `调心滚子`); words that exclude each other leave the first. */
function narrowed(
  held: readonly PartFamily[] | undefined,
  said: readonly PartFamily[],
): readonly PartFamily[] {
  if (held === undefined) return said;
  const both = held.filter((family) => said.includes(family));
  return both.length > 0 ? both : held;
}

function readCandidates(
  sheet: Sheet,
  reading: LineReading,
  families: readonly PartFamily[] | undefined,
  hints: ReadingHints,
): void {
  const sized: ReadingHints = { ...hints, dimensions: { ...hints.dimensions, ...reading.dimensions } };
  const found = bestDesignation(sheet, reading, families, sized);
  if (found !== undefined) {
    for (const { start, end } of found.spans) strike(sheet, start, end);
    for (const { start, end } of found.others) {
      reading.words.push(sheet.input.slice(start, end));
      strike(sheet, start, end);
    }
    reading.candidates = distinct(found.candidates.map((each) => mergeFeatures(each, reading.features)));
    addSaid(reading.features, reading.candidates[0]?.features ?? {});
    const [first] = reading.candidates;
    if (first !== undefined && first.confidence >= GOOD) reading.family ??= first.family;
    return;
  }
  const bySize = partsOfSize({
    dimensions: reading.dimensions,
    ...(families === undefined ? {} : { families }),
    limit: MOST_CANDIDATES,
  });
  const confidence = families === undefined ? BY_SIZE_ALONE : BY_SIZE_AND_FAMILY;
  reading.candidates = bySize.map((part, place) =>
    candidateOfPart(part, reading.features, confidence * 0.9 ** place, reading.brand),
  );
}

/** Readings that the said features made alike are one. */
function distinct(candidates: readonly Candidate[]): Candidate[] {
  const told = new Set<string>();
  return candidates.filter(({ family, designation }) => {
    const known = told.has(`${family} ${designation}`);
    told.add(`${family} ${designation}`);
    return !known;
  });
}

interface DesignationFound {
  candidates: Candidate[];
  /** Where it stands; a second spelling of the same part, `180205(6205-2RS)`, is a span of its own. */
  spans: Span[];
  /** Other bearings that the line names; a line is one item, so they are only words. */
  others: Span[];
}

interface Span {
  start: number;
  end: number;
}

function bestDesignation(
  sheet: Sheet,
  reading: LineReading,
  families: readonly PartFamily[] | undefined,
  hints: ReadingHints,
): DesignationFound | undefined {
  const found = searchDesignation(sheet.open, sheet.input, reading, families, hints);
  if (found !== undefined && (found.candidates[0]?.confidence ?? 0) >= GOOD) return found;
  const repaired = repairLookAlikes(sheet.open, sheet.input);
  const better = repaired && searchDesignation(repaired, sheet.input, reading, families, hints);
  if (better && (better.candidates[0]?.confidence ?? 0) > (found?.candidates[0]?.confidence ?? 0))
    return better;
  return found;
}

function searchDesignation(
  text: string,
  input: string,
  reading: LineReading,
  families: readonly PartFamily[] | undefined,
  hints: ReadingHints,
): DesignationFound | undefined {
  const found: DesignationFound[] = [];
  let starts = 0;
  for (let at = 0; at < text.length && starts < MOST_STARTS; at += 1) {
    const code = text.charCodeAt(at);
    if (isHan(code) || !isWordStart(text, at)) continue;
    starts += 1;
    const drafts = draftsAt(text, at, { input, hints, brand: reading.brand, inLine: true });
    if (drafts.length === 0) continue;
    const candidates = inFamily(rank(drafts, hints), families);
    const end = Math.max(...drafts.map((draft) => draft.end));
    if ((candidates[0]?.confidence ?? 0) > LEAST)
      found.push({ candidates, spans: [{ start: at, end }], others: [] });
  }
  return bestOf(found);
}

function bestOf(found: readonly DesignationFound[]): DesignationFound | undefined {
  let best: DesignationFound | undefined;
  for (const each of found) if (best === undefined || sureness(each) > sureness(best)) best = each;
  if (best === undefined) return undefined;
  const basics = new Set(best.candidates.map(({ basic }) => basic));
  const others = found
    .filter((each) => sureness(each) >= GOOD && !basics.has(each.candidates[0]?.basic ?? ''))
    .flatMap((each) => each.spans);
  const spans = found
    .filter(({ candidates }) => basics.has(candidates[0]?.basic ?? ''))
    .flatMap((each) => each.spans);
  return { candidates: best.candidates, spans, others };
}

function sureness({ candidates }: DesignationFound): number {
  return candidates[0]?.confidence ?? 0;
}

const LEAST = 0.2;

function inFamily(candidates: Candidate[], families: readonly PartFamily[] | undefined): Candidate[] {
  if (families === undefined) return candidates;
  return candidates
    .map((candidate) =>
      families.includes(candidate.family)
        ? candidate
        : { ...candidate, confidence: candidate.confidence * OTHER_FAMILY_THAN_SAID },
    )
    .toSorted((a, b) => b.confidence - a.confidence);
}

/** What is left: suffix codes that stand apart, a bare number as quantity, and words. */
function readLeftovers(sheet: Sheet, reading: LineReading): void {
  const [first] = reading.candidates;
  const family = first?.family ?? reading.family;
  for (const { text, start } of leftoverWords(sheet)) {
    const brand = brandAt(text, 0);
    const isBrand = brand !== undefined && brand.end === text.length;
    if (!isBrand && family !== undefined && readApartSuffix(text, family, reading)) continue;
    if (readBareNumber(text, reading)) continue;
    reading.words.push(sheet.input.slice(start, start + text.length));
  }
}

function leftoverWords({ open }: Sheet): { text: string; start: number }[] {
  const words: { text: string; start: number }[] = [];
  for (let at = 0; at < open.length;) {
    const end = wordEnd(open, at);
    if (end > at) words.push({ text: open.slice(at, end), start: at });
    at = Math.max(end, at + 1);
  }
  return words;
}

/** Where the word that begins at `start` ends; `start` itself when none begins there. */
function wordEnd(open: string, start: number): number {
  const kind = kindOf(open.charCodeAt(start));
  if (kind === '') return start;
  let end = start + 1;
  while (end < open.length && sameWord(open, end, kind)) end += 1;
  return end;
}

function kindOf(code: number): 'han' | 'latin' | '' {
  if (isHan(code)) return 'han';
  return isDigit(code) || isLetter(code) ? 'latin' : '';
}

function sameWord(open: string, at: number, kind: 'han' | 'latin'): boolean {
  const code = open.charCodeAt(at);
  if (kindOf(code) === kind) return true;
  const joint = code === 46 || code === 45 || code === 47;
  return kind === 'latin' && joint && kindOf(open.charCodeAt(at + 1)) === 'latin';
}

function readApartSuffix(text: string, family: PartFamily, reading: LineReading): boolean {
  if (text === 'X' || (isDigit(text.charCodeAt(0)) && !isLetter(text.charCodeAt(1)))) return false;
  const runs = text.split(/[-/.]/).map((run) => readSuffixRun(run, { family }));
  if (runs.some((run) => run.unreadCount > 0)) return false;
  const said: Features = {};
  for (const { pieces } of runs) {
    for (const { feature, value } of pieces) {
      if (feature !== undefined && value !== undefined) said[feature] ??= value;
    }
  }
  reading.candidates = reading.candidates.map((candidate) => mergeFeatures(candidate, said));
  for (const [feature, value] of Object.entries(said)) {
    if (feature === 'seal' && reading.features.seal === 'open') reading.features.seal = value;
  }
  addSaid(reading.features, said);
  return true;
}

/** `6205 500`, `6205*500`, `6205 X500`: a whole number that nothing else explains is the quantity, a decimal the price. */
function readBareNumber(text: string, reading: LineReading): boolean {
  const digits = text[0] === 'X' ? text.slice(1) : text;
  if (text === 'X') return true;
  if (!/^\d{1,7}(?:\.\d{1,4})?$/.test(digits)) return false;
  if (!digits.includes('.') && reading.quantity === undefined) {
    reading.quantity = Number(digits);
    return true;
  }
  if (reading.price !== undefined || reading.candidates.length === 0) return false;
  reading.price = { amount: Number(digits) };
  return true;
}
