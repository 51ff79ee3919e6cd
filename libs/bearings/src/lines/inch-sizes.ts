/** Sizes in inches: `1-1/8"`, `1 1/4 x 2 1/2`, `.75in`, `1/2"x1-1/8"x5/16"`. */
import { mmOfInches } from '../plans/plan.js';
import type { LineDimensions } from '../reading.js';
import { mayHaveAny } from './characters.js';

/** Fractions as a rule has them: halves down to sixty-fourths. */
export const FRACTION = String.raw`\d{1,2}\/(?:2|4|8|16|32|64)(?!\d)`;
const NUMBER = String.raw`(?:\d{1,2}(?:\s|-|\s-\s?)${FRACTION}|${FRACTION}|\d{1,2}(?:\.\d{1,4})?|\.\d{1,4})`;
const UNIT = String.raw`(?:"|''|INCHES|INCH|IN(?![A-Z])|英寸|英吋|寸)`;
const LEAD = String.raw`(?<![A-Z0-9./*-])`;
const TIMES = String.raw`\s?(?:[X*]|BY)\s?`;

const PRODUCT = new RegExp(
  `${LEAD}(?:Φ|ID|D)?\\s?(${NUMBER})\\s?(${UNIT})?${TIMES}(${NUMBER})\\s?(${UNIT})?(?:${TIMES}(${NUMBER})\\s?(${UNIT})?)?(?![A-Z0-9./*])`,
  'g',
);
const ROLES = [
  ['boreMm', '内径|内孔|孔径|轴径|BORE|I\\.D\\.?|ID|INNER DIAMETER|SHAFT'],
  ['outsideMm', '外径|OUTSIDE DIAMETER|OUTER DIAMETER|O\\.D\\.?|OD'],
  ['widthMm', '宽度|厚度|高度|宽|厚|高|WIDTH|THICKNESS|WIDE|THICK'],
] as const;
const ROLE_WORDS = ROLES.map(([role, words]) => [role, new RegExp(`^(?:${words})$`)] as const);
const ONE = new RegExp(
  `(?:(?<before>${ROLES.map(([, words]) => words).join('|')})\\s?[:=]?\\s?)?${LEAD}Φ?(?<number>${NUMBER})\\s?${UNIT}(?:\\s?的?(?<behind>${ROLES.map(([, words]) => words).join('|')})(?![A-Z0-9]))?`,
  'g',
);
/** A line without a unit or a fraction says nothing in inches. */
export const mayHaveInches = mayHaveAny(`"|寸|吋|'|/|IN`);
export const INCH_HINT = /["寸吋]|''|\dIN|\sIN(?:CH|CHES)?(?![A-Z])|\d\/(?:2|4|8|16|32|64)(?!\d)/;

export interface InchSize {
  start: number;
  end: number;
  dimensions: LineDimensions;
}

/** A product of inches, else single sizes that name their unit; a lone one is a bore. */
export function findInchSizes(folded: string): InchSize[] {
  const product = findProduct(folded);
  return product === undefined ? findSingles(folded) : [product];
}

/** Without a unit it takes two fractions to be inches: `6205/2` and `62/28 x 50` are none. */
function findProduct(folded: string): InchSize | undefined {
  for (const match of folded.matchAll(PRODUCT)) {
    const [whole, bore = '', unit1, outside = '', unit2, width, unit3] = match;
    const units = [unit1, unit2, unit3].some((unit) => unit !== undefined);
    const fractions = [bore, outside, width].filter((size) => size?.includes('/')).length;
    if (!units && fractions < 2) continue;
    const [boreMm, outsideMm] = [inMm(bore), inMm(outside)];
    if (boreMm >= outsideMm) continue;
    const dimensions = { boreMm, outsideMm, ...(width !== undefined && { widthMm: inMm(width) }) };
    return { start: match.index, end: match.index + whole.length, dimensions };
  }
  return undefined;
}

function findSingles(folded: string): InchSize[] {
  const found: InchSize[] = [];
  const said = new Set<string>();
  for (const match of folded.matchAll(ONE)) {
    const { number = '', before, behind } = match.groups ?? {};
    const isThird = said.has('boreMm') && said.has('outsideMm');
    const role = roleOf(before ?? behind) ?? (isThird ? 'widthMm' : 'boreMm');
    if (said.has(role)) continue;
    said.add(role);
    found.push({
      start: match.index,
      end: match.index + match[0].length,
      dimensions: { [role]: inMm(number) },
    });
  }
  return found;
}

function roleOf(word: string | undefined): (typeof ROLES)[number][0] | undefined {
  if (word === undefined) return undefined;
  return ROLE_WORDS.find(([, words]) => words.test(word))?.[0];
}

/** `1-1/8` → 28.575; to a thousandth of a millimetre. */
export function inMm(text: string): number {
  const [whole = '', fraction] = text.includes('/') ? splitMixed(text) : [text];
  const [over = '0', under = '1'] = fraction?.split('/') ?? [];
  return mmOfInches(Number(whole) + Number(over) / Number(under));
}

function splitMixed(text: string): [whole: string, fraction: string] {
  const [first = '', second] = text.split(/[\s-]+/);
  return second === undefined ? ['', first] : [first, second];
}
