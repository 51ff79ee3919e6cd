import { type LineChoices, penaltyOf } from './allocation.choices.js';
import { type AllocationProblem, type PlanPart } from './allocation.problem.js';
import { Draft } from './draft.js';
import { Breath } from './breath.js';
import { type LineWays, waysOf } from './line-ways.js';
import { type Choice } from './offer-choices.js';
import { nowMs } from './solver.js';
import { SellerSwaps, type SellersWay } from './seller-swaps.js';

const MOST_PASSES = 8;
/** Of sets of sellers that may do well together, so many are tried. */
const MOST_TRIED = 3;
/** By rough costs, those that come to so much more than the best, as a share of it, are not tried. */
const LIKELY = 0.03;

/** Finds plans without proof. */
export class Greedy {
  /** Who weighs most first. */
  private readonly order: number[];
  private readonly sellers: string[];
  private readonly penalty: number;

  constructor(
    private readonly problem: AllocationProblem,
    private readonly choices: readonly LineChoices[],
    private readonly ways: readonly LineWays[] = waysOf(problem, choices),
  ) {
    this.order = this.ways
      .map(({ whole, split }, line) => ({ line, weight: (whole[0] ?? split[0])?.rough ?? 0 }))
      .toSorted((a, b) => b.weight - a.weight || a.line - b.line)
      .map(({ line }) => line);
    const offers = choices.flatMap(({ whole, lots }) =>
      [...whole, ...lots].map(({ offer }) => offer.sellerId),
    );
    this.sellers = [...new Set(offers)].toSorted();
    this.penalty = penaltyOf(choices);
  }

  /** The same lines of no more sellers than so many. */
  limitedTo(maxSellers: number): Greedy {
    return new Greedy({ ...this.problem, maxSellers }, this.choices, this.ways);
  }

  /**
   * A plan at once: line by line what adds least, then moves of single lines and the closing of whole sellers as long as they save and
   * there is time. Of few sellers, those first that have most of the lines, changed for others as long as that saves; thoroughly, also
   * several at random.
   */
  async parts(until: number, isThorough = false): Promise<PlanPart[]> {
    const { maxSellers } = this.problem;
    if (maxSellers === undefined) return this.partsFrom(until);
    const covering = this.numbersOf([...this.sellersWithMost(maxSellers)]);
    const swaps = this.swapsOf(maxSellers);
    const limits = { most: maxSellers, until };
    const improved = await swaps.improved(covering, limits);
    const { sellers } = isThorough ? await swaps.shaken(improved, limits) : improved;
    return this.partsFrom(until, this.named(sellers));
  }

  /** Of these sellers. */
  partsOf(sellers: ReadonlySet<string>, until: number): Promise<PlanPart[]> {
    return this.partsFrom(until, sellers);
  }

  /** Plans that begin with what some of these sets have, after changing one seller for another as long as that saves. */
  async *partsLike(sets: readonly (readonly string[])[], until: number): AsyncGenerator<PlanPart[]> {
    const { maxSellers } = this.problem;
    const limits = { most: maxSellers ?? Infinity, until };
    const swaps = this.swapsOf(maxSellers ?? Math.max(1, ...sets.map((set) => set.length)));
    const likely = sets
      .map((set) => this.numbersOf(set))
      .map((sellers) => ({ sellers, cost: swaps.costOf(sellers) }))
      .toSorted((a, b) => a.cost - b.cost);
    const tried: SellersWay[] = [];
    for (const { sellers } of likely.slice(0, MOST_TRIED)) tried.push(await swaps.improved(sellers, limits));
    tried.sort((a, b) => a.cost - b.cost);
    if (maxSellers !== undefined && tried[0] !== undefined)
      tried.unshift(await swaps.shaken(tried[0], limits));
    const distinct = new Map(tried.map((set) => [[...set.sellers].toSorted((a, b) => a - b).join(), set]));
    const most = (tried[0]?.cost ?? 0) * (1 + LIKELY);
    for (const { sellers, cost } of distinct.values())
      if (cost <= most) yield this.partsFrom(until, this.named(sellers));
  }

