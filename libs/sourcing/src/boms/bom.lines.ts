import { readBuyersLine } from '@app/bearings';
import { type FileRow, type Cell } from '@app/platform';
import { columnsOf, isPart } from './bom.columns.js';
import { type BomFault } from './bom.entity.js';
import { isCut, isFormula, isGarbled, isMerged, MOST_TEXT, quantityUnreadable } from './bom-line.faults.js';

/** A line as it was given, before anybody read what it means. */
export interface GivenLine {
  text: string;
  /** The cell that says how many; null: the text itself may say it. */
  quantity: string | null;
  brand: string | null;
  note: string | null;
  faults: BomFault[];
}

const DELIMITERS = ['\t', ';', '；', ',', '，', '|'];

/** Lines as they were pasted: cells of a spreadsheet, a list with one delimiter throughout, or sentences. */
export function linesOfText(text: string): GivenLine[] {
  const lines = unnumbered(text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '')).flatMap(eachPart);
  const delimiter = DELIMITERS.find((sign) => isThroughout(lines, sign));
  if (delimiter !== undefined) {
    const rows = lines.map((line, at) => ({
      rowNo: at + 1,
      cells: line.split(delimiter).map((cell): Cell => ({ text: cell })),
    }));
    const listed = linesOfRows(rows, []);
    if (listed !== undefined) return listed;
  }
  return lines.map((line) => given({ text: line }));
}

const NUMBERED = /^\s*[(（]?([\d０-９]{1,4})[.．、)）]\s*/;

const isCounted = (line: string, at: number): boolean =>
  Number(NUMBERED.exec(line)?.[1]?.normalize('NFKC')) === at + 1;

/** `1. 6205`, `2、6206`: lines that count themselves, without their numbers. */
function unnumbered(lines: readonly string[]): string[] {
  const counted = lines.filter(isCounted).length;
  if (counted < 2 || counted < lines.length / 2) return [...lines];
  return lines.map((line, at) => (isCounted(line, at) ? line.replace(NUMBERED, '') : line));
}

/** `6205，6206各10个`: several parts with one quantity for each. */
function eachPart(line: string): string[] {
  const [, head = '', count = ''] =
    /^(.+?)\s*各(?:要|订|买)?\s*([\d一二两三四五六七八九十].*)$/.exec(line) ?? [];
  const split = [/[,，、;；和]/, '/'].map((sign) => head.split(sign).map((piece) => piece.trim()));
  const parts = split.find((pieces) => pieces.length > 1 && pieces.every(isPart));
  const brand = parts && readBuyersLine(head).brand;
  return (
    parts?.map((part) =>
      [part, readBuyersLine(part).brand ? '' : brand, count].filter(Boolean).join(' '),
    ) ?? [line]
  );
}

/** Excel's tabs need not be in every line; any other sign does, as often in each. */
function isThroughout(lines: readonly string[], sign: string): boolean {
  if (sign === '\t') return lines.some((line) => line.trim().includes(sign));
  const times = (line: string): number => line.split(sign).length - 1;
  const first = times(lines[0] ?? '');
  return lines.length > 1 && first > 0 && lines.every((line) => times(line) === first);
}

