import { type Share } from './allocation.choices.js';
import { type OrderLine, orderLinesOf, type PlanPart, sharedOut } from './allocation.problem.js';
import { type Lot } from './offer-choices.js';

/** What one line takes of an order that several lines share. */
interface TakenShare {
  share: Share;
  column: number;
  upper: number;
  /** That one of the column is. */
  pieces: number;
}

/** At one price: so many order multiples, or none. */
export interface TakenLot {
  lot: Lot;
  take: number;
  multiples: number;
}

/** An order of a listing that several lines share, in the programme's columns. */
export interface Together {
  shares: TakenShare[];
  lots: TakenLot[];
}

/** Sets the columns for what a plan has of it; undefined: not several lines have any. */
export function startTogether(
  { shares, lots }: Together,
  parts: readonly PlanPart[],
  values: Float64Array,
): { orderLine: OrderLine; unitPrice: number } | undefined {
  const { offer } = shares[0]!.share;
  const [orderLine] = orderLinesOf(parts.filter((part) => part.offer.listingId === offer.listingId));
  const many = (orderLine?.quantity ?? 0) / offer.orderMultiple;
  const at = lots.find(({ lot }) => lot.least <= many && many <= lot.most);
  if (!orderLine || !at || orderLine.parts.length < 2) return undefined;
  for (const { line, quantity } of orderLine.parts) {
    const had = shares.find(({ share }) => share.line === line);
    if (had) values[had.column] = Math.min(had.upper, Math.floor(quantity / had.pieces));
  }
  values[at.take] = 1;
  values[at.multiples] = many;
  return { orderLine, unitPrice: at.lot.unitPrice };
}

export function partsTogether({ shares, lots }: Together, values: Float64Array): PlanPart[] {
  const wanted = shares.flatMap(({ share: { line, offer }, column, pieces }) => {
    const quantity = Math.round(values[column]!) * pieces;
    return quantity > 0 ? [{ line, offer, quantity }] : [];
  });
  const quantity = lots.reduce(
    (sum, { lot, multiples }) => sum + Math.round(values[multiples]!) * lot.offer.orderMultiple,
    0,
  );
  return sharedOut(quantity, wanted);
}