  /** Cover as many lines as so many sellers can: each next one covers most of what is still open. */
  sellersWithMost(count = this.ways.length): Set<string> {
    const chosen = new Set<string>();
    const open = new Map(this.ways.entries());
    while (chosen.size < count && open.size > 0) {
      const gains = new Map<string, { lines: number[]; goods: number }>();
      for (const [line, { whole }] of open)
        for (const [seller, goods] of cheapestBySeller(whole)) {
          const gain = gains.get(seller) ?? { lines: [], goods: 0 };
          gain.lines.push(line);
          gain.goods += goods;
          gains.set(seller, gain);
        }
      const [best] = [...gains].toSorted(
        ([a, x], [b, y]) =>
          y.lines.length - x.lines.length ||
          x.goods / x.lines.length - y.goods / y.lines.length ||
          (a < b ? -1 : 1),
      );
      if (best === undefined) break;
      chosen.add(best[0]);
      for (const line of best[1].lines) open.delete(line);
    }
    return chosen;
  }

  private async partsFrom(until: number, first?: ReadonlySet<string>): Promise<PlanPart[]> {
    const draft = new Draft(this.problem, this.choices, this.ways);
    const breath = new Breath();
    for (const line of this.order) {
      draft.improve(line, first && ((seller) => first.has(seller)));
      await breath.take();
    }
    for (let pass = 0; pass < MOST_PASSES && nowMs() < until; pass++) {
      let isBetter = false;
      for (const line of this.order) {
        isBetter = draft.improve(line) || isBetter;
        await breath.take();
      }
      for (const seller of draft.openSellers()) {
        isBetter = draft.close(seller) || isBetter;
        await breath.take();
      }
      if (!isBetter) break;
    }
    return draft.soundParts();
  }

  /** With so many sellers; of those who would then send enough for it, freight is taken to be free. */
  private swapsOf(count: number): SellerSwaps {
    const { rates, freeAboveMinor } = this.problem;
    const goods = this.ways.reduce((sum, { whole, split }) => sum + ((whole[0] ?? split[0])?.rough ?? 0), 0);
    const isFree = new Set(
      this.sellers.filter((seller) => (freeAboveMinor.get(seller) ?? Infinity) < goods / count),
    );
    const number = new Map(this.sellers.map((seller, at) => [seller, at]));
    const opening = this.sellers.map(() => Infinity);
    const costOf = ({ goods: own, massKg, offer }: Choice): number => {
      if (isFree.has(offer.sellerId)) return own;
      return own + massKg * Number(rates.get(offer.shipFromProvince)!.perKgMinor);
    };
    for (const { offer } of this.choices.flatMap(({ whole, lots }) => [...whole, ...lots])) {
      const seller = number.get(offer.sellerId)!;
      const first = isFree.has(offer.sellerId) ? 0 : Number(rates.get(offer.shipFromProvince)!.firstMinor);
      opening[seller] = Math.min(opening[seller]!, first);
    }
    const ways = this.ways.map(({ whole, split }, line): SellersWay[] =>
      [...whole, ...split].map(({ parts, lacking }) => ({
        sellers: [...new Set(parts.map(({ offer }) => number.get(offer.sellerId)!))],
        cost: parts.reduce(
          (sum, part) => sum + costOf(part),
          lacking > 0 ? (this.penalty * lacking) / this.choices[line]!.need : 0,
        ),
      })),
    );
    return new SellerSwaps({
      ways,
      opening,
      missing: this.choices.map(({ need }) => (need > 0 ? this.penalty : 0)),
    });
  }

  private numbersOf(sellers: readonly string[]): number[] {
    return sellers.map((seller) => this.sellers.indexOf(seller));
  }

  private named(sellers: readonly number[]): Set<string> {
    return new Set(sellers.map((seller) => this.sellers[seller]!));
  }
}

function cheapestBySeller(whole: LineWays['whole']): Map<string, number> {
  const cheapest = new Map<string, number>();
  for (const { parts } of whole)
    for (const { offer, goods } of parts)
      cheapest.set(offer.sellerId, Math.min(cheapest.get(offer.sellerId) ?? Infinity, goods));
  return cheapest;
}
