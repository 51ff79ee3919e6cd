import { areTypeLetters, readBasic } from '../plans/index.js';
import type { PlannedPart } from '../plans/index.js';
import { lettersOf } from '../plans/plan.js';
import type { Candidate } from '../reading.js';
import { isDigit, isLetter } from './fold.js';
import { systemOfStandard } from './heads.js';

const LONGEST = 14;
const FEWEST_DIGITS = 3;
const DIGITS = '0123456789';
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const OFFERED = 0.3;

/**
 * When a number names nothing: the one known basic designation that is a single edit away (a character changed, dropped,
 * doubled, or two swapped): of its letters where no type has these, else of its digits. With two or more such parts nothing
 * is offered: a guess is no answer.
 */
export function oneEditAway(folded: string): Candidate[] {
  const word = firstNumber(folded);
  if (word === undefined) return [];
  const letters = lettersOf(word);
  const edits = areTypeLetters(letters) ? editsOf(word) : letterEditsOf(word, letters);
  return offerOnly(edits, word);
}

/** The same of an inch cone and cup, of which either is known: `LM12794/LM12710`. */
export function oneEditAwayFromPair(basic: string): Candidate[] {
  const [cone = '', cup = ''] = basic.split('/');
  if (cone.length > LONGEST || cup.length > LONGEST) return [];
  const edits = [
    ...editsOf(cone).map((each) => `${each}/${cup}`),
    ...editsOf(cup).map((each) => `${cone}/${each}`),
  ];
  return offerOnly(edits, basic);
}

function offerOnly(edits: readonly string[], from: string): Candidate[] {
  const found = new Map<string, PlannedPart>();
  for (const edited of edits) {
    for (const part of readBasic(edited)) {
      found.set(`${part.family} ${part.basic}`, part);
      if (found.size > 1) return [];
    }
  }
  return [...found.values()].map((part) => offer(part, from));
}

/** What goes on from before is of another number. */
const JOINED = /[\d./*-]/;

/**
 * With the letters in front of it: the first number, or where that is too short to be told by a slip the first longer one
 * that begins a word; undefined where it is too long.
 */
function firstNumber(folded: string): string | undefined {
  let isFirst = true;
  for (let at = 0; at < folded.length; at += 1) {
    if (!isDigit(folded.charCodeAt(at))) continue;
    let start = at;
    while (start > 0 && isLetter(folded.charCodeAt(start - 1))) start -= 1;
    let end = at;
    while (end < folded.length && isDigit(folded.charCodeAt(end))) end += 1;
    if (end - at >= FEWEST_DIGITS && (isFirst || !JOINED.test(folded[start - 1] ?? '')))
      return end - start <= LONGEST ? folded.slice(start, end) : undefined;
    isFirst = false;
    at = end;
  }
  return undefined;
}

function editsOf(word: string): string[] {
  const edits: string[] = [];
  for (let i = 0; i < word.length; i += 1) {
    if (!isDigit(word.charCodeAt(i))) continue;
    const before = word.slice(0, i);
    const after = word.slice(i + 1);
    edits.push(before + after);
    if (i + 1 < word.length) edits.push(before + after[0] + word[i] + after.slice(1));
    for (const digit of DIGITS) {
      if (digit !== word[i]) edits.push(before + digit + after);
      edits.push(before + digit + word[i] + after);
    }
  }
  for (const digit of DIGITS) edits.push(word + digit);
  return edits;
}

function letterEditsOf(word: string, letters: string): string[] {
  const digits = word.slice(letters.length);
  const edits: string[] = [];
  for (let i = 0; i <= letters.length; i += 1) {
    const before = letters.slice(0, i);
    const after = letters.slice(i + 1);
    edits.push(before + after);
    if (i + 1 < letters.length) edits.push(before + after[0] + letters[i] + after.slice(1));
    for (const letter of LETTERS) {
      edits.push(before + letter + letters.slice(i));
      if (i < letters.length) edits.push(before + letter + after);
    }
  }
  return edits.filter(areTypeLetters).map((each) => each + digits);
}

function offer(part: PlannedPart, from: string): Candidate {
  const { basic, family, series, dimensions, standard } = part;
  return {
    designation: basic,
    basic,
    family,
    series,
    system: systemOfStandard(standard),
    dimensions,
    features: {},
    parts: [],
    unread: [],
    confidence: OFFERED,
    correction: { from, to: basic },
  };
}
