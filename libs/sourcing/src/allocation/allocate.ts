import { setImmediate as breathe } from 'node:timers/promises';
import { choicesOf, delivered, type LineChoices, MICROS_PER_FEN, weightOf } from './allocation.choices.js';
import { costOf, type PlanCost } from './allocation.costs.js';
import { type AllocationProblem, daysOf, orderLinesOf, type PlanParts } from './allocation.problem.js';
import { Greedy } from './greedy.js';
import { type Objective, planModel } from './milp.js';
import { type Choice } from './offer-choices.js';
import { relaxed } from './relaxation.js';
import { isLargeEnough, type Judged, judged, sellersOf, SHARE_NOISE } from './judged.js';
import { leastSellersFor } from './least-sellers.js';
import { orderedParts, orderedTogether } from './shared-listings.js';
import { nowMs, type Solver, type SolverLimits } from './solver.js';
import { narrowed, type Strategy } from './strategies.js';

export interface Allocation {
  parts: PlanParts;
  cost: PlanCost;
  /** By line: pieces that are not had. */
  lacking: number[];
  /** No plan is cheaper by more than so much of this one's cost. */
  gapPercent: number;
  /** Where the fewest sellers were sought: no plan that delivers as much has fewer than so many. */
  leastSellers?: number;
  /** What gave the bound: the exact solver, a price for each line at which no seller can do better, or the goods at their cheapest. */
  provedBy: 'solver' | 'prices' | 'cheapest_goods';
}

/** Each line where its goods cost least, whatever their freight: what buying without a plan comes to. */
export function lineByLine(problem: AllocationProblem): { cost: PlanCost; lacking: number[] } {
  const taken = new Map<string, Choice[]>();
  for (const { whole } of choicesOf({ ...problem, maxSellers: undefined }))
    for (const choice of whole) {
      const own = [...(taken.get(choice.offer.listingId) ?? []), choice];
      if (orderedTogether(problem, own) === undefined) continue;
      taken.set(choice.offer.listingId, own);
      break;
    }
  return judged(problem, orderedParts(problem, [...taken.values()].flat()));
}

export interface AllocationLimits {
  /** For all that is asked together: what is not proven by then stands with the gap that is. */
  seconds: number;
  /** As a share of the cost: a plan so near to the best is good enough. */
  gap: number;
}

/** The same lines by each of the strategies, one after another: what one leaves of the time is for those behind it, the hardest last. */
export async function allocateAll(
  problem: AllocationProblem,
  strategies: readonly Strategy[],
  solver: Pick<Solver, 'solve'> | null,
  { seconds, gap }: AllocationLimits,
): Promise<Map<Strategy, Allocation>> {
  const until = nowMs() + seconds * 1000;
  const plans = new Map<Strategy, Allocation>();
  // What one of them has, the others are to have too.
  let most: Judged | undefined;
  for (const [at, strategy] of strategies.toSorted((a, b) => isHardest(a) - isHardest(b)).entries()) {
    const limits = { seconds: (until - nowMs()) / 1000 / (strategies.length - at), gap };
    const plan =
      strategy === 'fewest_sellers'
        ? await withFewestSellers(problem, solver, limits, most)
        : await byStrategy(problem, strategy, solver, { limits, most });
    plans.set(strategy, plan);
    const had = judged(problem, plan.parts);
    if (had.share < (most?.share ?? Infinity) - SHARE_NOISE) most = had;
    await breathe();
  }
  return new Map(strategies.map((strategy) => [strategy, cheapestThatKeeps(strategy, plans)]));
}

/** Lines that lack of what a plan before has are anybody's. */
async function byStrategy(
  problem: AllocationProblem,
  strategy: Strategy,
  solver: Pick<Solver, 'solve'> | null,
  { limits, most }: { limits: AllocationLimits; most: Judged | undefined },
): Promise<Allocation> {
  const asked = await narrowed(problem, strategy, limits);
  const plan = await allocate(asked, solver, limits);
  const lost = plan.lacking.map((pieces, line) => pieces > (most?.lacking[line] ?? Infinity));
  if (strategy !== 'greenest' || !lost.includes(true)) return plan;
  const lines = asked.lines.map((own, line) => (lost[line] ? problem.lines[line]! : own));
  return allocate({ ...asked, lines }, solver, limits);
}

