/** How fast the readers are on one core, over the catalogue in many spellings and the judged lines. */
import type * as Bearings from '../src/index.js';
import { JUDGED_LINES } from '../src/lines/judged/index.js';

type Readers = Pick<
  typeof Bearings,
  'catalogue' | 'readBuyersLine' | 'readDesignation' | 'STYLES' | 'writeDesignation'
>;

export interface Speed {
  designationsPerSecond: number;
  linesPerSecond: number;
}

/** A busy machine only adds time, so the best round is the nearest to the truth. */
const ROUNDS = 12;
const DESIGNATIONS = 24_000;

export function measureSpeed(library: Readers): Speed {
  const lines = JUDGED_LINES.split('\n').map((row) => row.split(' => ')[0] ?? '');
  return {
    designationsPerSecond: rate(spellings(library), library.readDesignation),
    linesPerSecond: rate(Array.from({ length: 40 }, () => lines).flat(), library.readBuyersLine),
  };
}

/** What an order adds to a type. */
const ADDED = [{}, { clearance: 'C3' }, { tolerance: 'P6' }, { tolerance: 'P5', clearance: 'C4' }] as const;

/** Types of all families in turn through the manners of the systems and makers; no two texts are the same. */
function spellings({ catalogue, STYLES, writeDesignation }: Readers): string[] {
  const texts = new Set<string>();
  for (let turn = 0; texts.size < DESIGNATIONS && turn < STYLES.length * ADDED.length; turn += 1) {
    for (const [place, { basic, family, features }] of catalogue().entries()) {
      if (place % 4 !== turn % 4) continue;
      const style = STYLES[(place + turn) % STYLES.length];
      const added = ADDED[(place + turn) % ADDED.length];
      const text = writeDesignation({ basic, family, features: { ...features, ...added } }, style);
      if (text !== undefined) texts.add(text);
    }
  }
  return [...texts].slice(0, DESIGNATIONS);
}

function rate(texts: readonly string[], read: (text: string) => unknown): number {
  let best = Infinity;
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = process.cpuUsage();
    for (const text of texts) read(text);
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1e6);
  }
  return Math.round(texts.length / best);
}
