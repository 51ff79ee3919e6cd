import { freightMinor } from '@app/listings';
import { goodsMinor } from './allocation.costs.js';
import {
  type AllocationProblem,
  daysOf,
  type LineOffer,
  makeable,
  type PlanParts,
} from './allocation.problem.js';

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

export interface LineChoices {
  /** Pieces that all offers together can cover, at most those that are wanted. */
  need: number;
  /** By goods, cheapest first. */
  whole: Choice[];
  /** Where the line may be split: of all offers that have any of it in time. */
  lots: Lot[];
}

/** What freight of a line may come to, in fen, where its goods cost next to nothing. */
const FREIGHT_OF_A_LINE = 100_000;
/** Unit prices are in millionths of a yuan. */
export const MICROS_PER_FEN = 10_000;

/** What there is to choose from, less what cannot be better than something else. */
export function choicesOf(problem: AllocationProblem): LineChoices[] {
  const shared = sharedListings(problem);
  return problem.lines.map(({ quantity, offers }, line) => {
    const carried = offers.filter(({ shipFromProvince }) => problem.rates.has(shipFromProvince));
    const every = carried
      .flatMap((offer) => wholeChoices(line, offer, quantity))
      .filter((choice) => daysOf(choice) <= (problem.latestDays ?? Infinity));
    const lots = problem.mixedLots ? lotsOf(problem, line, carried, every) : [];
    const whole = withoutDominated(problem, every, shared);
    return {
      need: Math.min(quantity, every.length > 0 ? quantity : stockOf(lots)),
      whole: whole.toSorted((a, b) => a.goods - b.goods || (a.offer.listingId < b.offer.listingId ? -1 : 1)),
      lots,
    };
  });
}

/** So many at most, those of which a wanted piece costs least; in the order in which they came. */
export function cheapestOf<Offer extends LineOffer>(
  offers: readonly Offer[],
  quantity: number,
  most: number,
): readonly Offer[] {
  if (offers.length <= most) return offers;
  const cost = new Map(
    offers.map((offer) => [offer, Number(goodsMinor(offer, orderable(offer, quantity)) ?? Infinity)]),
  );
  const ascending = offers.toSorted(
    (a, b) => cost.get(a)! - cost.get(b)! || (a.listingId < b.listingId ? -1 : 1),
  );
  const chosen = new Set(ascending.slice(0, most));
  return offers.filter((offer) => chosen.has(offer));
}

const sharedOf = new WeakMap<AllocationProblem['lines'], Set<string>>();

/** Listings that more than one line could take: an order has each of them once. Asked again and again of the same lines. */
export function sharedListings({ lines }: AllocationProblem): Set<string> {
  const known = sharedOf.get(lines);
  if (known) return known;
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const { offers } of lines) {
    for (const { listingId } of offers) (seen.has(listingId) ? shared : seen).add(listingId);
  }
  sharedOf.set(lines, shared);
  return shared;
}

/** The least that can be ordered to have so many. */
function orderable({ moq, orderMultiple }: LineOffer, quantity: number): number {
  return Math.ceil(Math.max(moq, quantity) / orderMultiple) * orderMultiple;
}

/** The quantity that is needed, and each larger one that a price break makes cheaper; not the cheapest alone, for more goods may go free of freight. */
export function wholeChoices(line: number, offer: LineOffer, quantity: number): Choice[] {
  const needed = orderable(offer, quantity);
  const choices: Choice[] = [];
  let limit = Infinity;
  for (const pieces of [needed, ...offer.priceBreaks.map((each) => orderable(offer, each.minQuantity))]) {
    if (pieces < needed || (pieces > offer.available && (pieces > needed || offer.madeInDays === null)))
      continue;
    const total = goodsMinor(offer, pieces);
    if (total === undefined || Number(total) >= limit) continue;
    if (pieces === needed) limit = Number(total);
    choices.push({ line, offer, quantity: pieces, goods: Number(total), massKg: offer.massKg * pieces });
  }
  return choices;
}

function landedAlone({ rates }: AllocationProblem, { offer, goods, massKg }: Choice): number {
  return goods + Number(freightMinor(rates.get(offer.shipFromProvince)!, massKg));
}

/**
 * Without choices that cost more in goods alone than another would with freight all of its own: whatever else is bought, the other is no
 * dearer. Where leaving a seller could cost something (free freight, a least order, the number of sellers) nothing is left out.
 */
