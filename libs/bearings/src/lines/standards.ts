/** Standards that buyers name beside a number or glued to it: `GB/T276-6208`, `GB276-94 6204`, `DIN 625-1`. They name no part. */
import { mayHaveAny } from './characters.js';
import type { Sheet } from './sheet.js';

/** Of bearings and of what is said of them: types, dimensions, classes, clearances, balls, greases, housings. */
const NUMBERS: Readonly<Record<string, string>> = {
  'GB(?: ?/ ?T)?':
    '27[1236]|28[1358]|29[24-7]|30[0157-9]|3882|4199|460[45]|466[1-3]|5801|6391|7217|7809|7810|916[1-4]|12764|16940|24604',
  'JB(?: ?/ ?T)?': '\\d{4,5}',
  DIN: '540[1245]|5412|541[56]|61[5-8]|62[058]|63[05]|71[15]|72[028]|981',
  ISO: '15|104|355|492|199|281|76|113|5753',
};
/** Only with its year: numbers of parts are of the same length. */
const GOST = '(?:ГOCT|GOST) ?\\d{3,5}-\\d{2,4}';
const YEAR = '(?:\\.\\d)?(?:[-:](?:\\d|(?:19|20)?\\d\\d))?';
const LETTERS = Object.keys(NUMBERS).map((letters) => letters.slice(0, 3).replace('(', ''));

const STANDARD = new RegExp(
  `(?<![A-Z])(?:${Object.entries(NUMBERS)
    .map(([letters, numbers]) => `${letters} ?-?(?:${numbers})${YEAR}`)
    .join('|')}|${GOST})(?![\\dA-Z.])[- ]?`,
  'g',
);
const mayNameOne = mayHaveAny([...LETTERS, 'Г', 'GOST'].join('|'));
const HINT = new RegExp(`(?:${LETTERS.join('|')}|ГOCT|GOST)[ /-]?[T\\d]`);

export function strikeStandards(sheet: Sheet): void {
  if (!mayNameOne(sheet.characters) || !HINT.test(sheet.open)) return;
  for (const { 0: said, index } of sheet.open.matchAll(STANDARD)) sheet.strike(index, index + said.length);
}
