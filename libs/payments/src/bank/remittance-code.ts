import { randomInt } from 'node:crypto';

/** Digits and letters that nobody takes for one another: no 0 O, no 1 I L. Thirty-one, a prime, as the check character wants it. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const LENGTH = 8;
const GROUP = 4;

const valueOf = (char: string): number => ALPHABET.indexOf(char);

/** Weights 2 … 8 modulo 31: one character misread, or two neighbours swapped, never give a code that is one. */
function checkOf(body: string): string {
  const sum = [...body].reduce((total, char, index) => total + (index + 2) * valueOf(char), 0);
  return ALPHABET[sum % ALPHABET.length] ?? '';
}

export function newRemittanceCode(random: (below: number) => number = randomInt): string {
  const body = Array.from({ length: LENGTH - 1 }, () => ALPHABET[random(ALPHABET.length)]).join('');
  return body + checkOf(body);
}

/** As people copy it: `7KQ2-M9XA`. */
export const spaced = (code: string): string => `${code.slice(0, GROUP)}-${code.slice(GROUP)}`;

/** All that may be a code in what a payer wrote: full-width or small letters, blanks and dashes, other words around it. */
export function codesIn(note: string): string[] {
  const words = note
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\-–—_.]+/g, '')
    .split(new RegExp(`[^${ALPHABET}]+`));
  const found = new Set<string>();
  for (const word of words) {
    for (let at = 0; at + LENGTH <= word.length; at++) {
      const code = word.slice(at, at + LENGTH);
      if (checkOf(code.slice(0, -1)) === code.at(-1)) found.add(code);
    }
  }
  return [...found];
}
