import { isDigit } from './fold.js';

/**
 * The text with letters that are misread digits put right: O between or behind digits is a zero, small l, capital I
 * and | among digits are ones, a small Cyrillic б is a six; S and Z between digits, and S behind the first three, are
 * five and two. Undefined when there is nothing to put right.
 */
export function repairLookAlikes(folded: string, input: string): string | undefined {
  let repaired: string[] | undefined;
  for (let i = 0; i < folded.length; i += 1) {
    const digit = lookAlike(folded[i] as string, input[i] as string) ?? shapedAlike(folded, i);
    if (digit === undefined || !amongDigits(repaired ?? folded, i)) continue;
    repaired ??= folded.split('');
    repaired[i] = digit;
  }
  return repaired?.join('');
}

function lookAlike(folded: string, original: string): string | undefined {
  if (folded === 'O' || folded === 'Q') return '0';
  if (folded === '|' || folded === 'I') return '1';
  if (folded === 'Б' && original === 'б') return '6';
  return folded === 'L' && original === 'l' ? '1' : undefined;
}

/** Letters that are codes too, so that only their place tells. */
function shapedAlike(folded: string, at: number): string | undefined {
  const digit = folded[at] === 'S' ? '5' : folded[at] === 'Z' ? '2' : undefined;
  if (digit === undefined || !digitAt(folded, at - 1)) return undefined;
  if (digitAt(folded, at + 1)) return digit;
  return digit === '5' &&
    THREE_DIGITS.test(folded.slice(Math.max(0, at - 4), at)) &&
    !letterAt(folded, at + 1)
    ? digit
    : undefined;
}

const THREE_DIGITS = /(?<![A-Z\d])\d{3}$/;

function amongDigits(text: string | readonly string[], at: number): boolean {
  const before = digitAt(text, at - 1);
  const after = digitAt(text, at + 1);
  return before ? true : after && !letterAt(text, at - 1);
}

function digitAt(text: string | readonly string[], at: number): boolean {
  return isDigit((text[at] ?? '').charCodeAt(0));
}

function letterAt(text: string | readonly string[], at: number): boolean {
  const code = (text[at] ?? '').charCodeAt(0);
  return code >= 65 && code <= 90;
}
