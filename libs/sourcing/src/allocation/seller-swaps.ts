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
  /** What a line weighs that nobody has. */
  private readonly missing: readonly number[];
  private readonly opening: readonly number[];
  /** In columns, line after line and the cheapest first: they are gone through some thousand times. */
  private readonly costs: Float64Array;
  private readonly lineBegins: Int32Array;
  private readonly members: Int32Array;
  private readonly wayBegins: Int32Array;
  private readonly first: Int32Array;
  private readonly last: Int32Array;
  private readonly next: Int32Array;
  private readonly joins: Int32Array;
  private readonly without: Float64Array;
  private readonly reckoning: Reckoning;
  private readonly breath = new Breath();

  constructor({
    ways,
    missing,
    opening,
  }: {
    /** By line. */
    ways: readonly (readonly SellersWay[])[];
    /** By line. */
    missing: readonly number[];
    /** By seller. */
    opening: readonly number[];
  }) {
    this.missing = missing;
    this.opening = opening;
    const own = ways.map((each, line) => worthKeeping(each, missing[line]!));
    const all = own.flat();
    this.costs = Float64Array.from(all, ({ cost }) => cost);
    this.lineBegins = begins(own.map(({ length }) => length));
    this.members = Int32Array.from(all.flatMap(({ sellers }) => sellers));
    this.wayBegins = begins(all.map(({ sellers }) => sellers.length));
    this.first = new Int32Array(opening.length).fill(-1);
    this.last = new Int32Array(opening.length);
    this.next = new Int32Array(all.length);
    this.joins = new Int32Array(opening.length);
    this.without = new Float64Array(opening.length);
    this.reckoning = {
      losing: new Float64Array(opening.length),
      joining: new Float64Array(opening.length),
      together: new Float64Array(opening.length ** 2),
    };
  }

  costOf(sellers: readonly number[]): number {
    const isIn = this.membership(sellers);
    let sum = 0;
    for (const seller of sellers) sum += this.opening[seller]!;
    for (let line = 0; line < this.missing.length; line++) {
      let way = this.lineBegins[line]!;
      while (way < this.lineBegins[line + 1]! && this.outside(way, isIn) > 0) way++;
      sum += way < this.lineBegins[line + 1]! ? this.costs[way]! : this.missing[line]!;
    }
    return sum;
  }

  /** As long as a swap saves and there is time, the one that saves most; as long as there are fewer than so many, others may join. */
  async improved(sellers: readonly number[], { most, until }: SwapLimits): Promise<SellersWay> {
    let own = [...sellers];
    for (let turn = 0; turn < MOST_SWAPS && nowMs() < until; turn++) {
      await this.breath.take();
      const swap = this.bestSwap(own, own.length < most);
      if (swap === undefined) break;
      own = own.filter((seller) => seller !== swap.out);
      if (swap.into !== null) own.push(swap.into);
    }
    return { sellers: own, cost: this.costOf(own) };
  }

  /** Some of the sellers changed at random for others, and improved again, as long as that finds better ones and there is time. */
  async shaken(start: SellersWay, { most, until }: SwapLimits): Promise<SellersWay> {
    const draw = drawn();
    let best = start;
    for (let idle = 0; idle < PATIENCE && nowMs() < until; idle++) {
      const count = Math.min(best.sellers.length, 2 + Math.floor(draw() * 3));
      const left = [...best.sellers];
      for (let gone = 0; gone < count; gone++) left.splice(Math.floor(draw() * left.length), 1);
      for (let come = 0; come < count; come++) {
        const into = Math.floor(draw() * this.opening.length);
        if (!left.includes(into)) left.push(into);
      }
      const next = await this.improved(left, { most, until });
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
    const isIn = this.membership(own);
    const { losing, joining, together } = this.reckoned(isIn);
    const count = this.opening.length;
    let best: { out: number | null; into: number | null } | undefined;
    let least = -NOISE;
    const weigh = (out: number | null, into: number | null, delta: number): void => {
      if (delta >= least) return;
      least = delta;
      best = { out, into };
    };
    for (const out of own) weigh(out, null, losing[out]! - this.opening[out]!);
    for (let into = 0; into < count; into++) {
      if (isIn[into] === 1) continue;
      const joined = joining[into]! + this.opening[into]!;
      if (isOpen) weigh(null, into, joined);
      for (const out of own)
        weigh(out, into, joined + losing[out]! - this.opening[out]! + together[into * count + out]!);
    }
    return best;
  }

  private reckoned(isIn: Uint8Array): Reckoning {
    for (const sums of Object.values(this.reckoning) as Float64Array[]) sums.fill(0);
    for (let line = 0; line < this.missing.length; line++) this.reckon(line, isIn);
    return this.reckoning;
  }

  private reckon(line: number, isIn: Uint8Array): void {
    const { losing, joining } = this.reckoning;
    const { now, cost, joins } = this.standing(line, isIn);
    const [from, to] = now < 0 ? [0, 0] : [this.wayBegins[now]!, this.wayBegins[now + 1]!];
    for (let at = from; at < to; at++) losing[this.members[at]!]! += this.without[at - from]! - cost;
    for (let turn = 0; turn < joins; turn++) {
      const into = this.joins[turn]!;
      const first = this.first[into]!;
      this.first[into] = -1;
      const joined = Math.min(0, this.costs[first]! - cost);
      joining[into]! += joined;
      for (let at = from; at < to; at++)
        this.reckonPair(into, this.members[at]!, { first, without: this.without[at - from]!, joined });
      for (let at = this.wayBegins[first]!; at < this.wayBegins[first + 1]!; at++) {
        const out = this.members[at]!;
        if (isIn[out] === 1 && (now < 0 || !this.hasMember(now, out)))
          this.reckonPair(into, out, { first, without: cost, joined });
      }
    }
  }

  /** What a line costs with the one and without the other differs from what the two differ by, each by itself. */
  private reckonPair(
    into: number,
    out: number,
    { first, without, joined }: { first: number; without: number; joined: number },
  ): void {
    let way = first;
    while (way >= 0 && this.hasMember(way, out)) way = this.next[way]!;
    const then = way < 0 ? without : Math.min(without, this.costs[way]!);
    this.reckoning.together[into * this.opening.length + out]! += then - without - joined;
  }

  /**
   * How a line is had now, what it costs without each seller of that (in `without`), and how many could join in one way or several (they
   * are in `joins`): the ways of each are chained from `first` by `next`.
   */
  private standing(line: number, isIn: Uint8Array) {
    const missing = this.missing[line]!;
    let [now, cost, joins, count] = [-1, missing, 0, 0];
    // Beyond what the line costs without the one that is missed most, nothing matters.
    let unknown = 1;
    for (let way = this.lineBegins[line]!; way < this.lineBegins[line + 1]! && unknown > 0; way++) {
      const outside = this.outside(way, isIn);
      if (outside > 1) continue;
      if (outside === 1) joins = this.chain(joins, way, isIn);
      else if (now < 0) {
        [now, cost] = [way, this.costs[way]!];
        count = unknown = this.wayBegins[way + 1]! - this.wayBegins[way]!;
        this.without.fill(missing, 0, count);
      } else
        for (let place = 0; place < count; place++) {
          const member = this.members[this.wayBegins[now]! + place]!;
          if (this.without[place] !== missing || this.hasMember(way, member)) continue;
          this.without[place] = this.costs[way]!;
          unknown--;
        }
    }
    return { now, cost, joins };
  }

  private chain(joins: number, way: number, isIn: Uint8Array): number {
    let at = this.wayBegins[way]!;
    while (isIn[this.members[at]!] === 1) at++;
    const into = this.members[at]!;
    const isNew = this.first[into] === -1;
    if (isNew) {
      this.joins[joins] = into;
      this.first[into] = way;
    } else this.next[this.last[into]!] = way;
    this.last[into] = way;
    this.next[way] = -1;
    return joins + Number(isNew);
  }

  /** How many sellers of a way are not in the set. */
  private outside(way: number, isIn: Uint8Array): number {
    let count = 0;
    for (let at = this.wayBegins[way]!; at < this.wayBegins[way + 1]!; at++)
      count += 1 - isIn[this.members[at]!]!;
    return count;
  }

  private hasMember(way: number, seller: number): boolean {
    for (let at = this.wayBegins[way]!; at < this.wayBegins[way + 1]!; at++)
      if (this.members[at] === seller) return true;
    return false;
  }

  private membership(sellers: readonly number[]): Uint8Array {
    const isIn = new Uint8Array(this.opening.length);
    for (const seller of sellers) isIn[seller] = 1;
    return isIn;
  }
}

/** The cheapest first, without those that one seller of them, or the same two, have more cheaply; and none that is no better than nothing. */
function worthKeeping(ways: readonly SellersWay[], missing: number): SellersWay[] {
  const alone = new Set<number>();
  const together = new Set<string>();
  return ways
    .toSorted((a, b) => a.cost - b.cost)
    .filter(({ sellers, cost }) => {
      if (cost >= missing || sellers.some((seller) => alone.has(seller))) return false;
      if (sellers.length === 1) return alone.add(sellers[0]!);
      const all = sellers.toSorted((a, b) => a - b).join();
      return !together.has(all) && together.add(all);
    });
}

/** Where each of so long pieces begins, and the end. */
function begins(lengths: readonly number[]): Int32Array {
  const at = new Int32Array(lengths.length + 1);
  for (const [place, length] of lengths.entries()) at[place + 1] = at[place]! + length;
  return at;
}

export interface SwapLimits {
  most: number;
  until: number;
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
