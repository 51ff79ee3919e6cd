/** What a line says that is not said of the part, and is struck out: its place in a list, standards, small words. */
import { mayHaveAny } from './characters.js';
import type { Sheet } from './sheet.js';

/** `3. `, `(2)`, `②`, `序号5`, `Item 10:`: where the line stands in its list. */
const ITEM_NUMBER =
  /^\s*(?:(?:序号|第|ITEM|LINE|POS|NO)\.?\s?[:#]?\s?\d{1,2}(?![\dA-Z/*-])(?:行|项)?\s?[:.,)]?|\(\d{1,2}\)|\d{1,2}\)|\d{1,2}\.(?!\d+\s?(?:[X*"]|IN|MM))(?=\s|[^\d\s]|\d{4,6}(?![\d.]))|[①-⑳])/;
/** As lists and tables have it: `1、`, and a first cell of a row that counts further on. */
const LISTED = /^\s*\d{1,2}(?:\s?、|\t(?=.*\t[^\S\t]{0,3}\d{1,7}[^\S\t]{0,3}[\t个只套件]))/;

export function strikeItemNumber(sheet: Sheet): void {
  const [said = ''] = ITEM_NUMBER.exec(sheet.open) ?? LISTED.exec(sheet.input) ?? [];
  if (said !== '') sheet.strike(0, said.length);
}

/**
 * Standards that buyers name beside a number or glued to it: `GB/T276-6208`, `GB276-94 6204`, `DIN 625-1`. They are of
 * bearings and of what is said of them: types, dimensions, classes, clearances, balls, greases, housings.
 */
const STANDARDS: Readonly<Record<string, string>> = {
  'GB(?: ?/ ?T)?':
    '27[1236]|28[1358]|29[24-7]|30[0157-9]|3882|4199|460[45]|466[1-3]|5801|6391|7217|7809|7810|916[1-4]|12764|16940|24604',
  'JB(?: ?/ ?T)?': '\\d{4,5}',
  DIN: '540[1245]|5412|541[56]|61[5-8]|62[058]|63[05]|71[15]|72[028]|981',
  ISO: '15|104|355|492|199|281|76|113|5753',
};
/** Only with its year: numbers of parts are of the same length. */
const GOST = '(?:ГOCT|GOST) ?\\d{3,5}-\\d{2,4}';
const YEAR = '(?:\\.\\d)?(?:[-:](?:\\d|(?:19|20)?\\d\\d))?';
const STANDARD_LETTERS = Object.keys(STANDARDS).map((letters) => letters.slice(0, 3).replace('(', ''));

const STANDARD = new RegExp(
  `(?<![A-Z])(?:${Object.entries(STANDARDS)
    .map(([letters, numbers]) => `${letters} ?-?(?:${numbers})${YEAR}`)
    .join('|')}|${GOST})(?![\\dA-Z.])[- ]?`,
  'g',
);
const mayNameStandard = mayHaveAny([...STANDARD_LETTERS, 'Г', 'GOST'].join('|'));
const STANDARD_HINT = new RegExp(`(?:${STANDARD_LETTERS.join('|')}|ГOCT|GOST)[ /-]?[T\\d]`);

export function strikeStandards(sheet: Sheet): void {
  if (!mayNameStandard(sheet.characters) || !STANDARD_HINT.test(sheet.open)) return;
  for (const { 0: said, index } of sheet.open.matchAll(STANDARD)) sheet.strike(index, index + said.length);
}

/** Typed small they are words, in capitals they may be codes: `6204-2RS at 0.6 USD`, `ex works`. */
const SMALL_WORDS = /(?<![\w./-])(?:at|ex|to|or|do|is|in|we|can|you|per|pls)(?![\w./-])/g;
/** Two small letters or three between gaps. */
const SMALL_WORD_HINT = / [a-z]{2,3} |^[a-z]{2,3} /;
const mayHaveSmallWords = mayHaveAny('AT|EX|TO|OR|DO|IS|IN|WE|CAN|YOU|PER|PLS');

/** Russian ones, whose letters are codes when they are folded: `закрытый с двух сторон`. */
const SMALL_RUSSIAN_WORDS = /(?<![\wа-яё./-])(?:с|со|и|на|по|в|от|до|для)(?![\wа-яё./-])/g;
const mayHaveRussian = mayHaveAny('Б|Д|И|Л|П|Ш|Ы|Я');

export function strikeSmallWords(sheet: Sheet): void {
  if (mayHaveRussian(sheet.characters))
    for (const { 0: word, index } of sheet.input.matchAll(SMALL_RUSSIAN_WORDS))
      sheet.strike(index, index + word.length);
  if (!mayHaveSmallWords(sheet.characters) || !SMALL_WORD_HINT.test(sheet.input)) return;
  for (const { 0: word, index } of sheet.input.matchAll(SMALL_WORDS))
    sheet.strike(index, index + word.length);
}
