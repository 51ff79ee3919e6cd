import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { allocate, allocateAll } from '../../libs/sourcing/src/allocation/allocate.js';
import { STRATEGIES } from '../../libs/sourcing/src/allocation/strategies.js';
import { choicesOf } from '../../libs/sourcing/src/allocation/allocation.choices.js';
import { costOf } from '../../libs/sourcing/src/allocation/allocation.costs.js';
import { type PlanParts } from '../../libs/sourcing/src/allocation/allocation.problem.js';
import { relaxed } from '../../libs/sourcing/src/allocation/relaxation.js';
import { planModel } from '../../libs/sourcing/src/allocation/milp.js';
import { nowMs, Solver } from '../../libs/sourcing/src/allocation/solver.js';
import {
  allowedPlans,
  bestPlan,
  daysFor,
  isAllowed,
  judge,
  leastCost,
  problemOf,
  weigh,
} from '../support/purchases.js';
import { sharedJudge, sharedProblemOf } from '../support/shared-purchases.js';

const EXACT = { seconds: 20, gap: 0 };

describe('allocation', () => {
  const solver = new Solver();
  afterAll(() => solver.onModuleDestroy());

  it('of whole lines agrees with brute force to the fen', async () => {
    await fc.assert(
      fc.asyncProperty(problemOf({ lines: 3, mixedLots: false }), async (problem) => {
        const plan = await allocate(problem, solver, EXACT);
        expect(isAllowed(problem, plan.parts)).toBe(true);
        expect(judge(problem, plan.parts)).toEqual(bestPlan(problem).judged);
        // What lacks weighs so much that the solver's own tolerance of it may be some fen.
        if (plan.lacking.every((pieces) => pieces === 0)) expect(plan.gapPercent).toBeLessThan(0.02);
      }),
      { numRuns: 100 },
    );
  });

  it('of split lines agrees with brute force, to the fen where nothing is rounded', async () => {
    await fc.assert(
      fc.asyncProperty(problemOf({ lines: 2, mixedLots: true, inFen: true }), async (problem) => {
        const plan = await allocate(problem, solver, EXACT);
        expect(isAllowed(problem, plan.parts)).toBe(true);
        expect(judge(problem, plan.parts)).toEqual(bestPlan(problem).judged);
      }),
      { numRuns: 60 },
    );
  });

  it('of split lines is dearer than the best by no more than the rounding of each part of the two', async () => {
    const rounded = problemOf({ lines: 2, mixedLots: true }).map((problem) => ({
      ...problem,
      // What is had only from a worth on may turn on half a fen.
      freeAboveMinor: new Map(),
      minOrderMinor: new Map(),
    }));
    await fc.assert(
      fc.asyncProperty(rounded, async (problem) => {
        const plan = await allocate(problem, solver, EXACT);
        const best = bestPlan(problem);
        const [missed, cost] = judge(problem, plan.parts);
        expect(missed).toBe(best.judged[0]);
        expect(cost - best.judged[1]).toBeLessThanOrEqual(plan.parts.length + best.parts.length);
        expect(cost).toBeGreaterThanOrEqual(best.judged[1]);
      }),
      { numRuns: 60 },
    );
  });

  it.each([false, true])(
    'of lines that share listings agrees with brute force to the fen (split lines: %s)',
    async (mixedLots) => {
      await fc.assert(
        fc.asyncProperty(sharedProblemOf(mixedLots), async (problem) => {
          const {
            judge: judgeShared,
            best,
            leastCost: leastOf,
            isAllowed: isShareAllowed,
          } = sharedJudge(problem);
          const plan = await allocate(problem, solver, EXACT);
          expect(isShareAllowed(plan.parts)).toBe(true);
          expect(judgeShared(plan.parts)).toEqual(best);
          const quick = await allocate(problem, null, EXACT);
          expect(isShareAllowed(quick.parts)).toBe(true);
          for (const { parts, cost, gapPercent } of [plan, quick])
            expect(Number(cost.totalMinor) * (1 - gapPercent / 100)).toBeLessThanOrEqual(
              leastOf(parts) + 1e-6,
            );
        }),
        { numRuns: 60 },
      );
    },
  );

  it.each([false, true])('is never cheaper than its relaxation says (split lines: %s)', async (mixedLots) => {
    await fc.assert(
      fc.asyncProperty(problemOf({ lines: mixedLots ? 2 : 3, mixedLots }), async (problem) => {
        const best = weigh(problem, bestPlan(problem).parts);
        const { bound, within } = await relaxed(problem, choicesOf(problem), best * 1.05, {
          until: Infinity,
          gap: 0,
        });
        expect(bound).toBeLessThanOrEqual(best + 1e-6 * Math.abs(best));
        // What it leaves open has the best plan still.
        const left = within(best).map(
          ({ whole, lots }) => new Set([...whole, ...lots].map(({ offer }) => offer)),
        );
        expect(bestPlan(problem).parts.every(({ line, offer }) => left[line]!.has(offer))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it.each([false, true])('says how near it is, solved or not (split lines: %s)', async (mixedLots) => {
    const none = { solve: () => Promise.resolve(null) };
    const problems = fc.tuple(problemOf({ lines: 2, mixedLots }), fc.constantFrom(none, null));
    await fc.assert(
      fc.asyncProperty(problems, async ([problem, nobody]) => {
        const { parts, provedBy, gapPercent, cost } = await allocate(problem, nobody, EXACT);
        expect(isAllowed(problem, parts)).toBe(true);
        expect(provedBy).not.toBe('solver');
        expect(judge(problem, parts)[0]).toBeGreaterThanOrEqual(bestPlan(problem).judged[0]);
        const least = Number(cost.totalMinor) * (1 - gapPercent / 100);
        expect(least).toBeLessThanOrEqual(leastCost(problem, parts) + 1e-6);
      }),
      { numRuns: 60 },
    );
  });

  it('answers the same for the same', async () => {
    const [problem] = fc.sample(problemOf({ lines: 3, mixedLots: true }), { numRuns: 1, seed: 7 });
    const plans = () => allocateAll(problem!, STRATEGIES, solver, EXACT);
    expect(await plans()).toEqual(await plans());
  });

  it('keeps the rule of each strategy, has as much by each, and is cheaper by none than the cheapest', async () => {
    await fc.assert(
      fc.asyncProperty(problemOf({ lines: 3, mixedLots: false }), async (problem) => {
        const plans = await allocateAll(problem, STRATEGIES, solver, EXACT);
        const [cheapest, fewest, soonest, greenest] = STRATEGIES.map((strategy) => plans.get(strategy)!);
        const allowed = allowedPlans(problem).map((parts) => ({ parts, missed: judge(problem, parts)[0] }));
        const least = Math.min(...allowed.map(({ missed }) => missed));
        const whole = allowed.filter(({ missed }) => missed === least).map(({ parts }) => parts);
        const leastOf = (of: (parts: PlanParts) => number) => Math.min(...whole.map(of));
        const missedBy = (plan: typeof cheapest) => judge(problem, plan!.parts)[0];
        expect(missedBy(cheapest)).toBe(least);
        expect(fewest!.cost.bySeller.size).toBeLessThanOrEqual(Math.max(1, cheapest!.cost.bySeller.size));
        for (const plan of plans.values())
          if (missedBy(plan) === least)
            expect(plan.cost.totalMinor).toBeGreaterThanOrEqual(cheapest!.cost.totalMinor);
        // Where lines hang together it is searched for what is best by a strategy: nothing is proven.
        if (problem.maxSellers !== undefined || problem.minOrderMinor?.size !== 0) return;
        expect([...plans.values()].map(missedBy)).toEqual(STRATEGIES.map(() => least));
        const fewestSellers = leastOf((parts) => costOf(problem, parts).bySeller.size);
        expect(fewest!.cost.bySeller.size).toBe(fewestSellers);
        expect(fewest!.leastSellers).toBe(Math.max(1, fewestSellers));
        const days = (parts: PlanParts) =>
          Math.max(0, ...parts.map((part) => daysFor(part.offer, part.quantity)));
        expect(days(soonest!.parts)).toBe(leastOf(days));
        const others = (parts: PlanParts) => parts.filter(({ offer }) => !offer.green).length;
        expect(others(greenest!.parts)).toBe(leastOf(others));
      }),
      { numRuns: 60 },
    );
  });

  it('goes on when its thread dies', async () => {
    const [problem] = fc.sample(problemOf({ lines: 3, mixedLots: false }), { numRuns: 1, seed: 11 });
    const own = new Solver();
    const broken = { ...planModel(problem!, choicesOf(problem!)).sparse, starts: new Int32Array([0]) };
    expect(await own.solve(broken, new Float64Array(1), { until: nowMs() + 5000, gap: 0 })).toBeNull();
    const sound = planModel(problem!, choicesOf(problem!));
    expect(
      await own.solve(sound.sparse, sound.startAt([]), { until: nowMs() + 5000, gap: 0 }),
    ).not.toBeNull();
    await own.onModuleDestroy();
  });
});
