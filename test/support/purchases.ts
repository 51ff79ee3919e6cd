import fc from 'fast-check';
import { choicesOf, weightOf } from '../../libs/sourcing/src/allocation/allocation.choices.js';
import { costOf, goodsMinor } from '../../libs/sourcing/src/allocation/allocation.costs.js';
import {
  type AllocationProblem,
  type LineOffer,
  type PlanPart,
  type PlanParts,
  type WantedLine,
} from '../../libs/sourcing/src/allocation/allocation.problem.js';

const RATES = new Map([
  ['山东', { firstKg: 1, firstMinor: 1200n, perKgMinor: 180n }],
  ['浙江', { firstKg: 3, firstMinor: 900n, perKgMinor: 310n }],
]);
const SELLERS = ['a', 'b', 'c'];

interface Wish {
  lines: number;
  mixedLots: boolean;
  /** Prices in whole fen: nothing is rounded. */
  inFen?: boolean;
}

type Terms = Omit<LineOffer, 'madeInDays' | 'madeUpto'> & { perDay: number; firstDay: number };

export const termsOf = (id: string, inFen = false): fc.Arbitrary<Terms> =>
  fc
    .record({
      sellerId: fc.constantFrom(...SELLERS),
      prices: fc.uniqueArray(fc.integer({ min: 3_000_000, max: 9_000_000 }), { minLength: 1, maxLength: 3 }),
      steps: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 2, maxLength: 2 }),
      moq: fc.integer({ min: 1, max: 5 }),
      orderMultiple: fc.constantFrom(1, 2, 5),
      available: fc.integer({ min: 0, max: 16 }),
      perDay: fc.constantFrom(0, 0, 2, 6),
      firstDay: fc.integer({ min: 1, max: 6 }),
      leadTimeDays: fc.integer({ min: 0, max: 7 }),
      shipFromProvince: fc.constantFrom(...RATES.keys(), 'nowhere'),
      grams: fc.integer({ min: 20, max: 1400 }),
      green: fc.boolean(),
    })
    .map(({ prices, steps, grams, ...terms }) => ({
      ...terms,
      listingId: id,
      massKg: grams / 1000,
      priceBreaks: prices
        .toSorted((a, b) => b - a)
        .map((micros, at) => ({
          minQuantity: terms.moq + steps.slice(0, at).reduce((sum, step) => sum + step, 0),
          unitPrice: (micros / 1e6).toFixed(inFen ? 2 : 6),
        })),
    }));

/** As the shelf and the workshop are asked for a quantity; where lines may be split, for what is made day by day. */
export function offerFor(
  { perDay, firstDay, ...terms }: Terms,
  quantity: number,
  mixedLots: boolean,
): LineOffer {
  const lacking = multipleOf(terms, quantity) - terms.available;
  const madeInDays = perDay > 0 && lacking > 0 ? firstDay + Math.ceil(lacking / perDay) - 1 : null;
  const madeUpto = [1, 2, 3].map((day) => ({
    days: firstDay + day - 1,
    on: '2027-01-01',
    pieces: perDay * day,
  }));
  return { ...terms, madeInDays, ...(mixedLots && perDay > 0 && { madeUpto }) };
}

export const multipleOf = (
  { moq, orderMultiple }: Pick<LineOffer, 'moq' | 'orderMultiple'>,
  pieces: number,
): number => Math.ceil(Math.max(moq, pieces) / orderMultiple) * orderMultiple;

/** Lines with offers of their own each. */
export const problemOf = ({ lines, mixedLots, inFen = false }: Wish): fc.Arbitrary<AllocationProblem> =>
  purchaseOf(
    mixedLots,
    fc
      .tuple(
        ...Array.from({ length: lines }, (_, line) =>
          fc.record({
            quantity: fc.integer({ min: 1, max: mixedLots ? 8 : 10 }),
            terms: fc
              .integer({ min: 1, max: 3 })
              .chain((count) =>
                fc.tuple(...Array.from({ length: count }, (__, at) => termsOf(`${line}-${at}`, inFen))),
              ),
          }),
        ),
      )
      .map((all) =>
        all.map(({ quantity, terms }) => ({
          quantity,
          offers: terms.map((each) => offerFor(each, quantity, mixedLots)),
        })),
      ),
  );

export const purchaseOf = (
  mixedLots: boolean,
  lines: fc.Arbitrary<WantedLine[]>,
): fc.Arbitrary<AllocationProblem> =>
  fc.record({
    lines,
    rates: fc.constant(RATES),
    freeAboveMinor: fc.dictionary(fc.constantFrom(...SELLERS), fc.bigInt(2000n, 9000n)).map(toMap),
    minOrderMinor: fc.dictionary(fc.constantFrom('a', 'b'), fc.bigInt(1000n, 4000n)).map(toMap),
    maxSellers: fc.constantFrom(undefined, undefined, 1, 2),
    mixedLots: fc.constant(mixedLots),
    latestDays: fc.constantFrom(undefined, undefined, 3, 6),
  });

const toMap = (record: Record<string, bigint>): Map<string, bigint> => new Map(Object.entries(record));

