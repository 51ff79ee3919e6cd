/** Quantities and prices in a buyer's line: numbers with their unit words, Chinese numerals included. */
import { foldText, isDigit } from '../designations/fold.js';
import { readBasic } from '../plans/index.js';
import type { LinePrice } from '../reading.js';
import { type Characters, charactersOf, mayHaveAny } from './characters.js';

const UNITS: readonly (readonly [unit: string, words: string])[] = [
  ['piece', '个整,个,只,件,粒,颗,支,枚,条,盘,片,ШТУК,ШТ,PIECES,PIECE,PCS,PC,EA,EACH,UNITS,UNIT,NOS,BEARINGS'],
  ['set', '套,组,КОМПЛЕКТОВ,КОМПЛЕКТ,КОМПЛ,SETS,SET'],
  ['pair', '对,副,PAIRS,PAIR'],
  ['dozen', '打,DOZENS,DOZEN,DOZ'],
  ['box', '箱,盒,包,BOXES,BOX,CARTONS,CARTON'],
  ['kg', '公斤,千克,KGS,KG'],
  ['t', '吨,TONS,TON'],
];

const unitByWord = new Map(
  UNITS.flatMap(([unit, words]) =>
    foldText(words)
      .split(',')
      .map((word) => [word, unit] as const),
  ),
);
const LATIN = /^[A-Z]/;
const CLEARANCE_GROUP = '组(?!游隙)(?<!游隙.组)';
const byLength = [...unitByWord.keys()].toSorted((a, b) => b.length - a.length);
const HAN_UNITS = byLength
  .filter((word) => !LATIN.test(word))
  .join('|')
  // `对应`, `对比` are no pairs, `个月` no pieces.
  .replace('对', '对(?![应比照方])')
  .replace('|个|', '|个(?!月)|')
  // `3组游隙` is C3.
  .replace('|组|', `|${CLEARANCE_GROUP}|`);
const LATIN_UNITS = byLength.filter((word) => LATIN.test(word)).join('|');
/** A unit in Latin letters ends with its word: `500PCS`, not the P of `500P6`. */
const mayHaveUnit = mayHaveAny(byLength.join('|'));
const UNIT_WORDS = `${HAN_UNITS}|(?:${LATIN_UNITS})(?![A-Z])`;

const NUMBER = String.raw`\d{1,3}(?:,\d{3}){1,3}(?:\.\d{1,4})?|\d{1,8}(?:\.\d{1,4})?`;
const HAN_NUMBER = '[一二两三四五六七八九十百千万]{1,7}';

/** `2x NU228`: in front of a designation, with a gap before it that sizes have not. */
const TIMES_AHEAD =
  /(?<![\d.*/-]\s?|[A-Z])(?<number>\d{1,4})\s?[X*]\s(?=(?![PCZV]\d(?!\d))[A-Z]{1,4}\s?\d|\d{4,5}(?![\d.]))/g;
const mayHaveTimes = mayHaveAny('X|*');
const TIMES_HINT = /\d\s?[X*]\s[A-Z\d]/;

/** What makes a quantity only near, or a least one: of no account for a price. */
const ROUGHLY = '(?:约|大约|至少|ABOUT\\s)?';
const OR_SO = '(?:\\s?(?:左右|上下|以上|起))?';

/** `6205-2RS500个`, `6305ZZX2个`: codes that end in no number may have one joined to them. */
const CODES = 'RS|RSH|RSR|RZ|ZZ|[2-]Z|DD|DDU|LLU|LLB|VV|NR|[A-Z/ -][CP][2-6]';
const BEHIND_CODE = `(?<=${CODES})(?=\\d{2})`;

const QUANTITY = new RegExp(
  `(?:(?:(?<![\\dA-Z.,])|(?<=${CODES}))[X*]\\s?|${ROUGHLY}(?:(?<![\\dA-Z.]|重[量约:]?\\s?)|${BEHIND_CODE}))(?<number>${NUMBER})\\s?(?<times>万|千|百|K)?\\s?(?<unit>${UNIT_WORDS})${OR_SO}`,
  'g',
);
const HAN_QUANTITY = new RegExp(
  `(?<!多少钱\\s?)(?<number>${HAN_NUMBER})(?<unit>个|只|件|粒|颗|支|片|套|${CLEARANCE_GROUP}|对|副|打|箱|盒|包|公斤|吨)${OR_SO}`,
  'g',
);
const NAMED_QUANTITY = new RegExp(
  `(?:数量|需求量|订量|各要?|每样|每种|每个型号|(?:共|合计)(?=\\s?[\\d,]+\\s?(?:${UNIT_WORDS}))|QUANTITY|QTY|Q'TY)\\s?[:=.]?\\s?(?<number>${NUMBER})\\s?(?<times>万|千|百|K)?\\s?(?:单位\\s?)?(?<unit>${UNIT_WORDS})?(?!\\d|\\s?[元块¥])`,
  'g',
);
const MOST =
  '<=|<|≤|UNDER|BELOW|LESS THAN|NO MORE THAN|AT MOST|UP TO|MAXIMUM|MAX|CHEAPER THAN|低于|不超过|不高于|不大于|小于|少于|最高|最多';
