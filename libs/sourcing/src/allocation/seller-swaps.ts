import { Breath } from './breath.js';
import { nowMs } from './solver.js';

/** One way to have a line, by sellers' numbers. */
export interface SellersWay {
  sellers: readonly number[];
  cost: number;
}

const MOST_SWAPS = 200;
/** So many changes that find nothing better are enough. */
const PATIENCE = 120;
const NOISE = 1e-6;

/**
 * Sets of sellers, each line in the way that costs least among them: a rough cost by which sets are told apart, and improved by changing
 * one seller for another.
 */
export class SellerSwaps {
  private readonly ways: readonly SellersWay[][];
  private readonly missing: readonly number[];
  private readonly opening: readonly number[];
  private readonly first: Int32Array;
  private readonly last: Int32Array;
  private readonly next: Int32Array;

  constructor({
    ways,
    missing,
    opening,
  }: {
    /** By line. */
    ways: readonly (readonly SellersWay[])[];
    /** What a line weighs that nobody has. */
    missing: readonly number[];
    /** By seller. */
    opening: readonly number[];
  }) {
    this.ways = ways.map((own) => own.toSorted((a, b) => a.cost - b.cost));
    this.missing = missing;
    this.opening = opening;
    this.first = new Int32Array(opening.length);
    this.last = new Int32Array(opening.length);
    this.next = new Int32Array(Math.max(0, ...ways.map((own) => own.length)));
  }

  costOf(sellers: readonly number[]): number {
    const isIn = this.membership(sellers);
    const opening = sellers.reduce((sum, seller) => sum + this.opening[seller]!, 0);
    return this.ways.reduce((sum, own, line) => {
      const way = own.find((each) => each.sellers.every((seller) => isIn[seller]));
      return sum + Math.min(this.missing[line]!, way?.cost ?? Infinity);
    }, opening);
  }

  /** As long as a swap saves, the one that saves most; as long as there are fewer than so many, others may join. */
  improved(sellers: readonly number[], most = Infinity): SellersWay {
    let own = [...sellers];
    for (let turn = 0; turn < MOST_SWAPS; turn++) {
      const swap = this.bestSwap(own, own.length < most);
      if (swap === undefined) break;
      own = own.filter((seller) => seller !== swap.out);
      if (swap.into !== null) own.push(swap.into);
    }
    return { sellers: own, cost: this.costOf(own) };
  }

  /** Some of the sellers changed at random for others, and improved again, as long as that finds better ones and there is time. */
  async shaken(start: SellersWay, { most, until }: { most: number; until: number }): Promise<SellersWay> {
    const draw = drawn();
    const breath = new Breath();
    let best = start;
    for (let idle = 0; idle < PATIENCE && nowMs() < until; idle++) {
      await breath.take();
      const count = Math.min(best.sellers.length, 2 + Math.floor(draw() * 3));
      const left = [...best.sellers];
      for (let gone = 0; gone < count; gone++) left.splice(Math.floor(draw() * left.length), 1);
      for (let come = 0; come < count; come++) {
        const into = Math.floor(draw() * this.opening.length);
        if (!left.includes(into)) left.push(into);
      }
      const next = this.improved(left, most);
      if (next.cost >= best.cost - NOISE) continue;
      best = next;
      idle = -1;
    }
    return best;
  }

  /** All pairs at once: what leaving costs by itself, what joining saves by itself, and by how much the two together differ (Resende and Werneck's reckoning for p-medians). */
  private bestSwap(
    own: readonly number[],
    isOpen: boolean,
  ): { out: number | null; into: number | null } | undefined {
    const { losing, joining, together } = this.reckoned(own);
    const count = this.opening.length;
    const isIn = this.membership(own);
    let best: { out: number | null; into: number | null } | undefined;
    let least = -NOISE;
    const weigh = (out: number | null, into: number | null, delta: number): void => {
      if (delta >= least) return;
      least = delta;
      best = { out, into };
    };
    for (const out of own) weigh(out, null, losing[out]! - this.opening[out]!);
    for (let into = 0; into < count; into++) {
      if (isIn[into]) continue;
      const joined = joining[into]! + this.opening[into]!;
      if (isOpen) weigh(null, into, joined);
      for (const out of own)
        weigh(out, into, joined + losing[out]! - this.opening[out]! + together[into * count + out]!);
    }
    return best;
  }