/** Lines of a table whose columns can be told; undefined where none of them reads as designations. */
export function linesOfRows(rows: readonly FileRow[], merged: readonly string[]): GivenLine[] | undefined {
  const columns = columnsOf(rows.map(({ cells }) => cells.map(({ text }) => text)));
  if (columns === undefined) return undefined;
  const { designation, quantity, brand, more, notes } = columns;
  const told = [designation, ...more, quantity, brand].filter((place) => place !== null);
  const cellsOf = new Map(rows.map(({ rowNo, cells }) => [rowNo, cells]));
  const all = merged.map(rangeOf);
  return rows.slice(columns.linesFrom).flatMap(({ rowNo, cells }) => {
    const ranges = all.filter((range) => hasRow(range, rowNo));
    // What is merged stands in its first cell, and goes for all of them; a quantity for none but the first.
    const textAt = (place: number): string => {
      const range = ranges.find(({ left, right }) => left <= place && place <= right);
      const whole = range && cellsOf.get(range.top)?.[range.left]?.text.trim();
      return cells[place]?.text.trim() || whole || '';
    };
    const text = [designation, ...more].map(textAt).filter(Boolean).join(' ');
    if (text === '') return [];
    const range = ranges.find(({ left, right }) => told.some((place) => left <= place && place <= right));
    const counted = quantity === null ? undefined : cells[quantity];
    return [
      given({
        text,
        quantity: counted === undefined || counted.formula ? null : counted.text.trim() || null,
        brand: brand === null ? null : textAt(brand) || null,
        note: notes.map(textAt).filter(Boolean).join(' · ') || null,
        faults: [
          ...(cells[designation]?.formula ? [isFormula('text', text)] : []),
          ...(counted?.formula ? [isFormula('quantity', counted.text)] : []),
          ...(range === undefined ? [] : [isMerged(range.range)]),
        ],
      }),
    ];
  });
}

const LETTERS = 26;
const BEFORE_A = 64;

const rowOf = (cell: string): number => Number(/\d+/.exec(cell)?.[0] ?? 0);

function columnOf(cell: string): number {
  const letters = [...cell.replaceAll(/[^A-Z]/g, '')];
  return letters.reduce((sum, letter) => sum * LETTERS + letter.charCodeAt(0) - BEFORE_A, 0) - 1;
}

/** `A3:B5`: rows as spreadsheets count, columns from 0. */
function rangeOf(range: string) {
  const [from = '', to = from] = range.split(':');
  return { range, top: rowOf(from), bottom: rowOf(to), left: columnOf(from), right: columnOf(to) };
}

function given(line: Partial<GivenLine> & { text: string }): GivenLine {
  const text = plain(line.text);
  return {
    text: text.slice(0, MOST_TEXT),
    quantity: line.quantity ?? null,
    brand: line.brand && !ANY_BRAND.test(line.brand) ? plain(line.brand).slice(0, 40) : null,
    note: line.note ? plain(line.note).slice(0, MOST_TEXT) : null,
    faults: [
      ...(line.faults ?? []),
      ...(text.length > MOST_TEXT ? [isCut(text)] : []),
      ...(text.includes('\uFFFD') ? [isGarbled(text)] : []),
    ],
  };
}

/** What buyers write where the brand does not matter. */
const ANY_BRAND =
  /^\s*(任意|任何|任选|不限|不指定|无要求|随便|都行|都可以|均可|无|any|all|none|n\/?a|[-—/]+)(品牌)?\s*$/i;

/** Neither control characters, nor the sign that keeps a spreadsheet from taking it for a formula. */
function plain(text: string): string {
  const shown = text.replaceAll(/\p{Cc}+/gu, ' ').trim();
  return /^'[=+\-@]/.test(shown) ? shown.slice(1) : shown;
}

/** `A3:B5` has row 4 in it. */
export const isIn = (range: string, rowNo: number): boolean => hasRow(rangeOf(range), rowNo);

const hasRow = ({ top, bottom }: { top: number; bottom: number }, rowNo: number): boolean =>
  top <= rowNo && rowNo <= bottom;

const SIGNED = /(?:^|[\s,，;；:：x×*])([-−]\s?\d[\d,]*)\s*(?:个|件|只|套|粒|pcs|pc|ea)?$/i;
const ENDLESS = /(?<!\d)\d{9,}(?!\d)/;

/** A number in a sentence that no quantity can be: `-5`, 10^12. */
export function quantityFaultOf(text: string): BomFault | undefined {
  const found = SIGNED.exec(text)?.[1] ?? ENDLESS.exec(text)?.[0];
  return found === undefined ? undefined : quantityUnreadable(found);
}
