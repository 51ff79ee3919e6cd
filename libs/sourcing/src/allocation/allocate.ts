import { choicesOf, type LineChoices, weightOf } from './allocation.choices.js';
import { costOf, type PlanCost } from './allocation.costs.js';
import { type AllocationProblem, daysOf, lackingPieces, type PlanParts } from './allocation.problem.js';
import { coveringSellers, greedyParts } from './greedy.js';
import { type Objective, planModel } from './milp.js';
import { type Solver, type SolverLimits } from './solver.js';

export interface Allocation {
  parts: PlanParts;
  cost: PlanCost;
  /** By line: pieces that are not had. */
  lacking: number[];
  /** No plan is cheaper by more than so much of this one's cost. */
  gapPercent: number;
  /** What gave the bound: the exact solver, or the goods at their cheapest where it had no time. */
  provedBy: 'solver' | 'cheapest_goods';
}

export const STRATEGIES = ['cheapest', 'fewest_sellers', 'soonest', 'greenest'] as const;
export type Strategy = (typeof STRATEGIES)[number];

/** The same lines by each of the strategies. */
export async function allocateAll(
  problem: AllocationProblem,
  strategies: readonly Strategy[],
  solver: Pick<Solver, 'solve'>,
  limits: SolverLimits,
): Promise<Map<Strategy, Allocation>> {
  const plans = new Map<Strategy, Allocation>();
  for (const strategy of strategies) {
    if (strategy === 'fewest_sellers') plans.set(strategy, await withFewestSellers(problem, solver, limits));
    else plans.set(strategy, await allocate(narrowed(problem, strategy), solver, limits));
  }
  return plans;
}

/** The least landed cost: a plan at once, then the exact solver's where it finds a cheaper one. */
export async function allocate(
  problem: AllocationProblem,
  solver: Pick<Solver, 'solve'>,
  limits: SolverLimits,
  start?: PlanParts,
): Promise<Allocation> {
  const choices = choicesOf(problem);
  const better = byWeight(choices);
  const greedy = judged(problem, greedyParts(problem, choices));
  const first = start ? better(judged(problem, start), greedy) : greedy;
  const programme = await solved(problem, choices, first.parts, 'cost', solver, limits);
  const found = programme?.parts ? better(judged(problem, programme.parts), first) : first;
  const goods = cheapestGoods(choices);
  const proven = programme && programme.model.boundBeside(found.parts, programme.bound);
  const bound = Math.max(goods, proven ?? -Infinity);
  const total = Number(found.cost.totalMinor);
  return {
    ...found,
    gapPercent: total === 0 ? 0 : Math.max(0, ((total - bound) / total) * 100),
    provedBy: proven !== null && proven !== undefined && proven >= goods ? 'solver' : 'cheapest_goods',
  };
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
  solver: Pick<Solver, 'solve'>,
  limits: SolverLimits,
): Promise<Allocation> {
  const most = { ...problem, maxSellers: Math.min(problem.maxSellers ?? Infinity, MOST_SELLERS) };
  const choices = choicesOf(most);
  const few = { ...most, maxSellers: Math.min(most.maxSellers, Math.max(1, coveringSellers(choices))) };
  const covered = judged(problem, greedyParts(few, choices));
  const half = { ...limits, seconds: limits.seconds / 2 };
  const programme = await solved(most, choices, covered.parts, 'sellers', solver, half);
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

/** No plan that has all lines costs less than their goods at their cheapest, in fen. */
function cheapestGoods(choices: readonly LineChoices[]): number {
  return choices.reduce((sum, { need, whole, lots }) => {
    const goods = Math.min(
      Infinity,
      ...whole.map((choice) => choice.goods),
      ...lots.map(({ unitPrice }) => (unitPrice * need) / 10_000),
    );
    return need === 0 ? sum : sum + goods;
  }, 0);
}
