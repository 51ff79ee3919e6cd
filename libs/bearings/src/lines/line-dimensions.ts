/** Boundary dimensions in a buyer's line: `25*52*15`, `内径25外径52厚15`, `Φ25×Φ52`, `d25 D52 B15`. */
import type { LineDimensions } from '../reading.js';

const SIZE = String.raw`\d{1,4}(?:\.\d{1,4})?`;
const LEAD = String.raw`(?<![A-Z0-9./*-])`;
const UNIT = '(?:\\s?MM|毫米)?';

const PRODUCT = new RegExp(
  `${LEAD}(?:Φ|D|ID)?\\s?(${SIZE})${UNIT}\\s?[X*]\\s?(?:Φ|D|OD)?\\s?(${SIZE})${UNIT}(?:\\s?[X*]\\s?(?:Φ|B|T|H|W)?\\s?(${SIZE})${UNIT})?(?![A-Z0-9.*])`,
  'g',
);
const DASHED =
  /(?<![A-Z0-9./-])(\d{1,3}(?:\.\d{1,3})?)[-/](\d{1,3}(?:\.\d{1,3})?)[-/](\d{1,3}(?:\.\d{1,3})?)(?![A-Z0-9./-])/g;

const ROLES: readonly (readonly [role: 'boreMm' | 'outsideMm' | 'widthMm', words: string])[] = [
  ['boreMm', '内径|内孔|孔径|轴径|内圈|内|孔|BORE|I\\.D\\.?|ID|INNER DIAMETER|INNER DIA|INNER|SHAFT'],
  ['outsideMm', '外径|外圈|外|OUTSIDE DIAMETER|OUTER DIAMETER|OUTER DIA|OUTER|O\\.D\\.?|OD'],
  ['widthMm', '宽度|厚度|高度|总高|总宽|宽|厚|高|WIDTH|THICKNESS|THICK|HEIGHT|WIDE'],
];
const ROLE_FIRST = ROLES.map(
  ([role, words]) =>
    [
      role,
      new RegExp(`(?<![A-Z])(?:${words})\\s?(?:是|为|约|:|=)?\\s?Φ?\\s?(${SIZE})${UNIT}(?![A-Z0-9])`, 'g'),
    ] as const,
);
const NUMBER_FIRST = ROLES.map(
  ([role, words]) =>
    [role, new RegExp(`${LEAD}Φ?(${SIZE})\\s?(?:MM|毫米)?\\s?的?(?:${words})(?![A-Z0-9])`, 'g')] as const,
);
/** A line without any of these names no side of a bearing. */
const ROLE_HINT = /[内外孔宽厚高轴径]|BORE|I\.?D|O\.?D|INNER|OUT|SHAFT|WID|THICK|HEIGHT/;
const TOLERANCE = /(?:±|\+\/-|\+-)\s?(\d{1,2}(?:\.\d{1,4})?)(?:\s?MM)?/g;
const DIAMETER = new RegExp(`Φ\\s?(${SIZE})${UNIT}(?![A-Z0-9])`, 'g');
/** `W 16` behind sizes that are named. */
const WIDTH_LETTER = /(?<![A-Z0-9])[WBHT]\s?[=:]?\s?(\d{1,4}(?:\.\d{1,4})?)(?:\s?MM)?(?![A-Z0-9])/g;
/** Letters as drawings have them; capital D and small d differ, so the text as typed is read. */
/** The same, outside diameter first. */
const DRAWING_LETTERS_REVERSED =
  /(?<![A-Za-z0-9])D\s?[=:]?\s?(\d{1,4}(?:\.\d{1,4})?)(?:mm)?[\s,xX*×]{0,3}d\s?[=:]?\s?(\d{1,4}(?:\.\d{1,4})?)(?:mm)?(?:[\s,xX*×]{0,3}[BbTtHh]\s?[=:]?\s?(\d{1,4}(?:\.\d{1,4})?)(?:mm)?)?(?![A-Za-z0-9./-])/;
const DRAWING_LETTERS =
  /(?<![A-Za-z0-9])[dφ]\s?[=:]?\s?(\d{1,4}(?:\.\d{1,4})?)(?:mm)?[\s,xX*×]{0,3}D\s?[=:]?\s?(\d{1,4}(?:\.\d{1,4})?)(?:mm)?(?:[\s,xX*×]{0,3}[BbTtHh]\s?[=:]?\s?(\d{1,4}(?:\.\d{1,4})?)(?:mm)?)?(?![A-Za-z0-9./-])/;

export interface DimensionsFound {
  dimensions: LineDimensions;
  /** Places that were used up. */
  spans: { start: number; end: number }[];
}

export function findDimensions(folded: string, input: string): DimensionsFound {
  const found: DimensionsFound = { dimensions: {}, spans: [] };
  readTolerance(folded, found);
  if (!readProduct(folded, found)) {
    readDrawingLetters(input, found);
    if (isEmpty(found.dimensions)) readRoles(folded, found);
    if (isEmpty(found.dimensions)) readDiameters(folded, found);
    if (isEmpty(found.dimensions)) readDashed(folded, found);
  }
  return found;
}

