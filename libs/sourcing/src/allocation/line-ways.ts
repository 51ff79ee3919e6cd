import { type LineChoices, MICROS_PER_FEN } from './allocation.choices.js';
import { type AllocationProblem, type LineOffer } from './allocation.problem.js';
import { type Choice, type Lot } from './offer-choices.js';

/** One way to have a line, or not to have it. */
export interface Way {
  parts: readonly Choice[];
  /** Pieces that are still missing. */
  lacking: number;
  /** Goods, and freight of their weight at a seller who has others to send along, in fen: as ways are told apart before a plan is there. */
  rough: number;
}

export interface LineWays {
  /** Whole from one offer, the cheapest first. */
  whole: readonly Way[];
  /** In parts, or some of it; who lacks least and then the cheapest first. */
  split: readonly Way[];
  /** From one after the other of these sellers, the cheapest first, no more of an offer than is left of it. */
  from: (isOpen: (sellerId: string) => boolean, leftOf: (offer: LineOffer) => number) => Way;
  /** Not at all. */
  none: Way;
}

/** Of pairs of sellers, the cheapest so many over all lines, and of each line. */
const MOST_PAIRS = 60_000;
const LEAST_PAIRS = 40;

/** The ways that are worth a try. Of two offers: one gives all that it has or can give evenly, the other the rest. */
export function waysOf(problem: AllocationProblem, choices: readonly LineChoices[]): LineWays[] {
  const perKg = new Map([...problem.rates].map(([province, rate]) => [province, Number(rate.perKgMinor)]));
  const rough = (parts: readonly Choice[]): number =>
    parts.reduce(
      (sum, { goods, massKg, offer }) => sum + goods + massKg * perKg.get(offer.shipFromProvince)!,
      0,
    );
  const wayOf = (parts: readonly Choice[], lacking: number): Way => ({ parts, lacking, rough: rough(parts) });
  return choices.map(({ need, whole, lots }, line) => {
    const wholes = whole.map((choice) => wayOf([choice], 0)).toSorted(byRough);
    const least = new Map<LineOffer, number>();
    for (const { parts, rough: cost } of wholes)
      least.set(parts[0]!.offer, Math.min(cost, least.get(parts[0]!.offer) ?? Infinity));
    const sources = sourcesOf(lots);
    const from: LineWays['from'] = (isOpen, leftOf) => {
      const open = sources.flatMap((source) => {
        const left =
          Math.floor(leftOf(source.offer) / source.offer.orderMultiple) * source.offer.orderMultiple;
        const most = Math.min(source.most, left);
        return isOpen(source.offer.sellerId) && most >= source.least ? [{ ...source, most }] : [];
      });
      const { parts, lacking } = filled(line, open, need);
      return wayOf(parts, lacking);
    };
    const limit = problem.maxSellers === undefined ? enough(problem, wholes) : Infinity;
    // Who has both partners open has the cheaper of them whole.
    const isWorth = (parts: readonly Choice[]): boolean => {
      const cost = rough(parts);
      return cost < limit && parts.every(({ offer }) => cost < (least.get(offer) ?? Infinity));
    };
    const pairs = pairsOf(line, sources, need, isWorth)
      .map((parts) => wayOf(parts, 0))
      .toSorted(byRough)
      .slice(0, Math.max(LEAST_PAIRS, Math.floor(MOST_PAIRS / choices.length)));
    const some = sources
      .filter(({ most }) => most < need)
      .map((source) => wayOf([partOf(line, source, source.most)], need - source.most));
    const all =
      sources.length > 2
        ? [
            from(
              () => true,
              () => Infinity,
            ),
          ]
        : [];
    const split = [...pairs, ...some, ...all].toSorted(byRough);
    return { whole: wholes, split, from, none: wayOf([], need) };
  });
}

const byRough = (a: Way, b: Way): number => a.lacking - b.lacking || a.rough - b.rough;

/** What the line costs whole where its seller has nothing else to send. */
function enough({ rates }: AllocationProblem, wholes: readonly Way[]): number {
  return wholes.reduce(
    (least, { parts, rough }) =>
      Math.min(least, rough + Number(rates.get(parts[0]!.offer.shipFromProvince)!.firstMinor)),
    Infinity,
  );
}

/** What one offer can give of a line. */
interface Source {
  offer: LineOffer;
  /** Ascending. */
  lots: readonly Lot[];
  /** In pieces. */
  least: number;
  most: number;
  unitPrice: number;
}

/** The cheapest by the piece first. */
function sourcesOf(lots: readonly Lot[]): Source[] {
  return [...Map.groupBy(lots, ({ offer }) => offer)]
    .map(([offer, own]) => ({
      offer,
      lots: own,
      least: own[0]!.least * offer.orderMultiple,
      most: own.at(-1)!.most * offer.orderMultiple,
      unitPrice: own.at(-1)!.unitPrice,
    }))
    .toSorted((a, b) => a.unitPrice - b.unitPrice || (a.offer.listingId < b.offer.listingId ? -1 : 1));
}

function partOf(line: number, { offer, lots }: Source, quantity: number): Choice {
  const { unitPrice } = lots.findLast(({ least }) => least * offer.orderMultiple <= quantity)!;
  const goods = Math.round((unitPrice * quantity) / MICROS_PER_FEN);
  return { line, offer, quantity, goods, massKg: offer.massKg * quantity };
}

function pairsOf(
  line: number,
  sources: readonly Source[],
  need: number,
  isWorth: (parts: readonly Choice[]) => boolean,
): Choice[][] {
  return sources.flatMap((first) => {
    const { orderMultiple } = first.offer;
    // Who has all of it, and evenly, gives all of it.
    if (first.most >= need && need % orderMultiple === 0) return [];
    return sources.flatMap((second) => {
      const parts = second === first ? undefined : pairOf(first, second, need);
      if (!parts) return [];
      const pair = [partOf(line, first, parts[0]), partOf(line, second, parts[1])];
      return isWorth(pair) ? [pair] : [];
    });
  });
}

/** As much of the first as can be, the rest of the second; its least order may leave less to the first. */
function pairOf(first: Source, second: Source, need: number): [number, number] | undefined {
  const even = (pieces: number): number =>
    Math.floor(pieces / first.offer.orderMultiple) * first.offer.orderMultiple;
  const most = even(Math.min(first.most, need - 1));
  const rest = Math.ceil((need - most) / second.offer.orderMultiple) * second.offer.orderMultiple;
  if (most < first.least || rest > second.most) return undefined;
  if (rest >= second.least) return [most, rest];
  const less = Math.ceil((need - second.least) / first.offer.orderMultiple) * first.offer.orderMultiple;
  return less < first.least ? undefined : [less, second.least];
}

/** From one offer after the other, the cheapest first. */
function filled(
  line: number,
  sources: readonly Source[],
  need: number,
): { parts: Choice[]; lacking: number } {
  const parts: Choice[] = [];
  let lacking = need;
  for (const source of sources) {
    if (lacking <= 0) break;
    const wanted = Math.ceil(lacking / source.offer.orderMultiple) * source.offer.orderMultiple;
    const quantity = Math.min(source.most, Math.max(wanted, source.least));
    parts.push(partOf(line, source, quantity));
    lacking -= quantity;
  }
  return { parts, lacking: Math.max(0, lacking) };
}
