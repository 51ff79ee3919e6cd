import { freightMinor, orderablePieces } from '@app/listings';
import { goodsMinor } from './allocation.costs.js';
import {
  type AllocationProblem,
  daysOf,
  type LineOffer,
  makeable,
  type PlanParts,
} from './allocation.problem.js';
import { type Choice, type Lot, lotsOfOffer, wholeChoices } from './offer-choices.js';
import { leastUnitPrice, mostTogether, type SharedListing, sharedListings } from './shared-listings.js';

/** What a line may take of a listing together with other lines. */
export interface Share {
  line: number;
  offer: LineOffer;
  pieces: number;
  /** Of a piece at least, however many have it together; in millionths of a yuan. */
  leastUnitPrice: number;
}

export interface LineChoices {
  /** Pieces that all offers together can cover, at most those that are wanted. */
  need: number;
  /** By goods, cheapest first. */
  whole: Choice[];
  /** Where the line may be split: of all offers that have any of it in time. */
  lots: Lot[];
  /** What it may have at the price of all the pieces that several lines take of a listing. */
  shares: Share[];
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
      shares: sharesOf(line, quantity, carried, shared).filter(
        ({ pieces }) => problem.mixedLots || pieces === quantity,
      ),
    };
  });
}

function sharesOf(
  line: number,
  quantity: number,
  offers: readonly LineOffer[],
  shared: ReadonlyMap<string, SharedListing>,
): Share[] {
  return offers.flatMap((offer) => {
    const listing = shared.get(offer.listingId);
    const pieces = listing ? Math.min(quantity, mostTogether(listing)) : 0;
    return listing && pieces > 0 ? [{ line, offer, pieces, leastUnitPrice: leastUnitPrice(listing) }] : [];
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
    offers.map((offer) => [offer, Number(goodsMinor(offer, orderablePieces(quantity, offer)) ?? Infinity)]),
  );
  const ascending = offers.toSorted(
    (a, b) => cost.get(a)! - cost.get(b)! || (a.listingId < b.listingId ? -1 : 1),
  );
  const chosen = new Set(ascending.slice(0, most));
  return offers.filter((offer) => chosen.has(offer));
}

function landedAlone({ rates }: AllocationProblem, { offer, goods, massKg }: Choice): number {
  return goods + Number(freightMinor(rates.get(offer.shipFromProvince)!, massKg));
}

/**
 * Without choices that cost more in goods alone than another would with freight all of its own: whatever else is bought, the other is no
 * dearer. Where leaving a seller could cost something (free freight, a least order, the number of sellers), or other lines
 * could have of the same listing, nothing is left out.
 */
function withoutDominated(
  problem: AllocationProblem,
  choices: Choice[],
  shared: ReadonlyMap<string, SharedListing>,
): Choice[] {
  const { rates, freeAboveMinor, minOrderMinor, maxSellers } = problem;
  if (maxSellers !== undefined) return choices;
  const landed = choices
    .filter(({ offer }) => !shared.has(offer.listingId) && !minOrderMinor?.has(offer.sellerId))
    .map((choice) => landedAlone(problem, choice));
  const enough = Math.min(Infinity, ...landed);
  return choices.filter((choice) => {
    const { sellerId, shipFromProvince, listingId } = choice.offer;
    if (shared.has(listingId) || freeAboveMinor.has(sellerId) || minOrderMinor?.has(sellerId)) return true;
    const { firstKg, perKgMinor } = rates.get(shipFromProvince)!;
    const leastFreight = Math.max(0, Math.floor(choice.massKg - firstKg - 0.001)) * Number(perKgMinor);
    return choice.goods + leastFreight <= enough;
  });
}

/** Parts of a line; where one offer alone has any, and all of it, there is nothing to split, unless fewer pieces at a higher price make up a least order, or leave some to another line. */
function lotsOf(
  problem: AllocationProblem,
  line: number,
  offers: readonly LineOffer[],
  whole: readonly Choice[],
): Lot[] {
  const { lines, latestDays, minOrderMinor } = problem;
  const shared = sharedListings(problem);
  const lots = offers
    .filter(({ leadTimeDays }) => leadTimeDays <= (latestDays ?? Infinity))
    .flatMap((offer) => lotsOfOffer(line, offer, lines[line]!.quantity, makeable(offer, latestDays)));
  const isAlone = new Set(lots.map(({ offer }) => offer)).size < 2;
  const isWhole = ({ offer: { sellerId, listingId } }: Lot): boolean =>
    isAlone && !minOrderMinor?.has(sellerId) && !shared.has(listingId);
  return whole.length > 0 && lots[0] && isWhole(lots[0]) ? [] : lots;
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
  const missed = missedShares(choices, parts);
  return choices.map((own, line) => ({ ...own, need: Math.round(own.need * (1 - missed[line]!)) }));
}
