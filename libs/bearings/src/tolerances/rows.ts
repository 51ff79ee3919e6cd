/** Rows that hold up to a diameter, each table read once. */
import { cell, tableRows } from '../plans/plan.js';

interface SizedRow {
  readonly upToMm: number;
  readonly cells: readonly (number | undefined)[];
}

interface SizedTable {
  /** The names of the columns behind the diameter, where the table has a heading. */
  readonly columns: readonly string[];
  readonly rows: readonly SizedRow[];
}

const read = new Map<string, SizedTable>();

export function sizedTable(text: string): SizedTable {
  const known = read.get(text);
  if (known !== undefined) return known;
  const lines = tableRows(text);
  const headed = Number.isNaN(Number(lines[0]?.[0]));
  const table: SizedTable = {
    columns: headed ? (lines[0]?.slice(1) ?? []) : [],
    rows: lines
      .slice(headed ? 1 : 0)
      .map(([upTo, ...cells]) => ({ upToMm: Number(upTo), cells: cells.map(cell) })),
  };
  read.set(text, table);
  return table;
}

export function cellsFor(text: string, diameterMm: number): SizedRow['cells'] | undefined {
  return sizedTable(text).rows.find(({ upToMm }) => diameterMm <= upToMm)?.cells;
}
