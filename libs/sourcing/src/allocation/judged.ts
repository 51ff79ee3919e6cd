import { costOf, type PlanCost } from './allocation.costs.js';
import { type AllocationProblem, lackingPieces, type PlanParts } from './allocation.problem.js';

/** Shares are added as floats. */
export const SHARE_NOISE = 1e-9;

/** A plan with what it costs and what it lacks. */
export interface Judged {
  parts: PlanParts;
  cost: PlanCost;
  lacking: number[];
  /** Of the lines, each counted by the share that it lacks. */
  share: number;
}

export function judged(problem: AllocationProblem, parts: PlanParts): Judged {
  const lacking = lackingPieces(problem, parts);
  const share = problem.lines.reduce((sum, { quantity }, at) => sum + (lacking[at] ?? 0) / quantity, 0);
  return { parts, cost: costOf(problem, parts), lacking, share };
}

/** Every seller takes so small an order. */
export function isLargeEnough({ minOrderMinor }: AllocationProblem, { cost }: Judged): boolean {
  return [...cost.bySeller].every(
    ([seller, { goodsMinor }]) => goodsMinor >= (minOrderMinor?.get(seller) ?? 0n),
  );
}

export const sellersOf = (parts: PlanParts): Set<string> => new Set(parts.map(({ offer }) => offer.sellerId));
