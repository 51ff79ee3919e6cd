import { setImmediate as breathe } from 'node:timers/promises';
import { choicesOf, type LineChoices, missedShares, weightOf } from './allocation.choices.js';
import { costOf, type PlanCost } from './allocation.costs.js';
import { type AllocationProblem, daysOf, lackingPieces, type PlanParts } from './allocation.problem.js';
import { coveringSellers, greedyParts, partsFrom } from './greedy.js';
import { type Objective, planModel } from './milp.js';
import { relaxed } from './relaxation.js';
import { type Solver, type SolverLimits } from './solver.js';

export interface Allocation {
  parts: PlanParts;
  cost: PlanCost;
  /** By line: pieces that are not had. */
  lacking: number[];
  /** No plan is cheaper by more than so much of this one's cost. */
  gapPercent: number;
  /** What gave the bound: the exact solver, a price for each line at which no seller can do better, or the goods at their cheapest. */
  provedBy: 'solver' | 'prices' | 'cheapest_goods';
}

export const STRATEGIES = ['cheapest', 'fewest_sellers', 'soonest', 'greenest'] as const;
export type Strategy = (typeof STRATEGIES)[number];

/** Each line where its goods cost least, whatever their freight: what buying without a plan comes to. */
export function lineByLine(problem: AllocationProblem): { cost: PlanCost; lacking: number[] } {
  const used = new Set<string>();
  const parts = choicesOf({ ...problem, maxSellers: undefined }).flatMap(({ whole }) => {
    const first = whole.find(({ offer }) => !used.has(offer.listingId));
    if (first === undefined) return [];
    used.add(first.offer.listingId);
    return [first];
  });
  return judged(problem, parts);
}

/** The same lines by each of the strategies. */
export async function allocateAll(
  problem: AllocationProblem,
  strategies: readonly Strategy[],
  solver: Pick<Solver, 'solve'> | null,
  limits: SolverLimits,
): Promise<Map<Strategy, Allocation>> {
  const plans = new Map<Strategy, Allocation>();
  for (const strategy of strategies) {
    if (strategy === 'fewest_sellers') plans.set(strategy, await withFewestSellers(problem, solver, limits));
    else plans.set(strategy, await allocate(narrowed(problem, strategy), solver, limits));
  }
  return plans;
}

/**
 * The least landed cost: a plan at once, better ones from the sellers that a relaxation finds likely, then the exact solver's, where it
 * finds a cheaper one, of what the relaxation leaves open. Without a solver: the plan at once.
 */
export async function allocate(
  problem: AllocationProblem,
  solver: Pick<Solver, 'solve'> | null,
  limits: SolverLimits,
  start?: PlanParts,
): Promise<Allocation> {
  const until = performance.now() + limits.seconds * 1000;
  const choices = choicesOf(problem);
  const better = byWeight(choices);
  const weightOfPlan = ({ parts, cost }: Judged): number => weightOf(choices, parts, cost.totalMinor);
  const lackOf = (plan: Judged): number => weightOfPlan(plan) - Number(plan.cost.totalMinor);
  const greedy = judged(problem, greedyParts(problem, choices));
  let found = start ? better(judged(problem, start), greedy) : greedy;
  if (solver === null) return provenBy(found, [['cheapest_goods', cheapestGoods(choices, found)]]);
  await breathe();
  const prices = relaxed(problem, choices, weightOfPlan(found), limits.gap / 2);
  for (const sellers of prices.likely)
    found = better(judged(problem, partsFrom(problem, choices, sellers)), found);
  const most = weightOfPlan(found);
  const bounds: Bound[] = [];
  if (most - prices.bound > limits.gap * Number(found.cost.totalMinor)) {
    const seconds = Math.max(MIN_SECONDS, (until - performance.now()) / 1000);
    const open = prices.within(most);
    const programme = await solved(problem, open, found.parts, 'cost', solver, { ...limits, seconds });
    if (programme?.parts) found = better(judged(problem, programme.parts), found);
    // Nothing of what was left out comes to less than the plan of before.
    if (programme)
      bounds.push([
        'solver',
        Math.min(most - lackOf(found), programme.model.boundBeside(found.parts, programme.bound)),
      ]);
  }
  bounds.unshift(['cheapest_goods', cheapestGoods(choices, found)], ['prices', prices.bound - lackOf(found)]);
  return provenBy(found, bounds);
}

type Bound = [Allocation['provedBy'], number];

function provenBy(found: Judged, bounds: readonly Bound[]): Allocation {
  const [provedBy, bound] = bounds.reduce((a, b) => (b[1] >= a[1] ? b : a));
  const total = Number(found.cost.totalMinor);
  return { ...found, gapPercent: total === 0 ? 0 : Math.max(0, ((total - bound) / total) * 100), provedBy };
}

async function solved(
  problem: AllocationProblem,
  choices: readonly LineChoices[],
  start: PlanParts,
  objective: Objective,
  solver: Pick<Solver, 'solve'>,
  limits: SolverLimits,
) {
  if (choices.every(({ need }) => need === 0)) return null;
  const model = planModel(problem, choices, objective);
  const total = costOf(problem, start).totalMinor;
  // The gap is meant of the cost alone: what is missing weighs much more.
  const gap = (limits.gap * Number(total)) / Math.max(1, weightOf(choices, start, total));
  const answer = await solver.solve(model.sparse, model.startAt(start), { ...limits, gap });
  return answer && { model, bound: answer.bound, parts: answer.values && model.partsOf(answer.values) };
}

