/** The brand that a line names, by itself or joined to the number. */
import { brandAt, mayBeginBrand } from '../designations/brands.js';
import { isWordStart } from '../designations/designation.reader.js';
import { isDigit, isHan, isLetter } from '../designations/fold.js';
import { areTypeLetters } from '../plans/index.js';
import { lettersOf } from '../plans/plan.js';
import { mayHaveAny } from './characters.js';
import type { Sheet } from './sheet.js';

interface BrandFound {
  start: number;
  end: number;
  brand: string;
}

/** The first that stands as a word, else one that ends what it is joined to. */
export function findBrand(sheet: Sheet): BrandFound | undefined {
  const { open } = sheet;
  for (let start = 0; start < open.length; start += 1) {
    const code = open.charCodeAt(start);
    if (!mayBeginBrand(code) || (!isHan(code) && !isWordStart(open, start))) continue;
    const found = brandAt(open, start);
    if (found !== undefined && endsWord(open, start, found.end))
      return { start, end: found.end, brand: found.name };
  }
  return mayHaveGluedBrand(sheet.characters) ? findGluedBrand(open) : undefined;
}

/** `6309-2ZC3SKF`: of three letters and more; shorter ones are codes. */
const GLUED_BRANDS = 'SKF|FAG|NSK|NTN|KOYO|NACHI|TIMKEN|HRB|ZWZ|LYC|TMB';
const GLUED_BRAND = new RegExp(`(?<=\\d[A-Z0-9/-]{0,24})(?:${GLUED_BRANDS})(?![A-Z0-9])`);
const mayHaveGluedBrand = mayHaveAny(GLUED_BRANDS);

function findGluedBrand(open: string): BrandFound | undefined {
  const glued = GLUED_BRAND.exec(open);
  if (glued === null) return undefined;
  const { 0: brand, index: start } = glued;
  return { start, end: start + brand.length, brand };
}

/**
 * A brand in Latin letters ends where no letter follows, or where the number begins (`SKF6205`, `FAGNU205`), unless all
 * letters together are those of a type (`ZKLN2557` is no ZKL).
 */
function endsWord(text: string, start: number, end: number): boolean {
  if (isHan(text.charCodeAt(end - 1)) || !isLetter(text.charCodeAt(end))) return true;
  return isNumberSoon(text, end) && !areTypeLetters(lettersOf(text.slice(start, end + 4)));
}

function isNumberSoon(text: string, from: number): boolean {
  let at = from;
  while (at - from < 4 && isLetter(text.charCodeAt(at))) at += 1;
  return at > from && isDigit(text.charCodeAt(at));
}
