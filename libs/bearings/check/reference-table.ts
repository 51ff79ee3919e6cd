/** The reference tables, read from a folder outside the project. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Row = Readonly<Record<string, string>>;

/** One comma-separated table with a header line and quoted cells. */
export function readTable(folder: string, name: string): Row[] {
  const [header = [], ...lines] = cellsOf(readFileSync(join(folder, name), 'utf8'));
  return lines
    .filter((cells) => cells.length === header.length)
    .map((cells) => Object.fromEntries(header.map((column, index) => [column, cells[index] ?? ''])));
}

function cellsOf(text: string): string[][] {
  const lines: string[][] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const character = text[i] as string;
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === ',') {
      cells.push(cell);
      cell = '';
    } else if (character === '\n') {
      cells.push(cell.replace(/\r$/, ''));
      lines.push(cells);
      cells = [];
      cell = '';
    } else cell += character;
  }
  if (cell !== '' || cells.length > 0) lines.push([...cells, cell]);
  return lines;
}

/** Counts hits and rows under several headings at once, and prints them as tables. */
export class Tally {
  private readonly counts = new Map<string, { hits: number; rows: number }>();

  count(heading: string, hit: boolean): void {
    const held = this.counts.get(heading) ?? { hits: 0, rows: 0 };
    held.rows += 1;
    if (hit) held.hits += 1;
    this.counts.set(heading, held);
  }

  lines(): string[] {
    return [...this.counts]
      .toSorted(([, a], [, b]) => b.rows - a.rows)
      .map(([heading, { hits, rows }]) => {
        const share = ((100 * hits) / rows).toFixed(1).padStart(5);
        return `${share} %  ${String(hits).padStart(6)} of ${String(rows).padStart(6)}  ${heading}`;
      });
  }
}
