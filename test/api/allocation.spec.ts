import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { allocate, allocateAll, STRATEGIES } from '../../libs/sourcing/src/allocation/allocate.js';
import { choicesOf, weightOf } from '../../libs/sourcing/src/allocation/allocation.choices.js';
import { costOf, goodsMinor } from '../../libs/sourcing/src/allocation/allocation.costs.js';
import {
  type AllocationProblem,
  type LineOffer,
  type PlanPart,
  type PlanParts,
} from '../../libs/sourcing/src/allocation/allocation.problem.js';
import { relaxed } from '../../libs/sourcing/src/allocation/relaxation.js';
import { Solver } from '../../libs/sourcing/src/allocation/solver.js';

const EXACT = { seconds: 20, gap: 0 };
const RATES = new Map([
  ['山东', { firstKg: 1, firstMinor: 1200n, perKgMinor: 180n }],
  ['浙江', { firstKg: 3, firstMinor: 900n, perKgMinor: 310n }],
]);
const SELLERS = ['a', 'b', 'c'];

interface Wish {
  lines: number;
  mixedLots: boolean;
}

const offerOf = (id: string): fc.Arbitrary<LineOffer> =>
  fc
    .record({
      sellerId: fc.constantFrom(...SELLERS),
      prices: fc.uniqueArray(fc.integer({ min: 3_000_000, max: 9_000_000 }), { minLength: 1, maxLength: 3 }),
      steps: fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 2, maxLength: 2 }),
      moq: fc.integer({ min: 1, max: 6 }),
      orderMultiple: fc.constantFrom(1, 2, 5),
      available: fc.integer({ min: 0, max: 20 }),
      madeInDays: fc.constantFrom(null, null, 9),
      leadTimeDays: fc.integer({ min: 0, max: 7 }),
      shipFromProvince: fc.constantFrom(...RATES.keys()),
      grams: fc.integer({ min: 20, max: 1400 }),
      green: fc.boolean(),
    })
    .map(({ prices, steps, grams, ...offer }) => ({
      ...offer,
      listingId: id,
      massKg: grams / 1000,
      priceBreaks: prices
        .toSorted((a, b) => b - a)
        .map((micros, at) => ({
          minQuantity: offer.moq + steps.slice(0, at).reduce((sum, step) => sum + step, 0),
          unitPrice: (micros / 1e6).toFixed(6),
        })),
    }));

const problemOf = ({ lines, mixedLots }: Wish): fc.Arbitrary<AllocationProblem> =>
  fc.record({
    lines: fc.tuple(
      ...Array.from({ length: lines }, (_, line) =>
        fc.record({
          quantity: fc.integer({ min: 1, max: 10 }),
          offers: fc
            .integer({ min: 1, max: 3 })
            .chain((count) =>
              fc.tuple(...Array.from({ length: count }, (__, at) => offerOf(`${line}-${at}`))),
            ),
        }),
      ),
    ),
    rates: fc.constant(RATES),
    freeAboveMinor: fc.dictionary(fc.constantFrom(...SELLERS), fc.bigInt(2000n, 9000n)).map(toMap),
    minOrderMinor: fc.dictionary(fc.constantFrom('a', 'b'), fc.bigInt(1000n, 4000n)).map(toMap),
    maxSellers: fc.constantFrom(undefined, undefined, 1, 2),
    mixedLots: fc.constant(mixedLots),
  });

const toMap = (record: Record<string, bigint>): Map<string, bigint> => new Map(Object.entries(record));

/** All that a line can be had by, one way after the other. */
function waysOf(problem: AllocationProblem, line: number): PlanPart[][] {
  const { quantity, offers } = problem.lines[line]!;
  const wholes = offers.map((offer): number[] => {
    const multiple = (pieces: number): number =>
      Math.ceil(Math.max(offer.moq, pieces) / offer.orderMultiple) * offer.orderMultiple;
    const needed = multiple(quantity);
    const more = offer.priceBreaks
      .map(({ minQuantity }) => multiple(minQuantity))
      .filter((pieces) => pieces > needed && pieces <= offer.available)
      .filter(
        (pieces) => needed > offer.available || goodsMinor(offer, pieces)! < goodsMinor(offer, needed)!,
      );
    return needed <= offer.available || offer.madeInDays !== null ? [needed, ...more] : [];
  });
  const partOf = (at: number, pieces: number): PlanPart => ({ line, offer: offers[at]!, quantity: pieces });
  const ways = [[], ...wholes.flatMap((whole, at) => whole.map((pieces) => [partOf(at, pieces)]))];
  if (choicesOf(problem)[line]!.lots.length === 0) return ways;
  let split: PlanPart[][] = [[]];
  for (const [at, { moq, orderMultiple, available }] of offers.entries()) {
    const most = Math.min(available, Math.ceil(Math.max(moq, quantity) / orderMultiple) * orderMultiple);
    const lots = Array.from({ length: most + 1 }, (_, pieces) => pieces).filter(
      (pieces) => pieces >= moq && pieces % orderMultiple === 0,
    );
    const quantities = new Set([...lots, ...wholes[at]!]);
    split = split.flatMap((parts) => [
      parts,
      ...[...quantities].map((pieces) => [...parts, partOf(at, pieces)]),
    ]);
  }
  return [...ways, ...split];
}

