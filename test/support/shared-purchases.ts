import fc from 'fast-check';
import { costOf } from '../../libs/sourcing/src/allocation/allocation.costs.js';
import {
  type AllocationProblem,
  type LineOffer,
  type PlanParts,
} from '../../libs/sourcing/src/allocation/allocation.problem.js';
import { daysFor, multipleOf, offerFor, purchaseOf, quantitiesOf, termsOf } from './purchases.js';

/** Two lines of a few listings that one may take or both. */
export const sharedProblemOf = (mixedLots: boolean): fc.Arbitrary<AllocationProblem> =>
  purchaseOf(
    mixedLots,
    fc
      .record({
        terms: fc.tuple(termsOf('s-0', true), termsOf('s-1', true), termsOf('s-2', true)),
        lines: fc.tuple(wanted, wanted),
      })
      .map(({ terms, lines }) =>
        lines.map(({ quantity, places }) => ({
          quantity,
          // What can be made day by day is looked at wherever lines share.
          offers: places.map((place) => offerFor(terms[place]!, quantity, true)),
        })),
      ),
  );

const wanted = fc.record({
  quantity: fc.integer({ min: 1, max: 5 }),
  places: fc.subarray([0, 1, 2], { minLength: 1 }),
});

/** So many pieces of a listing, for one line or for whichever want them. */
interface Ordered {
  offer: LineOffer;
  line: number | null;
  quantity: number;
}

const takersOf = ({ lines }: AllocationProblem, listingId: string): number[] =>
  lines.flatMap(({ offers }, line) => (offers.some((offer) => offer.listingId === listingId) ? [line] : []));

/** All that may be ordered of a listing: for one line as ever; for several as many as they want, or as a break begins with. */
function ordersOf(problem: AllocationProblem, offer: LineOffer): Ordered[] {
  const takers = takersOf(problem, offer.listingId);
  const single = takers.flatMap((line) => {
    const own = problem.lines[line]!.offers.find(({ listingId }) => listingId === offer.listingId)!;
    return quantitiesOf(problem, own, problem.lines[line]!.quantity)
      .filter((quantity) => quantity > 0)
      .map((quantity) => ({ offer: own, line, quantity }));
  });
  const made = offer.madeUpto?.findLast(({ days }) => days <= (problem.latestDays ?? Infinity))?.pieces ?? 0;
  const quantities = takers.map((line) => problem.lines[line]!.quantity);
  const sharers = quantities.filter(
    (quantity) => problem.mixedLots || multipleOf(offer, quantity) <= offer.available + made,
  );
  if (sharers.length < 2) return single;
  const all = quantities.reduce((sum, quantity) => sum + quantity, 0);
  const ends = [all, ...offer.priceBreaks.map(({ minQuantity }) => minQuantity)];
  const most = Math.max(...ends.map((end) => multipleOf(offer, end)));
  const beyond = new Set(ends.map((end) => multipleOf(offer, end)));
  const together = Array.from({ length: most }, (_, at) => at + 1)
    .filter((pieces) => pieces === multipleOf(offer, pieces) && pieces <= offer.available + made)
    .filter((pieces) => pieces <= multipleOf(offer, all) || beyond.has(pieces))
    .filter((pieces) => daysFor(offer, pieces) <= (problem.latestDays ?? Infinity))
    .map((quantity) => ({ offer, line: null, quantity }));
  return [...single, ...together];
}

const costing = (problem: AllocationProblem, orders: readonly Ordered[]) =>
  costOf(
    problem,
    orders.map(({ offer, quantity }) => ({ line: 0, offer, quantity })),
  );

/** All combinations of orders that sellers take. */
function allowedOrders(problem: AllocationProblem): { orders: Ordered[]; cost: number }[] {
  const listings = new Map(
    problem.lines.flatMap(({ offers }) => offers.map((offer) => [offer.listingId, offer])),
  );
  const all = [...listings.values()]
    .filter(({ shipFromProvince }) => problem.rates.has(shipFromProvince))
    .map((offer) => ordersOf(problem, offer))
    .reduce<Ordered[][]>(
      (plans, own) => plans.flatMap((plan) => [plan, ...own.map((order) => [...plan, order])]),
      [[]],
    );
  return all.flatMap((orders) => {
    const { bySeller, totalMinor } = costing(problem, orders);
    const isTaken = [...bySeller].every(
      ([seller, { goodsMinor }]) => goodsMinor >= (problem.minOrderMinor?.get(seller) ?? 0n),
    );
    return isTaken && bySeller.size <= (problem.maxSellers ?? Infinity)
      ? [{ orders, cost: Number(totalMinor) }]
      : [];
  });
}

