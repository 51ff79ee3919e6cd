/** Boundary dimensions in a buyer's line: `25*52*15`, `内径25外径52厚15`, `Φ25×Φ52`, `d25 D52 B15`, `1-1/8" x 2 1/2"`. */
import type { LineDimensions } from '../reading.js';
import { type Characters, charactersOf, type MayHave, mayHaveAny } from './characters.js';
import { findInchSizes, INCH_HINT, mayHaveInches } from './inch-sizes.js';
import { partsOfSize } from './size-index.js';

const SIZE = String.raw`\d{1,4}(?:\.\d{1,4})?`;
const LEAD = String.raw`(?<![A-Z0-9./*-])`;
const UNIT = '(?:\\s?MM|毫米)?';
const TIMES = '\\s?(?:[X*]|BY)\\s?';

const PRODUCT = new RegExp(
  `${LEAD}(?:Φ|D|ID)?\\s?(${SIZE})${UNIT}${TIMES}(?:Φ|D|OD)?\\s?(${SIZE})${UNIT}(?:${TIMES}(?:Φ|B|T|H|W)?\\s?(${SIZE})${UNIT})?(?![A-Z0-9.*])`,
  'g',
);
const DASHED =
  /(?<![A-Z0-9./-])(\d{1,3}(?:\.\d{1,3})?)[-/](\d{1,3}(?:\.\d{1,3})?)[-/](\d{1,3}(?:\.\d{1,3})?)(?![A-Z0-9./-])/g;

const ROLES: readonly (readonly [role: 'boreMm' | 'outsideMm' | 'widthMm', words: string])[] = [
  ['boreMm', '内径|内孔|孔径|轴径|内圈|内|孔|BORE|I\\.D\\.?|ID|INNER DIAMETER|INNER DIA|INNER|SHAFT'],
  ['outsideMm', '外径|外圆|外圈|外|OUTSIDE DIAMETER|OUTER DIAMETER|OUTER DIA|OUTER|O\\.D\\.?|OD'],
  ['widthMm', '宽度|厚度|高度|总高|总宽|宽|厚|高|WIDTH|THICKNESS|THICK|HEIGHT|WIDE'],
];
/** Three numbers with spaces between, and nothing else; or what words say more of. */
const SPACED =
  /^\s*(\d{1,3}(?:\.\d{1,3})?)\s+(\d{1,3}(?:\.\d{1,3})?)\s+(\d{1,3}(?:\.\d{1,3})?)\s*(?:MM\s*)?(?=$|\s[^\dA-Z\s])/g;
const ROLE_FIRST = ROLES.map(
  ([role, words]) =>
    [
      role,
      new RegExp(
        `(?<![A-Z带配含无])(?:${words})\\s?(?:是|为|约|:|=)?\\s?Φ?\\s?(${SIZE})${UNIT}(?![A-Z0-9])`,
        'g',
      ),
    ] as const,
);
const NUMBER_FIRST = ROLES.map(
  ([role, words]) =>
    [role, new RegExp(`${LEAD}Φ?(${SIZE})\\s?(?:MM|毫米)?\\s?的?(?:${words})(?![A-Z0-9])`, 'g')] as const,
);
const TOLERANCE = /(?:±|\+\/-|\+-)\s?(\d{1,2}(?:\.\d{1,4})?)(?:\s?MM)?/g;
const DIAMETER = new RegExp(`Φ\\s?(${SIZE})${UNIT}(?![A-Z0-9])`, 'g');
/** A lone size that names its unit and no side. */
const LONE = new RegExp(`${LEAD}(${SIZE})\\s?(?:MM|毫米)(?![A-Z0-9])`, 'g');
/** `W 16`, `x 16 mm` behind sizes that are named. */
const WIDTH_LETTER = /(?:(?<![A-Z0-9])[WBHT]\s?[=:]?|[X*])\s?(\d{1,4}(?:\.\d{1,4})?)(?:\s?MM)?(?![A-Z0-9])/g;
/** A size that is only near: `about 25*52`, `内径25左右`. */
const ABOUT =
  /(?:约|大概|ABOUT|APPROX(?:IMATELY|\.)?|AROUND|CIRCA|~)(?:\s?是)?(?![A-Z])|(?<=[0-9米M]\s?)(?:左右|上下)/;
/** Letters as drawings have them; capital D and small d differ, so the text as typed is read. */
const LETTER = /(?<![A-Za-z0-9])([dφDBTH])\s?[=:：]\s?(\d{1,4}(?:\.\d{1,4})?)(?:\s?mm)?(?![A-Za-z0-9])/g;
/** The same, outside diameter first. */
const DRAWING_LETTERS_REVERSED =
  /(?<![A-Za-z0-9])D\s?[=:]?\s?(\d{1,4}(?:\.\d{1,4})?)(?:mm)?[\s,xX*×]{0,3}d\s?[=:]?\s?(\d{1,4}(?:\.\d{1,4})?)(?:mm)?(?:[\s,xX*×]{0,3}[BbTtHh]\s?[=:]?\s?(\d{1,4}(?:\.\d{1,4})?)(?:mm)?)?(?![A-Za-z0-9./-])/;
