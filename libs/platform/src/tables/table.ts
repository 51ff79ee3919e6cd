/** A cell as a file holds it: its text, and whether it only shows what a formula makes. */
export interface Cell {
  text: string;
  formula?: boolean;
}

export interface FileRow {
  /** As spreadsheets count: the first is 1. */
  rowNo: number;
  cells: Cell[];
}
