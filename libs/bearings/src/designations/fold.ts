/**
 * Folding: one character in, one character out, so that positions in the folded text are positions in the input.
 * Full width becomes half width, Cyrillic and Greek look-alikes become Latin, lower case becomes upper case, and every
 * dash, dot, slash or space of the world becomes the plain one; so do the traditional characters of the trade's words.
 */

const CYRILLIC_LOOK_ALIKES: Readonly<Record<string, string>> = {
  А: 'A',
  В: 'B',
  Е: 'E',
  Ё: 'E',
  З: '3',
  К: 'K',
  М: 'M',
  Н: 'H',
  О: 'O',
  Р: 'P',
  С: 'C',
  Т: 'T',
  У: 'Y',
  Х: 'X',
  І: 'I',
  Ѕ: 'S',
  Ј: 'J',
};

/** Traditional characters of the trade's words → simplified ones, in pairs. */
const TRADITIONAL =
  '軸轴個个箇个隻只內内徑径寬宽銅铜鐵铁蓋盖雙双單单錐锥圓圆滾滚針针調调環环溝沟觸触聯联對对號号溫温靜静龍龙鋼钢塊块價价萬万組组級级閉闭開开無无帶带擋挡緊紧關关節节潤润絕绝緣缘鏽锈銹锈兩两徑径數数總总報报詢询壓压裝装齒齿側侧';

const PUNCTUATION: Readonly<Record<string, string>> = {
  '-': '‐‑‒–—―−﹣﹘ーㄧ⁃',
  '/': '∕⁄÷\\',
  '.': '。·•∙⋅・｡',
  ',': '，、､‚',
  '(': '（【〔［',
  ')': '）】〕］',
  ':': '：﹕',
  ';': '；',
  '+': '＋',
  '±': '﹢',
  '~': '～〜∼',
  '*': '∗⋆✱',
  X: '×✕✖╳⨯ⅹⅩ',
  Φ: 'φϕØøФфΦ⌀∅¢￠',
  '¥': '￥',
  ' ': '\t\n\r\v\f\u00a0\u2002\u2003\u2007\u2009\u200a\u200b\u200c\u200d\u202f\u3000\ufeff',
  '"': '“”″',
  "'": '‘’′',
};

/** What each character becomes; 0 where it stays as it is. */
const table: Uint16Array = buildTable();

function buildTable(): Uint16Array {
  const codes = new Uint16Array(0x10000);
  const fold = (from: number, to: number): void => {
    // What becomes a character that is itself folded goes all the way: ＼ to \ to /.
    codes[from] = codes[to] || to;
  };
  for (const [to, from] of Object.entries(PUNCTUATION)) {
    for (let i = 0; i < from.length; i += 1) fold(from.charCodeAt(i), to.charCodeAt(0));
  }
  for (let code = 0x61; code <= 0x7a; code += 1) fold(code, code - 0x20);
  for (let code = 0xff01; code <= 0xff5e; code += 1) if (!codes[code]) fold(code, code - 0xfee0);
  for (const [from, to] of Object.entries(CYRILLIC_LOOK_ALIKES)) {
    fold(from.charCodeAt(0), to.charCodeAt(0));
    fold(from.toLowerCase().charCodeAt(0), to.charCodeAt(0));
  }
  for (let code = 0x430; code <= 0x44f; code += 1) if (!codes[code]) fold(code, code - 0x20);
  for (let i = 0; i < TRADITIONAL.length; i += 2) {
    fold(TRADITIONAL.charCodeAt(i), TRADITIONAL.charCodeAt(i + 1));
  }
  return codes;
}

/** The folded text, of the same length as the input and in one piece: each of its characters is looked at many times. */
export function foldText(text: string): string {
  const codes = codesOf(text);
  for (let i = 0; i < codes.length; i += 1) codes[i] = table[codes[i] as number] || (codes[i] as number);
  return textOf(codes);
}

/** Of a string of whatever make: where strings of many makes come, their methods are looked up anew for each character. */
export function codeAt(text: string, at: number): number {
  return String.prototype.charCodeAt.call(text, at);
}

export function codesOf(text: string): number[] {
  const codes: number[] = [];
  const { length } = text;
  for (let i = 0; i < length; i += 1) codes.push(codeAt(text, i));
  return codes;
}

/** More at once would be too many arguments. */
const LONGEST_PIECE = 4096;

export function textOf(codes: readonly number[]): string {
  if (codes.length <= LONGEST_PIECE) return String.fromCharCode(...codes);
  let text = '';
  for (let at = 0; at < codes.length; at += LONGEST_PIECE)
    text += String.fromCharCode(...codes.slice(at, at + LONGEST_PIECE));
  return text;
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Of a folded text: a capital. */
export function isLatin(code: number): boolean {
  return code >= 65 && code <= 90;
}

/** Latin capital, or a Cyrillic capital that has no Latin look-alike (Л, Г, Д …): both are letters of a designation. */
export function isLetter(code: number): boolean {
  return isLatin(code) || (code >= 0x410 && code <= 0x42f);
}

export function isHan(code: number): boolean {
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf);
}

/**
 * The same text without anything that people write differently: for indexes, equality and aliases.
 * Separators stay only where they carry meaning: `62/22` is not 6222, `60/1.5` is not 60/15, old `6-7203` is not 67203.
 */
export function designationKey(text: string): string {
  const folded = foldText(text);
  let key = '';
  for (let i = 0; i < folded.length; i += 1) {
    const code = folded.charCodeAt(i);
    if (isDigit(code) || isLetter(code) || isHan(code) || code === 0x26) key += folded[i];
    else if (isMeaningfulSeparator(folded, i)) key += folded[i] === ',' ? '.' : folded[i];
  }
  return key;
}

function isMeaningfulSeparator(folded: string, at: number): boolean {
  if (!isDigit(folded.charCodeAt(at - 1)) || !isDigit(folded.charCodeAt(at + 1))) return false;
  const separator = folded[at];
  if (separator === '/' || separator === '.' || separator === ',') {
    return !followedBySealCount(folded, at + 1);
  }
  return separator === '-' && isDigit(folded.charCodeAt(at + 2)) && isDigit(folded.charCodeAt(at + 3));
}

/** `6205/2RS`, `6205.2Z`: the digit counts seals, it is no fraction. */
function followedBySealCount(folded: string, at: number): boolean {
  return folded[at] === '2' && isLetter(folded.charCodeAt(at + 1));
}

interface NumberAt {
  text: string;
  end: number;
}

/** A number with an optional decimal comma or point; the comma becomes a point, zeros in front are dropped. */
export function numberAt(text: string, start: number): NumberAt | undefined {
  let at = start;
  while (at - start < 5 && isDigit(text.charCodeAt(at))) at += 1;
  if (at === start) return undefined;
  let digits = text.slice(start, at).replace(/^0+(?=\d)/, '');
  if ((text[at] === ',' || text[at] === '.') && isDigit(text.charCodeAt(at + 1))) {
    let end = at + 1;
    while (end - at < 5 && isDigit(text.charCodeAt(end))) end += 1;
    digits += `.${text.slice(at + 1, end)}`;
    at = end;
  }
  return { text: digits, end: at };
}
