/** A business paper as plain data: what it says, not how it is drawn. */
export interface Paper {
  title: string;
  /** Label and value, in two columns under the title. */
  facts: [label: string, value: string][];
  columns: PaperColumn[];
  rows: string[][];
  totals: [label: string, value: string][];
  clauses: string[];
  /** Who signs, side by side. */
  signatures: string[];
}

export interface PaperColumn {
  title: string;
  /** Points; absent: what is left, shared. */
  width?: number;
  isNumber?: boolean;
}