const LEAST = '>=|>|≥|OVER|ABOVE|MORE THAN|AT LEAST|高于|不低于|大于|超过|最低';
const PRICE = new RegExp(
  `(?:(?<![A-Z])(?:(?<most>${MOST})|(?<least>${LEAST})))?\\s?(?:(?<name>单价|目标价|含税价|含税|不含税|未税|价格|报价|总价|每[套只件]|每个(?!型号)|TARGET PRICE|UNIT PRICE|PRICE|@)\\s?[:=是]?\\s?)?(?:(?<most2>${MOST})|(?<least2>${LEAST}))?\\s?(?<sign>¥|RMB|CNY|USD|US\\$|\\$|€|EUR)?\\s?(?<number>${NUMBER})\\s?(?:(?<word>元|块钱|块|YUAN|RMB|CNY|USD|DOLLARS?|美元|美金|EUROS?|EUR|欧元|PYБ(?:ЛЕЙ|ЛЯ)?|₽|(?:¥|\\$)(?!\\s?\\d))(?<cents>\\d(?![\\d.]))?)?(?:\\s?(?:/|每|一|PER\\s)\\s?(?<per>${UNIT_WORDS}))?(?:\\s?(?:(?<within>以内|以下|之内|内(?![径孔圈])|封顶|OR LESS|OR BELOW|MAX)|(?<beyond>以上|OR MORE)|左右|上下))?`,
  'g',
);
/** Behind a limit without a currency these say that it limits something else. */
const NO_PRICE = new RegExp(`^\\s?(?:${UNIT_WORDS}|MM|毫米|CM|度|°|%|[\\d.X*/"-])`);

/** A line without any of these has no price, no named quantity, no Chinese numeral: most lines need no closer look. */
const mayHavePrice = mayHaveAny(
  `¥|$|€|₽|@|PYБ|元|块|价|税|每|欧|美|YUAN|RMB|CNY|USD|DOLLAR|EUR|PRICE|${MOST}|${LEAST}`,
);
const PRICE_HINT = new RegExp(`PYБ|[¥$€₽@元块价税每欧美]|YUAN|RMB|CNY|USD|DOLLAR|EUR|PRICE|${MOST}|${LEAST}`);
const mayNameQuantity = mayHaveAny("数量|需求量|订量|各|每|共|合计|QUANTITY|QTY|Q'TY");
const mayHaveHanNumber = mayHaveAny('一|二|两|三|四|五|六|七|八|九|十|百|千|万');

export interface Found {
  start: number;
  end: number;
}

export interface QuantityFound extends Found {
  quantity: number;
  unit?: string;
}

export interface PriceFound extends Found {
  price: LinePrice;
}

/** The first quantity that names its unit or itself. */
export function findQuantity(
  folded: string,
  characters: Characters = charactersOf(folded),
): QuantityFound | undefined {
  const named = mayNameQuantity(characters) ? matchQuantity(folded, NAMED_QUANTITY) : undefined;
  if (named !== undefined) return named;
  const counted = mayHaveUnit(characters)
    ? (matchQuantity(folded, QUANTITY) ?? (mayHaveHanNumber(characters) ? matchHan(folded) : undefined))
    : undefined;
  if (counted !== undefined || !mayHaveTimes(characters) || !TIMES_HINT.test(folded)) return counted;
  return matchQuantity(folded, TIMES_AHEAD);
}

const ROUND = 100;

/** `TIMKEN 32210 set`: no count but the only number of the line, and a part's. */
export function isPartNumber(open: string, { quantity, start, end }: QuantityFound): boolean {
  if (quantity < 1000 || quantity % ROUND === 0 || readBasic(String(quantity)).length === 0) return false;
  return !/\d/.test(open.slice(0, start) + open.slice(end));
}

/** `300度`, `5.5kw`, `3天`: what stands before these is neither how many nor how much. */
const MEASURE_HERE = /\s?(?:度|°|℃|%|KW|千瓦|转|RPM|伏|天|日|周|个?月|年|小时|(?:DAY|WEEK|HOUR)S?(?![A-Z]))/y;

export function isMeasured(folded: string, numberEnd: number): boolean {
  MEASURE_HERE.lastIndex = numberEnd;
  return MEASURE_HERE.test(folded);
}

const UNIT_HERE = new RegExp(`\\s?(?:${UNIT_WORDS})`, 'y');

/** `6205 20个 6206 30个`: a unit follows, so the number before it is of another item and no price. */
export function isCounted(folded: string, numberEnd: number): boolean {
  UNIT_HERE.lastIndex = numberEnd;
  return UNIT_HERE.test(folded);
}

