import { type LineChoices, MICROS_PER_FEN, type Share } from './allocation.choices.js';
import { type Choice, type Lot } from './offer-choices.js';

/** Sums of a part are rounded to the fen. */
const HALF_A_FEN = 0.5;

/** What a seller may take of a line at a price for it. */
export interface Ware {
  line: number;
  seller: string;
  province: string;
  /** Those that are in the place of one another. */
  group: string;
  /** In fen. */
  goods: number;
  massKg: number;
  /** Of what the line needs. */
  share: number;
}

/** All that a plan can have, as far as it can be best at any price of its line, of freight and of goods. */
export function waresOf({ need, whole, lots, shares }: LineChoices): Ware[] {
  if (need === 0) return [];
  const wholes = [
    ...whole.map((choice) => wareOfChoice(choice, lots.length > 0)),
    ...shares.map((share) => wareOfShare(share, need, lots.length > 0)),
  ];
  if (lots.length === 0) return wholes;
  const parts = lots.flatMap((lot) => endsOf(lot, need).map((pieces) => wareOfLot(lot, pieces, need)));
  const groups = Map.groupBy([...wholes, ...parts], ({ group }) => group);
  return [...groups.values()].flatMap((own) =>
    own.filter(
      (ware, at) =>
        !own.some((other, place) => isBeaten(ware, other) && (place < at || !isBeaten(other, ware))),
    ),
  );
}

/** In part or whole, the other comes to less whatever the prices: scaled down to as large a share it is lighter and cheaper. */
function isBeaten(ware: Ware, other: Ware): boolean {
  const scale = ware.share / other.share;
  return (
    ware !== other && scale <= 1 && ware.goods >= scale * other.goods && ware.massKg >= scale * other.massKg
  );
}

/** Between them cost and weight of a lot are straight, but for where it has all that the line needs. */
export function endsOf({ least, most, offer: { orderMultiple } }: Lot, need: number): number[] {
  const ends = [least, most].map((multiples) => multiples * orderMultiple);
  return ends[0]! < need && need < ends[1]! ? [...ends, need] : ends;
}

export function wareOfChoice({ line, offer, goods, massKg }: Choice, isSplit: boolean): Ware {
  return { ...placed(line, offer, isSplit), goods, massKg, share: 1 };
}

export function wareOfLot({ line, offer, unitPrice }: Lot, pieces: number, need: number): Ware {
  return {
    ...placed(line, offer, true),
    goods: (unitPrice * pieces) / MICROS_PER_FEN - HALF_A_FEN,
    massKg: offer.massKg * pieces,
    share: Math.min(1, pieces / need),
  };
}

/** Of an order that other lines share: each piece at the least that it may cost there, as many as are wanted or can be had. */
export function wareOfShare(
  { line, offer, pieces: most, leastUnitPrice }: Share,
  need: number,
  isSplit: boolean,
): Ware {
  const pieces = Math.min(need, most);
  return {
    ...placed(line, offer, isSplit),
    goods: (leastUnitPrice * pieces) / MICROS_PER_FEN - HALF_A_FEN,
    massKg: offer.massKg * pieces,
    share: pieces / need,
  };
}

/** A seller has a whole line once, of a split one each of its listings. */
function placed(line: number, { sellerId, shipFromProvince, listingId }: Lot['offer'], isSplit: boolean) {
  return {
    line,
    seller: sellerId,
    province: shipFromProvince,
    group: isSplit ? `${line} ${listingId}` : `${line}`,
  };
}
