import { type MadeUpto, type PriceBreak, type Rate } from '@app/listings';

/** What one listing can do for one line. */
export interface LineOffer {
  sellerId: string;
  listingId: string;
  /** Ascending; the price of the last one reached holds for all pieces. */
  priceBreaks: readonly PriceBreak[];
  moq: number;
  orderMultiple: number;
  /** Pieces on the shelf that are promised to nobody. */
  available: number;
  /** Days until goods on the shelf are on their way. */
  leadTimeDays: number;
  /** Days until what the shelf lacks for the whole line is made; null: nothing lacks, or it cannot be made. */
  madeInDays: number | null;
  /** What can be made day by day, as far as a line may be put together of what several make. */
  madeUpto?: readonly MadeUpto[];
  shipFromProvince: string;
  /** Of one piece; 0 where the catalogue does not know it, as orders reckon. */
  massKg: number;
  green: boolean;
}

export interface WantedLine {
  /** Pieces. */
  quantity: number;
  offers: readonly LineOffer[];
}

export interface AllocationProblem {
  lines: readonly WantedLine[];
  /** To the buyer's province, by the province that goods leave from. */
  rates: ReadonlyMap<string, Rate>;
  /** Of sellers whose goods travel free from so many fen on. */
  freeAboveMinor: ReadonlyMap<string, bigint>;
  /** Of sellers that take no order below so many fen. */
  minOrderMinor?: ReadonlyMap<string, bigint>;
  maxSellers?: number;
  /** One line may be split over several offers. */
  mixedLots: boolean;
  /** Everything is on its way, or made, within so many days. */
  latestDays?: number;
}

/** So many pieces of one offer for one line. */
export interface PlanPart {
  line: number;
  offer: LineOffer;
  quantity: number;
}

/** Parts in the order of the lines; a listing serves one line, as in an order. */
export type PlanParts = readonly PlanPart[];

/** The first day by which so many pieces are made, of those that were looked at. */
export function madeBy({ madeUpto }: Pick<LineOffer, 'madeUpto'>, pieces: number): MadeUpto | undefined {
  return madeUpto?.find((upto) => upto.pieces >= pieces);
}

/** Pieces that can be made within so many days, of those that were looked at. */
export function makeable({ madeUpto }: LineOffer, latestDays = Infinity): number {
  return madeUpto?.findLast(({ days }) => days <= latestDays)?.pieces ?? 0;
}

/** What a part takes: from the shelf, or until what the shelf lacks is made. */
export function daysOf({ offer, quantity }: Pick<PlanPart, 'offer' | 'quantity'>): number {
  return quantity <= offer.available
    ? offer.leadTimeDays
    : Math.max(
        offer.leadTimeDays,
        madeBy(offer, quantity - offer.available)?.days ?? offer.madeInDays ?? Infinity,
      );
}

/** Pieces of a line that nobody of the plan delivers. */
export function lackingPieces({ lines }: AllocationProblem, parts: PlanParts): number[] {
  const lacking = lines.map(({ quantity }) => quantity);
  for (const { line, quantity } of parts) lacking[line] = Math.max(0, (lacking[line] ?? 0) - quantity);
  return lacking;
}
