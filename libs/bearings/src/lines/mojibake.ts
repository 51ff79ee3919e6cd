/**
 * Text whose bytes were read in the wrong character set: UTF-8 read as GBK (`杞存壙6205` is 轴承6205), and GBK or UTF-8
 * read as Latin (`Öá³Ð6205`, `è½´æ‰¿6205`). What comes back as Chinese when read anew was meant so.
 */
import { BRANDS } from '../designations/brands.js';
import { lazily } from '../plans/plan.js';
import { mayHaveAny } from './characters.js';
import { tradeWords } from './trade-words.js';

/** A stretch of a line that is put right. */
export interface Edit {
  start: number;
  end: number;
  to: string;
}

const GBK_LEADS = { first: 0x81, last: 0xfe };
/** First bytes of Chinese characters in UTF-8, and what follows them. */
const HAN_LEADS = { first: 0xe4, last: 0xe9 };
const UTF8_TRAILS = { first: 0x80, last: 0xbf };

function decodeGbk(bytes: readonly number[]): string {
  return new TextDecoder('gbk').decode(Uint8Array.from(bytes));
}

/** What UTF-8 of Chinese looks like in GBK, where it begins: every such text has one of these. */
function beginnings(): string {
  const bytes: number[] = [];
  for (let lead = HAN_LEADS.first; lead <= HAN_LEADS.last; lead += 1)
    for (let trail = UTF8_TRAILS.first; trail <= UTF8_TRAILS.last; trail += 1) bytes.push(lead, trail);
  return decodeGbk(bytes);
}

/** Characters of Latin-1 behind the signs, those left out that the fold makes something else of. */
const LATIN_LETTERS = [...'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöùúûüýþ'];

export const mayBeMojibake = mayHaveAny([...beginnings(), ...LATIN_LETTERS].join('|'));

/** Where bytes are, by the character that a reader of the wrong set made of them. */
const bytesOfGbk = lazily((): ReadonlyMap<string, readonly number[]> => {
  const bytes = new Map<string, readonly number[]>();
  for (let lead = GBK_LEADS.first; lead <= GBK_LEADS.last; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      const [character = '', more] = decodeGbk([lead, trail]);
      if (more === undefined && character !== '\ufffd') bytes.set(character, [lead, trail]);
    }
  }
  return bytes;
});

/** Windows-1252 has letters and signs where Latin-1 has none. */
const bytesOfLatin = lazily((): ReadonlyMap<string, readonly number[]> => {
  const decoder = new TextDecoder('windows-1252');
  const codes = Array.from({ length: 0x80 }, (_, place) => 0x80 + place);
  return new Map(
    codes.flatMap((code) => [
      [String.fromCharCode(code), [code]] as const,
      [decoder.decode(Uint8Array.of(code)), [code]] as const,
    ]),
  );
});

/** Of three bytes every second one ends without a partner; a sign stands for it. */
const RUN_OF_HAN = /[\u2e80-\uffef€]+[\ufffd?]?/g;
const RUN_OF_LATIN = /[\u0080-\u00ff\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{2,}/g;

/** The runs of a line that come back as Chinese. */
export function mojibakeEdits(input: string): Edit[] {
  return [
    ...editsOf(input, RUN_OF_HAN, (run) => hanOfUtf8(bytesOf(run, bytesOfGbk()))),
    ...editsOf(input, RUN_OF_LATIN, (run) => {
      const bytes = bytesOf(run, bytesOfLatin());
      return hanOfUtf8(bytes) ?? hanOfGbk(bytes);
    }),
  ];
}

function editsOf(input: string, runs: RegExp, meant: (run: string) => string | undefined): Edit[] {
  const edits: Edit[] = [];
  for (const { 0: run, index: start } of input.matchAll(runs)) {
    const to = meant(run);
    if (to !== undefined) edits.push({ start, end: start + run.length, to });
  }
  return edits;
}

function bytesOf(run: string, table: ReadonlyMap<string, readonly number[]>): number[] {
  return [...run].flatMap((character) => table.get(character) ?? LOST);
}

/** For a byte that no character stands for. */
const LOST = [0xff];
const UTF8_LENGTH = 3;

const ALL_HAN = /^[\u3400-\u9fff]+$/;

/** The Chinese that the bytes say in UTF-8; of a last character that lost its end, the one that the trade has there. */
function hanOfUtf8(bytes: readonly number[]): string | undefined {
  const isCut = bytes.length % UTF8_LENGTH === 0 && bytes.at(-1) === LOST[0];
  const wholeLength = bytes.length - (isCut ? UTF8_LENGTH : bytes.length % UTF8_LENGTH);
  const text = new TextDecoder().decode(Uint8Array.from(bytes.slice(0, wholeLength)));
  const [lead, second] = bytes.slice(wholeLength);
  const last =
    lastCharacters().get(`${text.at(-1) ?? ''}${lead} ${second}`) ??
    lastCharacters().get(`${lead} ${second}`);
  return ALL_HAN.test(text + (last ?? '')) ? text + (last ?? '') : undefined;
}

/** Characters of the trade by their first two bytes in UTF-8, alone and behind the character that they follow. */
const lastCharacters = lazily((): ReadonlyMap<string, string> => {
  const words = [...'个套只件粒副对盒箱包元块', ...tradeWords(), ...BRANDS.flatMap(({ aliases }) => aliases)];
  const found = new Map<string, string>();
  for (const word of words) {
    for (const [place, character] of [...word].entries()) {
      const [lead, second] = new TextEncoder().encode(character);
      for (const before of ['', word[place - 1] ?? '']) {
        const key = `${before}${lead} ${second}`;
        if (!found.has(key)) found.set(key, character);
      }
    }
  }
  return found;
});

function hanOfGbk(bytes: readonly number[]): string | undefined {
  const text = bytes.length % 2 === 0 ? decodeGbk(bytes) : '';
  return ALL_HAN.test(text) ? text : undefined;
}
