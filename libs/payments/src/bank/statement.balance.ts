import { type StatementLine } from './statement.reader.js';

type Balanced = Pick<StatementLine, 'lineNo' | 'amountMinor'> & { balanceMinor: bigint };

export interface StatementBalance {
  /** What stood on the account before the first line, and after the last. */
  openingMinor: bigint;
  closingMinor: bigint;
  /** The first line that does not go on from the one before: something is missing between them. */
  broken: { lineNo: number; expectedMinor: bigint } | null;
}

/** What a statement says of the account's balance, whether its oldest line comes first or last; null where a line does not say. */
export function balanceOf(lines: readonly StatementLine[]): StatementBalance | null {
  const balanced = lines.filter((line): line is StatementLine & Balanced => line.balanceMinor !== null);
  if (lines.length === 0 || balanced.length < lines.length) return null;
  const [forwards, backwards] = [balanced, balanced.toReversed()].map((order) => ({
    order,
    breaks: breaksOf(order),
  }));
  const { order, breaks } = backwards!.breaks.length < forwards!.breaks.length ? backwards! : forwards!;
  const [first, last] = [order[0]!, order.at(-1)!];
  return {
    openingMinor: first.balanceMinor - first.amountMinor,
    closingMinor: last.balanceMinor,
    broken: breaks[0] ?? null,
  };
}

function breaksOf(order: readonly Balanced[]): NonNullable<StatementBalance['broken']>[] {
  return order.slice(1).flatMap((line, index) => {
    const expectedMinor = order[index]!.balanceMinor + line.amountMinor;
    return line.balanceMinor === expectedMinor ? [] : [{ lineNo: line.lineNo, expectedMinor }];
  });
}
