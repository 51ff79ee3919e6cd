import { shortPrice } from '@app/kernel';
import { type Cell, type FileRow, type Locale } from '@app/platform';
import { isIn } from '../boms/bom.lines.js';
import { type DraftFaultView, type DraftOfferView, type QuoteDraftView } from './quote-draft.views.js';

/** The columns of a quote as a table: what the buyer asks, then what the seller fills in. */
const COLUMNS = {
  lineNo: { zh: '行', en: 'Line' },
  asked: { zh: '询价', en: 'Asked' },
  wanted: { zh: '需求数量', en: 'Wanted' },
  neededBy: { zh: '最晚日期', en: 'Needed by' },
  designation: { zh: '型号', en: 'Designation' },
  brand: { zh: '品牌', en: 'Brand' },
  quantity: { zh: '可供数量', en: 'Quantity' },
  prices: { zh: '含税单价', en: 'Unit price' },
  leadTimeDays: { zh: '交期（天）', en: 'Lead time (days)' },
  reserve: { zh: '保留库存', en: 'Reserve' },
  lotNumber: { zh: '批号', en: 'Lot' },
  note: { zh: '备注', en: 'Note' },
} as const;
type Column = keyof typeof COLUMNS;
const NAMES = Object.keys(COLUMNS) as Column[];
const YES = { zh: '是', en: 'yes' } as const;

export const tableHeader = (locale: Locale): string[] => NAMES.map((name) => COLUMNS[name][locale]);

/** A line without an offer stays to be filled in. Price breaks in one cell: `100:3.85; 500:3.6`. */
export function tableRowsOf({ lines }: QuoteDraftView, locale: Locale): string[][] {
  return lines.flatMap(({ line, offers }) => {
    const asked = [String(line.lineNo), [line.brand, line.text].filter(Boolean).join(' ')];
    const wanted = [String(line.quantity), line.neededBy ?? ''];
    if (offers.length === 0) return [[...asked, ...wanted, '', '', '', '', '', '', '', '']];
    return offers.map((offer) => [
      ...asked,
      ...wanted,
      [offer.designation, ...Object.values(offer.features)].join(' '),
      offer.brand,
      String(offer.quantity),
      pricesText(offer),
      String(offer.leadTimeDays),
      offer.reserve ? YES[locale] : '',
      offer.lotNumber ?? '',
      offer.note ?? '',
    ]);
  });
}

function pricesText({ priceBreaks, quantity }: DraftOfferView): string {
  const [only, ...more] = priceBreaks;
  if (only && more.length === 0 && only.minQuantity <= Math.min(1, quantity))
    return shortPrice(only.unitPrice);
  return priceBreaks
    .map(({ minQuantity, unitPrice }) => `${minQuantity}:${shortPrice(unitPrice)}`)
    .join('; ');
}

/** What one row of a filled-in table says. */
export interface TableLine {
  rowNo: number;
  lineNo: number;
  designation: string;
  brand: string;
  quantity: number;
  priceBreaks: { minQuantity: number; unitPrice: string }[];
  leadTimeDays: number;
  reserve: boolean;
  lotNumber: string;
  note: string;
}

export interface RowFault extends Omit<DraftFaultView, 'message'> {
  rowNo: number;
  lineNo: number | null;
  message: { zh: string; en: string };
}

const SAY = {
  'quote.table_without_header': {
    zh: '没有找到表头：请用导出的表格填写',
    en: 'No header was found: fill in the table as it was exported',
  },
  'quote.row_line_unknown': { zh: '行号不是询价中的行', en: 'This is no line of the RFQ' },
  'quote.row_quantity': { zh: '数量应为正整数', en: 'A quantity is a whole number above zero' },
  'quote.row_price': { zh: '单价写法不对', en: 'This is no price' },
  'quote.row_lead_time': { zh: '交期应为 0 到 365 天', en: 'A lead time is 0 to 365 days' },
  'quote.row_merged': {
    zh: '有合并单元格，看不出属于哪一行',
    en: 'Cells are merged here: what they belong to cannot be told',
  },
  'quote.row_formula': { zh: '单元格是公式，请填写数值', en: 'The cell is a formula: write its value' },
} as const;

