import { type FileRow, type SpooledFile, tableRows } from '@app/platform';
import { columnOfHeader } from './import.columns.js';
import { emptyFile, mergedCells, MOST_ROWS, tooManyRows } from './import.faults.js';

/** Rows above the headers: a firm's name, a date, a greeting. */
const MOST_TITLE_ROWS = 10;

/** First the headers, then the rows below them. No more than a piece of the file is in memory at a time. */
export async function* readTable(file: SpooledFile): AsyncGenerator<FileRow, void> {
  const rows = tableRows(file);
  try {
    const first: FileRow[] = [];
    let next = await rows.next();
    while (!next.done && first.length < MOST_TITLE_ROWS) {
      first.push(next.value);
      next = await rows.next();
    }
    const header = headerOf(first);
    if (header === undefined) throw emptyFile();
    const below = first.slice(first.indexOf(header) + 1);
    yield header;
    yield* below;
    let count = below.length;
    while (!next.done) {
      if (++count > MOST_ROWS) throw tooManyRows();
      yield next.value;
      next = await rows.next();
    }
    if (count === 0) throw emptyFile();
    const merged = next.value.find((range) => lastRowOf(range) > header.rowNo);
    if (merged !== undefined) throw mergedCells(merged);
  } finally {
    await rows.return([]);
  }
}

/** Of the first rows the one that has most of the trade's words for columns; the very first if none has any. */
function headerOf(first: readonly FileRow[]): FileRow | undefined {
  const known = first.map(
    ({ cells }) => cells.filter(({ text }) => columnOfHeader(text) !== undefined).length,
  );
  return first[known.indexOf(Math.max(...known))];
}

const lastRowOf = (range: string): number => Number(/\d+$/.exec(range)?.[0] ?? 0);
