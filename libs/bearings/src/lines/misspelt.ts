/** Slips in the words of a line: `tapred roller`, `深沟求轴承`. Numbers are never touched: there a slip is another part. */
import { foldText } from '../designations/fold.js';
import { lazily } from '../plans/plan.js';
import { type Characters, charactersOf, letterBits, mayHaveAny } from './characters.js';
import { type Edit, mayBeMojibake, mojibakeEdits } from './mojibake.js';
import { tradeWords } from './trade-words.js';

/** Characters that sound or look alike, in the words where they are taken for each other: wrong, right. */
const HAN_SLIPS: readonly (readonly [string, string])[] = [
  ['轴成', '轴承'],
  ['周承', '轴承'],
  ['轴乘', '轴承'],
  ['沟求', '沟球'],
  ['心求', '心球'],
  ['圆椎', '圆锥'],
  ['园锥', '圆锥'],
  ['园柱', '圆柱'],
  ['滚住', '滚柱'],
  ['滚真', '滚针'],
  ['调新', '调心'],
  ['推利', '推力'],
  ['推立', '推力'],
  ['深勾', '深沟'],
  ['密风', '密封'],
  ['游细', '游隙'],
];
const ANY_HAN_SLIP = new RegExp(HAN_SLIPS.map(([wrong]) => wrong).join('|'));
const mayHaveHanSlip = mayHaveAny(HAN_SLIPS.map(([wrong]) => wrong).join('|'));
const SHORTEST = 5;
/** Long words bear two slips. */
const LONG = 9;
const LATIN_WORD = /(?<![A-Z0-9])[A-Z]{5,16}(?![A-Z0-9])/g;

const SLASH_APART = /(?<=\d)(?: \/ ?| ?\/ )(?=\d)/g;
const ANY_SLASH_APART = / \/|\/ /;
const mayHaveSlash = mayHaveAny('/');

/** `6205 2 RS`: the number of seals belongs to them. */
const SEALS_APART = /(?<=\d[ -]{1,3})2 (?=(?:RS|RZ|Z(?!Z))[A-Z\d]{0,3}(?![A-Z\d]))/g;

/** `l00pcs`, `5O个`: letters typed for digits in front of a unit. */
const MISTYPED_COUNT = new RegExp(
  `(?:(?<![A-Za-z0-9./-])|(?<=[ *][xX]))(?=[lI|Oo]{0,5}[0-9])(?=[0-9]{0,5}[lI|Oo])[0-9lI|Oo]{2,6}(?=\\s?(?:[个只套件支盘片台条]|(?:[Pp][Cc][Ss]?|[Ss][Ee][Tt][Ss]?|[Ee][Aa])(?![A-Za-z]))|(?<=[*xX×]\\s?[0-9lI|Oo]{2,6})\\s*$)`,
  'g',
);
const mayBeMistyped = mayHaveAny('L|I|O');
const MISTYPED_HINT = /\d[LI|O]|[LI|O]\d/;

const vocabulary = lazily(
  () =>
    new Set(tradeWords().flatMap((word) => word.split(/[^A-Z]+/).filter(({ length }) => length >= SHORTEST))),
);

/** First letter → the words that have it, each with the set of its letters: most words differ too much already there. */
const lettersOfWords = lazily(() => {
  const byFirst = new Map<string, { word: string; letters: number }[]>();
  for (const word of vocabulary()) {
    const first = word[0] as string;
    byFirst.set(first, [...(byFirst.get(first) ?? []), { word, letters: letterBits(word) }]);
  }
  return byFirst;
});

function bitCount(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count += 1;
  return count;
}

export interface Mended {
  text: string;
  /** Where a place of the mended text is in the line as it was typed. */
  placeOf: (mended: number) => number;
}