const DRAWING_LETTERS =
  /(?<![A-Za-z0-9])[dφ]\s?[=:]?\s?(\d{1,4}(?:\.\d{1,4})?)(?:mm)?[\s,xX*×]{0,3}D\s?[=:]?\s?(\d{1,4}(?:\.\d{1,4})?)(?:mm)?(?:[\s,xX*×]{0,3}[BbTtHh]\s?[=:]?\s?(\d{1,4}(?:\.\d{1,4})?)(?:mm)?)?(?![A-Za-z0-9./-])/;

export interface DimensionsFound {
  dimensions: LineDimensions;
  /** What was said where. */
  pieces: { start: number; end: number; dimensions: LineDimensions }[];
}

/** The ways to say a size, surest first, each with what a line must have to be worth a closer look. */
const WAYS: readonly {
  may: MayHave;
  hint: RegExp;
  read: (found: DimensionsFound, folded: string, input: string) => void;
}[] = [
  { may: mayHaveInches, hint: INCH_HINT, read: readInches },
  { may: mayHaveAny('X|*|BY'), hint: /[X*]\s?(?:Φ|O?D)?\s?\d|BY/, read: readProduct },
  { may: mayHaveAny('D|B|T|H|Φ'), hint: /[DBTHΦ]\s?[=:]?\s?\d/, read: readDrawingLetters },
  {
    may: mayHaveAny('内|外|孔|宽|厚|高|径|BORE|ID|OD|INNER|OUT|SHAFT|WID|THICK|HEIGHT'),
    hint: /[内外孔宽厚高径]|BORE|I\.?D|O\.?D|INNER|OUT|SHAFT|WID|THICK|HEIGHT/,
    read: readRoles,
  },
  { may: mayHaveAny('Φ'), hint: /Φ/, read: readDiameters },
  { may: mayHaveAny('-|/| '), hint: /\d[-/\s]+\d/, read: readNumbersApart },
  { may: mayHaveAny('MM|毫'), hint: /\d\s?(?:MM|毫米)/, read: readLone },
];

export function findDimensions(
  folded: string,
  input: string,
  characters: Characters = charactersOf(folded),
): DimensionsFound {
  const found: DimensionsFound = { dimensions: {}, pieces: [] };
  for (const { may, hint, read } of WAYS) {
    if (!may(characters) || !hint.test(folded)) continue;
    read(found, folded, input);
    if (!isEmpty(found.dimensions)) break;
  }
  readTolerance(found, folded);
  return found;
}

function isEmpty({ boreMm, outsideMm, widthMm }: LineDimensions): boolean {
  return boreMm === undefined && outsideMm === undefined && widthMm === undefined;
}

function use(found: DimensionsFound, match: RegExpExecArray, dimensions: LineDimensions): void {
  found.pieces.push({ start: match.index, end: match.index + match[0].length, dimensions });
  Object.assign(found.dimensions, dimensions);
}

function readInches(found: DimensionsFound, folded: string): void {
  for (const size of findInchSizes(folded)) {
    found.pieces.push(size);
    Object.assign(found.dimensions, size.dimensions);
  }
}

/** Half a millimetre, or 2 % of the largest size said: what buyers let pass as `about`. */
function aboutMm({ boreMm = 0, outsideMm = 0, widthMm = 0 }: LineDimensions): number {
  return Math.max(0.5, Math.round(Math.max(boreMm, outsideMm, widthMm) * 0.2) / 10);
}

function readTolerance(found: DimensionsFound, folded: string): void {
  TOLERANCE.lastIndex = 0;
  const exact = folded.includes('±') || folded.includes('+') ? TOLERANCE.exec(folded) : null;
  if (exact !== null) return use(found, exact, { toleranceMm: Number(exact[1]) });
  const about = isEmpty(found.dimensions) ? null : ABOUT.exec(folded);
  if (about === null) return;
  const toleranceMm = aboutMm(found.dimensions);
  const within = found.pieces.some(({ start, end }) => start <= about.index && about.index < end);
  if (within) found.dimensions.toleranceMm = toleranceMm;
  else use(found, about, { toleranceMm });
}

/** Three sizes are d×D×B; two are d×D. The first must be the smaller: `6205*500` is no size. */
function readProduct(found: DimensionsFound, folded: string): void {
  PRODUCT.lastIndex = 0;
  for (let match = PRODUCT.exec(folded); match !== null; match = PRODUCT.exec(folded)) {
    const [, bore, outside, width] = match;
    const dimensions: LineDimensions = { boreMm: Number(bore), outsideMm: Number(outside) };
    const { boreMm = 0, outsideMm = 0 } = dimensions;
    if (boreMm >= outsideMm || outsideMm > 40 * boreMm) continue;
    if (width !== undefined) dimensions.widthMm = Number(width);
    return use(found, match, dimensions);
  }
}

