import { type Choice, type LineChoices, type Lot, penaltyOf } from './allocation.choices.js';
import { type AllocationProblem, type LineOffer } from './allocation.problem.js';
import { SellerSwaps } from './seller-swaps.js';

/**
 * Each line is given a price, and each seller takes the lines that pay at these prices by itself: what comes out no plan can beat. Prices
 * are moved towards those at which each line is taken once (a Lagrangian relaxation, by subgradients). It bounds as the linear relaxation
 * does, in some hundredths of the time.
 */
export interface Relaxed {
  /** No plan weighs less, in fen. */
  bound: number;
  /** Sellers that would do well together, the likeliest first. */
  likely: ReadonlySet<string>[];
  /** Of all that there is to choose from, what a plan that weighs less than so much may still have. */
  within(weight: number): LineChoices[];
}

/** Carriers round to the gram, sums of a part to the fen. */
const HALF_A_GRAM = 0.0005;
const HALF_A_FEN = 0.5;
const MOST_ROUNDS = 400;
/** Without a better bound for so many rounds, steps are halved. */
const PATIENCE = 12;
const LEAST_STEP = 0.004;
/** How much of the last move goes on. */
const MOMENTUM = 0.6;
/** What is reached for, beyond what has been reached, where no plan says how much there is. */
const REACH = 0.05;
const BISECTIONS = 8;
const MOST_LIKELY = 3;
const NOISE = 1e-7;

interface Ware {
  of: Choice | Lot;
  seller: string;
  line: number;
  /** In fen. */
  goods: number;
  massKg: number;
  /** Of what the line needs. */
  share: number;
}

/** What a seller would take at the prices, and what that comes to. */
interface Taking {
  value: number;
  isFree: boolean;
  /** What each fen of goods is worth for the sake of free freight. */
  worth: number;
}

export function relaxed(
  problem: AllocationProblem,
  choices: readonly LineChoices[],
  /** What a plan weighs that there is. */
  weight: number,
  /** A bound so near to it, as a share, is enough. */
  gap: number,
): Relaxed {
  return new Relaxation(problem, choices).tighten(weight, gap);
}

class Relaxation {
  private readonly wares: Ware[];
  /** The same in columns: they are gone through some thousand times. */
  private readonly goods: Float64Array;
  private readonly massKg: Float64Array;
  private readonly share: Float64Array;
  private readonly line: Int32Array;
  private readonly sellers: string[];
  /** Wares of a seller from one province that are in the place of one another, by seller and site. */
  private readonly sites: { base: [number, number]; perKg: number; groups: number[][] }[][];
  private readonly penalty: number;
  private readonly prices: Float64Array;
  private best: Float64Array;
  private bound = -Number.MAX_VALUE;
  private readonly swaps: SellerSwaps;
  private readonly likely = new Map<string, { sellers: number[]; cost: number }>();

  constructor(
    private readonly problem: AllocationProblem,
    private readonly choices: readonly LineChoices[],
  ) {
    this.wares = choices.flatMap(waresOf);
    this.goods = Float64Array.from(this.wares, ({ goods }) => goods);
    this.massKg = Float64Array.from(this.wares, ({ massKg }) => massKg);
    this.share = Float64Array.from(this.wares, ({ share }) => share);
    this.line = Int32Array.from(this.wares, ({ line }) => line);
    this.penalty = penaltyOf(choices);
    const bySeller = Map.groupBy(this.wares.keys(), (at) => this.wares[at]!.seller);
    this.sellers = [...bySeller.keys()].toSorted();
    this.sites = this.sellers.map((seller) => this.sitesOf(bySeller.get(seller)!));
    this.swaps = this.landed();
    this.prices = Float64Array.from(choices, ({ need }, line) =>
      need > 0 ? Math.min(this.penalty, this.swaps.leastOf(line)) : 0,
    );
    this.best = this.prices.slice();
  }

  tighten(weight: number, gap: number): Relaxed {
    const move = new Float64Array(this.prices.length);
    let step = 1;
    let idle = 0;
    for (let round = 0; round < MOST_ROUNDS && step > LEAST_STEP; round++) {
      const { bound, taken, missing } = this.round();
      if (bound > this.bound) {
        this.bound = bound;
        this.best = this.prices.slice();
        idle = 0;
      } else if (++idle >= PATIENCE) {
        step /= 2;
        idle = 0;
      }
      this.remember(taken);
      const target = Math.min(weight, this.bound + REACH * Math.abs(this.bound));
      if (this.bound >= weight * (1 - gap)) break;
      let length = 0;
      for (const [line, share] of missing.entries()) {
        move[line] = share + MOMENTUM * move[line]!;
        length += move[line] ** 2;
      }
      if (length === 0) break;
      const stride = (step * (target - bound)) / length;
      for (const [line, by] of move.entries())
        this.prices[line] = Math.min(this.penalty, Math.max(0, this.prices[line]! + stride * by));
    }
    return {
      bound: this.bound,
      likely: this.likeliest(),
      within: (most) => this.within(most),
    };
  }

