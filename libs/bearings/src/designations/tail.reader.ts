import type { Bilingual, DesignationPart } from '../reading.js';
import type { PartFamily } from '../vocabulary.js';
import { brandAt } from './brands.js';
import { isDigit, isLetter } from './fold.js';
import { readOldSuffixRun } from './gost.reader.js';
import { pieceOf, readSuffixRun } from './suffix.reader.js';
import type { SuffixPiece, SuffixRun } from './suffix.reader.js';

/** Everything behind a basic designation. Positions are those of the text. */
export interface Tail {
  pieces: (SuffixPiece & DesignationPart)[];
  unread: { start: number; end: number }[];
  unreadCount: number;
  strain: number;
  brand?: string;
  /** Where reading stopped. */
  end: number;
}

export interface TailContext {
  family: PartFamily;
  list?: string | undefined;
  /** The number is an old one: its own letters count too. */
  old?: boolean;
  /** The text is typed in Cyrillic: letters are read as the old systems have them first. */
  cyrillic?: boolean;
  /** Stop at the first run that is not all suffix, instead of marking it unread: the text goes on behind the designation. */
  stopAtWords?: boolean;
}

const LONGEST_TAIL = 160;
const SEPARATORS = new Set([...' -/.,_+()[]|'].map((each) => each.charCodeAt(0)));

/** Reads suffix runs and the separators between them, to the end of the text or of the designation. */
export function readTail(text: string, from: number, context: TailContext): Tail {
  const tail: Tail = { pieces: [], unread: [], unreadCount: 0, strain: 0, end: from };
  const limit = Math.min(text.length, from + LONGEST_TAIL);
  let at = from;
  while (at < limit) {
    const separatorsAt = at;
    while (at < limit && SEPARATORS.has(text.charCodeAt(at))) at += 1;
    if (at >= limit) break;
    const spaced = at > separatorsAt && text[at - 1] === ' ';
    const brand = at > separatorsAt ? brandHere(text, at) : undefined;
    if (brand !== undefined) {
      if (context.stopAtWords) break;
      tail.brand ??= brand.name;
      at = brand.end;
      tail.end = at;
      continue;
    }
    const end = runEnd(text, at, limit);
    const accessory =
      (text[at - 1] === '+' || spaced) && beginsAccessory(text, at, context)
        ? readAccessory(text.slice(at, end))
        : undefined;
    if (accessory !== undefined) {
      tail.pieces.push({ ...accessory, start: at, end });
      at = end;
      tail.end = end;
      continue;
    }
    if (end === at) {
      if (context.stopAtWords) break;
      at = skipForeign(text, at, limit, tail);
      continue;
    }
    const run = text.slice(at, end);
    if (context.stopAtWords && standsApart(text, separatorsAt, at, run)) break;
    const read = bestRun(run, context);
    const gap = at - separatorsAt;
    const belongsHere = belongs(read, spaced && gap > 1) || (gap === 0 && isNearlyRead(run, read));
    if (context.stopAtWords && (!belongsHere || (spaced && readsAsWord(run, read)))) break;
    addRun(tail, read, at);
    at = end;
    tail.end = end;
  }
  return tail;
}

function brandHere(text: string, at: number): ReturnType<typeof brandAt> {
  const brand = brandAt(text, at);
  if (brand === undefined) return undefined;
  const next = text.charCodeAt(brand.end);
  const latin = isLetter(text.charCodeAt(brand.end - 1));
  return latin && (isLetter(next) || isDigit(next)) ? undefined : brand;
}

function runEnd(text: string, start: number, limit: number): number {
  let end = start;
  while (end < limit) {
    const code = text.charCodeAt(end);
    if (!isDigit(code) && !isLetter(code)) break;
    end += 1;
  }
  return end;
}

/** In running text: a comma, a wide gap, a number or a times sign is no part of the designation. */
function standsApart(text: string, separatorsAt: number, start: number, run: string): boolean {
  if (start - separatorsAt > 2 || isAllDigits(run)) return true;
  for (let at = separatorsAt; at < start; at += 1) if (text[at] === ',') return true;
  return run === 'X' && start > separatorsAt && text[start - 1] === ' ';
}

/** In running text: a run belongs to the designation that is all suffix, and behind a gap no single letters. */
function belongs({ unreadCount, pieces }: SuffixRun, behindGap: boolean): boolean {
  return unreadCount === 0 && (!behindGap || pieces.some(({ code }) => code.length > 1));
}