function withoutDominated(problem: AllocationProblem, choices: Choice[], shared: Set<string>): Choice[] {
  const { rates, freeAboveMinor, minOrderMinor, maxSellers } = problem;
  if (maxSellers !== undefined) return choices;
  const landed = choices
    .filter(({ offer }) => !shared.has(offer.listingId) && !minOrderMinor?.has(offer.sellerId))
    .map((choice) => landedAlone(problem, choice));
  const enough = Math.min(Infinity, ...landed);
  return choices.filter((choice) => {
    const { sellerId, shipFromProvince } = choice.offer;
    if (freeAboveMinor.has(sellerId) || minOrderMinor?.has(sellerId)) return true;
    const { firstKg, perKgMinor } = rates.get(shipFromProvince)!;
    const leastFreight = Math.max(0, Math.floor(choice.massKg - firstKg - 0.001)) * Number(perKgMinor);
    return choice.goods + leastFreight <= enough;
  });
}

/** Parts of a line; where one offer alone has any, and all of it, there is nothing to split, unless fewer pieces at a higher price make up a least order. */
function lotsOf(
  { lines, latestDays, minOrderMinor }: AllocationProblem,
  line: number,
  offers: readonly LineOffer[],
  whole: readonly Choice[],
): Lot[] {
  const lots = offers
    .filter(({ leadTimeDays }) => leadTimeDays <= (latestDays ?? Infinity))
    .flatMap((offer) => lotsOfOffer(line, offer, lines[line]!.quantity, makeable(offer, latestDays)));
  const isAlone = new Set(lots.map(({ offer }) => offer)).size < 2;
  return whole.length > 0 && isAlone && !minOrderMinor?.has(lots[0]?.offer.sellerId ?? '') ? [] : lots;
}

/** From the shelf and what is made in time, and no more of one offer than the line needs. */
function lotsOfOffer(line: number, offer: LineOffer, quantity: number, made: number): Lot[] {
  const { priceBreaks, orderMultiple, moq } = offer;
  const atMost = Math.min(offer.available + made, orderable(offer, quantity));
  return priceBreaks.flatMap(({ minQuantity, unitPrice }, at) => {
    const next = priceBreaks[at + 1]?.minQuantity ?? Infinity;
    const least = Math.ceil(Math.max(minQuantity, moq) / orderMultiple);
    const most = Math.floor(Math.min(atMost, next - 1) / orderMultiple);
    return least <= most
      ? [{ line, offer, unitPrice: Math.round(Number(unitPrice) * 1e6), least, most }]
      : [];
  });
}

function stockOf(lots: readonly Lot[]): number {
  const most = new Map<LineOffer, number>();
  for (const { offer, most: multiples } of lots)
    most.set(offer, Math.max(most.get(offer) ?? 0, multiples * offer.orderMultiple));
  return [...most.values()].reduce((total, pieces) => total + pieces, 0);
}

/** What a line that could be had and is not weighs, in fen: more than any plan costs, and a small share of it more than its last pieces. */
export function penaltyOf(choices: readonly LineChoices[]): number {
  const dearest = choices.map(({ whole, lots }) =>
    Math.max(
      0,
      ...whole.map(({ goods }) => goods),
      lots.reduce(
        (sum, lot) => sum + (lot.unitPrice * lot.most * lot.offer.orderMultiple) / MICROS_PER_FEN,
        0,
      ),
    ),
  );
  return 10 * dearest.reduce((sum, goods) => sum + goods + FREIGHT_OF_A_LINE, 0);
}

/** Of each line the share that could be had and is not. */
export function missedShares(choices: readonly LineChoices[], parts: PlanParts): number[] {
  const had = choices.map(() => 0);
  for (const { line, quantity } of parts) had[line] = (had[line] ?? 0) + quantity;
  return choices.map(({ need }, line) => (need === 0 ? 0 : Math.max(0, need - had[line]!) / need));
}

/** What a plan is judged by, in fen: its cost, and what it has not of what could be had. */
export function weightOf(choices: readonly LineChoices[], parts: PlanParts, totalMinor: bigint): number {
  const missed = missedShares(choices, parts).reduce((sum, share) => sum + share, 0);
  return missed * penaltyOf(choices) + Number(totalMinor);
}

/** What there is to choose from for as much of each line as a plan delivers. */
export function delivered(choices: readonly LineChoices[], parts: PlanParts): LineChoices[] {
  const shares = missedShares(choices, parts);
  return choices.map(({ need, whole, lots }, line) => ({
    need: Math.round(need * (1 - shares[line]!)),
    whole,
    lots,
  }));
}
