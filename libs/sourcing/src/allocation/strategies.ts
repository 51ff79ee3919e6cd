import { choicesOf } from './allocation.choices.js';
import { type AllocationProblem, daysOf } from './allocation.problem.js';
import { Greedy } from './greedy.js';
import { type Judged, judged, SHARE_NOISE } from './judged.js';
import { sharedListings } from './shared-listings.js';
import { nowMs } from './solver.js';

export const STRATEGIES = ['cheapest', 'fewest_sellers', 'soonest', 'greenest'] as const;
export type Strategy = (typeof STRATEGIES)[number];

/** The problem with what the strategy does not want left out. */
export async function narrowed(
  problem: AllocationProblem,
  strategy: Strategy,
  { seconds }: { seconds: number },
): Promise<AllocationProblem> {
  const until = nowMs() + seconds * 500;
  if (strategy === 'soonest') return { ...problem, latestDays: await earliestDays(problem, until) };
  return strategy === 'greenest' ? greened(problem, until) : problem;
}

/** Whether what one line is had by leaves all others as they are. */
function isEachLineByItself(problem: AllocationProblem): boolean {
  return (
    problem.maxSellers === undefined && !problem.minOrderMinor?.size && sharedListings(problem).size === 0
  );
}

/** In so many days, and no fewer, all can be had that can be had at all. */
async function earliestDays(problem: AllocationProblem, until: number): Promise<number | undefined> {
  const days = problem.lines
    .flatMap(({ offers }) =>
      offers.flatMap((offer) => [
        offer.leadTimeDays,
        daysOf({ offer, quantity: Infinity }),
        ...(offer.madeUpto ?? []).map((upto) => upto.days),
      ]),
    )
    .filter((day) => day <= (problem.latestDays ?? Infinity) && Number.isFinite(day));
  const ascending = [...new Set(days)].toSorted((a, b) => a - b);
  const isByLine = isEachLineByItself(problem);
  const missed = async (latestDays: number | undefined): Promise<number> => {
    const within = { ...problem, latestDays };
    const choices = choicesOf(within);
    if (isByLine)
      return choices.reduce((sum, { need }, at) => sum + 1 - need / problem.lines[at]!.quantity, 0);
    return judged(problem, await new Greedy(within, choices).parts(until)).share;
  };
  const least = await missed(problem.latestDays);
  let [from, to] = [0, ascending.length - 1];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((await missed(ascending[middle])) <= least + SHARE_NOISE) to = middle;
    else from = middle + 1;
  }
  return ascending[from] ?? problem.latestDays;
}

/** Lines that green sellers can have whole are theirs alone, unless that leaves lines without a seller (few sellers, least orders): those are anybody's. */
async function greened(problem: AllocationProblem, until: number): Promise<AllocationProblem> {
  const green = greenLines(problem);
  if (isEachLineByItself(problem)) return ofGreenAlone(problem, green);
  const planned = async (asked: AllocationProblem): Promise<Judged> =>
    judged(problem, await new Greedy(asked, choicesOf(asked)).parts(until));
  const { share: least } = await planned(problem);
  const ofGreen = ofGreenAlone(problem);
  if ((await planned(ofGreen)).share <= least + SHARE_NOISE) return ofGreen;
  while (green.size > 0) {
    const { share, lacking } = await planned(ofGreenAlone(problem, green));
    const lost = [...green].filter((line) => lacking[line]! > 0);
    if (share <= least + SHARE_NOISE || nowMs() > until) break;
    for (const line of lost.length > 0 ? lost : [...green]) green.delete(line);
  }
  return ofGreenAlone(problem, green);
}

/** All lines, or these. */
const ofGreenAlone = (problem: AllocationProblem, lines?: ReadonlySet<number>): AllocationProblem => ({
  ...problem,
  lines: problem.lines.map(({ quantity, offers }, line) => ({
    quantity,
    offers: lines === undefined || lines.has(line) ? offers.filter((offer) => offer.green) : offers,
  })),
});

/** As much of them can be had of green sellers as of all. */
function greenLines(problem: AllocationProblem): Set<number> {
  const ofAll = choicesOf(problem);
  return new Set(
    choicesOf(ofGreenAlone(problem)).flatMap(({ need }, line) =>
      need > 0 && need === ofAll[line]!.need ? [line] : [],
    ),
  );
}