/** `22216BD9K`: joined to the number, one letter that nobody knows leaves the others their meaning. */
function isNearlyRead(run: string, { unreadCount, pieces }: SuffixRun): boolean {
  return unreadCount === 1 && pieces.length > 2 && (run.length <= 4 || /\d/.test(run));
}

/** Four letters and more that are as many codes, `YEAR`: read apart from the number they are a word. */
export function readsAsWord(run: string, { pieces }: SuffixRun): boolean {
  return (
    run.length >= 4 && pieces.length === run.length && ![...run].some((each) => isDigit(each.charCodeAt(0)))
  );
}

/** What is sold with the bearing: `+H208`, `+AHX2318`, `+HJ210`, `+U206`, or another like it: `7207 C-UO x2`. */
const ACCESSORIES: readonly (readonly [pattern: RegExp, component: string, zh: string, en: string])[] = [
  [/^(OH|HE|HA|HS|H)\d{2,5}[A-Z]{0,3}$/, 'adapter_sleeve', '带紧定套', 'with adapter sleeve'],
  [/^(AHX|AOHX|AOH|AH)\d{2,5}[A-Z]{0,3}$/, 'withdrawal_sleeve', '带退卸套', 'with withdrawal sleeve'],
  [/^U\d{2,4}$/, '', '带调心座垫', 'with seat washer'],
  [/^[12]?(AS|LS|WS|GS)(\d{3,6})?$/, '', '带推力垫圈', 'with thrust washers'],
  [/^X\d$/, '', '成套数量', 'how many make the set'],
  [/^HJ\d{2,5}[A-Z]{0,3}$/, 'angle_ring', '带斜挡圈', 'with angle ring'],
];

function beginsAccessory(text: string, at: number, { stopAtWords }: TailContext): boolean {
  const first = text[at];
  if (first === 'X') return stopAtWords !== true;
  if (first === 'H' || first === 'A' || first === 'O' || first === 'U') return true;
  return text[at - 1] === '+' && first !== undefined && '12LWG'.includes(first);
}

function readAccessory(run: string): (SuffixPiece & DesignationPart) | undefined {
  if (run.length > 10) return undefined;
  for (const [pattern, value, zh, en] of ACCESSORIES) {
    if (!pattern.test(run)) continue;
    const meaning = { zh, en };
    const said: Partial<SuffixPiece> = value === '' ? { meaning } : { meaning, feature: 'component', value };
    return { ...pieceOf(0, run.length, run, said), meaning };
  }
  return undefined;
}

function isAllDigits(run: string): boolean {
  for (let i = 0; i < run.length; i += 1) if (!isDigit(run.charCodeAt(i))) return false;
  return true;
}

/** Behind an old number K is a design change; a tapered bore has structure digits of its own. */
const CHANGED_DESIGN = 'K';

function bestRun(run: string, context: TailContext): SuffixRun {
  const modern = readSuffixRun(run, context);
  if (!context.old) return modern;
  const old = readOldSuffixRun(run);
  if (old.unreadCount !== modern.unreadCount) return old.unreadCount < modern.unreadCount ? old : modern;
  return context.cyrillic === true || run === CHANGED_DESIGN ? old : modern;
}

function addRun(tail: Tail, read: SuffixRun, start: number): void {
  if (read.unreadCount === 0 && tail.pieces.length === 0) {
    tail.pieces = read.pieces.map((piece) => partOf(piece, piece.meaning as Bilingual, start));
    tail.strain += read.strain;
    return;
  }
  for (const piece of read.pieces) {
    const { meaning } = piece;
    if (meaning === undefined) tail.unread.push({ start: piece.start + start, end: piece.end + start });
    else tail.pieces.push(partOf(piece, meaning, start));
  }
  tail.unreadCount += read.unreadCount;
  tail.strain += read.strain;
}

/** The piece at its place in the text. */
function partOf(piece: SuffixPiece, meaning: Bilingual, offset: number): DesignationPart {
  const { start, end, code, kind, feature, value, readBy } = piece;
  return { start: start + offset, end: end + offset, code, kind, meaning, feature, value, readBy };
}

/** Characters that no designation has: passed over as unread. */
function skipForeign(text: string, start: number, limit: number, tail: Tail): number {
  let end = start;
  while (end < limit) {
    const code = text.charCodeAt(end);
    if (isDigit(code) || isLetter(code) || SEPARATORS.has(code)) break;
    end += 1;
  }
  tail.unread.push({ start, end });
  tail.unreadCount += 1;
  return Math.max(end, start + 1);
}
