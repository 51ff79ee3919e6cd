import type { Candidate, NumberSystem, Reading, ReadingHints } from '../reading.js';
import type { Dimensions, PartFamily } from '../vocabulary.js';
import { brandAt, readBrand, suffixListOf } from './brands.js';
import { draftOfHead, draftOfOld } from './candidate.js';
import type { Draft, DraftContext } from './candidate.js';
import { readComponent } from './component.reader.js';
import { oneEditAway } from './correction.js';
import { codeAt, foldText, isDigit, isHan, isLetter } from './fold.js';
import { familyOf } from './gost.own.js';
import { readOldNeedle } from './gost.needles.js';
import { readOldPlain } from './gost.plain.js';
import type { OldNumber } from './gost.own.js';
import { readOldNumber } from './gost.reader.js';
import type { Head } from './heads.js';
import { readInchTapered } from './inch.reader.js';
import { readHeads } from './iso.reader.js';
import { familiesOfSeries } from './series-names.js';
import { rank, systemOf } from './ranking.js';
import { repairLookAlikes } from './repair.js';
import { readTail } from './tail.reader.js';

const LONGEST_DESIGNATION = 400;
const MOST_STARTS = 16;
/** In running text two bare digits are anything but a miniature of the old numbers. */
const FEWEST_IN_LINES = 2;

/**
 * Reads a designation in any system, notation or spelling. Answers every reading that makes sense, best first.
 * Never throws; time is linear in the text, of which the first 400 characters are read.
 */
export function readDesignation(text: string, hints: ReadingHints = {}): Reading {
  const input = text.length > LONGEST_DESIGNATION ? text.slice(0, LONGEST_DESIGNATION) : text;
  const folded = foldText(input);
  let drafts = draftsIn(folded, input, hints);
  if (!drafts.some((draft) => draft.planned)) {
    const repaired = repairLookAlikes(folded, input);
    const better = repaired === undefined ? [] : draftsIn(repaired, input, hints);
    if (better.some((draft) => draft.planned)) {
      drafts = better.map((draft) => ({ ...draft, strain: draft.strain + 1 }));
    }
  }
  const candidates = rank(drafts, hints);
  if (candidates[0] === undefined || isDoubtful(drafts)) candidates.push(...offersBehind(candidates, folded));
  return { input: text, candidates, unread: candidates[0]?.unread ?? wholly(input) };
}

/** An offer never stands before what the text itself says. */
function offersBehind(candidates: readonly Candidate[], folded: string): Candidate[] {
  const least = candidates.at(-1)?.confidence ?? 1;
  return oneEditAway(folded).map((offer) => ({ ...offer, confidence: Math.min(offer.confidence, least) }));
}

/** No plan has any reading, and none is an inch number (whose sizes no plan could list). */
function isDoubtful(drafts: readonly Draft[]): boolean {
  return !drafts.some((draft) => draft.planned || draft.candidate.system === 'ABMA');
}

function wholly(text: string): Reading['unread'] {
  return text.trim() === '' ? [] : [{ text, start: 0, end: text.length }];
}

/** Tries the places where a designation may begin, from the left, until one reads. */
function draftsIn(folded: string, input: string, hints: ReadingHints): Draft[] {
  let brand = hints.brand === undefined ? undefined : (readBrand(hints.brand) ?? hints.brand);
  let leadFrom = 0;
  let starts = 0;
  for (let at = 0; at < folded.length && starts < MOST_STARTS; at += 1) {
    if (!isWordStart(folded, at)) continue;
    starts += 1;
    const found = draftsAt(folded, at, { input, hints, brand });
    if (found.length > 0) return withLead(found, folded, leadFrom, at);
    const named = brandAt(folded, at);
    if (named === undefined) continue;
    brand ??= named.name;
    const behind = draftsAt(folded, skipJoints(folded, named.end), { input, hints, brand });
    if (behind.length > 0) return behind;
    leadFrom = named.end;
    at = named.end - 1;
  }
  return [];
}

function skipJoints(folded: string, from: number): number {
  let at = from;
  while (folded[at] === ' ' || folded[at] === '-' || folded[at] === '.' || folded[at] === ':') at += 1;
  return at;
}

export function isWordStart(folded: string, at: number): boolean {
  const code = folded.charCodeAt(at);
  const before = at === 0 ? 0 : folded.charCodeAt(at - 1);
  if (isHan(code)) return !isHan(before);
  if (!isDigit(code) && !isLetter(code)) return false;
  if (isDigit(before) || isLetter(before)) return false;
  return (
    !(before === 45 || before === 46 || before === 47 || before === 43) || !followsNumber(folded, at - 1)
  );
}

/** Behind the hyphen, dot, slash or plus of a number no new designation begins: `NUP12/560`. */
function followsNumber(folded: string, at: number): boolean {
  for (let i = at - 1; i >= 0; i -= 1) {
    const code = folded.charCodeAt(i);
    if (isDigit(code)) return true;
    if (!isLetter(code)) return false;
  }
  return false;
}

