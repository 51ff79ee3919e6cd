import { type FileRow, type Cell } from '@app/platform';
import { columnsOf } from './bom.columns.js';
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
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
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
  return rows.slice(columns.linesFrom).flatMap(({ rowNo, cells }) => {
    const textAt = (place: number): string => cells[place]?.text.trim() ?? '';
    const text = [designation, ...more].map(textAt).filter(Boolean).join(' ');
    if (text === '') return [];
    const range = merged.find((each) => isIn(each, rowNo));
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
          ...(range === undefined ? [] : [isMerged(range)]),
        ],
      }),
    ];
  });
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
export function isIn(range: string, rowNo: number): boolean {
  const [from = 0, to = from] = (range.match(/\d+/g) ?? []).map(Number);
  return rowNo >= from && rowNo <= to;
}

const SIGNED = /(?:^|[\s,，;；:：x×*])([-−]\s?\d[\d,]*)\s*(?:个|件|只|套|粒|pcs|pc|ea)?$/i;
const ENDLESS = /(?<!\d)\d{9,}(?!\d)/;

/** A number in a sentence that no quantity can be: `-5`, 10^12. */
export function quantityFaultOf(text: string): BomFault | undefined {
  const found = SIGNED.exec(text)?.[1] ?? ENDLESS.exec(text)?.[0];
  return found === undefined ? undefined : quantityUnreadable(found);
}