const isHardest = (strategy: Strategy): number => Number(strategy === 'fewest_sellers');

/** What one strategy found may keep another's rule too, deliver as much, and be cheaper: the bound of the other holds for it. */
function cheapestThatKeeps(strategy: Strategy, plans: ReadonlyMap<Strategy, Allocation>): Allocation {
  const own = plans.get(strategy)!;
  const total = ({ cost }: Allocation): number => Number(cost.totalMinor);
  const best = [...plans.values()]
    .filter((other) => other.lacking.every((pieces, line) => pieces === own.lacking[line]))
    .filter((other) => KEEPS[strategy](other, own))
    .reduce((least, other) => (total(other) < total(least) ? other : least), own);
  const bound = total(own) * (1 - own.gapPercent / 100);
  const gapPercent = best === own ? own.gapPercent : Math.max(0, (1 - bound / total(best)) * 100);
  return { ...best, gapPercent, provedBy: own.provedBy, leastSellers: own.leastSellers };
}

const KEEPS: Readonly<Record<Strategy, (other: Allocation, own: Allocation) => boolean>> = {
  cheapest: () => true,
  fewest_sellers: (other, own) => other.cost.bySeller.size <= own.cost.bySeller.size,
  soonest: (other, own) => daysOfPlan(other) <= daysOfPlan(own),
  greenest: (other, own) => [...greenLinesOf(own)].every((line) => greenLinesOf(other).has(line)),
};

/** Until the last part is on its way, or made. */
export function daysOfPlan({ parts }: Pick<Allocation, 'parts'>): number {
  return Math.max(0, ...orderLinesOf(parts).map(daysOf));
}

/** Lines that come from sellers with a green certificate alone. */
export function greenLinesOf({ parts }: Pick<Allocation, 'parts'>): Set<number> {
  const others = new Set(parts.flatMap(({ line, offer }) => (offer.green ? [] : [line])));
  return new Set(parts.flatMap(({ line }) => (others.has(line) ? [] : [line])));
}

/** A plan that is there, and what it was found with. */
interface Begun {
  choices: readonly LineChoices[];
  greedy: Greedy;
  parts: PlanParts;
}

/**
 * The least landed cost: a plan at once, better ones from the sellers that a relaxation finds likely, then the exact solver's, where it
 * finds a cheaper one, of what the relaxation leaves open. Without a solver: the plan at once.
 */
export async function allocate(
  problem: AllocationProblem,
  solver: Pick<Solver, 'solve'> | null,
  { seconds, gap }: AllocationLimits,
  begun?: Begun,
): Promise<Allocation> {
  const end = nowMs() + seconds * 1000;
  const until = (): number => Math.max(end, nowMs() + LEAST_MS);
  const choices = begun?.choices ?? choicesOf(problem);
  const greedy = begun?.greedy ?? new Greedy(problem, choices);
  const weightOfPlan = ({ parts, cost }: Judged): number => weightOf(choices, parts, cost.totalMinor);
  // Who has more of what is wanted, then who costs less; of equals the second.
  const better = (a: Judged, b: Judged): Judged => (weightOfPlan(a) < weightOfPlan(b) ? a : b);
  const lackOf = (plan: Judged): number => weightOfPlan(plan) - Number(plan.cost.totalMinor);
  let found = judged(problem, begun?.parts ?? (await greedy.parts(until())));
  if (solver === null) return provenBy(found, [['cheapest_goods', cheapestGoods(choices, found)]]);
  await breathe();
  const prices = await relaxed(problem, choices, weightOfPlan(found), { until: until(), gap: gap / 2 });
  for await (const parts of greedy.partsLike([...prices.together, [...sellersOf(found.parts)]], until())) {
    found = better(judged(problem, parts), found);
    if (nowMs() > end) break;
    await breathe();
  }
  const most = weightOfPlan(found);
  const bounds: Bound[] = [];
  const open = most - prices.bound > gap * Number(found.cost.totalMinor) ? prices.within(most) : null;
  if (open && isSolvable(open, problem.maxSellers === undefined ? MOST_COLUMNS : MOST_OF_FEW)) {
    const programme = await solved(problem, open, found.parts, 'cost', solver, { until: until(), gap });
    const solution = programme?.parts && judged(problem, programme.parts);
    if (solution && isLargeEnough(problem, solution)) found = better(solution, found);
    // Nothing of what was left out comes to less than the plan of before.
    if (programme)
      bounds.push([
        'solver',
        Math.min(most - lackOf(found), programme.model.boundBeside(found.parts, programme.bound)),
      ]);
  }
  const isShort = lackOf(found) > 0;
  bounds.unshift(
    ['cheapest_goods', cheapestGoods(choices, found)],
    ['prices', isShort ? await boundBeside(problem, choices, found, { until: until(), gap }) : prices.bound],
  );
  return provenBy(found, bounds);
}