/** `内径25 外径52` or `25mm bore 52mm od`: the order that explains more, and makes the bore the smaller. */
function readRoles(found: DimensionsFound, folded: string): void {
  const wordFirst = matchRoles(folded, ROLE_FIRST);
  const numberFirst = matchRoles(folded, NUMBER_FIRST);
  const better = worth(numberFirst) > worth(wordFirst) ? numberFirst : wordFirst;
  for (const { role, match } of better) use(found, match, { [role]: Number(match[1]) });
  // `OD 42mm, 12 wide`: the width said the other way about.
  const other = (better === wordFirst ? numberFirst : wordFirst).find(({ role }) => role === 'widthMm');
  if (
    other !== undefined &&
    found.dimensions.widthMm === undefined &&
    better.length > 1 &&
    isApart(found, other.match)
  )
    use(found, other.match, { widthMm: Number(other.match[1]) });
  const { boreMm, outsideMm, widthMm } = found.dimensions;
  if (boreMm === undefined && outsideMm === undefined) readDiameters(found, folded);
  if (widthMm !== undefined || (boreMm === undefined && outsideMm === undefined)) return;
  WIDTH_LETTER.lastIndex = 0;
  for (let width = WIDTH_LETTER.exec(folded); width !== null; width = WIDTH_LETTER.exec(folded)) {
    if (!isApart(found, width)) continue;
    if (!/[WBHT]/.test(width[0].slice(0, 2)) && found.pieces.length < 2) continue;
    return use(found, width, { widthMm: Number(width[1]) });
  }
}

function isApart({ pieces }: DimensionsFound, { 0: text, index }: RegExpExecArray): boolean {
  return pieces.every(({ start, end }) => start >= index + text.length || end <= index);
}

interface RoleMatch {
  role: 'boreMm' | 'outsideMm' | 'widthMm';
  match: RegExpExecArray;
}

function matchRoles(folded: string, roles: typeof ROLE_FIRST): RoleMatch[] {
  const matches: RoleMatch[] = [];
  for (const [role, pattern] of roles) {
    pattern.lastIndex = 0;
    const match = pattern.exec(folded);
    if (match !== null) matches.push({ role, match });
  }
  return matches;
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

const LETTER_ROLES: Readonly<Record<string, keyof LineDimensions>> = {
  d: 'boreMm',
  φ: 'boreMm',
  D: 'outsideMm',
  B: 'widthMm',
  T: 'widthMm',
  H: 'widthMm',
};

function readDrawingLetters(found: DimensionsFound, _: string, input: string): void {
  const inOrder = DRAWING_LETTERS.exec(input);
  const match = inOrder ?? DRAWING_LETTERS_REVERSED.exec(input);
  if (match === null) return readLetters(found, input);
  const [boreMm, outsideMm] = inOrder === null ? [match[2], match[1]] : [match[1], match[2]];
  const dimensions: LineDimensions = { boreMm: Number(boreMm), outsideMm: Number(outsideMm) };
  if (match[3] !== undefined) dimensions.widthMm = Number(match[3]);
  use(found, match, dimensions);
}

/** Any of `d=25`, `D=52`, `B=15` by itself: the sign says that a size is meant. */
function readLetters(found: DimensionsFound, input: string): void {
  if (!/[=:：]/.test(input)) return;
  for (const match of input.matchAll(LETTER)) {
    const role = LETTER_ROLES[match[1] ?? ''];
    if (role !== undefined && found.dimensions[role] === undefined)
      use(found, match, { [role]: Number(match[2]) });
  }
}

function readDiameters(found: DimensionsFound, folded: string): void {
  const [one, other] = firstTwo(DIAMETER, folded);
  if (one === undefined) return;
  const smaller = other === undefined || Number(one[1]) <= Number(other[1]);
  use(found, one, { [smaller ? 'boreMm' : 'outsideMm']: Number(one[1]) });
  if (other !== undefined) use(found, other, { [smaller ? 'outsideMm' : 'boreMm']: Number(other[1]) });
}

function firstTwo(pattern: RegExp, folded: string): (RegExpExecArray | undefined)[] {
  pattern.lastIndex = 0;
  const one = pattern.exec(folded);
  return one === null ? [] : [one, pattern.exec(folded) ?? undefined];
}

/** `25-52-15`, `25/52/15`, and `25 52 15` where nothing else is said. */
function readNumbersApart(found: DimensionsFound, folded: string): void {
  for (const pattern of [DASHED, SPACED]) {
    pattern.lastIndex = 0;
    const match = pattern.exec(folded);
    if (match === null) continue;
    const [boreMm = 0, outsideMm = 0, widthMm = 0] = match.slice(1).map(Number);
    if (boreMm >= outsideMm || widthMm >= outsideMm || boreMm * widthMm === 0) continue;
    const isAll = match[0].trimEnd().length === folded.trimEnd().length;
    if (
      pattern === SPACED &&
      !isAll &&
      partsOfSize({ dimensions: { boreMm, outsideMm, widthMm }, limit: 1 }).length === 0
    )
      continue;
    return use(found, match, { boreMm, outsideMm, widthMm });
  }
}

/** `带座轴承 25mm`: a shaft is what people name a bearing by. */
function readLone(found: DimensionsFound, folded: string): void {
  const [one, other] = firstTwo(LONE, folded);
  if (one !== undefined && other === undefined) use(found, one, { boreMm: Number(one[1]) });
}
