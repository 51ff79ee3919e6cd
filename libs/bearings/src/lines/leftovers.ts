/** What of a buyer's line nothing else has read: suffix codes that stand apart, bare numbers, and words. */
import { brandAt } from '../designations/brands.js';
import { mergeFeatures } from '../designations/candidate.js';
import { isDigit, isHan, isLetter } from '../designations/fold.js';
import { addSaid } from '../designations/said.js';
import { readSuffixRun } from '../designations/suffix.reader.js';
import { readsAsWord } from '../designations/tail.reader.js';
import type { Candidate, LineReading } from '../reading.js';
import type { Features, PartFamily } from '../vocabulary.js';
import { isCounted, isMeasured } from './quantities.js';
import { isEmpty } from './sheet.js';
import type { Sheet } from './sheet.js';

/** Codes are written in capitals, or are short: `blue` is no row of four codes. */
const ENGLISH = /^[a-z]{4,}$/;
/** `1180206` alone is a number that nobody knows, not how many are wanted of nothing. */
const LONG_NUMBER = /^\d{5,}$/;
/** `6025-2RS 25*52*15`: a number that nothing has, beside the size of what is meant, still has its codes. */
const NO_PARTS_NUMBER = /^\d{3,5}[-/](?=\d?[A-Z])/;
const BARE_NUMBER = /^\d{1,7}(?:\.\d{1,4})?$/;

/** `序号5`, `第3项`: what stands behind these says which, not how many. */
const WHICH = /(?:序号|编号|批号|货号|图号|单号|项次|第)\s?[:#]?\s?$/;

/** `6202/15.875`: a bore of its own, no price. */
function isJoined(input: string, at: number): boolean {
  return input[at - 1] === '/' || input[at - 1] === '-';
}

/** `80*105*19` where another size is said already. */
function isOfProduct(open: string, { start, end }: { start: number; end: number }): boolean {
  return (
    /^[*X]\d/.test(open.slice(end, end + 2)) || /\d[*X]$/.test(open.slice(Math.max(0, start - 2), start))
  );
}

function isCell(input: string, at: number): boolean {
  return input[at - 1] === '\t';
}

function saysWhich(input: string, at: number): boolean {
  return WHICH.test(input.slice(Math.max(0, at - 5), at));
}

/** What is left: suffix codes that stand apart, a bare number as quantity, and words. */
export function readLeftovers(sheet: Sheet, reading: LineReading): void {
  const family = reading.candidates[0]?.family ?? reading.family;
  const designation = reading.pieces.find(({ kind }) => kind === 'designation');
  const designationAt = designation?.start ?? 0;
  for (const { text, start } of leftoverWords(sheet)) {
    const end = start + text.length;
    const brand = brandAt(text, 0);
    const isBrand = brand !== undefined && brand.end === text.length;
    const isWord = isBrand || ENGLISH.test(sheet.input.slice(start, end));
    const isBefore = start < designationAt;
    if (designation === undefined && FORM_OF_CYLINDRICAL.test(text)) {
      preferForm(reading, text);
      continue;
    }
    const codes = designation === undefined ? text.replace(NO_PARTS_NUMBER, '') : text;
    const features =
      isWord || family === undefined ? undefined : readApartSuffix(codes, { family, isBefore }, reading);
    if (features !== undefined) reading.pieces.push({ kind: 'feature', start, end, features });
    else if (isMeasured(sheet.open, end) || !readBareNumber(text, reading, { start, end }, sheet.open)) {
      reading.words.push(sheet.input.slice(start, end));
      reading.pieces.push({ kind: 'word', start, end });
    }
  }
}

/** `65*140*33 圆柱滚子 NJ`: which ring has the lips. */
const FORM_OF_CYLINDRICAL = /^N(?:[UJFH]|UP)$/;

function preferForm(reading: LineReading, form: string): void {
  const isOfForm = ({ series }: Candidate): boolean => series.replace(/\d+$/, '') === form;
  const confidences = reading.candidates.map(({ confidence }) => confidence);
  reading.candidates = reading.candidates
    .toSorted((a, b) => Number(isOfForm(b)) - Number(isOfForm(a)))
    .map((candidate, place) => ({ ...candidate, confidence: confidences[place] ?? candidate.confidence }));
}

function leftoverWords({ open }: Sheet): { text: string; start: number }[] {
  const words: { text: string; start: number }[] = [];
  for (let at = 0; at < open.length;) {
    if (open.charCodeAt(at) === 32) {
      at += 1;
      continue;
    }
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

/** What buyers say before the number too (`C3 6205`); other letters there are a name of their own (`AH 308`, `SNL 508`). */
const SAID_BEFORE = new Set<keyof Features>(['seal', 'clearance', 'tolerance', 'vibration']);

function readApartSuffix(
  text: string,
  { family, isBefore }: { family: PartFamily; isBefore: boolean },
  reading: LineReading,
): Features | undefined {
  if (text === 'X' || (isDigit(text.charCodeAt(0)) && !isLetter(text.charCodeAt(1)))) return undefined;
  const runs = text.split(/[-/.]/).map((run) => readSuffixRun(run, { family }));
  if (runs.some((run) => run.unreadCount > 0) || runs.some((run) => readsAsWord(text, run))) return undefined;
  const said: Features = {};
  for (const { pieces } of runs) {
    for (const { feature, value } of pieces) {
      if (feature !== undefined && value !== undefined) said[feature] ??= value;
    }
  }
  const named = Object.keys(said) as (keyof Features)[];
  if (isBefore && (named.length === 0 || !named.every((feature) => SAID_BEFORE.has(feature))))
    return undefined;
  reading.candidates = reading.candidates.map((candidate) => mergeFeatures(candidate, said));
  for (const [feature, value] of Object.entries(said)) {
    if (feature === 'seal' && reading.features.seal === 'open') reading.features.seal = value;
  }
  addSaid(reading.features, said);
  return said;
}

/** `6205 500`, `6205*500`, `6205 X500`: a whole number that nothing else explains is the quantity; a price is a decimal, or a cell of a row. */
function readBareNumber(
  text: string,
  reading: LineReading,
  place: { start: number; end: number },
  open: string,
): boolean {
  const digits = text[0] === 'X' ? text.slice(1) : text;
  if (text === 'X') return true;
  if (!BARE_NUMBER.test(digits) || isOfProduct(open, place)) return false;
  if (saysWhich(reading.input, place.start)) return false;
  const isOfPart =
    reading.candidates.length > 0 || !isEmpty(reading.dimensions) || reading.family !== undefined;
  if (!isOfPart && LONG_NUMBER.test(digits)) return false;
  if (reading.candidates.some(({ correction }) => correction?.from === text)) return false;
  if (!digits.includes('.') && reading.quantity === undefined) {
    reading.quantity = Number(digits);
    reading.pieces.push({ kind: 'quantity', ...place, quantity: reading.quantity });
    return true;
  }
  if (reading.price !== undefined || reading.candidates.length === 0) return false;
  if (isCounted(open, place.end) || isJoined(reading.input, place.start)) return false;
  if (!digits.includes('.') && !isCell(reading.input, place.start)) return false;
  reading.price = { amount: Number(digits) };
  reading.pieces.push({ kind: 'price', ...place, price: reading.price });
  return true;
}
