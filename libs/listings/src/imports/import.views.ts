import { type FieldFault, type Text } from '@app/kernel';
import { type Locale } from '@app/platform';
import { COLUMN_KEYS, type ColumnKey, IMPORT_COLUMNS } from './import.columns.js';
import { type ImportMapping } from './import.entity.js';
import { type ImportPass, type ImportState } from './import.states.js';

export class ImportChangeView {
  /** A column of ours: unitPrice, stock … */
  column: string;
  before: string;
  after: string;
}

/** A row that would be put on offer, changed or left. */
export class ImportSample {
  rowNo: number;
  status: 'created' | 'changed' | 'unchanged';
  designation: string;
  brand: string;
  changes: ImportChangeView[];
}

export class ImportColumnView {
  /** One of ours. */
  column: string;
  /** What it is called in the caller's language. */
  name: string;
  needed: boolean;
  /** Where it stands in the file, from 0; null when the file does not have it. */
  place: number | null;
}

export class ImportFailureView {
  code: string;
  message: string;
  expected: string | null;
}

export class ImportCountsView {
  created: number;
  changed: number;
  unchanged: number;
  rejected: number;
}

export class ImportView {
  id: string;
  fileName: string;
  /** uploaded, checking, checked, applying, applied, cancelled or failed */
  state: ImportState;
  /** check or apply: the pass that runs, or ran last */
  pass: ImportPass;
  /** As the file writes them. */
  headers: string[];
  /** The first rows below the headers. */
  preview: string[][];
  columns: ImportColumnView[];
  /** Rows of the file; null before it was read to its end. */
  rows: number | null;
  /** Rows that this pass has worked. */
  position: number;
  counts: ImportCountsView;
  samples: ImportSample[];
  failure: ImportFailureView | null;
  createdAt: string;
  finishedAt: string | null;
}

export class ImportPageView {
  items: ImportView[];
  nextCursor: string | null;
}

export class ImportFaultView {
  /** As spreadsheets count: the headers' row is 1 in most files. */
  rowNo: number;
  /** The file's own word; empty when it is about the row. */
  column: string;
  value: string;
  code: string;
  message: string;
  /** What would be right. */
  expected: string | null;
}

export class ImportFaultPageView {
  items: ImportFaultView[];
  nextCursor: string | null;
}

export interface ImportRow {
  id: string;
  file_name: string;
  state: ImportState;
  pass: ImportPass;
  headers: string[];
  preview: string[][];
  mapping: ImportMapping;
  rows: number | null;
  position: number;
  created: number;
  changed: number;
  unchanged: number;
  rejected: number;
  samples: ImportSample[];
  failure: { code: string; text: Text; faults: readonly FieldFault[] } | null;
  created_at: Date;
  finished_at: Date | null;
}

/** Without them a row names no goods. */
export const NEEDED_COLUMNS: readonly ColumnKey[] = ['designation', 'brand'];

export function toImportView(row: ImportRow, locale: Locale): ImportView {
  const { created, changed, unchanged, rejected, failure } = row;
  return {
    id: row.id,
    fileName: row.file_name,
    state: row.state,
    pass: row.pass,
    headers: row.headers,
    preview: row.preview,
    columns: COLUMN_KEYS.map((column) => ({
      column,
      name: IMPORT_COLUMNS[column][locale],
      needed: NEEDED_COLUMNS.includes(column),
      place: row.mapping[column] ?? null,
    })),
    rows: row.rows,
    position: row.position,
    counts: { created, changed, unchanged, rejected },
    samples: row.samples,
    failure: failure && {
      code: failure.code,
      message: failure.text[locale],
      expected: failure.faults[0]?.expected ?? null,
    },
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
  };
}

export interface ImportFaultRow {
  row_no: number;
  seq: number;
  column: string;
  value: string;
  code: string;
  message: Text;
  expected: Text | null;
}

export function toImportFaultView(row: ImportFaultRow, locale: Locale): ImportFaultView {
  return {
    rowNo: row.row_no,
    column: row.column,
    value: row.value,
    code: row.code,
    message: row.message[locale],
    expected: row.expected?.[locale] ?? null,
  };
}
