import { type LineChoices, penaltyOf } from './allocation.choices.js';
import { type AllocationProblem } from './allocation.problem.js';
import { Breath } from './breath.js';
import { nowMs, type SolverLimits } from './solver.js';
import { endsOf, type Ware, wareOfChoice, wareOfLot, wareOfShare, waresOf } from './wares.js';

/**
 * Each line is given a price, and each seller takes the lines that pay at these prices by itself: what comes out no plan can beat. Prices
 * are moved towards those at which each line is taken once (a Lagrangian relaxation, by subgradients). It bounds as the linear relaxation
 * does, in some hundredths of the time.
 *
 * Why it holds: with prices 0 ≤ p ≤ penalty of the lines, a plan that has shares h of them weighs
 * cost + Σ penalty · max(0, 1 − h) ≥ Σ p + Σ over its sellers (goods + freight − Σ p · share), and each seller's part of that sum is no
 * less than the least over all that it could take. Where there may be K sellers, the K least of
 * these count. Freight is no less than the first weight, no less than every kilogram begun beyond it, and nothing only where goods are
 * worth enough: each is relaxed by itself, and the greater of two lower bounds is one.
 */
export interface Relaxed {
  /** No plan weighs less, in fen. */
  bound: number;
  /** Who took anything at one price or another: sellers that may do well together. */
  together: readonly (readonly string[])[];
  /** Of all that there is to choose from, what a plan that weighs less than so much may still have. */
  within: (weight: number) => LineChoices[];
}

/** Carriers round to the gram. */
const HALF_A_GRAM = 0.0005;
const MOST_ROUNDS = 400;
/** However late it is: what a bound is worth comes in the first rounds. */
const LEAST_ROUNDS = 100;
/** Without a better bound for so many rounds, steps are halved. */
const PATIENCE = 12;
const LEAST_STEP = 0.004;
/** How much of the last move goes on. */
const MOMENTUM = 0.6;
/** What is reached for, beyond what has been reached, where no plan says how much there is. */
const REACH = 0.05;
/** And where nothing has been reached. */
const FIRST_REACH = 0.25;
const BISECTIONS = 8;
const NOISE = 1e-7;

/** Wares of a seller from one province, those in the place of one another side by side: `groups` has where each begins, and the end. */
interface Site {
  province: string;
  /** What the first weight costs; and where each kilogram is counted, less what of it the first weight is. */
  base: [number, number];
  perKg: number;
  groups: Int32Array;
  numbers: ReadonlyMap<string, number>;
}

/** What a seller would take at the prices, and what that comes to. */
interface Taking {
  value: number;
  /** By site: what a kilogram counts there; null: nothing is taken from it. */
  perKg: (number | null)[];
  /** What each fen of goods is worth for the sake of free freight. */
  worth: number;
}

export function relaxed(
  problem: AllocationProblem,
  choices: readonly LineChoices[],
  /** What a plan weighs that there is. */
  weight: number,
  limits: SolverLimits,
): Promise<Relaxed> {
  return new Relaxation(problem, choices).tighten(weight, limits);
}

class Relaxation {
  /** In columns: they are gone through some thousand times. */
  private readonly goods: Float64Array;
  private readonly massKg: Float64Array;
  private readonly share: Float64Array;
  private readonly line: Int32Array;
  private readonly sellers: string[];
  private readonly sites: Site[][];
  private readonly penalty: number;
  private readonly prices: Float64Array;
  private readonly best: Float64Array;
  private bound = -Number.MAX_VALUE;
  /** Who took anything, by who they are. */
  private readonly taken = new Map<string, number[]>();

  constructor(
    private readonly problem: AllocationProblem,
    private readonly choices: readonly LineChoices[],
  ) {
    this.penalty = penaltyOf(choices);
    const wares = choices.flatMap((own) => waresOf(own));
    this.prices = this.firstPrices(wares);
    this.best = this.prices.slice();
    const bySeller = Map.groupBy(wares, ({ seller }) => seller);
    this.sellers = [...bySeller.keys()].toSorted();
    const ordered: Ware[] = [];
    this.sites = this.sellers.map((seller) => this.sitesOf(bySeller.get(seller)!, ordered));
    this.goods = Float64Array.from(ordered, ({ goods }) => goods);
    this.massKg = Float64Array.from(ordered, ({ massKg }) => massKg);
    this.share = Float64Array.from(ordered, ({ share }) => share);
    this.line = Int32Array.from(ordered, ({ line }) => line);
  }