/** What stands in front of the designation and is no brand stays unread. */
function withLead(drafts: Draft[], folded: string, from: number, to: number): Draft[] {
  const lead = folded.slice(from, to).trim();
  if (lead === '') return drafts;
  for (const { candidate } of drafts) candidate.unread.unshift({ text: lead, start: from, end: to });
  const letters = [...lead].filter((character) => isLetter(character.charCodeAt(0))).length;
  return drafts.map((draft) => ({ ...draft, unreadCount: draft.unreadCount + letters }));
}

export interface ReadAt {
  input: string;
  hints: ReadingHints;
  brand: string | undefined;
  /** The text goes on behind the designation. */
  inLine?: boolean;
}

/** All readings of the designation that begins at `start` of the folded text. */
export function draftsAt(folded: string, start: number, { input, hints, brand, inLine }: ReadAt): Draft[] {
  const context: DraftContext = { text: folded, brand };
  const list = brand === undefined ? undefined : suffixListOf(brand);
  const stopAtWords = inLine === true;
  const component = readComponent(folded, start, stopAtWords);
  if (component !== undefined) return [component];
  const lettered = readOldPlain(folded, start) ?? readOldNeedle(folded, start);
  if (lettered !== undefined && hasBore(lettered)) {
    const { family, end } = lettered;
    const tail = readTail(folded, end, { family, list, old: true, cyrillic: true, stopAtWords });
    return [draftOfHead(lettered, tail, context)];
  }
  const inch = readInchTapered(folded, start);
  let heads = inch;
  if (!inch.some((head) => head.planned)) {
    heads = readHeads(folded, start, list);
    if (inch.length > 0) heads = [...heads, ...inch];
  }
  const drafts = heads.filter(hasBore).map((head) => {
    const tail = readTail(folded, head.end, {
      family: head.family,
      list: list ?? head.prefix?.brand,
      stopAtWords,
    });
    return draftOfHead(head, tail, context);
  });
  const cyrillic = hasCyrillic(input);
  const asked = systemOf(hints.system);
  const rareToo = heads.length === 0 || asked !== undefined;
  const sure = cyrillic || asked === 'GOST' || asked === 'GB-OLD' || list === 'GOST';
  const old = isDrawingNumber(folded, start) ? undefined : readOldNumber(folded, start, { rareToo, sure });
  if (old === undefined || (old.number.structure.rare === true && !rareToo)) return drafts;
  if (inLine === true && !sure && old.mark === undefined && old.digitCount <= FEWEST_IN_LINES) return drafts;
  const system = oldSystem(cyrillic, old.mark?.chinese ?? false, asked);
  const { number } = old;
  const readings = number.parts.length > 0 ? number.parts : unplannedReadings(number);
  for (const { family, dimensions } of readings) {
    const tail = readTail(folded, old.end, { family, list, old: true, cyrillic, stopAtWords });
    const draft = draftOfOld(old, tail, family, dimensions, system, context);
    if (cyrillic && isOldToReaders(draft, old.digitCount) && !hasLatin(input, start, draft.end))
      for (const each of drafts) if (!each.old) each.inForeignScript = true;
    drafts.push(draft);
  }
  return drafts;
}

/** `NJ120X240X80` is not NJ12 with the bore code 0: whatever reads so, a number that says a bore of nothing is none. */
function hasBore({ dimensions }: Head): boolean {
  return dimensions.boreMm !== 0;
}

/** `F-553575`: INA's number of a drawing. */
function isDrawingNumber(folded: string, start: number): boolean {
  return (
    start >= 2 && folded.startsWith('F-', start - 2) && /^\d{5,6}(?!\d)/.test(folded.slice(start, start + 7))
  );
}

function unplannedReadings(old: OldNumber): { family: PartFamily; dimensions: Dimensions }[] {
  const { boreMm, structure } = old;
  const dimensions = boreMm === undefined ? {} : { boreMm };
  if (old.own) return [{ family: familyOf(old.type, structure), dimensions }];
  const families = structure.family === undefined ? familiesOfSeries(old.series) : [structure.family];
  return families.map((family) => ({ family, dimensions }));
}

function oldSystem(cyrillic: boolean, chinese: boolean, asked: NumberSystem | undefined): NumberSystem {
  if (chinese) return 'GB-OLD';
  if (asked === 'GOST' || asked === 'GB-OLD') return asked;
  return cyrillic ? 'GOST' : 'GB-OLD';
}

/** Shorter numbers are today's to Russian readers too: 608. */
const FEWEST_OF_OLD = 4;

/** What somebody who writes Cyrillic means by a number: barrels (GOST 3205) are long out of use. */
function isOldToReaders({ candidate, planned, rare, unreadCount }: Draft, digitCount: number): boolean {
  const isUsed = planned && !rare && candidate.family !== 'single_row_spherical_roller';
  return isUsed && unreadCount === 0 && digitCount >= FEWEST_OF_OLD;
}

function hasLatin(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) if (/[A-Za-z]/.test(text[i] as string)) return true;
  return false;
}

function hasCyrillic(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) {
    const code = codeAt(text, i);
    if (code >= 0x400 && code <= 0x4ff) return true;
  }
  return false;
}
