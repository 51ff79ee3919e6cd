import { freightMinor } from '@app/listings';
import { type Choice, type LineChoices, type Lot, penaltyOf, sharedListings } from './allocation.choices.js';
import { goodsMinor } from './allocation.costs.js';
import { type AllocationProblem, type LineOffer, type PlanPart } from './allocation.problem.js';

/** One way to have a line, or not to have it. */
interface Option {
  parts: readonly Choice[];
  lacking: number;
}

const MOST_PASSES = 8;
/** Of so many small sellers the one is closed that is missed least. */
const MOST_CLOSING = 8;

/**
 * A plan at once: line by line what adds least, then moves of single lines and the closing of whole sellers as long as they save.
 * Of few sellers, the better of two: those first that have most of the lines, or all, less those that are missed least.
 */
export function greedyParts(problem: AllocationProblem, choices: readonly LineChoices[]): PlanPart[] {
  const options = choices.map((line, at) => optionsOf(line, at));
  const { maxSellers } = problem;
  const all = new Draft({ ...problem, maxSellers: undefined }, choices);
  fill(all, options, options);
  if (maxSellers === undefined) return all.soundParts();
  const few = new Draft(problem, choices);
  const chosen = sellersWithMost(options, maxSellers);
  fill(
    few,
    options.map((own) => within(own, chosen)),
    options,
  );
  all.shrinkTo(maxSellers, options);
  fill(all, options, options);
  return (all.total() < few.total() ? all : few).soundParts();
}

/** A plan that begins with what these sellers have. */
export function partsFrom(
  problem: AllocationProblem,
  choices: readonly LineChoices[],
  sellers: ReadonlySet<string>,
): PlanPart[] {
  const options = choices.map((line, at) => optionsOf(line, at));
  const draft = new Draft(problem, choices);
  fill(
    draft,
    options.map((own) => within(own, sellers)),
    options,
  );
  return draft.soundParts();
}

type LineOptions = readonly (readonly Option[])[];

function fill(draft: Draft, first: LineOptions, options: LineOptions): void {
  const lines = options
    .map((own, line) => ({ line, weight: own[0]?.parts[0]?.goods ?? 0 }))
    .toSorted((a, b) => b.weight - a.weight || a.line - b.line)
    .map(({ line }) => line);
  for (const line of lines) draft.improve(line, first[line]!);
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const moved = lines.map((line) => draft.improve(line, options[line]!));
    const closed = draft.openSellers().map((seller) => draft.close(seller, options));
    if (![...moved, ...closed].includes(true)) break;
  }
}

/** How many sellers have all lines between them, taking those first that have most. */
export function coveringSellers(choices: readonly LineChoices[]): number {
  return sellersWithMost(
    choices.map((line, at) => optionsOf(line, at)),
    choices.length,
  ).size;
}

const within = (options: readonly Option[], sellers: ReadonlySet<string>): Option[] =>
  options.filter(({ parts }) => parts.every(({ offer }) => sellers.has(offer.sellerId)));