  /** Until the bound is as near as is asked for, does not rise any more, or there is no time; it holds wherever that ends. */
  async tighten(weight: number, { gap, until }: SolverLimits): Promise<Relaxed> {
    const move = new Float64Array(this.prices.length);
    let step = 1;
    let idle = 0;
    const breath = new Breath();
    for (let round = 0; round < MOST_ROUNDS && step > LEAST_STEP; round++) {
      if (round >= LEAST_ROUNDS && nowMs() > until) break;
      await breath.take();
      const { bound, taken, missing } = this.round();
      if (bound > this.bound) {
        this.bound = bound;
        this.best.set(this.prices);
        idle = 0;
      } else if (++idle >= PATIENCE) {
        step /= 2;
        idle = 0;
      }
      if (taken.length > 0) this.taken.set(taken.join(), taken);
      if (this.bound >= weight * (1 - gap)) break;
      const target = this.bound > 0 ? Math.min(weight, this.bound * (1 + REACH)) : weight * FIRST_REACH;
      if (!this.step(move, missing, step * (target - bound))) break;
    }
    return {
      bound: this.bound,
      together: [...this.taken.values()].map((sellers) => sellers.map((seller) => this.sellers[seller]!)),
      within: (most) => this.within(most),
    };
  }

  /** Moves the prices along what is missing; false where nothing is. */
  private step(move: Float64Array, missing: Float64Array, distance: number): boolean {
    let length = 0;
    for (let line = 0; line < move.length; line++) {
      move[line] = missing[line]! + MOMENTUM * move[line]!;
      length += move[line]! ** 2;
    }
    if (length === 0) return false;
    const stride = distance / length;
    for (let line = 0; line < move.length; line++)
      this.prices[line] = Math.min(this.penalty, Math.max(0, this.prices[line]! + stride * move[line]!));
    return true;
  }

  /** At the present prices: the bound, who takes anything, and what share of each line nobody takes. */
  private round() {
    const takings = this.sellers.map((_, seller) => this.taking(seller));
    const taken = chosen(takings, this.problem.maxSellers);
    const missing = Float64Array.from(this.choices, ({ need }) => Number(need > 0));
    let bound = taken.reduce((sum, seller) => sum + takings[seller]!.value, 0);
    for (const [line, { need }] of this.choices.entries()) if (need > 0) bound += this.prices[line]!;
    for (const seller of taken) this.take(seller, takings[seller]!, missing);
    return { bound, taken, missing };
  }

  /** The least that the seller's wares and freight can come to, less the prices of the lines. */
  private taking(seller: number): Taking {
    const sites = this.sites[seller]!;
    let value = 0;
    const perKg = sites.map((site) => {
      const values = [this.siteValue(site, 0), this.siteValue(site, 1)] as const;
      const most = Math.max(...values);
      value += Math.min(0, most);
      return most < 0 ? (values[1] === most ? site.perKg : 0) : null;
    });
    const free = this.freeValue(seller);
    return free && free.value < value ? { ...free, perKg: sites.map(() => 0) } : { value, perKg, worth: 0 };
  }

  private siteValue({ base, perKg, groups }: Site, weighed: 0 | 1): number {
    const each = weighed * perKg;
    let sum = base[weighed];
    for (let group = 0; group + 1 < groups.length; group++) {
      let least = 0;
      for (let ware = groups[group]!; ware < groups[group + 1]!; ware++) {
        const value = this.valueOf(ware, each, 0);
        if (value < least) least = value;
      }
      sum += least;
    }
    return sum;
  }

  /** What of a group comes to least, and to less than nothing; −1: nothing does. */
  private leastOf(site: Site, group: number, perKg: number, worth: number): number {
    let [least, best] = [0, -1];
    for (let ware = site.groups[group]!; ware < site.groups[group + 1]!; ware++) {
      const value = this.valueOf(ware, perKg, worth);
      if (value < least) [least, best] = [value, ware];
    }
    return best;
  }

  private valueOf(ware: number, perKg: number, worth: number): number {
    const bare = this.goods[ware]! * (1 - worth) - this.share[ware]! * this.prices[this.line[ware]!]!;
    return bare + perKg * this.massKg[ware]!;
  }

  /** Where freight is free from so much on: no freight, and at least so much goods; undefined where it never is. */
  private freeValue(seller: number): { value: number; worth: number } | undefined {
    const freeAbove = this.problem.freeAboveMinor.get(this.sellers[seller]!);
    if (freeAbove === undefined) return undefined;
    const enough = Number(freeAbove);
    const at = (worth: number) => {
      let [value, goods] = [worth * enough, 0];
      for (const site of this.sites[seller]!)
        for (let group = 0; group + 1 < site.groups.length; group++) {
          const ware = this.leastOf(site, group, 0, worth);
          if (ware < 0) continue;
          value += this.valueOf(ware, 0, worth);
          goods += this.goods[ware]!;
        }
      return { value, goods, worth };
    };
    let best = at(0);
    if (best.goods >= enough) return best;
    let [from, to] = [0, 1];
    for (let turn = 0; turn < BISECTIONS; turn++) {
      const middle = at((from + to) / 2);
      if (middle.value > best.value) best = middle;
      if (middle.goods >= enough) to = middle.worth;
      else from = middle.worth;
    }
    return best;
  }