function matchQuantity(folded: string, pattern: RegExp): QuantityFound | undefined {
  pattern.lastIndex = 0;
  const match = pattern.exec(folded);
  const groups = match?.groups;
  if (match === null || groups === undefined) return undefined;
  const quantity = numberOf(groups.number as string) * timesOf(groups.times);
  const unit = unitByWord.get(groups.unit ?? '');
  return {
    start: match.index,
    end: match.index + match[0].length,
    quantity,
    unit,
  };
}

function numberOf(text: string): number {
  return Number(text.includes(',') ? text.replaceAll(',', '') : text);
}

function timesOf(word: string | undefined): number {
  if (word === '万') return 10_000;
  if (word === '千' || word === 'K') return 1_000;
  return word === '百' ? 100 : 1;
}

function matchHan(folded: string): QuantityFound | undefined {
  HAN_QUANTITY.lastIndex = 0;
  const match = HAN_QUANTITY.exec(folded);
  if (match?.groups === undefined) return undefined;
  const unit = unitByWord.get(match.groups.unit ?? '');
  return {
    start: match.index,
    end: match.index + match[0].length,
    quantity: hanNumber(match.groups.number as string),
    unit,
  };
}

const HAN_DIGITS: Readonly<Record<string, number>> = {
  一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9,
}; // prettier-ignore
const HAN_STEPS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10_000 };

/** `五百` → 500, `一千二百` → 1200, `两万` → 20000. */
export function hanNumber(text: string): number {
  let total = 0;
  let digit = 0;
  for (const character of text) {
    const step = HAN_STEPS[character];
    if (step === undefined) digit = HAN_DIGITS[character] ?? 0;
    else if (step === 10_000) {
      total = (total + digit || 1) * step;
      digit = 0;
    } else {
      total += (digit || 1) * step;
      digit = 0;
    }
  }
  return total + digit;
}

/** The first number that a price word or a currency marks. */
export function findPrice(
  folded: string,
  characters: Characters = charactersOf(folded),
): PriceFound | undefined {
  if (!mayHavePrice(characters) || !PRICE_HINT.test(folded)) return undefined;
  PRICE.lastIndex = 0;
  for (let match = PRICE.exec(folded); match !== null; match = PRICE.exec(folded)) {
    const found = priceOf(match, folded);
    if (found !== undefined) return found;
    PRICE.lastIndex = Math.max(match.index + match[0].length, match.index + 1);
  }
  return undefined;
}

function priceOf(match: RegExpExecArray, folded: string): PriceFound | undefined {
  const { name, sign, number = '', word, cents, per } = match.groups ?? {};
  const bound = boundOf(match.groups ?? {});
  const end = match.index + match[0].length;
  const marked = name !== undefined || sign !== undefined || word !== undefined;
  if (!marked && !(isLimit(match) && limitsPrice(folded, match.index, end))) return undefined;
  // `每套2个` is how many a set has.
  if (name?.startsWith('每') === true && (sign ?? word) === undefined && isCounted(folded, end))
    return undefined;
  const before = folded.charCodeAt(match.index - 1);
  if (name === undefined && sign === undefined && (isDigit(before) || before === 46)) return undefined;
  const spoken = cents !== undefined && (word === '块' || word === '元');
  const amount = numberOf(number) + (spoken ? Number(cents) / 10 : 0);
  const price: LinePrice = { amount };
  const currency = currencyOf(sign ?? word);
  if (currency !== undefined) price.currency = currency;
  if (name === '总价') price.per = 'total';
  else if (per !== undefined) price.per = unitByWord.get(per) ?? 'piece';
  if (bound !== undefined) price.bound = bound;
  const start = match.index + (match[0].length - match[0].trimStart().length);
  return { start, end: end - (cents !== undefined && !spoken ? cents.length : 0), price };
}

type Groups = Record<string, string | undefined>;

function boundOf({ most, most2, within, least, least2, beyond }: Groups): LinePrice['bound'] {
  if ((most ?? most2 ?? within) !== undefined) return 'most';
  return (least ?? least2 ?? beyond) === undefined ? undefined : 'least';
}

/** A limit that stands before its number; `以内` behind a bare number may limit anything. */
function isLimit({ groups = {} }: RegExpExecArray): boolean {
  return (groups.most ?? groups.most2 ?? groups.least ?? groups.least2) !== undefined;
}

/** `<=3` and `under 3`, not `内径<=30`, `under 30 mm` or `最多500个`. */
function limitsPrice(folded: string, start: number, end: number): boolean {
  return (
    !/[A-Z径孔圆宽厚高转速载荷]\s*$/.test(folded.slice(Math.max(0, start - 8), start)) &&
    !NO_PRICE.test(folded.slice(end))
  );
}

function currencyOf(word: string | undefined): string | undefined {
  if (word === undefined) return undefined;
  if (/USD|DOLLAR|\$|美/.test(word)) return 'USD';
  if (/EUR|€|欧/.test(word)) return 'EUR';
  return /PYБ|₽/.test(word) ? 'RUB' : 'CNY';
}