/** Reads a table: rows without a price are lines that are not quoted; whatever is wrong is said of its row, and the rest is kept. */
export function readTable(
  rows: readonly FileRow[],
  lineNos: ReadonlySet<number>,
  merged: readonly string[],
): { lines: TableLine[]; faults: RowFault[] } {
  const faults: RowFault[] = [];
  const at = rows.findIndex(({ cells }) => columnsOf(cells).has('lineNo') && columnsOf(cells).has('prices'));
  if (at === -1) {
    const code = 'quote.table_without_header';
    const expected = `${COLUMNS.lineNo.zh} | ${COLUMNS.prices.zh}`;
    return {
      lines: [],
      faults: [{ rowNo: 1, lineNo: null, field: 'file', code, message: SAY[code], expected }],
    };
  }
  const columns = columnsOf(rows[at]!.cells);
  const lines = rows.slice(at + 1).flatMap((row): TableLine[] => {
    const cell = (name: Column): Cell | undefined => row.cells[columns.get(name) ?? -1];
    const text = (name: Column): string => cell(name)?.text.trim().replace(/^'/, '') ?? '';
    const range = merged.find((each) => isIn(each, row.rowNo));
    if (text('prices') === '' && range === undefined) return [];
    const lineNo = Number(text('lineNo'));
    const fail = (field: Column, code: keyof typeof SAY, expected: string): [] => {
      const of = lineNos.has(lineNo) ? lineNo : null;
      faults.push({ rowNo: row.rowNo, lineNo: of, field, code, message: SAY[code], expected });
      return [];
    };
    const formula = (['lineNo', 'quantity', 'prices', 'leadTimeDays'] as const).find(
      (name) => cell(name)?.formula,
    );
    if (range !== undefined) return fail('prices', 'quote.row_merged', range);
    if (formula) return fail(formula, 'quote.row_formula', '3.85');
    if (!lineNos.has(lineNo)) return fail('lineNo', 'quote.row_line_unknown', [...lineNos].join(' | '));
    const quantity = wholeOf(text('quantity'));
    if (quantity === null || quantity === 0) return fail('quantity', 'quote.row_quantity', '500');
    const priceBreaks = pricesOf(text('prices'));
    if (priceBreaks === null) return fail('prices', 'quote.row_price', '3.85 | 100:3.85; 500:3.6');
    const leadTimeDays = wholeOf(text('leadTimeDays') || '0');
    if (leadTimeDays === null || leadTimeDays > 365)
      return fail('leadTimeDays', 'quote.row_lead_time', '0 … 365');
    return [
      {
        rowNo: row.rowNo,
        lineNo,
        designation: text('designation'),
        brand: text('brand'),
        quantity,
        priceBreaks,
        leadTimeDays,
        reserve: /^(是|y|yes|1|true|√)$/i.test(text('reserve')),
        lotNumber: text('lotNumber').slice(0, 60),
        note: text('note').slice(0, 500),
      },
    ];
  });
  return { lines, faults };
}

function columnsOf(cells: readonly Cell[]): Map<Column, number> {
  const found = new Map<Column, number>();
  for (const [at, { text }] of cells.entries()) {
    const said = text.trim().toLowerCase();
    const name = NAMES.find((each) => said === COLUMNS[each].zh || said === COLUMNS[each].en.toLowerCase());
    if (name !== undefined && !found.has(name)) found.set(name, at);
  }
  return found;
}

const MOST_PIECES = 100_000_000;

function wholeOf(text: string): number | null {
  const plain = text.replaceAll(/[,，\s]/g, '');
  return /^\d{1,9}$/.test(plain) && Number(plain) <= MOST_PIECES ? Number(plain) : null;
}

/** `3.85`, or `100:3.85; 500:3.6`. */
function pricesOf(text: string): TableLine['priceBreaks'] | null {
  const parts = text.split(/[;；]/).filter((part) => part.trim() !== '');
  const breaks = parts.map((part) =>
    /^\s*(?:(\d{1,9})\s*[:：]\s*)?[¥￥]?(\d{1,9}(?:\.\d{1,6})?)\s*$/.exec(part),
  );
  if (breaks.length === 0 || breaks.some((each) => each === null)) return null;
  return breaks.map((each) => ({ minQuantity: Number(each![1] ?? '1'), unitPrice: each![2]! }));
}
