import { freightMinor, type Rate } from '@app/listings';
import { goodsMinor } from '../allocation/allocation.costs.js';
import { daysOf, type LineOffer } from '../allocation/allocation.problem.js';
import { wholeChoices } from '../allocation/offer-choices.js';

/** Where the goods go and what is asked of their coming. */
export interface Destination {
  /** By the province that goods leave from; null: nobody said where they go. */
  rates: ReadonlyMap<string, Rate> | null;
  /** Of sellers whose goods travel free from so many fen on. */
  freeAboveMinor: ReadonlyMap<string, bigint>;
  latestDays?: number;
}

/** One way to take from an offer. */
export interface Option {
  /** Pieces to order. */
  pieces: number;
  goodsMinor: bigint;
  /** Null: nobody said where the goods go. */
  freightMinor: bigint | null;
  /** Of these, made for the order. */
  toMake: number;
  days: number;
  /** Pieces of the line that it serves. */
  served: number;
  /** Of one piece that it serves, in fen: as it is compared. */
  minorPerPiece: number;
}

/** The ways to take from an offer for so many pieces: all of them at each price break that is of use, and what the shelf has of them. */
export function optionsOf(offer: LineOffer, quantity: number, to: Destination): Option[] {
  if (to.rates && !to.rates.has(offer.shipFromProvince)) return [];
  const whole = wholeChoices(0, offer, quantity).map((choice) => choice.quantity);
  const shelf = Math.floor(offer.available / offer.orderMultiple) * offer.orderMultiple;
  const some = shelf >= offer.moq && shelf < quantity ? [shelf] : [];
  return [...whole, ...some].flatMap((pieces) => {
    const goods = goodsMinor(offer, pieces);
    const days = daysOf({ offer, quantity: pieces });
    return goods === undefined || days > (to.latestDays ?? Infinity)
      ? []
      : [optionOf(offer, { pieces, goods, days, quantity }, to)];
  });
}

function optionOf(
  offer: LineOffer,
  { pieces, goods, days, quantity }: { pieces: number; goods: bigint; days: number; quantity: number },
  { rates, freeAboveMinor }: Destination,
): Option {
  const served = Math.min(pieces, quantity);
  const freeAbove = freeAboveMinor.get(offer.sellerId);
  const isFree = freeAbove !== undefined && goods >= freeAbove;
  const rate = rates?.get(offer.shipFromProvince);
  const carried = rate ? (isFree ? 0n : freightMinor(rate, offer.massKg * pieces)) : null;
  return {
    pieces,
    goodsMinor: goods,
    freightMinor: carried,
    toMake: Math.max(0, pieces - offer.available),
    days,
    served,
    minorPerPiece: Number(comparedMinor(goods, carried ?? 0n, freeAbove)) / served,
  };
}

/**
 * Goods with freight, but never dearer than the worth from which they travel free: whose price falls just below that worth must not fall
 * behind for the freight that comes with it.
 */
function comparedMinor(goods: bigint, freight: bigint, freeAbove: bigint | undefined): bigint {
  const total = goods + freight;
  return freeAbove !== undefined && goods < freeAbove && total > freeAbove ? freeAbove : total;
}
