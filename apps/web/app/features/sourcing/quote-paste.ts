/** What of a quote's row can be pasted, in the order of its columns. */
export const PASTED = ['designation', 'brand', 'quantity', 'prices', 'days', 'lot'] as const;
export type PastedColumn = (typeof PASTED)[number];

export interface PastedCell {
  /** Of the rows, from 0. */
  row: number;
  column: PastedColumn;
  value: string;
}

export interface Placed {
  cells: PastedCell[];
  /** Rows of the block for which the table has none. */
  beyond: number;
}

/** The heads of the table that is exported, in either language. */
const HEADS: Readonly<Record<string, PastedColumn | 'lineNo'>> = {
  行: 'lineNo',
  line: 'lineNo',
  型号: 'designation',
  designation: 'designation',
  品牌: 'brand',
  brand: 'brand',
  可供数量: 'quantity',
  quantity: 'quantity',
  含税单价: 'prices',
  'unit price': 'prices',
  '交期（天）': 'days',
  'lead time (days)': 'days',
  批号: 'lot',
  lot: 'lot',
};
const headOf = (cell: string): PastedColumn | 'lineNo' | undefined => HEADS[cell.trim().toLowerCase()];

/** Where a block goes: from the cell that it is pasted into to the right and down, or by its own head to the lines that it names. */
export function placeBlock(
  block: readonly string[][],
  start: { row: number; column: PastedColumn },
  lineNos: readonly string[],
): Placed {
  const heads = block[0]?.map(headOf) ?? [];
  if (heads.includes('prices')) return placeByHead(block.slice(1), heads, lineNos);
  const first = PASTED.indexOf(start.column);
  const cells = block.flatMap((line, down) =>
    line.flatMap((text, right) => cellsOf(start.row + down, PASTED[first + right], text)),
  );
  return within(cells, lineNos.length, start.row + block.length);
}

function placeByHead(
  lines: readonly string[][],
  heads: readonly (PastedColumn | 'lineNo' | undefined)[],
  lineNos: readonly string[],
): Placed {
  const numbers = heads.indexOf('lineNo');
  const taken = new Set<number>();
  let beyond = 0;
  const cells = lines.flatMap((line, down) => {
    const row =
      numbers === -1 ? down : lineNos.findIndex((lineNo, at) => lineNo === line[numbers] && !taken.has(at));
    if (row === -1 || row >= lineNos.length) {
      beyond++;
      return [];
    }
    taken.add(row);
    return line.flatMap((text, at) => (heads[at] === 'lineNo' ? [] : cellsOf(row, heads[at], text)));
  });
  return { cells, beyond };
}

function within(cells: PastedCell[], rows: number, end: number): Placed {
  return { cells: cells.filter(({ row }) => row < rows), beyond: Math.max(0, end - rows) };
}

/** An empty cell changes nothing; a number loses what people write around it. */
function cellsOf(row: number, column: PastedColumn | 'lineNo' | undefined, text: string): PastedCell[] {
  if (column === undefined || column === 'lineNo' || text === '') return [];
  const isNumber = column === 'quantity' || column === 'days';
  return [{ row, column, value: isNumber ? text.replace(/[,，\s]|[^\d]+$/g, '') : text.replace(/^'/, '') }];
}
