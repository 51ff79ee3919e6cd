import { type EntityManager } from 'typeorm';
import { TAKE_OVER_PROMISES } from './capacity.sql.js';
import { type HoldLine, type OrderPieces, type OrderRef, type ToMake } from './stock.service.js';
import { TAKE_OVER } from './stock.sql.js';

/** Pieces that a seller has promised by a quote. */
export interface QuotedPieces {
  /** Under what name pieces of the quote are kept; null: none are. */
  holdId: string | null;
  /** The day by which whatever the shelf does not have is there: the seller's word. */
  promisedOn: string;
}

interface TakenOverRow {
  line_no: number;
  pieces: number;
  ready_on: string | null;
}

/** What quotes keep is kept for the orders that they became; what those do not want of it is free. Answers pieces by line number. */
export async function takeOver(
  tx: EntityManager,
  { heldUntil, lines }: { heldUntil: Date; lines: readonly HoldLine[] },
  release: (order: OrderRef, pieces: readonly OrderPieces[]) => Promise<void>,
): Promise<{ kept: Map<number, number>; toMake: Map<number, ToMake> }> {
  const over = lines.filter(({ quoted }) => quoted && quoted.holdId !== null);
  if (over.length === 0) return { kept: new Map(), toMake: new Map() };
  const columns = [
    over.map((line) => line.lineNo),
    over.map((line) => line.sellerId),
    over.map((line) => line.quoted?.holdId),
    over.map((line) => line.orderId),
    heldUntil,
  ];
  const shelved: TakenOverRow[] = await tx.query(TAKE_OVER, columns);
  const promised: TakenOverRow[] = await tx.query(TAKE_OVER_PROMISES, columns);
  const fromShelf = new Map(shelved.map((row) => [row.line_no, row.pieces]));
  const toBeMade = new Map(promised.map((row) => [row.line_no, row]));
  const kept = new Map<number, number>();
  const toMake = new Map<number, ToMake>();
  for (const line of over) {
    const made = toBeMade.get(line.lineNo);
    const all = (fromShelf.get(line.lineNo) ?? 0) + (made?.pieces ?? 0);
    kept.set(line.lineNo, all);
    // What is still to be made goes first.
    const surplus = Math.max(0, all - line.quantity);
    if (surplus > 0) await release(line, [{ listingId: line.listingId, quantity: surplus }]);
    const pieces = (made?.pieces ?? 0) - surplus;
    if (made && pieces > 0) toMake.set(line.lineNo, { pieces, readyOn: made.ready_on! });
  }
  return { kept, toMake };
}