/** First as few sellers as can have all, then the cheapest with no more. */
async function withFewestSellers(
  problem: AllocationProblem,
  solver: Pick<Solver, 'solve'> | null,
  limits: SolverLimits,
): Promise<Allocation> {
  const most = { ...problem, maxSellers: Math.min(problem.maxSellers ?? Infinity, MOST_SELLERS) };
  const choices = choicesOf(most);
  const few = { ...most, maxSellers: Math.min(most.maxSellers, Math.max(1, coveringSellers(choices))) };
  const covered = judged(problem, greedyParts(few, choices));
  const half = { ...limits, seconds: limits.seconds / 2 };
  const programme = solver && (await solved(most, choices, covered.parts, 'sellers', solver, half));
  const found = programme?.parts ? judged(problem, programme.parts) : covered;
  const fewest = found.share > covered.share + SHARE_NOISE ? covered : found;
  const maxSellers = Math.max(1, sellersOf(fewest.parts).size);
  return allocate({ ...problem, maxSellers }, solver, half, fewest.parts);
}

/** More than any plan of so many lines has. */
const MOST_SELLERS = 10_000;
/** Shares are added as floats. */
const SHARE_NOISE = 1e-9;

/** The problem with what the strategy does not want left out. */
function narrowed(problem: AllocationProblem, strategy: Strategy): AllocationProblem {
  if (strategy === 'soonest') return { ...problem, latestDays: earliestDays(problem) };
  return strategy === 'greenest' ? greened(problem) : problem;
}

/** In so many days, and no fewer, all can be had that can be had at all. */
function earliestDays(problem: AllocationProblem): number | undefined {
  const days = problem.lines
    .flatMap(({ offers }) =>
      offers.flatMap((offer) => [offer.leadTimeDays, daysOf({ offer, quantity: Infinity })]),
    )
    .filter((day) => day <= (problem.latestDays ?? Infinity) && Number.isFinite(day));
  const ascending = [...new Set(days)].toSorted((a, b) => a - b);
  const had = (latestDays: number | undefined): number => {
    const within = { ...problem, latestDays };
    const choices = choicesOf(within);
    return judged(problem, greedyParts(within, choices)).share;
  };
  const least = had(problem.latestDays);
  let [from, to] = [0, ascending.length - 1];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (had(ascending[middle]) <= least + SHARE_NOISE) to = middle;
    else from = middle + 1;
  }
  return ascending[from] ?? problem.latestDays;
}

/** Lines that green sellers can have whole are theirs alone. */
function greened(problem: AllocationProblem): AllocationProblem {
  const green = {
    ...problem,
    lines: problem.lines.map(({ quantity, offers }) => ({
      quantity,
      offers: offers.filter((offer) => offer.green),
    })),
  };
  const needs = choicesOf(problem).map(({ need }) => need);
  const greenNeeds = choicesOf(green).map(({ need }) => need);
  return {
    ...problem,
    lines: problem.lines.map((line, at) =>
      (greenNeeds[at] ?? 0) > 0 && greenNeeds[at] === needs[at] ? green.lines[at]! : line,
    ),
  };
}

interface Judged {
  parts: PlanParts;
  cost: PlanCost;
  lacking: number[];
  /** Of the lines, each counted by the share that it lacks. */
  share: number;
}

function judged(problem: AllocationProblem, parts: PlanParts): Judged {
  const lacking = lackingPieces(problem, parts);
  const share = problem.lines.reduce((sum, { quantity }, at) => sum + (lacking[at] ?? 0) / quantity, 0);
  return { parts, cost: costOf(problem, parts), lacking, share };
}

const sellersOf = (parts: PlanParts): Set<string> => new Set(parts.map(({ offer }) => offer.sellerId));

/** Who has more of what is wanted, then who costs less; of equals the second. */
const byWeight = (choices: readonly LineChoices[]) => {
  const weight = ({ parts, cost }: Judged): number => weightOf(choices, parts, cost.totalMinor);
  return (a: Judged, b: Judged): Judged => (weight(a) < weight(b) ? a : b);
};

/** No plan that has as much costs less than its goods at their cheapest, in fen: without those of the dearest lines, as many as this one lacks. */
function cheapestGoods(choices: readonly LineChoices[], { parts }: Judged): number {
  const goods = choices
    .filter(({ need }) => need > 0)
    .map(({ need, whole, lots }) =>
      Math.min(
        Infinity,
        ...whole.map((choice) => choice.goods),
        ...lots.map(({ unitPrice }) => (unitPrice * need) / 10_000),
      ),
    )
    .toSorted((a, b) => a - b);
  const missed = missedShares(choices, parts).reduce((sum, share) => sum + share, 0);
  return goods.slice(0, Math.max(0, Math.floor(goods.length - missed))).reduce((sum, each) => sum + each, 0);
}

/** What is left to the exact solver at least. */
const MIN_SECONDS = 0.2;
