import type { BomLineView } from '../../lib/api-types.js';
import { paths, withQuery } from '../../lib/paths.js';

/** Of a list: so many pieces of a line. */
export interface LineToQuote {
  lineNo: number;
  quantity: number;
}

/** Lines of a list in an address: all that no offer covers. */
const UNCOVERED = 'uncovered';

/** A new RFQ for some lines of a list: `3:300,7:20`, or for whatever no offer covers. */
export function rfqFor(
  bom: string,
  lines: readonly LineToQuote[] | typeof UNCOVERED,
  known: { province?: string; neededBy?: string; certificates?: readonly string[]; greenOnly?: string } = {},
): string {
  const named =
    lines === UNCOVERED ? lines : lines.map(({ lineNo, quantity }) => `${lineNo}:${quantity}`).join(',');
  return withQuery(paths.rfqNew, { bom, lines: named, ...known });
}

/** What the address names of the list, each line with the pieces that are asked for; a line without a quantity is asked for when it has one. */
export function linesToQuote(list: readonly BomLineView[], named: string): BomLineView[] {
  if (named === UNCOVERED) return list.filter(({ offers }) => offers.best === null);
  const pieces = new Map(named.split(',').map((each) => each.split(':').map(Number) as [number, number]));
  return list.flatMap((line) =>
    pieces.has(line.lineNo) ? [{ ...line, quantity: pieces.get(line.lineNo) || line.quantity }] : [],
  );
}