  /** Takes off what is missing what the seller takes. */
  private take(seller: number, { perKg, worth }: Taking, missing: Float64Array): void {
    for (const [at, site] of this.sites[seller]!.entries()) {
      const each = perKg[at] ?? null;
      if (each === null) continue;
      for (let group = 0; group + 1 < site.groups.length; group++) {
        const ware = this.leastOf(site, group, each, worth);
        if (ware < 0) continue;
        const line = this.line[ware]!;
        missing[line] = missing[line]! - this.share[ware]!;
      }
    }
  }

  private sitesOf(own: readonly Ware[], ordered: Ware[]): Site[] {
    return [...Map.groupBy(own, ({ province }) => province)].map(([province, wares]) => {
      const { firstKg, firstMinor, perKgMinor } = this.problem.rates.get(province)!;
      const [first, perKg] = [Number(firstMinor), Number(perKgMinor)];
      const byGroup = Map.groupBy(wares, ({ group }) => group);
      const begins = [...byGroup.values()].map((group) => ordered.push(...group) - group.length);
      return {
        province,
        base: [first, first - perKg * (firstKg + HALF_A_GRAM)],
        perKg,
        groups: Int32Array.from([...begins, ordered.length]),
        numbers: new Map([...byGroup.keys()].map((group, at) => [group, at])),
      };
    });
  }

  /** What each line costs where it costs least, at a seller who has others to send along. */
  private firstPrices(wares: readonly Ware[]): Float64Array {
    const prices = Float64Array.from(this.choices, ({ need }) => (need > 0 ? this.penalty : 0));
    for (const { line, goods, massKg, share, province } of wares) {
      const perKg = Number(this.problem.rates.get(province)!.perKgMinor);
      prices[line] = Math.min(prices[line]!, Math.max(0, (goods + perKg * massKg) / share));
    }
    return prices;
  }

  /** A choice is left out where the bound with it exceeds the weight. */
  private within(weight: number): LineChoices[] {
    this.prices.set(this.best);
    const takings = this.sellers.map((_, seller) => this.taking(seller));
    const taken = chosen(takings, this.problem.maxSellers);
    const { maxSellers = Infinity } = this.problem;
    const last = taken.length < maxSellers ? 0 : (takings[taken.at(-1)!]?.value ?? 0);
    const isTaken = new Set(taken);
    const slack = new Map(
      this.sellers.map((seller, at) => {
        const without = this.bound - (isTaken.has(at) ? takings[at]!.value : last);
        return [seller, weight * (1 + NOISE) - without];
      }),
    );
    const forced = this.forced();
    const isKept = (ware: Ware): boolean => forced(ware) <= slack.get(ware.seller)!;
    return this.choices.map(({ need, whole, lots, shares }) => ({
      need,
      shares: shares.filter((share) => isKept(wareOfShare(share, need, lots.length > 0))),
      whole: whole.filter((choice) => isKept(wareOfChoice(choice, lots.length > 0))),
      lots: lots.filter((lot) => endsOf(lot, need).some((pieces) => isKept(wareOfLot(lot, pieces, need)))),
    }));
  }

  /** What a seller comes to with one of its wares taken, at the best prices. */
  private forced(): (ware: Ware) => number {
    const bySeller = new Map(
      this.sellers.map((name, seller) => {
        const sites = new Map(
          this.sites[seller]!.map((site) => {
            const values = [this.siteValue(site, 0), this.siteValue(site, 1)] as const;
            return [site.province, { site, values, paid: Math.min(0, Math.max(...values)) }];
          }),
        );
        const paid = [...sites.values()].reduce((sum, each) => sum + each.paid, 0);
        return [name, { sites, paid, free: this.freeValue(seller) }];
      }),
    );
    return (ware) => {
      const { sites, paid, free } = bySeller.get(ware.seller)!;
      const { site, values, paid: ofSite } = sites.get(ware.province)!;
      const group = site.numbers.get(ware.group)!;
      const swapped = (value: number, perKg: number, worth: number): number => {
        const out = this.leastOf(site, group, perKg, worth);
        const bare = ware.goods * (1 - worth) - ware.share * this.prices[ware.line]! + perKg * ware.massKg;
        return value + bare - (out < 0 ? 0 : this.valueOf(out, perKg, worth));
      };
      const withFreight = Math.max(swapped(values[0], 0, 0), swapped(values[1], site.perKg, 0));
      return Math.min(paid - ofSite + withFreight, free ? swapped(free.value, 0, free.worth) : Infinity);
    };
  }
}

/** Those who come to less than nothing; of so many at most, those who come to least. */
function chosen(takings: readonly Taking[], most = Infinity): number[] {
  const taken = [...takings.keys()].filter((seller) => takings[seller]!.value < 0);
  if (most === Infinity) return taken;
  return taken.toSorted((a, b) => takings[a]!.value - takings[b]!.value || a - b).slice(0, most);
}