/** All that the two lines can have of these orders, each with some of each. */
function hadOf(problem: AllocationProblem, orders: readonly Ordered[]): number[][] {
  let had: number[][] = [problem.lines.map(() => 0)];
  const isWhole = !problem.mixedLots;
  for (const { offer, line, quantity } of orders) {
    const takers = line === null ? takersOf(problem, offer.listingId) : [line];
    const wants = takers.map((taker) => Math.min(quantity, problem.lines[taker]!.quantity));
    const ways = wants.reduce<number[][]>(
      (before, most) =>
        before.flatMap((way) => Array.from({ length: most + 1 }, (_, some) => [...way, some])),
      [[]],
    );
    had = had.flatMap((own) =>
      ways
        .filter((way) => {
          const sum = way.reduce((total, pieces) => total + pieces, 0);
          const isEachWhole = way.every(
            (pieces, at) =>
              pieces === 0 || (pieces === problem.lines[takers[at]!]!.quantity && own[takers[at]!] === 0),
          );
          return sum > 0 && sum <= quantity && (!isWhole || isEachWhole);
        })
        .map((way) =>
          own.map((pieces, at) =>
            Math.min(problem.lines[at]!.quantity, pieces + (way[takers.indexOf(at)] ?? 0)),
          ),
        ),
    );
    had = [...new Map(had.map((own) => [own.join(), own])).values()];
  }
  return had;
}

/** Of each line what can be had of it at all. */
function needsOf(problem: AllocationProblem): number[] {
  const free = { ...problem, maxSellers: undefined, minOrderMinor: undefined };
  return problem.lines.map(({ quantity }, line) => {
    const alone = {
      ...free,
      lines: problem.lines.map((own, at) => (at === line ? own : { ...own, offers: [] })),
    };
    const most = allowedOrders(alone).flatMap(({ orders }) => hadOf(alone, orders).map((had) => had[line]!));
    return Math.min(quantity, Math.max(0, ...most));
  });
}

export interface SharedJudge {
  /** Of the lines, each counted by the share that it lacks of what of it could be had; then the cost. */
  judge: (parts: PlanParts) => [number, number];
  best: [number, number];
  /** What the cheapest costs that has as much of each line. */
  leastCost: (parts: PlanParts) => number;
  isAllowed: (parts: PlanParts) => boolean;
}

export function sharedJudge(problem: AllocationProblem): SharedJudge {
  const needs = needsOf(problem);
  const missed = (had: readonly number[]): number =>
    Math.round(
      1e9 * needs.reduce((sum, need, line) => sum + (need && Math.max(0, need - had[line]!) / need), 0),
    );
  const all = allowedOrders(problem).flatMap(({ orders, cost }) =>
    hadOf(problem, orders).map((had) => ({ had, cost, missed: missed(had) })),
  );
  const best = all.reduce((a, b) =>
    b.missed < a.missed || (b.missed === a.missed && b.cost < a.cost) ? b : a,
  );
  const hadBy = (parts: PlanParts): number[] =>
    problem.lines.map(({ quantity }, line) =>
      Math.min(
        quantity,
        parts.reduce((sum, part) => sum + (part.line === line ? part.quantity : 0), 0),
      ),
    );
  return {
    judge: (parts) => [missed(hadBy(parts)), Number(costOf(problem, parts).totalMinor)],
    best: [best.missed, best.cost],
    leastCost: (parts) => {
      const least = hadBy(parts);
      return Math.min(
        ...all.flatMap(({ had, cost }) => (had.every((pieces, at) => pieces >= least[at]!) ? [cost] : [])),
      );
    },
    isAllowed: (parts) => {
      const orders = [...Map.groupBy(parts, ({ offer }) => offer.listingId).values()].map((own) => ({
        offer: own[0]!.offer,
        lines: own.map(({ line }) => line),
        quantity: own.reduce((sum, { quantity }) => sum + quantity, 0),
      }));
      const { bySeller } = costOf(problem, parts);
      return (
        orders.every(({ offer, lines, quantity }) =>
          ordersOf(problem, offer).some(
            (order) =>
              order.quantity === quantity &&
              (order.line === null || (lines.length === 1 && order.line === lines[0])),
          ),
        ) &&
        (problem.mixedLots || new Set(parts.map(({ line }) => line)).size === parts.length) &&
        bySeller.size <= (problem.maxSellers ?? Infinity) &&
        [...bySeller].every(
          ([seller, { goodsMinor }]) => goodsMinor >= (problem.minOrderMinor?.get(seller) ?? 0n),
        )
      );
    },
  };
}