/** No plan that delivers as much of each line costs less, in fen. */
async function boundBeside(
  problem: AllocationProblem,
  choices: readonly LineChoices[],
  { parts, cost }: Judged,
  limits: SolverLimits,
): Promise<number> {
  return (await relaxed(problem, delivered(choices, parts), Number(cost.totalMinor), limits)).bound;
}

type Bound = [Allocation['provedBy'], number];

function provenBy(found: Judged, bounds: readonly Bound[]): Allocation {
  const [provedBy, bound] = bounds.reduce((a, b) => (b[1] >= a[1] ? b : a));
  const total = Number(found.cost.totalMinor);
  return { ...found, gapPercent: total === 0 ? 0 : Math.max(0, ((total - bound) / total) * 100), provedBy };
}

/** Larger programmes are not solved in the time that a buyer waits: the relaxation says as much, and sooner. */
function isSolvable(choices: readonly LineChoices[], most: number): boolean {
  return choices.reduce((sum, { whole, lots }) => sum + whole.length + 2 * lots.length, 0) <= most;
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
  // Of the cost alone, and less than one seller: what is missing weighs much more.
  const gap =
    objective === 'cost'
      ? (limits.gap * Number(total)) / Math.max(1, weightOf(choices, start, total))
      : LESS_THAN_ONE / model.objectiveOf(start);
  const answer = await solver.solve(model.sparse, model.startAt(start), { ...limits, gap });
  return answer && { model, bound: answer.bound, parts: answer.values && model.partsOf(answer.values) };
}

/**
 * First as few sellers as can have all, then the cheapest with no more. Hardly any set of so few has all, which no linear bound sees: it
 * shares lines out over parts of sellers. Of 200 lines × 30 nine or ten are found where five are proven to be needed, and their cost
 * stays 1 to 12 % above its bound, the more the rarer such sets are; a branch and bound of forty seconds comes 0.03 % nearer and finds
 * nothing cheaper.
 */
