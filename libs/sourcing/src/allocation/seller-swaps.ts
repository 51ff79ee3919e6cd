/** Where nothing is said. */
const FAR = Number.MAX_SAFE_INTEGER;
const MOST_SWAPS = 60;

/** Sets of sellers, each line from whom it costs least: a rough cost by which sets are told apart, and improved by changing one seller for another. */
export class SellerSwaps {
  private readonly costs: Float64Array[];
  private readonly opening: readonly number[];
  private readonly missing: readonly number[];

  constructor({
    lines,
    opening,
    missing,
  }: {
    lines: number;
    opening: readonly number[];
    missing: readonly number[];
  }) {
    this.opening = opening;
    this.missing = missing;
    this.costs = opening.map(() => new Float64Array(lines).fill(FAR));
  }

  offer(line: number, seller: number, cost: number): void {
    const own = this.costs[seller]!;
    own[line] = Math.min(own[line]!, cost);
  }

  /** Of all sellers'. */
  leastOf(line: number): number {
    return this.costs.reduce((least, own) => Math.min(least, own[line]!), this.missing[line]!);
  }

  costOf(sellers: readonly number[]): number {
    const opening = sellers.reduce((sum, seller) => sum + this.opening[seller]!, 0);
    return this.missing.reduce(
      (sum, missing, line) =>
        sum + sellers.reduce((least, seller) => Math.min(least, this.costs[seller]![line]!), missing),
      opening,
    );
  }

  /** As long as a swap saves, the one that saves most; without a limit of sellers others may join. */
  improved(sellers: readonly number[], most = Infinity): { sellers: number[]; cost: number } {
    let own = [...sellers];
    for (let turn = 0; turn < MOST_SWAPS; turn++) {
      const swap = this.bestSwap(own, own.length < most);
      if (swap === undefined) break;
      own = own.filter((seller) => seller !== swap.out);
      if (swap.into !== null) own.push(swap.into);
    }
    return { sellers: own, cost: this.costOf(own) };
  }

  /** All pairs in one pass over the lines of each who may come in (Resende and Werneck's reckoning for p-medians). */
  private bestSwap(
    own: readonly number[],
    isOpen: boolean,
  ): { out: number | null; into: number | null } | undefined {
    const lines = this.missing.map((missing, line) => this.twoLeast(own, line, missing));
    const losing = new Float64Array(this.opening.length);
    let best: { out: number | null; into: number | null } | undefined;
    let least = -1e-6;
    const consider = (into: number | null): void => {
      losing.fill(0);
      let joined = into === null ? 0 : this.opening[into]!;
      for (const [line, { first, second, seller }] of lines.entries()) {
        const cost = into === null ? FAR : this.costs[into]![line]!;
        if (cost < first) joined += cost - first;
        else if (seller !== null) losing[seller] = losing[seller]! + Math.min(second, cost) - first;
      }
      const weigh = (out: number | null, delta: number): void => {
        if (delta >= least) return;
        least = delta;
        best = { out, into };
      };
      if (into !== null && isOpen) weigh(null, joined);
      for (const out of own) weigh(out, joined + losing[out]! - this.opening[out]!);
    };
    consider(null);
    for (const into of this.opening.keys()) if (!own.includes(into)) consider(into);
    return best;
  }

  private twoLeast(own: readonly number[], line: number, missing: number) {
    let [first, second, seller]: [number, number, number | null] = [missing, missing, null];
    for (const each of own) {
      const cost = this.costs[each]![line]!;
      if (cost < first) [first, second, seller] = [cost, first, each];
      else if (cost < second) second = cost;
    }
    return { first, second, seller };
  }
}
