import { type SpooledFile } from '../files/spooled-file.js';
import { csvRows } from './csv.reader.js';
import { notATable, oldExcel } from './table.faults.js';
import { type FileRow } from './table.js';
import { xlsxRows } from './xlsx.reader.js';

/** The rows of a CSV file or of a sheet of an XLSX file with anything in them, a piece of it in memory at a time; at the end the ranges of merged cells. */
export function tableRows(
  { path, mediaType }: Pick<SpooledFile, 'path' | 'mediaType'>,
  sheetNo = 0,
): AsyncGenerator<FileRow, string[]> {
  if (mediaType === 'application/zip') return xlsxRows(path, sheetNo);
  if (mediaType === 'application/x-ole-storage') throw oldExcel();
  if (mediaType !== 'text/plain') throw notATable();
  return csvRows(path);
}

/** All rows of a file that should have few: more than `most` are refused as `tooMany` says. */
export async function wholeTable(
  file: SpooledFile,
  most: number,
  tooMany: () => Error,
  sheetNo = 0,
): Promise<{ rows: FileRow[]; merged: string[] }> {
  const rows: FileRow[] = [];
  const reading = tableRows(file, sheetNo);
  try {
    for (let next = await reading.next(); ; next = await reading.next()) {
      if (next.done) return { rows, merged: next.value };
      if (rows.push(next.value) > most) throw tooMany();
    }
  } finally {
    await reading.return([]);
  }
}