const weigh = (problem: AllocationProblem, parts: PlanParts): number =>
  weightOf(choicesOf(problem), parts, costOf(problem, parts).totalMinor);

const isAllowed = (
  { maxSellers = Infinity, minOrderMinor }: AllocationProblem,
  parts: PlanParts,
  cost = costOf,
) => {
  const { bySeller } = cost({ lines: [], rates: RATES, freeAboveMinor: new Map(), mixedLots: true }, parts);
  return (
    bySeller.size <= maxSellers &&
    [...bySeller].every(([seller, { goodsMinor: goods }]) => goods >= (minOrderMinor?.get(seller) ?? 0n))
  );
};

/** The allowed plan that weighs least. */
function bestPlan(problem: AllocationProblem): PlanPart[] {
  let plans: PlanPart[][] = [[]];
  for (const line of problem.lines.keys()) {
    const ways = waysOf(problem, line);
    plans = plans.flatMap((plan) => ways.map((way) => [...plan, ...way]));
  }
  const allowed = plans.filter((plan) => isAllowed(problem, plan));
  const weights = allowed.map((plan) => weigh(problem, plan));
  return allowed[weights.indexOf(Math.min(...weights))] ?? [];
}

const bruteForce = (problem: AllocationProblem): number => weigh(problem, bestPlan(problem));

describe('allocation', () => {
  const solver = new Solver();
  afterAll(() => solver.onModuleDestroy());

  it('of whole lines agrees with brute force to the fen', async () => {
    await fc.assert(
      fc.asyncProperty(problemOf({ lines: 3, mixedLots: false }), async (problem) => {
        const plan = await allocate(problem, solver, EXACT);
        expect(isAllowed(problem, plan.parts)).toBe(true);
        expect(weigh(problem, plan.parts)).toBeCloseTo(bruteForce(problem), 4);
        expect(plan.gapPercent).toBeLessThan(0.02);
      }),
      { numRuns: 150 },
    );
  });

  it('of split lines agrees with brute force, but for the rounding of each part of the two', async () => {
    await fc.assert(
      fc.asyncProperty(problemOf({ lines: 2, mixedLots: true }), async (problem) => {
        const plan = await allocate(problem, solver, EXACT);
        expect(isAllowed(problem, plan.parts)).toBe(true);
        const best = bestPlan(problem);
        expect(Math.abs(weigh(problem, plan.parts) - weigh(problem, best))).toBeLessThanOrEqual(
          plan.parts.length + best.length,
        );
      }),
      { numRuns: 80 },
    );
  });

  it.each([false, true])('is never cheaper than its relaxation says (split lines: %s)', (mixedLots) => {
    fc.assert(
      fc.property(problemOf({ lines: mixedLots ? 2 : 3, mixedLots }), (problem) => {
        const best = bruteForce(problem);
        const { bound } = relaxed(problem, choicesOf(problem), best * 1.05, 0);
        expect(bound).toBeLessThanOrEqual(best + 1e-6 * Math.abs(best));
      }),
      { numRuns: 150 },
    );
  });

  it('is an answer without the solver too, and says how near it is', async () => {
    const none = { solve: () => Promise.resolve(null) };
    const problems = fc.tuple(problemOf({ lines: 3, mixedLots: false }), fc.constantFrom(none, null));
    await fc.assert(
      fc.asyncProperty(problems, async ([problem, nobody]) => {
        const { parts, provedBy, gapPercent, cost } = await allocate(problem, nobody, EXACT);
        expect(isAllowed(problem, parts)).toBe(true);
        expect(provedBy).not.toBe('solver');
        const best = bruteForce(problem);
        expect(weigh(problem, parts)).toBeGreaterThanOrEqual(best - 1e-6);
        const isWhole = Math.abs(weigh(problem, parts) - Number(cost.totalMinor)) < 1e-6;
        if (isWhole)
          expect(Number(cost.totalMinor) * (1 - gapPercent / 100)).toBeLessThanOrEqual(best + 1e-6);
      }),
      { numRuns: 100 },
    );
  });

  it('answers the same for the same', async () => {
    const [problem] = fc.sample(problemOf({ lines: 3, mixedLots: true }), { numRuns: 1, seed: 7 });
    const plans = () => allocateAll(problem!, STRATEGIES, solver, EXACT);
    expect(await plans()).toEqual(await plans());
  });

  it('with the fewest sellers has no more of them than any other plan, and as much', async () => {
    await fc.assert(
      fc.asyncProperty(problemOf({ lines: 3, mixedLots: false }), async (problem) => {
        const plans = await allocateAll(problem, ['cheapest', 'fewest_sellers', 'soonest'], solver, EXACT);
        const [cheapest, fewest, soonest] = [...plans.values()];
        const missed = ({ lacking }: typeof cheapest & object) =>
          lacking.reduce((sum, pieces) => sum + pieces, 0);
        expect(fewest!.cost.bySeller.size).toBeLessThanOrEqual(Math.max(1, cheapest!.cost.bySeller.size));
        if (problem.maxSellers === undefined && problem.minOrderMinor?.size === 0) {
          expect([missed(fewest!), missed(soonest!)]).toEqual([missed(cheapest!), missed(cheapest!)]);
          expect(fewest!.cost.totalMinor).toBeGreaterThanOrEqual(cheapest!.cost.totalMinor);
        }
      }),
      { numRuns: 60 },
    );
  });
});