  /** At the present prices: the bound, who takes anything, and what share of each line nobody takes. */
  private round() {
    const takings = this.sellers.map((_, seller) => this.taking(seller, this.prices));
    const taken = chosen(takings, this.problem.maxSellers);
    const missing = Float64Array.from(this.choices, ({ need }) => Number(need > 0));
    let bound = taken.reduce((sum, seller) => sum + takings[seller]!.value, 0);
    for (const [line, { need }] of this.choices.entries()) if (need > 0) bound += this.prices[line]!;
    for (const seller of taken) this.take(seller, takings[seller]!, missing);
    return { bound, taken, missing };
  }

  /** The least that the seller's wares and freight can come to, less the prices of the lines. */
  private taking(seller: number, prices: Float64Array): Taking {
    let paid = 0;
    for (const site of this.sites[seller]!)
      paid += Math.min(0, Math.max(this.siteValue(site, 0, prices), this.siteValue(site, 1, prices)));
    const free = this.freeValue(seller, prices);
    return free && free.value < paid ? { ...free, isFree: true } : { value: paid, isFree: false, worth: 0 };
  }

  private siteValue(
    { base, perKg, groups }: Relaxation['sites'][number][number],
    weighed: 0 | 1,
    prices: Float64Array,
  ): number {
    const each = weighed * perKg;
    return groups.reduce(
      (sum, group) => sum + this.valueOf(this.leastOf(group, prices, each, 0), prices, each, 0),
      base[weighed],
    );
  }

  /** What of a group comes to least, and to less than nothing; −1: nothing does. */
  private leastOf(group: readonly number[], prices: Float64Array, perKg: number, worth: number): number {
    let [least, ware] = [0, -1];
    for (const at of group) {
      const value = this.valueOf(at, prices, perKg, worth);
      if (value < least) [least, ware] = [value, at];
    }
    return ware;
  }

  private valueOf(ware: number, prices: Float64Array, perKg: number, worth: number): number {
    if (ware < 0) return 0;
    const bare = this.goods[ware]! * (1 - worth) - this.share[ware]! * prices[this.line[ware]!]!;
    return bare + perKg * this.massKg[ware]!;
  }

