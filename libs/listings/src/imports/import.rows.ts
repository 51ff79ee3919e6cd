import { type Features } from '@app/bearings';
import { type DomainError, type FieldFault, type Text } from '@app/kernel';
import { type Cell } from '@app/platform';
import { type GoodsUpdate } from '../stock-and-prices.rules.js';
import { COLUMN_KEYS, type ColumnKey, IMPORT_COLUMNS, type Read } from './import.columns.js';
import { type ImportMapping } from './import.entity.js';

/** A fault, and the column that it stands in; null: the row as a whole. */
export interface RowFault {
  column: ColumnKey | null;
  value: string;
  code: string;
  message: Text;
  expected: Text | null;
}

export type RowReading = { item: GoodsUpdate } | { faults: RowFault[] };

type ValueOf<Column> = Column extends { read: (text: string) => Read<infer T> } ? T : never;
type Values = { [Key in ColumnKey]?: ValueOf<(typeof IMPORT_COLUMNS)[Key]> };

const MISSING: Text = { zh: '不能为空', en: 'This is needed' };
const UNREADABLE: Text = { zh: '看不懂这个值', en: 'This is not understood' };
const FORMULA: Text = { zh: '这是公式', en: 'This is a formula' };
const AS_VALUE: Text = { zh: '粘贴为数值', en: 'the value itself, pasted as a value' };

/** The text of a cell: the sign that keeps a spreadsheet from taking it for a formula is not part of it. */
function plain(text: string): string {
  const trimmed = text.normalize('NFKC').trim();
  return /^'[=+\-@]/.test(trimmed) ? trimmed.slice(1) : trimmed;
}

/** One row of the file as an item of a stock and price list; a blank cell says nothing. */
export function readRow(cells: readonly Cell[], mapping: ImportMapping): RowReading {
  const faults: RowFault[] = [];
  const values: Record<string, unknown> = {};
  for (const key of COLUMN_KEYS) {
    const place = mapping[key];
    const cell = place === undefined ? undefined : cells[place];
    const text = plain(cell?.text ?? '');
    const faulty = (code: string, message: Text, expected: Text | null): void => {
      faults.push({ column: key, value: text, code, message, expected });
    };
    if (cell?.formula) faulty('import.formula', FORMULA, AS_VALUE);
    else if (text !== '') {
      const read: Read<unknown> = IMPORT_COLUMNS[key].read(text);
      if ('value' in read) values[key] = read.value;
      else faulty('import.cell_unreadable', UNREADABLE, read.wrong);
    } else if (key === 'designation' || key === 'brand') {
      faulty('import.cell_missing', MISSING, { zh: IMPORT_COLUMNS[key].zh, en: IMPORT_COLUMNS[key].en });
    }
  }
  return faults.length > 0 ? { faults } : { item: toItem(values) };
}

const FEATURE_COLUMNS = ['clearance', 'tolerance', 'cage', 'vibration', 'grease', 'packing'] as const;

function toItem(values: Values): GoodsUpdate {
  const features: Features = { ...values.features };
  for (const key of FEATURE_COLUMNS) if (values[key] !== undefined) features[key] = values[key];
  return {
    designation: values.designation ?? '',
    brand: values.brand ?? '',
    features,
    unitPrice: values.netUnitPrice ?? values.unitPrice,
    tiers: values.priceTiers,
    taxIncluded: values.netUnitPrice === undefined ? values.taxIncluded : false,
    moq: values.moq,
    orderMultiple: values.orderMultiple,
    stock: values.stock,
    leadTimeDays: values.leadTimeDays,
    sampleAvailable: values.sampleAvailable,
    capacityPerDay: values.capacityPerDay,
    makeLeadTimeDays: values.makeLeadTimeDays,
    workWeekdays: values.workWeekdays,
    originCountry: values.originCountry,
    originProvince: values.originProvince,
    shipFromProvince: values.shipFromProvince,
    shipFromCity: values.shipFromCity,
    certificates: values.certificates,
    validUntil: values.validUntil,
    note: values.note,
  };
}

/** What would be right, where the fault does not name it or names it for programs. */
const RIGHT: Partial<Record<string, Text>> = {
  'listing.designation_unknown': {
    zh: '目录中的型号，例如 6205-2RS',
    en: 'a designation of the catalogue, such as 6205-2RS',
  },
  'listing.repeated_item': { zh: '每种商品只占一行', en: 'one row for each goods' },
  'listing.prices_missing': { zh: '单价，例如 4.5', en: 'a unit price, such as 4.5' },
};

/** What was wrong with the goods, by the columns that the fields came from. */
export function faultsOfGoods(
  { code, text, faults }: Pick<DomainError, 'code' | 'text' | 'faults'>,
  cells: readonly Cell[],
  mapping: ImportMapping,
): RowFault[] {
  const whole: FieldFault[] = [{ field: '', code, message: text }];
  return (faults.length > 0 ? faults : whole).map((fault) => {
    const column = columnOfField(fault.field, mapping);
    const place = column === null ? undefined : mapping[column];
    return {
      column,
      value: place === undefined ? '' : (cells[place]?.text ?? ''),
      code: fault.code,
      message: fault.message,
      expected: rightOf(fault),
    };
  });
}

/** Numbers and words of the vocabulary are the same in every tongue; so are the designations that come nearest. */
function rightOf({ code, expected }: FieldFault): Text | null {
  if (expected === undefined || code === 'listing.prices_missing') return RIGHT[code] ?? null;
  return { zh: expected, en: expected };
}

function columnOfField(field: string, mapping: ImportMapping): ColumnKey | null {
  const first = mapping.unitPrice === undefined ? 'netUnitPrice' : 'unitPrice';
  if (/^priceBreaks(\.0\.|$)/.test(field)) return field === 'priceBreaks.0.minQuantity' ? 'moq' : first;
  if (field.startsWith('priceBreaks')) return 'priceTiers';
  return COLUMN_KEYS.find((key) => key === field) ?? null;
}
