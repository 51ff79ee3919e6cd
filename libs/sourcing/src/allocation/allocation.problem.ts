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

/** Parts in the order of the lines; what several have of one listing is one line of an order. */
export type PlanParts = readonly PlanPart[];

/** All pieces of a listing, as an order names them: once, at the price of all of them. */
export interface OrderLine {
  offer: LineOffer;
  quantity: number;
  /** Of which lines they are. */
  parts: PlanPart[];
}

export function orderLinesOf(parts: PlanParts): OrderLine[] {
  return [...Map.groupBy(parts, ({ offer }) => offer.listingId).values()].map((own) => ({
    offer: own[0]!.offer,
    quantity: own.reduce((sum, { quantity }) => sum + quantity, 0),
    parts: own,
  }));
}

/** Each line's part of so many pieces of a listing: what it wants, and the last what is ordered beyond. */
export function sharedOut(quantity: number, wanted: PlanParts): PlanPart[] {
  const beyond = quantity - wanted.reduce((sum, part) => sum + part.quantity, 0);
  return wanted.map((part, at) =>
    at === wanted.length - 1 ? { ...part, quantity: part.quantity + beyond } : part,
  );
}

/** The first day by which so many pieces are made, of those that were looked at. */
export function madeBy({ madeUpto }: Pick<LineOffer, 'madeUpto'>, pieces: number): MadeUpto | undefined {
  return madeUpto?.find((upto) => upto.pieces >= pieces);
}

/** Pieces that can be made within so many days, of those that were looked at. */
export function makeable({ madeUpto }: LineOffer, latestDays = Infinity): number {
  return madeUpto?.findLast(({ days }) => days <= latestDays)?.pieces ?? 0;
}

/** What so many pieces take: from the shelf, or until what the shelf lacks is made. */
export function daysOf({ offer, quantity }: Pick<OrderLine, 'offer' | 'quantity'>): number {
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
