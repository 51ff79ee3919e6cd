import { type SpooledFile } from '../files/spooled-file.js';
import { csvRows } from './csv.reader.js';
import { notATable, oldExcel } from './table.faults.js';
import { type FileRow } from './table.js';
import { xlsxSheets } from './xlsx.reader.js';

type Source = Pick<SpooledFile, 'path' | 'mediaType'>;
type Sheet = AsyncGenerator<FileRow, string[]>;

/** The sheets of an XLSX file, or the one that a CSV file is. */
async function* sheetsOf({ path, mediaType }: Source): AsyncGenerator<Sheet> {
  if (mediaType === 'application/x-ole-storage') throw oldExcel();
  if (mediaType === 'application/zip') yield* xlsxSheets(path);
  else if (mediaType === 'text/plain') yield csvRows(path);
  else throw notATable();
}

/** The rows of the first sheet with anything in them, a piece of it in memory at a time; at the end the ranges of merged cells. */
export async function* tableRows(file: Source): Sheet {
  for await (const sheet of sheetsOf(file)) return yield* sheet;
  return [];
}

/** All rows of the sheets of a file that should have few: more than `most` in one are refused as `tooMany` says. */
export async function* wholeTables(
  file: Source,
  most: number,
  tooMany: () => Error,
): AsyncGenerator<{ rows: FileRow[]; merged: string[] }> {
  for await (const sheet of sheetsOf(file)) yield whole(sheet, most, tooMany);
}

/** The same of the first sheet. */
export function wholeTable(
  file: Source,
  most: number,
  tooMany: () => Error,
): Promise<{ rows: FileRow[]; merged: string[] }> {
  return whole(tableRows(file), most, tooMany);
}

async function whole(
  sheet: Sheet,
  most: number,
  tooMany: () => Error,
): Promise<{ rows: FileRow[]; merged: string[] }> {
  const rows: FileRow[] = [];
  try {
    for (let next = await sheet.next(); ; next = await sheet.next()) {
      if (next.done) return { rows, merged: next.value };
      if (rows.push(next.value) > most) throw tooMany();
    }
  } finally {
    await sheet.return([]);
  }
}