  /** Where freight is free from so much on: no freight, and at least so much goods; undefined where it never is. */
  private freeValue(seller: number, prices: Float64Array): { value: number; worth: number } | undefined {
    const freeAbove = this.problem.freeAboveMinor.get(this.sellers[seller]!);
    if (freeAbove === undefined) return undefined;
    const enough = Number(freeAbove);
    const at = (worth: number) => {
      let [value, goods] = [worth * enough, 0];
      for (const { groups } of this.sites[seller]!)
        for (const group of groups) {
          const ware = this.leastOf(group, prices, 0, worth);
          value += this.valueOf(ware, prices, 0, worth);
          if (ware >= 0) goods += this.goods[ware]!;
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
  private take(seller: number, { isFree, worth }: Taking, missing: Float64Array): void {
    for (const site of this.sites[seller]!) {
      const [unweighed, weighed] = [
        this.siteValue(site, 0, this.prices),
        this.siteValue(site, 1, this.prices),
      ];
      if (!isFree && Math.max(unweighed, weighed) >= 0) continue;
      const perKg = !isFree && weighed >= unweighed ? site.perKg : 0;
      for (const group of site.groups) {
        const ware = this.leastOf(group, this.prices, perKg, isFree ? worth : 0);
        if (ware < 0) continue;
        const line = this.line[ware]!;
        missing[line] = missing[line]! - this.share[ware]!;
      }
    }
  }

  private sitesOf(own: readonly number[]): Relaxation['sites'][number] {
    const byProvince = Map.groupBy(own, (at) => this.wares[at]!.of.offer.shipFromProvince);
    return [...byProvince].map(([province, wares]) => {
      const { firstKg, firstMinor, perKgMinor } = this.problem.rates.get(province)!;
      const [first, perKg] = [Number(firstMinor), Number(perKgMinor)];
      const groups = Map.groupBy(wares, (at) => {
        const { line, of } = this.wares[at]!;
        return this.choices[line]!.lots.length > 0 ? `${line} ${of.offer.listingId}` : String(line);
      });
      return { base: [first, first - perKg * (firstKg + HALF_A_GRAM)], perKg, groups: [...groups.values()] };
    });
  }

  /** What a line costs at a seller who has others to send along: goods, and the freight of their weight. */
  private landed(): SellerSwaps {
    const swaps = new SellerSwaps({
      lines: this.choices.length,
      opening: this.sites.map((sites) => Math.min(...sites.map(({ base }) => base[0]))),
      missing: this.choices.map(({ need }) => (need > 0 ? this.penalty : 0)),
    });
    const place = new Map(this.sellers.map((seller, at) => [seller, at]));
    for (const { of, seller, line, goods, massKg, share } of this.wares) {
      const perKg = Number(this.problem.rates.get(of.offer.shipFromProvince)!.perKgMinor);
      swaps.offer(line, place.get(seller)!, (goods + perKg * massKg) / share);
    }
    return swaps;
  }

  private remember(taken: readonly number[]): void {
    const key = taken.join();
    if (taken.length === 0 || this.likely.has(key)) return;
    const cost = this.swaps.costOf(taken);
    const dearest = [...this.likely].toSorted(([, a], [, b]) => b.cost - a.cost)[0];
    if (this.likely.size < MOST_LIKELY) this.likely.set(key, { sellers: [...taken], cost });
    else if (dearest && cost < dearest[1].cost) {
      this.likely.delete(dearest[0]);
      this.likely.set(key, { sellers: [...taken], cost });
    }
  }

  private likeliest(): ReadonlySet<string>[] {
    return [...this.likely.values()]
      .map(({ sellers }) => this.swaps.improved(sellers, this.problem.maxSellers))
      .toSorted((a, b) => a.cost - b.cost)
      .map(({ sellers }) => new Set(sellers.map((seller) => this.sellers[seller]!)));
  }

  /** A choice is left out where the bound with it exceeds the weight. */
  private within(weight: number): LineChoices[] {
    const takings = this.sellers.map((_, seller) => this.taking(seller, this.best));
    const taken = chosen(takings, this.problem.maxSellers);
    const { maxSellers = Infinity } = this.problem;
    const last = taken.length < maxSellers ? 0 : (takings[taken.at(-1)!]?.value ?? 0);
    const kept = new Set<Choice | Lot>();
    for (const [seller, sites] of this.sites.entries()) {
      const without = this.bound - (taken.includes(seller) ? takings[seller]!.value : last);
      for (const { of, value } of this.forced(seller, sites))
        if (without + value <= weight * (1 + NOISE)) kept.add(of);
    }
    return this.choices.map(({ need, whole, lots }) => ({
      need,
      whole: whole.filter((choice) => kept.has(choice)),
      lots: lots.filter((lot) => kept.has(lot)),
    }));
  }

  /** What the seller comes to with each of its wares taken, at the best prices. */
  private *forced(seller: number, sites: Relaxation['sites'][number]) {
    const prices = this.best;
    const free = this.freeValue(seller, prices);
    const values = sites.map(
      (site) => [this.siteValue(site, 0, prices), this.siteValue(site, 1, prices)] as const,
    );
    const paid = values.map(([unweighed, weighed]) => Math.min(0, Math.max(unweighed, weighed)));
    const all = paid.reduce((sum, value) => sum + value, 0);
    for (const [at, { perKg, groups }] of sites.entries()) {
      for (const group of groups) {
        const least = (each: number, worth: number): number =>
          this.valueOf(this.leastOf(group, prices, each, worth), prices, each, worth);
        const [unweighed, weighed] = [values[at]![0] - least(0, 0), values[at]![1] - least(perKg, 0)];
        const others = free && free.value - least(0, free.worth);
        for (const ware of group) {
          const ofSite = Math.max(
            unweighed + this.valueOf(ware, prices, 0, 0),
            weighed + this.valueOf(ware, prices, perKg, 0),
          );
          const ofFree = free ? others! + this.valueOf(ware, prices, 0, free.worth) : Infinity;
          yield { of: this.wares[ware]!.of, value: Math.min(all - paid[at]! + ofSite, ofFree) };
        }
      }
    }
  }
}

/** Those who come to less than nothing; of so many at most, those who come to least. */
function chosen(takings: readonly Taking[], most = Infinity): number[] {
  const taken = [...takings.keys()].filter((seller) => takings[seller]!.value < 0);
  if (most === Infinity) return taken;
  return taken.toSorted((a, b) => takings[a]!.value - takings[b]!.value || a - b).slice(0, most);
}

function waresOf({ need, whole, lots }: LineChoices, line: number): Ware[] {
  if (need === 0) return [];
  const wholes = whole.map((of) => ({
    of,
    line,
    seller: of.offer.sellerId,
    goods: of.goods,
    massKg: of.massKg,
    share: 1,
  }));
  const parts = lots.flatMap((of) =>
    [of.least, Math.min(of.most, Math.max(of.least, need / of.offer.orderMultiple))].map((multiples) =>
      wareOfLot(of, multiples * of.offer.orderMultiple, need),
    ),
  );
  return [...wholes, ...parts];
}

function wareOfLot(of: Lot, pieces: number, need: number): Ware {
  const { offer, line }: { offer: LineOffer; line: number } = of;
  return {
    of,
    line,
    seller: offer.sellerId,
    goods: (of.unitPrice * pieces) / 10_000 - HALF_A_FEN,
    massKg: offer.massKg * pieces,
    share: Math.min(1, pieces / need),
  };
}