/** The line with its slips put right; undefined when it has none. */
export function mendWords(
  input: string,
  folded = foldText(input),
  characters: Characters = charactersOf(folded),
): Mended | undefined {
  const hanSlip = mayHaveHanSlip(characters) && ANY_HAN_SLIP.test(folded);
  const latinWord = characters.longestWord >= SHORTEST;
  const slashApart = mayHaveSlash(characters) && ANY_SLASH_APART.test(folded);
  const mojibake = mayBeMojibake(characters);
  const sealsApart = folded.includes('2 R') || folded.includes('2 Z');
  const mistyped = mayBeMistyped(characters) && MISTYPED_HINT.test(folded);
  if (!hanSlip && !latinWord && !slashApart && !sealsApart && !mistyped && !mojibake) return undefined;
  const edits: Edit[] = mojibake ? mojibakeEdits(input) : [];
  if (hanSlip) edits.push(...hanEdits(folded));
  if (latinWord) edits.push(...latinEdits(folded));
  if (slashApart) edits.push(...slashEdits(folded));
  if (sealsApart) edits.push(...sealEdits(folded));
  if (mistyped) edits.push(...countEdits(input));
  if (edits.length === 0) return undefined;
  edits.sort((a, b) => a.start - b.start);
  let text = '';
  const places: number[] = [];
  let at = 0;
  const keepUntil = (end: number): void => {
    text += input.slice(at, end);
    for (; at < end; at += 1) places.push(at);
  };
  for (const { start, end, to } of edits) {
    keepUntil(start);
    text += to;
    for (let i = 0; i < to.length; i += 1) places.push(Math.min(start + i, end - 1));
    at = end;
  }
  keepUntil(input.length);
  return { text, placeOf: (mended) => places[mended] ?? input.length };
}

function hanEdits(folded: string): Edit[] {
  return HAN_SLIPS.flatMap(([wrong, right]) => {
    const start = folded.indexOf(wrong);
    return start < 0 ? [] : [{ start, end: start + wrong.length, to: right }];
  });
}

function latinEdits(folded: string): Edit[] {
  const known = vocabulary();
  const edits: Edit[] = [];
  LATIN_WORD.lastIndex = 0;
  for (let match = LATIN_WORD.exec(folded); match !== null; match = LATIN_WORD.exec(folded)) {
    const { 0: word, index: start } = match;
    const to = known.has(word) ? undefined : nearestTo(word);
    if (to !== undefined) edits.push({ start, end: start + word.length, to });
  }
  return edits;
}

/** `LM 11749 / 10`: cone and cup belong together. */
function slashEdits(folded: string): Edit[] {
  return [...folded.matchAll(SLASH_APART)].map(({ 0: text, index: start }) => ({
    start,
    end: start + text.length,
    to: '/',
  }));
}

function sealEdits(folded: string): Edit[] {
  return [...folded.matchAll(SEALS_APART)].map(({ index }) => ({ start: index, end: index + 2, to: '2' }));
}

function countEdits(input: string): Edit[] {
  return [...input.matchAll(MISTYPED_COUNT)].map(({ 0: text, index: start }) => ({
    start,
    end: start + text.length,
    to: text.replaceAll(/[lI|]/g, '1').replaceAll(/o/gi, '0'),
  }));
}

/** The one word that is a slip away; of several none is the one. */
function nearestTo(word: string): string | undefined {
  const most = word.length >= LONG ? 2 : 1;
  const ownLetters = letterBits(word);
  let best: string | undefined;
  let least = most + 1;
  for (const { word: each, letters } of lettersOfWords().get(word[0] ?? '') ?? []) {
    if (Math.abs(each.length - word.length) > most) continue;
    // One slip takes a letter away and brings another at the most.
    if (bitCount(letters ^ ownLetters) > 2 * most) continue;
    const slips = slipsBetween(word, each);
    if (slips > least) continue;
    best = slips === least ? undefined : each;
    least = slips;
  }
  return least <= most ? best : undefined;
}

/** Letters changed, dropped, doubled, or two neighbours swapped (optimal string alignment). */
function slipsBetween(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