/** Cover as many lines as so many sellers can: each next one covers most of what is still open. */
function sellersWithMost(options: LineOptions, count: number): Set<string> {
  const chosen = new Set<string>();
  const open = new Map(options.entries());
  while (chosen.size < count && open.size > 0) {
    const gains = new Map<string, { lines: number[]; goods: number }>();
    for (const [line, own] of open) {
      const cheapest = new Map<string, number>();
      for (const { parts } of own) {
        const [first, ...others] = new Set(parts.map(({ offer }) => offer.sellerId));
        if (first === undefined || others.length > 0) continue;
        const goods = parts.reduce((total, part) => total + part.goods, 0);
        cheapest.set(first, Math.min(cheapest.get(first) ?? Infinity, goods));
      }
      for (const [seller, goods] of cheapest) {
        const gain = gains.get(seller) ?? { lines: [], goods: 0 };
        gain.lines.push(line);
        gain.goods += goods;
        gains.set(seller, gain);
      }
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

function optionsOf({ need, whole, lots }: LineChoices, line: number): Option[] {
  const options: Option[] = whole.map((choice) => ({ parts: [choice], lacking: 0 }));
  if (lots.length > 0) options.push(filled(lots, need, line));
  options.push({ parts: [], lacking: need });
  return options;
}

/** From one offer after the other, the cheapest first. */
function filled(lots: readonly Lot[], need: number, line: number): Option {
  const byOffer = [...Map.groupBy(lots, ({ offer }) => offer)]
    .map(([offer, own]) => ({ offer, own, unitPrice: Math.min(...own.map((lot) => lot.unitPrice)) }))
    .toSorted((a, b) => a.unitPrice - b.unitPrice);
  const parts: Choice[] = [];
  let lacking = need;
  for (const { offer, own } of byOffer) {
    if (lacking <= 0) break;
    const wanted = Math.ceil(lacking / offer.orderMultiple);
    const most = Math.max(...own.map((lot) => lot.most));
    const multiples = Math.min(most, Math.max(wanted, own[0]!.least));
    const quantity = multiples * offer.orderMultiple;
    parts.push(toPart(line, offer, quantity));
    lacking -= quantity;
  }
  return { parts, lacking: Math.max(0, lacking) };
}

function toPart(line: number, offer: LineOffer, quantity: number): Choice {
  return {
    line,
    offer,
    quantity,
    goods: Number(goodsMinor(offer, quantity)),
    massKg: offer.massKg * quantity,
  };
}

/** A plan in the making; amounts in fen. */
class Draft {
  private readonly taken: Option[];
  private readonly bySeller = new Map<string, Set<Choice>>();
  private readonly costs = new Map<string, number>();
  private readonly shared: Set<string>;
  private readonly usedBy = new Map<string, number>();
  private open = 0;
  private maxSellers: number;
  /** More than all else together: a line that can be had is had. */
  private readonly lackingLine: number;

  constructor(
    private readonly problem: AllocationProblem,
    private readonly choices: readonly LineChoices[],
  ) {
    this.taken = choices.map(({ need }) => ({ parts: [], lacking: need }));
    this.shared = sharedListings(problem);
    this.lackingLine = penaltyOf(choices);
    this.maxSellers = problem.maxSellers ?? Infinity;
  }

  openSellers(): string[] {
    return [...this.bySeller].flatMap(([seller, parts]) => (parts.size > 0 ? [seller] : [])).toSorted();
  }

  /** Takes what is best for the line as all else stands; says whether that is another. */
  improve(line: number, options: readonly Option[]): boolean {
    const before = this.taken[line]!;
    let best = before;
    let least = -1e-6;
    for (const option of options) {
      if (option === before || !this.isFree(line, option)) continue;
      const delta = this.deltaOf(line, option);
      if (delta >= least) continue;
      least = delta;
      best = option;
    }
    if (best === before) return false;
    this.take(line, best);
    return true;
  }

  /** Moves all lines of a seller elsewhere if that saves. */
  close(seller: string, options: LineOptions): boolean {
    const total = this.total();
    const back = this.moveAway(seller, options);
    if (this.total() < total - 1e-6) return true;
    back();
    return false;
  }

  /** Closes one seller after the other until there are so many. */
  shrinkTo(count: number, options: LineOptions): void {
    this.maxSellers = count;
    while (this.open > count) {
      const losses = this.openSellers()
        .map((seller) => ({ seller, goods: goodsOf(this.bySeller.get(seller)!) }))
        .toSorted((a, b) => a.goods - b.goods)
        .slice(0, MOST_CLOSING)
        .map(({ seller }) => {
          const back = this.moveAway(seller, options);
          const total = this.total();
          back();
          return { seller, total };
        });
      const least = losses.reduce((a, b) => (b.total < a.total ? b : a));
      this.moveAway(least.seller, options);
    }
  }

  /** Moves the lines of a seller to others; the answer takes it back. */
  private moveAway(seller: string, options: LineOptions): () => void {
    const lines = [...new Set([...this.bySeller.get(seller)!].map(({ line }) => line))].toSorted(
      (a, b) => a - b,
    );
    const before = lines.map((line) => this.taken[line]!);
    const clear = (): void => {
      for (const line of lines) this.take(line, { parts: [], lacking: this.choices[line]!.need });
    };
    clear();
    for (const line of lines) {
      const elsewhere = options[line]!.filter(({ parts }) =>
        parts.every(({ offer }) => offer.sellerId !== seller),
      );
      this.improve(line, elsewhere);
    }
    return () => {
      clear();
      for (const [at, line] of lines.entries()) this.take(line, before[at]!);
    };
  }

  /** Without the lines of sellers that would not take so small an order. */
  soundParts(): PlanPart[] {
    for (const seller of this.openSellers()) {
      const own = this.bySeller.get(seller)!;
      if (goodsOf(own) >= Number(this.problem.minOrderMinor?.get(seller) ?? 0n)) continue;
      for (const line of new Set([...own].map((part) => part.line)))
        this.take(line, { parts: [], lacking: this.choices[line]!.need });
    }
    return this.taken.flatMap(({ parts }) =>
      parts.map(({ line, offer, quantity }) => ({ line, offer, quantity })),
    );
  }

  total(): number {
    const sellers = [...this.costs.values()].reduce((sum, cost) => sum + cost, 0);
    return this.taken.reduce((sum, option, line) => sum + this.missing(line, option), sellers);
  }

  private missing(line: number, { lacking }: Option): number {
    const { need } = this.choices[line]!;
    return need === 0 ? 0 : (lacking / need) * this.lackingLine;
  }

  private isFree(line: number, { parts }: Option): boolean {
    return parts.every(({ offer: { listingId } }) => (this.usedBy.get(listingId) ?? line) === line);
  }

  private deltaOf(line: number, option: Option): number {
    const before = this.taken[line]!;
    const touched = new Set([...before.parts, ...option.parts].map(({ offer }) => offer.sellerId));
    let delta = this.missing(line, option) - this.missing(line, before);
    let opened = 0;
    for (const seller of touched) {
      const own = new Set(this.bySeller.get(seller));
      const wasOpen = own.size > 0;
      for (const part of before.parts) own.delete(part);
      for (const part of option.parts) if (part.offer.sellerId === seller) own.add(part);
      delta += this.costOf(seller, own) - (this.costs.get(seller) ?? 0);
      opened += Number(own.size > 0) - Number(wasOpen);
    }
    return opened > 0 && this.open + opened > this.maxSellers ? Infinity : delta;
  }

  private take(line: number, option: Option): void {
    const before = this.taken[line]!;
    this.taken[line] = option;
    for (const part of before.parts) {
      const own = this.bySeller.get(part.offer.sellerId)!;
      if (own.delete(part) && own.size === 0) this.open--;
      this.usedBy.delete(part.offer.listingId);
    }
    for (const part of option.parts) {
      const { sellerId, listingId } = part.offer;
      const own = this.bySeller.get(sellerId) ?? new Set();
      if (own.size === 0) this.open++;
      this.bySeller.set(sellerId, own.add(part));
      if (this.shared.has(listingId)) this.usedBy.set(listingId, line);
    }
    for (const { offer } of [...before.parts, ...option.parts])
      this.costs.set(offer.sellerId, this.costOf(offer.sellerId, this.bySeller.get(offer.sellerId)!));
  }

  private costOf(seller: string, parts: ReadonlySet<Choice>): number {
    if (parts.size === 0) return 0;
    const { rates, freeAboveMinor, minOrderMinor } = this.problem;
    const goods = goodsOf(parts);
    const refused = goods < Number(minOrderMinor?.get(seller) ?? 0n) ? this.lackingLine / 2 : 0;
    const freeAbove = freeAboveMinor.get(seller);
    if (freeAbove !== undefined && goods >= Number(freeAbove)) return goods + refused;
    const massFrom = new Map<string, number>();
    for (const { offer, massKg } of parts)
      massFrom.set(offer.shipFromProvince, (massFrom.get(offer.shipFromProvince) ?? 0) + massKg);
    let freight = 0;
    for (const [from, massKg] of massFrom) freight += Number(freightMinor(rates.get(from)!, massKg));
    return goods + freight + refused;
  }
}

function goodsOf(parts: ReadonlySet<Choice>): number {
  let goods = 0;
  for (const part of parts) goods += part.goods;
  return goods;
}
