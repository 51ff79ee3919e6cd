import { orderablePieces } from '@app/listings';
import { goodsMinor } from './allocation.costs.js';
import { type LineOffer } from './allocation.problem.js';

/** A whole line from one offer. Amounts in fen as numbers: a purchase is far below 2^53. */
export interface Choice {
  line: number;
  offer: LineOffer;
  quantity: number;
  goods: number;
  massKg: number;
}

/** A part of a line from one offer, at one price break. */
export interface Lot {
  line: number;
  offer: LineOffer;
  /** Millionths of a yuan. */
  unitPrice: number;
  /** In order multiples. */
  least: number;
  most: number;
}

/** The quantity that is needed, and each larger one that a price break makes cheaper; not the cheapest alone, for more goods may go free of freight. */
export function wholeChoices(line: number, offer: LineOffer, quantity: number): Choice[] {
  const needed = orderablePieces(quantity, offer);
  const choices: Choice[] = [];
  let limit = Infinity;
  for (const pieces of [
    needed,
    ...offer.priceBreaks.map((each) => orderablePieces(each.minQuantity, offer)),
  ]) {
    if (pieces < needed || (pieces > offer.available && (pieces > needed || offer.madeInDays === null)))
      continue;
    const total = goodsMinor(offer, pieces);
    if (total === undefined || Number(total) >= limit) continue;
    if (pieces === needed) limit = Number(total);
    choices.push({ line, offer, quantity: pieces, goods: Number(total), massKg: offer.massKg * pieces });
  }
  return choices;
}

/** From the shelf and what is made in time, and no more of one offer than the line needs. */
export function lotsOfOffer(line: number, offer: LineOffer, quantity: number, made: number): Lot[] {
  const { priceBreaks, orderMultiple, moq } = offer;
  const atMost = Math.min(offer.available + made, orderablePieces(quantity, offer));
  return priceBreaks.flatMap(({ minQuantity, unitPrice }, at) => {
    const next = priceBreaks[at + 1]?.minQuantity ?? Infinity;
    const least = Math.ceil(Math.max(minQuantity, moq) / orderMultiple);
    const most = Math.floor(Math.min(atMost, next - 1) / orderMultiple);
    return least <= most
      ? [{ line, offer, unitPrice: Math.round(Number(unitPrice) * 1e6), least, most }]
      : [];
  });
}
