import { DomainError, type FieldFault } from '@app/kernel';
import { lineValues, valueOfPieces } from './order.amounts.js';
import { type OrderRow } from './order.views.js';
import { type LinePieces } from './place-order.dto.js';

type Line = OrderRow['lines'][number];

export interface PiecesOfLine {
  line: Line;
  quantity: number;
}

const SAY = {
  'order.line_unknown': { zh: '订单没有这一行', en: 'The order has no such line' },
  'order.line_twice': { zh: '同一行请只写一次', en: 'Name each line once' },
  'order.too_many_pieces': { zh: '超过可办理的数量', en: 'More pieces than there are' },
} as const;

/** How much of each line the seller accepts: lines not named are accepted whole. Nothing at all is a rejection, and to be said so. */
export function acceptedPieces(order: OrderRow, wish: readonly LinePieces[]): PiecesOfLine[] {
  const named = new Map(
    piecesOfLines(order, wish, (line) => line.quantity).map(({ line, quantity }) => [line.lineNo, quantity]),
  );
  const accepted = order.lines.map((line) => ({ line, quantity: named.get(line.lineNo) ?? line.quantity }));
  if (accepted.some(({ quantity }) => quantity > 0)) return accepted;
  const text = {
    zh: '一件也不接受时请拒绝订单',
    en: 'To accept nothing is to reject the order: do that, with its reason',
  };
  throw new DomainError('unprocessable', 'order.nothing_accepted', text, [
    { field: 'lines', code: 'order.nothing_accepted', message: text, expected: '≥ 1' },
  ]);
}

/** The one line that a request names pieces of. */
export function lineOfPieces(order: OrderRow, wish: LinePieces, most: (line: Line) => number): Line {
  return piecesOfLines(order, [wish], most, () => '')[0]!.line;
}

/** Pieces by line as a request names them; every line at fault is named with what would be right. */
export function piecesOfLines(
  order: OrderRow,
  wish: readonly LinePieces[],
  most: (line: Line) => number,
  pathOf = (index: number): string => `lines.${index}.`,
): PiecesOfLine[] {
  const faults: FieldFault[] = [];
  const pieces: PiecesOfLine[] = [];
  for (const [index, { lineNo, quantity }] of wish.entries()) {
    const line = order.lines.find((each) => each.lineNo === lineNo);
    const say = (code: keyof typeof SAY, field: string, expected: string) =>
      faults.push({ field: pathOf(index) + field, code, message: SAY[code], expected });
    if (!line) say('order.line_unknown', 'lineNo', order.lines.map((each) => each.lineNo).join(' | '));
    else if (pieces.some((each) => each.line === line)) say('order.line_twice', 'lineNo', '1 ×');
    else if (quantity > most(line)) say('order.too_many_pieces', 'quantity', `≤ ${most(line)}`);
    else pieces.push({ line, quantity });
  }
  const [first] = faults;
  if (first) throw new DomainError('unprocessable', first.code, first.message, faults);
  return pieces;
}

/** What each line comes to with its part of the freight, in the order of the lines. */
const valuesOf = (order: OrderRow): bigint[] =>
  lineValues(
    order.lines.map(({ quantity, totalMinor }) => ({ quantity, totalMinor: BigInt(totalMinor) })),
    BigInt(order.freight_minor),
  );

/** What goes back for the pieces that are not accepted, with the freight that goes with them. `accepted` is of all lines, in order. */
export function declinedMinor(order: OrderRow, accepted: readonly PiecesOfLine[]): bigint {
  return valuesOf(order).reduce((sum, value, index) => {
    const { line, quantity } = accepted[index]!;
    return sum + value - valueOfPieces(value, line.quantity, quantity);
  }, 0n);
}