function isEmpty({ boreMm, outsideMm, widthMm }: LineDimensions): boolean {
  return boreMm === undefined && outsideMm === undefined && widthMm === undefined;
}

function use(found: DimensionsFound, match: RegExpExecArray): void {
  found.spans.push({ start: match.index, end: match.index + match[0].length });
}

function readTolerance(folded: string, found: DimensionsFound): void {
  TOLERANCE.lastIndex = 0;
  const match = folded.includes('±') || folded.includes('+') ? TOLERANCE.exec(folded) : null;
  if (match === null) return;
  found.dimensions.toleranceMm = Number(match[1]);
  use(found, match);
}

/** Three sizes are d×D×B; two are d×D. The first must be the smaller: `6205*500` is no size. */
function readProduct(folded: string, found: DimensionsFound): boolean {
  PRODUCT.lastIndex = 0;
  for (let match = PRODUCT.exec(folded); match !== null; match = PRODUCT.exec(folded)) {
    const [boreMm, outsideMm, widthMm] = [match[1], match[2], match[3]].map((size) =>
      size === undefined ? undefined : Number(size),
    );
    if (boreMm === undefined || outsideMm === undefined || boreMm >= outsideMm) continue;
    if (outsideMm > 40 * boreMm) continue;
    Object.assign(found.dimensions, { boreMm, outsideMm });
    if (widthMm !== undefined) found.dimensions.widthMm = widthMm;
    use(found, match);
    return true;
  }
  return false;
}

/** `内径25 外径52` or `25mm bore 52mm od`: the order that explains more, and makes the bore the smaller. */
function readRoles(folded: string, found: DimensionsFound): void {
  if (!ROLE_HINT.test(folded)) return;
  const wordFirst = matchRoles(folded, ROLE_FIRST);
  const numberFirst = matchRoles(folded, NUMBER_FIRST);
  const better = worth(numberFirst) > worth(wordFirst) ? numberFirst : wordFirst;
  for (const { role, match } of better) {
    found.dimensions[role] = Number(match[1]);
    use(found, match);
  }
  const { boreMm, outsideMm, widthMm } = found.dimensions;
  if (widthMm !== undefined || (boreMm === undefined && outsideMm === undefined)) return;
  WIDTH_LETTER.lastIndex = 0;
  const width = WIDTH_LETTER.exec(folded);
  if (width === null) return;
  found.dimensions.widthMm = Number(width[1]);
  use(found, width);
}

interface RoleMatch {
  role: 'boreMm' | 'outsideMm' | 'widthMm';
  match: RegExpExecArray;
}

function matchRoles(folded: string, roles: typeof ROLE_FIRST): RoleMatch[] {
  return roles.flatMap(([role, pattern]) => {
    pattern.lastIndex = 0;
    const match = pattern.exec(folded);
    return match === null ? [] : [{ role, match }];
  });
}

function worth(matches: readonly RoleMatch[]): number {
  const sizeOf = (role: RoleMatch['role']): number | undefined => {
    const found = matches.find((each) => each.role === role);
    return found === undefined ? undefined : Number(found.match[1]);
  };
  const boreMm = sizeOf('boreMm');
  const outsideMm = sizeOf('outsideMm');
  const upsideDown = boreMm !== undefined && outsideMm !== undefined && boreMm >= outsideMm;
  return upsideDown ? 0 : matches.length;
}

function readDrawingLetters(input: string, found: DimensionsFound): void {
  const inOrder = DRAWING_LETTERS.exec(input);
  const match = inOrder ?? DRAWING_LETTERS_REVERSED.exec(input);
  if (match === null) return;
  const [boreMm, outsideMm] = inOrder === null ? [match[2], match[1]] : [match[1], match[2]];
  Object.assign(found.dimensions, { boreMm: Number(boreMm), outsideMm: Number(outsideMm) });
  if (match[3] !== undefined) found.dimensions.widthMm = Number(match[3]);
  use(found, match);
}

function readDiameters(folded: string, found: DimensionsFound): void {
  if (!folded.includes('Φ')) return;
  const sizes: number[] = [];
  DIAMETER.lastIndex = 0;
  for (let match = DIAMETER.exec(folded); match !== null && sizes.length < 2; match = DIAMETER.exec(folded)) {
    sizes.push(Number(match[1]));
    use(found, match);
  }
  const [one, other] = sizes;
  if (one !== undefined) found.dimensions.boreMm = Math.min(one, other ?? one);
  if (other !== undefined && one !== undefined) found.dimensions.outsideMm = Math.max(one, other);
}

function readDashed(folded: string, found: DimensionsFound): void {
  DASHED.lastIndex = 0;
  const match = DASHED.exec(folded);
  if (match === null) return;
  const [boreMm = 0, outsideMm = 0, widthMm = 0] = match.slice(1).map(Number);
  if (boreMm >= outsideMm || widthMm >= outsideMm || widthMm === 0) return;
  Object.assign(found.dimensions, { boreMm, outsideMm, widthMm });
  use(found, match);
}