  private reckoned(own: readonly number[]): Reckoning {
    const count = this.opening.length;
    const isIn = this.membership(own);
    const reckoning = {
      losing: new Float64Array(count),
      joining: new Float64Array(count),
      together: new Float64Array(count * count),
    };
    for (const [line, ways] of this.ways.entries()) this.reckon(ways, this.missing[line]!, isIn, reckoning);
    return reckoning;
  }

  private reckon(ways: readonly SellersWay[], missing: number, isIn: Uint8Array, reckoning: Reckoning): void {
    const { losing, joining, together } = reckoning;
    const { now, without, joins } = this.standing(ways, missing, isIn);
    const costWithout = (out: number): number => {
      const at = now.sellers.indexOf(out);
      return at < 0 ? now.cost : without[at]!;
    };
    for (const [at, seller] of now.sellers.entries()) losing[seller]! += without[at]! - now.cost;
    for (const into of joins) {
      const first = ways[this.first[into]!]!;
      const joined = Math.min(0, first.cost - now.cost);
      joining[into]! += joined;
      const weigh = (out: number): void => {
        if (!isIn[out]) return;
        let way = this.first[into]!;
        while (way >= 0 && ways[way]!.sellers.includes(out)) way = this.next[way]!;
        const then = Math.min(costWithout(out), way < 0 ? Infinity : ways[way]!.cost);
        together[into * this.opening.length + out]! += then - costWithout(out) - joined;
      };
      for (const out of now.sellers) weigh(out);
      for (const out of first.sellers) if (!now.sellers.includes(out)) weigh(out);
    }
  }

  /** How a line is had now, what it costs without each seller of that, and who could join in one way or several: the ways of each are chained from `first` by `next`. */
  private standing(ways: readonly SellersWay[], missing: number, isIn: Uint8Array) {
    let now: SellersWay = { sellers: [], cost: missing };
    let without: number[] = [];
    const joins: number[] = [];
    // Beyond what the line costs without the one that is missed most, nothing matters.
    let unknown = 1;
    for (let at = 0; at < ways.length && unknown > 0; at++) {
      const way = ways[at]!;
      if (way.cost >= missing) break;
      let [outside, into] = [0, -1];
      for (const seller of way.sellers) if (isIn[seller] === 0) [outside, into] = [outside + 1, seller];
      if (outside > 1) continue;
      if (outside === 1) this.chain(joins, into, at);
      else if (without.length === 0) {
        now = way;
        without = way.sellers.map(() => missing);
        unknown = way.sellers.length;
      } else
        for (const [place, seller] of now.sellers.entries())
          if (without[place] === missing && !way.sellers.includes(seller)) {
            without[place] = way.cost;
            unknown--;
          }
    }
    return { now, without, joins };
  }

  private chain(joins: number[], into: number, way: number): void {
    this.next[way] = -1;
    if (joins.includes(into)) this.next[this.last[into]!] = way;
    else {
      joins.push(into);
      this.first[into] = way;
    }
    this.last[into] = way;
  }

  private membership(sellers: readonly number[]): Uint8Array {
    const isIn = new Uint8Array(this.opening.length);
    for (const seller of sellers) isIn[seller] = 1;
    return isIn;
  }
}

/** By seller, the last by who joins and who leaves. */
interface Reckoning {
  losing: Float64Array;
  joining: Float64Array;
  together: Float64Array;
}

/** Numbers in [0, 1), always the same (mulberry32). */
function drawn(): () => number {
  let state = 1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
