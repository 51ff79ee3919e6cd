/** A seeded generator of chance: the same seed makes the same cluster on every machine. */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** 0 ≤ x < 1 (mulberry32). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  uint32(): number {
    return Math.floor(this.next() * 2 ** 32);
  }

  /** A whole number from `min` to `max`, both included. */
  between(min: number, max: number): number {
    return min + Math.floor(this.next() * (max - min + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(from: readonly T[]): T {
    const found = from[Math.floor(this.next() * from.length)];
    if (found === undefined) throw new RangeError('nothing to pick from');
    return found;
  }

  /** Standard normal (Box and Muller). */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
  }

  /** Heavy-tailed: `median` times e to a normal of deviation `sigma`. */
  logNormal(median: number, sigma: number): number {
    return median * Math.exp(sigma * this.normal());
  }
}

/** Picks by weight in the logarithm of the number of things. */
export class Weighted<T> {
  private readonly sums: Float64Array;

  constructor(
    readonly things: readonly T[],
    weightOf: (thing: T) => number,
  ) {
    this.sums = new Float64Array(things.length);
    let sum = 0;
    things.forEach((thing, index) => {
      sum += weightOf(thing);
      this.sums[index] = sum;
    });
  }

  pick(random: Random): T {
    const wanted = random.next() * (this.sums.at(-1) ?? 0);
    let low = 0;
    let high = this.things.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.sums[middle] ?? 0) > wanted) high = middle;
      else low = middle + 1;
    }
    const found = this.things[low];
    if (found === undefined) throw new RangeError('nothing to pick from');
    return found;
  }
}

/** `[thing, weight]` pairs as a `Weighted`. */
export function weighted<T>(...pairs: readonly (readonly [T, number])[]): { pick(random: Random): T } {
  const inner = new Weighted(pairs, ([, weight]) => weight);
  return { pick: (random) => inner.pick(random)[0] };
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** A UUID version 7 of a given moment whose random part is the generator's. */
export function idAt(ms: number, random: Random): string {
  const time = ms.toString(16).padStart(12, '0');
  const [a, b, c] = [random.uint32(), random.uint32(), random.uint32()];
  const byte = (word: number, shift: number): string => HEX[(word >>> shift) & 0xff] ?? '';
  const third = `7${(a & 0xfff).toString(16).padStart(3, '0')}`;
  const fourth = `${HEX[((a >>> 12) & 0x3f) | 0x80] ?? ''}${byte(a, 24)}`;
  const last = [byte(b, 24), byte(b, 16), byte(b, 8), byte(b, 0), byte(c, 24), byte(c, 16)].join('');
  return `${time.slice(0, 8)}-${time.slice(8)}-${third}-${fourth}-${last}`;
}
