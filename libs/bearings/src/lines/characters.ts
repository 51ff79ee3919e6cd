/**
 * What characters a line has, told in one pass over it. A word can stand only where all of its characters do: for most
 * lines that answers most questions before any pattern is tried.
 */

import { isLatin } from '../designations/fold.js';

/** What a folded line is made of. */
export interface Characters {
  /** One bit a Latin capital. */
  letters: number;
  /** One bit a set of signs or Chinese characters that somebody asks for. */
  signs: number;
  /** How many Latin capitals stand in a row at the most. */
  longestWord: number;
}

/** Whether a line may have one of some words; it has none of them where this is false. */
export type MayHave = (characters: Characters) => boolean;

const ASCII = 128;
const signsOfAscii = new Int32Array(ASCII);
const signsBeyond = new Map<number, number>();
let nextSign = 1;

export function charactersOf(folded: string): Characters {
  let letters = 0;
  let signs = 0;
  let longestWord = 0;
  let word = 0;
  for (let i = 0; i < folded.length; i += 1) {
    const code = folded.charCodeAt(i);
    if (isLatin(code)) {
      letters |= 1 << (code - 65);
      word += 1;
      if (word > longestWord) longestWord = word;
      continue;
    }
    word = 0;
    signs |= code < ASCII ? (signsOfAscii[code] as number) : (signsBeyond.get(code) ?? 0);
  }
  return { letters, signs, longestWord };
}

/** Asks for any of some words, separated by `|`: Latin ones go by their letters, others by their first character. */
export function mayHaveAny(words: string): MayHave {
  const sign = nextSign;
  if (sign === 0) throw new Error('More questions than bits: a second word of signs is needed');
  nextSign <<= 1;
  const masks: number[] = [];
  for (const word of words.split('|')) {
    const first = word.charCodeAt(0);
    if (isLatin(first)) masks.push(letterBits(word));
    else if (first < ASCII) signsOfAscii[first] = (signsOfAscii[first] as number) | sign;
    else signsBeyond.set(first, (signsBeyond.get(first) ?? 0) | sign);
  }
  return ({ letters, signs }) => {
    if ((signs & sign) !== 0) return true;
    for (const mask of masks) if ((letters & mask) === mask) return true;
    return false;
  };
}

/** One bit a letter. */
export function letterBits(word: string): number {
  let letters = 0;
  for (let i = 0; i < word.length; i += 1) {
    const code = word.charCodeAt(i);
    if (isLatin(code)) letters |= 1 << (code - 65);
  }
  return letters;
}
