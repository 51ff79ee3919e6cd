/** The designation in a buyer's line. */
import { draftsAt, isWordStart } from '../designations/designation.reader.js';
import { isDigit, isHan, isLetter } from '../designations/fold.js';
import { rank } from '../designations/ranking.js';
import { repairLookAlikes } from '../designations/repair.js';
import type { Candidate, ReadingHints } from '../reading.js';
import type { PartFamily } from '../vocabulary.js';

const MOST_STARTS = 24;
const OTHER_FAMILY_THAN_SAID = 0.4;
const LEAST = 0.2;
/** From here on a reading is no guess. */
export const GOOD = 0.8;

export interface DesignationFound {
  candidates: Candidate[];
  /** Where it stands; a second spelling of the same part, `180205(6205-2RS)`, is a place of its own. */
  places: DesignationPlace[];
  /** Other bearings that the line names; a line is one item, so they are only words. */
  others: DesignationPlace[];
}

interface DesignationPlace {
  start: number;
  end: number;
  candidates: Candidate[];
}

export interface LineWithoutRest {
  input: string;
  /** Folded text with used places blanked. */
  open: string;
  brand: string | undefined;
  /** The families that the line's type words allow. */
  families: readonly PartFamily[] | undefined;
  hints: ReadingHints;
  /** From where on a system that the line names is meant: of `6208-2RS(旧180208)` only the second number is an old one. */
  systemFrom?: number | undefined;
}

/** No suffix is an O: behind digits it is a nought, however well the rest reads (`2222O`). */
const ENDS_IN_O = /\dO(?![A-Z0-9])/;

function confidenceOf(found: DesignationFound | undefined): number {
  return found?.candidates[0]?.confidence ?? 0;
}

/** The likeliest designation of the line, if need be with letters that were taken for digits put right. */
export function bestDesignation(line: LineWithoutRest): DesignationFound | undefined {
  const found = searchAsOnePart(line);
  if (confidenceOf(found) >= GOOD && !ENDS_IN_O.test(line.open)) return found;
  const repaired = repairLookAlikes(line.open, line.input);
  const better = repaired && searchDesignation(repaired, line);
  return better && confidenceOf(better) > confidenceOf(found) ? better : found;
}

/** `8210 旧 51210`: where the second number is no old one of the same part, the word is said of the first. */
function searchAsOnePart(line: LineWithoutRest): DesignationFound | undefined {
  const found = searchDesignation(line.open, line);
  if (line.systemFrom === undefined || found === undefined || namesOnePart(found)) return found;
  const { system: _system, ...hints } = line.hints;
  const plain = searchDesignation(line.open, { ...line, hints, systemFrom: undefined });
  return plain !== undefined && namesOnePart(plain) ? plain : found;
}

/** More than once. */
function namesOnePart({ candidates: [first], places }: DesignationFound): boolean {
  return (
    places.length > 1 &&
    places.every(({ candidates: [each] }) => each?.basic === first?.basic && each?.family === first?.family)
  );
}

function searchDesignation(
  text: string,
  { input, brand, families, hints: said, systemFrom = 0 }: LineWithoutRest,
): DesignationFound | undefined {
  let found: DesignationPlace[] | undefined;
  let isSure = false;
  let starts = 0;
  const last = lastDigit(text);
  const outsideSystem = systemFrom > 0 ? { ...said, system: undefined } : said;
  for (let at = 0; at <= last && starts < MOST_STARTS; at += 1) {
    const code = text.charCodeAt(at);
    if (isHan(code) || !isWordStart(text, at)) continue;
    starts += 1;
    if (!isSure && isCountBehindName(text, at)) continue;
    const hints = at < systemFrom ? outsideSystem : said;
    const drafts = draftsAt(text, at, { input, hints, brand, inLine: true });
    if (drafts.length === 0) continue;
    const candidates = inFamily(rank(drafts, hints), families);
    if (followsName(text, at)) weakenGuesses(candidates);
    let end = at;
    for (const draft of drafts) end = Math.max(end, draft.end);
    if ((candidates[0]?.confidence ?? 0) <= LEAST) continue;
    const place = { start: at, end, candidates };
    if (found === undefined) found = [place];
    else found.push(place);
    if (sureness(place) < GOOD) continue;
    isSure = true;
    // Nothing begins within it.
    at = end - 1;
  }
  return found && bestOf(found);
}

/** No designation begins behind it: every one has a digit. */
function lastDigit(text: string): number {
  let at = text.length - 1;
  while (at >= 0 && !isDigit(text.charCodeAt(at))) at -= 1;
  return at;
}

/** `35BD219 100`: behind the name of something that nobody knows, a round number is how many are wanted. */
function isCountBehindName(text: string, at: number): boolean {
  ROUND_COUNT.lastIndex = at;
  return (
    at > 0 && isDigit(text.charCodeAt(at)) && ROUND_COUNT.test(text) && UNKNOWN_NAME.test(text.slice(0, at))
  );
}

const ROUND_COUNT = /[1-9]\d?\d?00(?![\dA-Z./-])/y;
const UNKNOWN_NAME = /(?:[A-Z]-?\d{2}|\d{2}[A-Z])[A-Z0-9/-]{0,24}\s/;

/** `AH 308`, `CSK 25`: letters in front that nothing has explained are the name of something else. */
function followsName(text: string, at: number): boolean {
  return at > 1 && text[at - 1] === ' ' && isDigit(text.charCodeAt(at)) && isLetter(text.charCodeAt(at - 2));
}

function weakenGuesses(candidates: readonly Candidate[]): void {
  for (const candidate of candidates) {
    if (candidate.confidence < GOOD) candidate.confidence = Math.round(candidate.confidence * 500) / 1000;
  }
}

/** A sure reading stands, whatever follows: `LM67048/LM67010 1000` is no 1000, `NUP 2210 ECP` no 2210, `SNL 508-607` no 607. */
function bestOf(found: DesignationPlace[]): DesignationFound | undefined {
  let [best] = found;
  if (best === undefined) return undefined;
  if (found.length === 1) return { candidates: best.candidates, places: found, others: [] };
  for (const each of found) if (sureness(each) > sureness(best) && sureness(best) < GOOD) best = each;
  const basics = new Set(best.candidates.map(({ basic }) => basic));
  const { start, end } = best;
  const apart = found.filter((each) => each === best || each.end <= start || each.start >= end);
  return {
    candidates: best.candidates,
    places: apart.filter(({ candidates }) => basics.has(candidates[0]?.basic ?? '')),
    others: apart.filter((each) => sureness(each) >= GOOD && !basics.has(each.candidates[0]?.basic ?? '')),
  };
}

function sureness({ candidates }: DesignationPlace): number {
  return candidates[0]?.confidence ?? 0;
}

function inFamily(candidates: Candidate[], families: readonly PartFamily[] | undefined): Candidate[] {
  if (families === undefined || candidates.every(({ family }) => families.includes(family)))
    return candidates;
  return candidates
    .map((candidate) =>
      families.includes(candidate.family)
        ? candidate
        : { ...candidate, confidence: candidate.confidence * OTHER_FAMILY_THAN_SAID },
    )
    .toSorted((a, b) => b.confidence - a.confidence);
}
