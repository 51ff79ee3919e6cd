import { type Features, type PartFamily } from '@app/bearings';
import { type PriceBreak } from '@app/listings';
import { type Random } from './random.js';
import { TRADE_OF, TRADES } from './trades.js';

/** What a price follows: the size of the thing, how it is made, whose name is on it, who sells it. */
export interface PricedThing {
  family: PartFamily;
  seal: string;
  massKg: number;
  outsideMm: number;
  features: Features;
  brandFactor: number;
  sellerFactor: number;
}

const TOLERANCE: Readonly<Record<string, number>> = { P6: 1.12, P5: 1.45, P4: 2.3, P2: 4 };

/** Yuan a piece at the smallest quantity, VAT included: mass times its price by the kilogram, and what making and sealing one costs. */
export function yuanPerPiece(thing: PricedThing): number {
  const { yuanPerKg, yuanPerPiece: making } = TRADES[TRADE_OF.get(thing.family) ?? 'special'];
  const { massKg, features } = thing;
  // Large ones are forged, heat-treated and ground one by one.
  const largeFactor = massKg > 8 ? 1 + 0.09 * Math.log(massKg / 8) : 1;
  const bare = making + massKg * yuanPerKg * largeFactor;
  const tolerance = TOLERANCE[features.tolerance ?? ''] ?? 1;
  const brassCage = features.cage === 'machined_brass' ? 1.3 : 1;
  const quiet = features.vibration === undefined ? 1 : 1.07;
  const goods = (bare * brassCage + sealYuan(thing)) * tolerance * quiet;
  return goods * thing.brandFactor * thing.sellerFactor;
}

function sealYuan({ seal, outsideMm }: PricedThing): number {
  if (seal === 'open' || seal === 'none') return 0;
  const both = seal.endsWith('_2') ? 1 : 0.5;
  return both * (seal.startsWith('shield') ? 0.05 + 0.0016 * outsideMm : 0.08 + 0.0038 * outsideMm);
}

/** Mass from the boundary dimensions, where the catalogue states none: a ring's volume, filled as such things are. */
export function estimatedMassKg(part: {
  family: PartFamily;
  boreMm: number | null;
  outsideMm: number | null;
  widthMm: number | null;
}): number {
  const bore = part.boreMm ?? 0;
  const steel = 7.85e-6;
  if (part.family === 'housing_unit' || part.family === 'housing') return 0.05 + 0.00085 * bore ** 2;
  if (part.family === 'lubricant') return 0.8;
  const outside = part.outsideMm ?? bore * 1.9 + 4;
  const width = part.widthMm ?? outside * 0.28;
  if (part.family === 'steel_ball') return (Math.PI / 6) * outside ** 3 * steel;
  const ring = (Math.PI / 4) * Math.max(outside ** 2 - bore ** 2, 0.1 * outside ** 2) * width * steel;
  if (part.family === 'roller') return ring;
  if (part.family === 'cage') return 0.12 * ring;
  if (part.family === 'seal') return 0.04 * ring;
  return (part.family.includes('ball') ? 0.6 : 0.74) * ring;
}

/** The smallest quantity and the step, as cartons and habits make them: the cheaper, the more at a time. */
export function quantitiesFor(
  yuan: number,
  retail: boolean,
  random: Random,
): { moq: number; orderMultiple: number } {
  const tiers: readonly [number, readonly (readonly [number, number])[]][] = [
    [0.05, [[10_000, 1000], [5000, 1000], [20_000, 5000]]],
    [0.5, [[500, 100], [1000, 100], [1000, 500]]],
    [3, [[100, 50], [50, 10], [200, 100], [20, 10]]],
    [20, [[10, 10], [20, 10], [10, 5], [50, 10]]],
    [150, [[2, 1], [4, 2], [5, 1], [1, 1]]],
    [Infinity, [[1, 1]]],
  ]; // prettier-ignore
  const [, choices] = tiers.find(([below]) => yuan < below) ?? tiers[5]!;
  const [moq, orderMultiple] = random.pick(choices);
  if (!retail || moq >= 500) return { moq, orderMultiple };
  return random.chance(0.7) ? { moq: 1, orderMultiple: 1 } : { moq: orderMultiple, orderMultiple };
}

const STEPS = [1, 5, 20, 100] as const;

/** One to four breaks; each dearer by no more and mostly cheaper than the one before. */
export function breaksFor(
  yuan: number,
  { moq, orderMultiple }: { moq: number; orderMultiple: number },
  random: Random,
): PriceBreak[] {
  const count = yuan > 2000 ? random.between(1, 2) : random.between(1, 4);
  const rebate = 0.02 + 0.05 * random.next();
  const breaks: PriceBreak[] = [];
  for (const [index, step] of STEPS.slice(0, count).entries()) {
    const minQuantity = Math.ceil((moq * step) / orderMultiple) * orderMultiple;
    breaks.push({ minQuantity, unitPrice: priceTag(yuan * (1 - rebate * index)) });
  }
  return breaks;
}

/** Four significant figures, as price lists are written, in six decimals; never nothing. */
function priceTag(yuan: number): string {
  const decimals = yuan < 0.1 ? 4 : yuan < 1 ? 3 : yuan < 200 ? 2 : yuan < 2000 ? 1 : 0;
  return Math.max(Number(yuan.toFixed(decimals)), 0.0001).toFixed(6);
}
