import { delivered, type LineChoices } from './allocation.choices.js';
import { type AllocationProblem, type LineOffer, type PlanParts } from './allocation.problem.js';
import { sellersOf } from './judged.js';
import { relaxed } from './relaxation.js';

/** What each seller counts: far more than the fen by which parts are rounded. */
const SELLER = 1_000_000;
const NOISE = 1e-3;
const ANYWHERE = '';

/** No plan that delivers as much has fewer sellers: the relaxation where each of them costs the same, and goods and freight nothing. */
export async function leastSellersFor(
  problem: AllocationProblem,
  choices: readonly LineChoices[],
  parts: PlanParts,
  until: number,
): Promise<number> {
  const counted = (offer: LineOffer): LineOffer => ({ ...offer, massKg: 0, shipFromProvince: ANYWHERE });
  const rates = new Map([[ANYWHERE, { firstKg: 1, firstMinor: BigInt(SELLER), perKgMinor: 0n }]]);
  const free = delivered(choices, parts).map(({ need, whole, lots, shares }) => ({
    need,
    whole: whole.map((choice) => ({ ...choice, offer: counted(choice.offer), goods: 0, massKg: 0 })),
    lots: lots.map((lot) => ({ ...lot, offer: counted(lot.offer), unitPrice: 0 })),
    shares: shares.map((share) => ({ ...share, offer: counted(share.offer), leastUnitPrice: 0 })),
  }));
  const found = sellersOf(parts).size;
  const { bound } = await relaxed(
    { ...problem, rates, freeAboveMinor: new Map(), maxSellers: undefined },
    free,
    found * SELLER,
    { until, gap: 0 },
  );
  return Math.ceil(bound / SELLER - NOISE);
}