/** Days until so many are on their way: what the shelf lacks is made first. */
export function daysFor(
  { available, leadTimeDays, madeInDays, madeUpto }: LineOffer,
  pieces: number,
): number {
  if (pieces <= available) return leadTimeDays;
  const made = madeUpto?.find((upto) => upto.pieces >= pieces - available)?.days;
  return Math.max(leadTimeDays, made ?? madeInDays ?? Infinity);
}

/** All quantities of one offer that a line may be had by: all of it, more where a break makes more cheaper, and, to be put together with others, less. */
export function quantitiesOf(
  { mixedLots, latestDays = Infinity }: AllocationProblem,
  offer: LineOffer,
  quantity: number,
) {
  const needed = multipleOf(offer, quantity);
  const cheaper = offer.priceBreaks
    .map(({ minQuantity }) => multipleOf(offer, minQuantity))
    .filter((pieces) => pieces > needed && pieces <= offer.available)
    .filter((pieces) => goodsMinor(offer, pieces)! < goodsMinor(offer, needed)!);
  const whole = needed <= offer.available || offer.madeInDays !== null ? [needed, ...cheaper] : cheaper;
  const made = offer.madeUpto?.findLast(({ days }) => days <= latestDays)?.pieces ?? 0;
  const most = mixedLots ? Math.min(offer.available + made, needed) : 0;
  const some = Array.from({ length: most + 1 }, (_, pieces) => pieces).filter(
    (pieces) => pieces >= offer.moq && pieces % offer.orderMultiple === 0,
  );
  const pieces = [...new Set([...whole, ...some])];
  return RATES.has(offer.shipFromProvince) ? pieces.filter((many) => daysFor(offer, many) <= latestDays) : [];
}

/** All that a line can be had by, one way after the other. */
function waysOf(problem: AllocationProblem, line: number): PlanPart[][] {
  const { quantity, offers } = problem.lines[line]!;
  let ways: PlanPart[][] = [[]];
  for (const offer of offers) {
    const own = quantitiesOf(problem, offer, quantity).map((pieces) => ({ line, offer, quantity: pieces }));
    ways = ways.flatMap((parts) =>
      !problem.mixedLots && parts.length > 0 ? [parts] : [parts, ...own.map((part) => [...parts, part])],
    );
  }
  return ways;
}

const piecesOf = (parts: PlanParts): number => parts.reduce((sum, { quantity }) => sum + quantity, 0);

/** Of the lines, each counted by the share that it lacks of what of it could be had at all; then what it costs. */
export function judge(
  problem: AllocationProblem,
  parts: PlanParts,
  most = mostOf(problem),
): [number, number] {
  const missed = most.map((need, line) => {
    const had = piecesOf(parts.filter((part) => part.line === line));
    return need === 0 ? 0 : Math.max(0, need - had) / need;
  });
  const share = missed.reduce((sum, each) => sum + each, 0);
  return [Math.round(share * 1e9), Number(costOf(problem, parts).totalMinor)];
}

const mostOf = (problem: AllocationProblem): number[] =>
  problem.lines.map(({ quantity }, line) =>
    Math.min(quantity, Math.max(...waysOf(problem, line).map((way) => piecesOf(way)))),
  );

export const isAllowed = (problem: AllocationProblem, parts: PlanParts): boolean => {
  const { maxSellers = Infinity, minOrderMinor, latestDays = Infinity } = problem;
  const { bySeller } = costOf(problem, parts);
  const listings = parts.map(({ offer }) => offer.listingId);
  return (
    new Set(listings).size === listings.length &&
    bySeller.size <= maxSellers &&
    parts.every(({ offer, quantity }) => daysFor(offer, quantity) <= latestDays) &&
    [...bySeller].every(([seller, { goodsMinor: goods }]) => goods >= (minOrderMinor?.get(seller) ?? 0n))
  );
};

/** All that have at least so many pieces of each line. */
export function allowedPlans(problem: AllocationProblem, least: readonly number[] = []): PlanPart[][] {
  let plans: PlanPart[][] = [[]];
  for (const line of problem.lines.keys()) {
    const ways = waysOf(problem, line).filter((way) => piecesOf(way) >= (least[line] ?? 0));
    plans = plans.flatMap((plan) => ways.map((way) => [...plan, ...way]));
  }
  return plans.filter((parts) => isAllowed(problem, parts));
}

/** The one that has most, and of those the cheapest. */
export function bestPlan(problem: AllocationProblem): { parts: PlanPart[]; judged: [number, number] } {
  const most = mostOf(problem);
  const all = allowedPlans(problem).map((parts) => ({ parts, judged: judge(problem, parts, most) }));
  return all.reduce((best, each) =>
    each.judged[0] < best.judged[0] || (each.judged[0] === best.judged[0] && each.judged[1] < best.judged[1])
      ? each
      : best,
  );
}

/** What the cheapest costs that has as much of each line. */
export function leastCost(problem: AllocationProblem, parts: PlanParts): number {
  const had = problem.lines.map(({ quantity }, line) =>
    Math.min(quantity, piecesOf(parts.filter((part) => part.line === line))),
  );
  return Math.min(...allowedPlans(problem, had).map((plan) => Number(costOf(problem, plan).totalMinor)));
}

export const weigh = (problem: AllocationProblem, parts: PlanParts): number =>
  weightOf(choicesOf(problem), parts, costOf(problem, parts).totalMinor);
