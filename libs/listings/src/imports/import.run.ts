import { DomainError, type Text } from '@app/kernel';
import { type FileRow } from '@app/platform';
import { readRow, type RowFault, type RowReading, faultsOfGoods } from './import.rows.js';
import { type GoodsUpdate } from '../stock-and-prices.rules.js';
import { type GoodsOutcome, type GoodsPreview } from '../stock-and-prices.service.js';
import { changesOf } from './import.cells.js';
import { type ColumnKey } from './import.columns.js';
import { type ImportMapping } from './import.entity.js';
import { type ImportSample } from './import.views.js';

/** Rows of a file as they are worked together: those that could be read, and what was wrong with the others. */
export interface ReadBatch {
  rows: readonly FileRow[];
  items: readonly GoodsUpdate[];
  /** The row that each item came from. */
  rowOf: readonly FileRow[];
  faults: readonly { rowNo: number; faults: readonly RowFault[] }[];
}

export function readBatch(rows: readonly FileRow[], mapping: ImportMapping): ReadBatch {
  const readings = rows.map((row): [FileRow, RowReading] => [row, readRow(row.cells, mapping)]);
  const sound = readings.flatMap(([row, reading]) =>
    'item' in reading ? [{ row, item: reading.item }] : [],
  );
  return {
    rows,
    items: sound.map(({ item }) => item),
    rowOf: sound.map(({ row }) => row),
    faults: readings.flatMap(([{ rowNo }, reading]) =>
      'faults' in reading ? [{ rowNo, faults: reading.faults }] : [],
    ),
  };
}

export interface Counts {
  created: number;
  changed: number;
  unchanged: number;
  rejected: number;
}

export function countsOf(batch: ReadBatch, outcomes: readonly GoodsOutcome[]): Counts {
  const counts: Counts = { created: 0, changed: 0, unchanged: 0, rejected: batch.faults.length };
  for (const { status } of outcomes) counts[status]++;
  return counts;
}

/** A fault as it is kept. */
export interface KeptFault {
  row_no: number;
  seq: number;
  column: string;
  value: string;
  code: string;
  message: Text;
  expected: Text | null;
}

const MOST_VALUE_CHARS = 200;

export function faultsOf(
  batch: ReadBatch,
  outcomes: readonly GoodsOutcome[],
  { headers, mapping }: { headers: readonly string[]; mapping: ImportMapping },
): KeptFault[] {
  const ofGoods = outcomes.flatMap(({ error }, index) => {
    const row = batch.rowOf[index];
    return error && row ? [{ rowNo: row.rowNo, faults: faultsOfGoods(error, row.cells, mapping) }] : [];
  });
  return [...batch.faults, ...ofGoods].flatMap(({ rowNo, faults }) =>
    faults.map(({ column, value, code, message, expected }, seq) => ({
      row_no: rowNo,
      seq,
      column: headerOf(column, headers, mapping),
      value: value.slice(0, MOST_VALUE_CHARS),
      code,
      message,
      expected,
    })),
  );
}

function headerOf(column: ColumnKey | null, headers: readonly string[], mapping: ImportMapping): string {
  const place = column === null ? undefined : mapping[column];
  return place === undefined ? (column ?? '') : (headers[place] ?? '');
}

const SAMPLES_OF_EACH = 5;

/** A few rows of each kind, for people to see what the check found. */
export function moreSamples(
  samples: readonly ImportSample[],
  batch: ReadBatch,
  previews: readonly GoodsPreview[],
): ImportSample[] {
  const all = [...samples];
  for (const [index, { status, before, after }] of previews.entries()) {
    const [row, item] = [batch.rowOf[index], batch.items[index]];
    if (status === 'rejected' || !row || !item) continue;
    if (all.filter((each) => each.status === status).length >= SAMPLES_OF_EACH) continue;
    all.push({
      rowNo: row.rowNo,
      status,
      designation: item.designation,
      brand: item.brand,
      changes: before && after ? changesOf(item.designation, before, after) : [],
    });
  }
  return all;
}

/** Why an import ended, in words that can be kept. */
export function failureOf(error: DomainError): object {
  return { code: error.code, text: error.text, faults: error.faults };
}

export const GAVE_UP = new DomainError('unavailable', 'import.gave_up', {
  zh: '多次重试后仍未完成，请联系平台',
  en: 'It did not come to its end in many tries; please tell the market',
});
