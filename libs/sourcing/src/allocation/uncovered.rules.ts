import { choicesOf } from './allocation.choices.js';
import { type AllocationProblem, type PlanParts } from './allocation.problem.js';

export type UncoveredCode = 'no_offer' | 'not_enough' | 'too_late' | 'taken' | 'limited';

export const UNCOVERED_WORDS: Readonly<Record<UncoveredCode, { zh: string; en: string }>> = {
  no_offer: { zh: '按这些要求没有人报价', en: 'Nobody offers it on these terms' },
  not_enough: { zh: '现货和产能不够这个数量', en: 'Not so many can be had, from stock or made' },
  too_late: { zh: '最晚日期之前拿不到', en: 'It cannot be had by the latest date' },
  taken: {
    zh: '能提供的货已分给清单里的其他行',
    en: 'What there is of it goes to other lines of the list',
  },
  limited: {
    zh: '卖家数量限制或起订金额之内无法满足',
    en: 'The limit of sellers, or a seller’s least order, leaves it out',
  },
};

/** The lines of which a plan has too few pieces, each with the first reason that holds. */
export function uncoveredOf(
  problem: AllocationProblem,
  { lacking, parts }: { lacking: readonly number[]; parts: PlanParts },
): { line: number; quantity: number; code: UncoveredCode }[] {
  if (lacking.every((pieces) => pieces === 0)) return [];
  const inTime = choicesOf(problem);
  const ever = choicesOf({ ...problem, latestDays: undefined });
  const isTaken = (line: number): boolean =>
    [...inTime[line]!.whole, ...inTime[line]!.lots].every(({ offer: { listingId } }) =>
      parts.some((part) => part.line !== line && part.offer.listingId === listingId),
    );
  return lacking.flatMap((pieces, line) => {
    if (pieces === 0) return [];
    const { quantity, offers } = problem.lines[line]!;
    const codeOf = (): UncoveredCode => {
      if (offers.length === 0) return 'no_offer';
      if (ever[line]!.need < quantity) return 'not_enough';
      if (inTime[line]!.need < quantity) return 'too_late';
      return isTaken(line) ? 'taken' : 'limited';
    };
    return [{ line, quantity: pieces, code: codeOf() }];
  });
}