async function withFewestSellers(
  problem: AllocationProblem,
  solver: Pick<Solver, 'solve'> | null,
  { seconds, gap }: AllocationLimits,
  known: Judged | undefined,
): Promise<Allocation> {
  const until = nowMs() + seconds * 1000;
  const half = until - seconds * 500;
  const most = { ...problem, maxSellers: Math.min(problem.maxSellers ?? Infinity, MOST_SELLERS) };
  const choices = choicesOf(most);
  const greedy = new Greedy(most, choices);
  let fewest = await fewestFound(most, greedy, { until: half, isThorough: solver !== null, known });
  let leastSellers = solver === null ? 0 : await leastSellersFor(most, choices, fewest.parts, half);
  if (solver !== null && leastSellers < sellersOf(fewest.parts).size && isSolvable(choices, MOST_COUNTED)) {
    const programme = await solved(most, choices, fewest.parts, 'sellers', solver, { until: half, gap });
    const found = programme?.parts && judged(problem, programme.parts);
    if (programme)
      leastSellers = Math.max(leastSellers, programme.model.sellersBeside(fewest.parts, programme.bound));
    if (found && isLargeEnough(most, found) && found.share <= fewest.share + SHARE_NOISE) fewest = found;
  }
  const maxSellers = Math.max(1, sellersOf(fewest.parts).size);
  const plan = await allocate(
    { ...problem, maxSellers },
    solver,
    { seconds: (until - nowMs()) / 1000, gap },
    { choices, greedy: greedy.limitedTo(maxSellers), parts: fewest.parts },
  );
  return { ...plan, leastSellers: Math.max(1, leastSellers) };
}

/** One seller less as long as the others have as much; thoroughly, it is given up only after changes at random. */
async function fewestFound(
  problem: AllocationProblem,
  greedy: Greedy,
  { until, isThorough, known }: { until: number; isThorough: boolean; known: Judged | undefined },
): Promise<Judged> {
  const partsOf = async (count: number, isShaken = false): Promise<Judged> =>
    judged(problem, await greedy.limitedTo(Math.min(problem.maxSellers!, count)).parts(until, isShaken));
  let fewest = await partsOf(Math.max(1, greedy.sellersWithMost().size));
  if (known && known.share < fewest.share - SHARE_NOISE) {
    // Where lines share what there is, so few may not have as much as there is: with those who have what they lack they may.
    const { parts, lacking } = fewest;
    const others = known.parts.filter(({ line }) => lacking[line]! > known.lacking[line]!);
    const joined = sellersOf([...parts, ...others]);
    const helped = judged(problem, await greedy.limitedTo(joined.size).partsOf(joined, until));
    const isEnough = joined.size < sellersOf(known.parts).size && helped.share <= known.share + SHARE_NOISE;
    fewest = isEnough ? helped : known;
  }
  const isAsMuch = ({ share }: Judged): boolean => share <= fewest.share + SHARE_NOISE;
  while (sellersOf(fewest.parts).size > 1 && nowMs() < until) {
    const count = sellersOf(fewest.parts).size - 1;
    let fewer = await partsOf(count);
    if (isThorough && !isAsMuch(fewer)) fewer = await partsOf(count, true);
    if (!isAsMuch(fewer)) break;
    fewest = fewer;
  }
  return fewest;
}

/** More than any plan of so many lines has. */
const MOST_SELLERS = 10_000;

/** No plan that delivers as much of each line costs less than its goods at their cheapest, in fen. */
function cheapestGoods(choices: readonly LineChoices[], { parts }: Judged): number {
  return delivered(choices, parts)
    .filter(({ need }) => need > 0)
    .map(({ need, whole, lots, shares }) => {
      // Each part is rounded by half a fen at most.
      const rounded = (lots.length + shares.length) / 2;
      const unitPrices = [
        ...lots.map(({ unitPrice }) => unitPrice),
        ...shares.map((share) => share.leastUnitPrice),
      ];
      return Math.min(
        Infinity,
        ...whole.map((choice) => choice.goods),
        ...unitPrices.map((unitPrice) => (unitPrice * need) / MICROS_PER_FEN - rounded),
      );
    })
    .reduce((sum, each) => sum + each, 0);
}

/** However late it is, or busy the machine: each step towards the best plan, and how near it is, is worth so much time. */
const LEAST_MS = 250;
/** Solved or not within a second or two. */
const MOST_COLUMNS = 6000;
/** Of no more sellers than so many: larger ones are no further than the relaxation after seconds. */
const MOST_OF_FEW = 3000;
/** Of larger programmes how many sellers are needed is not proven in ten times the time, nor are fewer found than by taking away. */
const MOST_COUNTED = 800;
/** Sellers are counted in whole. */
const LESS_THAN_ONE = 0.99;
