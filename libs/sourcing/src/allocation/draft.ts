import { freightMinor } from '@app/listings';
import { type LineChoices, penaltyOf } from './allocation.choices.js';
import { type AllocationProblem, type LineOffer, type PlanPart } from './allocation.problem.js';
import { type LineWays, type Way } from './line-ways.js';
import { type Choice } from './offer-choices.js';
import {
  orderedParts,
  orderedTogether,
  type SharedListing,
  sharedListings,
  wantedOf,
} from './shared-listings.js';

/** So many ways to split a line are tried: the cheapest, and the cheapest of sellers who have other lines already. */
const MOST_SPLITS = 4;
/** Amounts are floats in between. */
const NOISE = 1e-6;

/** What leaves from one province. */
interface Consigned {
  parts: number;
  massKg: number;
}

/** What a seller has of the plan. */
interface Account {
  parts: Set<Choice>;
  goods: number;
  from: Map<string, Consigned>;
  cost: number;
}

/** A plan in the making; amounts in fen. */
export class Draft {
  private readonly taken: Way[];
  private readonly accounts = new Map<string, Account>();
  private readonly shared: ReadonlyMap<string, SharedListing>;
  /** What lines have of listings that several could take. */
  private readonly sharedBy = new Map<string, Choice[]>();
  private open = 0;
  private readonly maxSellers: number;
  /** More than all else together: a line that can be had is had. */
  private readonly lackingLine: number;

  constructor(
    private readonly problem: AllocationProblem,
    private readonly choices: readonly LineChoices[],
    private readonly ways: readonly LineWays[],
  ) {
    this.taken = ways.map(({ none }) => none);
    this.shared = sharedListings(problem);
    this.lackingLine = penaltyOf(choices);
    this.maxSellers = problem.maxSellers ?? Infinity;
  }

  openSellers(): string[] {
    return [...this.accounts].flatMap(([seller, { parts }]) => (parts.size > 0 ? [seller] : [])).toSorted();
  }

  /** Takes what is best for the line as all else stands, of these sellers; says whether that is another. */
  improve(line: number, isAllowed: (sellerId: string) => boolean = () => true): boolean {
    const before = this.taken[line]!;
    let best = before;
    let least = -NOISE;
    for (const way of this.worthTrying(line, isAllowed)) {
      if (way === before || !this.isFree(way)) continue;
      const delta = this.deltaOf(line, way);
      if (delta >= least) continue;
      least = delta;
      best = way;
    }
    if (best === before) return false;
    this.take(line, best);
    return true;
  }

  /** Moves all lines of a seller elsewhere if that saves. */
  close(seller: string): boolean {
    const total = this.total();
    const back = this.moveAway(seller);
    if (this.total() < total - NOISE) return true;
    back();
    return false;
  }

  /** Without the lines of sellers that would not take so small an order. */
  soundParts(): PlanPart[] {
    for (const seller of this.openSellers()) {
      const { goods, parts } = this.accounts.get(seller)!;
      if (goods >= Number(this.problem.minOrderMinor?.get(seller) ?? 0n)) continue;
      for (const line of new Set([...parts].map((part) => part.line))) this.take(line, this.ways[line]!.none);
    }
    return orderedParts(
      this.problem,
      this.taken.flatMap(({ parts }) => parts),
    );
  }

  total(): number {
    let total = 0;
    for (const { cost } of this.accounts.values()) total += cost;
    return this.taken.reduce((sum, way, line) => sum + this.missing(line, way), total);
  }

  private *worthTrying(line: number, isAllowed: (sellerId: string) => boolean): Generator<Way> {
    const { whole, split, from, none } = this.ways[line]!;
    const isOpen = (seller: string): boolean => isAllowed(seller) && this.isOpen(seller);
    for (const way of whole) if (isAllowed(way.parts[0]!.offer.sellerId)) yield way;
    let [any, open] = [0, 0];
    for (const way of split) {
      if (any >= MOST_SPLITS && open >= MOST_SPLITS) break;
      if (open < MOST_SPLITS && way.parts.every(({ offer }) => isOpen(offer.sellerId))) open++;
      else if (any < MOST_SPLITS && way.parts.every(({ offer }) => isAllowed(offer.sellerId))) any++;
      else continue;
      yield way;
    }
    if (split.length > 0) yield from(isOpen, (offer) => this.leftOf(line, offer));
    yield none;
  }

  private isOpen(seller: string): boolean {
    return (this.accounts.get(seller)?.parts.size ?? 0) > 0;
  }

  /** Moves the lines of a seller to others; the answer takes it back. */
  private moveAway(seller: string): () => void {
    const lines = [...new Set([...this.accounts.get(seller)!.parts].map(({ line }) => line))].toSorted(
      (a, b) => a - b,
    );
    const before = lines.map((line) => this.taken[line]!);
    const clear = (): void => lines.forEach((line) => this.take(line, this.ways[line]!.none));
    clear();
    for (const line of lines) this.improve(line, (other) => other !== seller);
    return () => {
      clear();
      for (const [at, line] of lines.entries()) this.take(line, before[at]!);
    };
  }

  private missing(line: number, { lacking }: Way): number {
    const { need } = this.choices[line]!;
    return need === 0 ? 0 : (lacking / need) * this.lackingLine;
  }

  /** What is left beside other lines is enough. */
  private isFree({ parts }: Way): boolean {
    return parts.every((part) => {
      const others = this.othersOf(part);
      return others.length === 0 || orderedTogether(this.problem, [...others, part]) !== undefined;
    });
  }

  /** Pieces that other lines leave of a listing. */
  private leftOf(line: number, offer: LineOffer): number {
    const listing = this.shared.get(offer.listingId);
    const others = this.othersOf({ line, offer });
    if (!listing || others.length === 0) return Infinity;
    return others.reduce((left, part) => left - wantedOf(this.problem, part), listing.offer.available);
  }

  private othersOf({ line, offer }: Pick<Choice, 'line' | 'offer'>): readonly Choice[] {
    return this.sharedBy.get(offer.listingId)?.filter((part) => part.line !== line) ?? NONE;
  }

  /** What a part adds to an order beside what other lines have of the same listing. */
  private added(part: Choice): Choice {
    const others = this.othersOf(part);
    const alone = orderedTogether(this.problem, others);
    const all = alone && orderedTogether(this.problem, [...others, part]);
    return all ? { ...part, goods: all.goods - alone.goods, massKg: all.massKg - alone.massKg } : part;
  }

  private deltaOf(line: number, way: Way): number {
    const before = this.taken[line]!;
    let delta = this.missing(line, way) - this.missing(line, before);
    let opened = 0;
    for (const seller of sellersOf(before.parts, way.parts)) {
      const account = this.accounts.get(seller);
      const [gone, come] = [this.ownOf(seller, before.parts), this.ownOf(seller, way.parts)];
      const count = account?.parts.size ?? 0;
      const left = count - gone.length + come.length;
      opened += Number(left > 0) - Number(count > 0);
      delta += (left > 0 ? this.costOf(seller, account, gone, come) : 0) - (account?.cost ?? 0);
    }
    return opened > 0 && this.open + opened > this.maxSellers ? Infinity : delta;
  }

  private take(line: number, way: Way): void {
    const before = this.taken[line]!;
    this.taken[line] = way;
    for (const part of before.parts) {
      this.move(part, -1);
      if (this.shared.has(part.offer.listingId))
        this.sharedBy.set(part.offer.listingId, [...this.othersOf(part)]);
    }
    for (const part of way.parts) {
      this.move(part, 1);
      if (this.shared.has(part.offer.listingId))
        this.sharedBy.set(part.offer.listingId, [...this.othersOf(part), part]);
    }
    for (const { offer } of [...before.parts, ...way.parts]) {
      const account = this.accounts.get(offer.sellerId)!;
      account.cost = account.parts.size > 0 ? this.costOf(offer.sellerId, account, [], []) : 0;
    }
  }

  private move(part: Choice, by: 1 | -1): void {
    const { sellerId, shipFromProvince } = part.offer;
    const account = this.accounts.get(sellerId) ?? { parts: new Set(), goods: 0, from: new Map(), cost: 0 };
    this.accounts.set(sellerId, account);
    const wasOpen = account.parts.size > 0;
    if (by > 0) account.parts.add(part);
    else account.parts.delete(part);
    this.open += Number(account.parts.size > 0) - Number(wasOpen);
    const { goods, massKg: mass } = this.added(part);
    account.goods += by * goods;
    const { parts, massKg } = account.from.get(shipFromProvince) ?? NOTHING;
    account.from.set(shipFromProvince, { parts: parts + by, massKg: massKg + by * mass });
  }

  private ownOf(seller: string, parts: readonly Choice[]): readonly Choice[] {
    if (this.shared.size > 0)
      return parts.flatMap((part) => (part.offer.sellerId === seller ? [this.added(part)] : []));
    if (parts.length === 1) return parts[0]!.offer.sellerId === seller ? parts : NONE;
    return parts.filter(({ offer }) => offer.sellerId === seller);
  }

  /** Of what the seller has, less what goes, with what comes. */
  private costOf(
    seller: string,
    account: Account | undefined,
    gone: readonly Choice[],
    come: readonly Choice[],
  ): number {
    const { rates, freeAboveMinor, minOrderMinor } = this.problem;
    const goods = (account?.goods ?? 0) + goodsOf(come) - goodsOf(gone);
    const refused = goods < Number(minOrderMinor?.get(seller) ?? 0n) ? this.lackingLine / 2 : 0;
    const freeAbove = freeAboveMinor.get(seller);
    if (freeAbove !== undefined && goods >= Number(freeAbove)) return goods + refused;
    const freightFrom = (from: string, { parts, massKg }: Consigned): number => {
      let [count, mass] = [parts, massKg];
      for (const part of gone)
        if (part.offer.shipFromProvince === from) [count, mass] = [count - 1, mass - part.massKg];
      for (const part of come)
        if (part.offer.shipFromProvince === from) [count, mass] = [count + 1, mass + part.massKg];
      return count > 0 ? Number(freightMinor(rates.get(from)!, mass)) : 0;
    };
    let freight = 0;
    for (const [from, consigned] of account?.from ?? []) freight += freightFrom(from, consigned);
    for (const [at, { offer }] of come.entries()) {
      const from = offer.shipFromProvince;
      const isFirst = come.findIndex((part) => part.offer.shipFromProvince === from) === at;
      if (isFirst && !account?.from.has(from)) freight += freightFrom(from, NOTHING);
    }
    return goods + freight + refused;
  }
}

const NOTHING: Consigned = { parts: 0, massKg: 0 };
const NONE: readonly Choice[] = [];

function sellersOf(before: readonly Choice[], after: readonly Choice[]): Set<string> {
  const sellers = new Set<string>();
  for (const { offer } of before) sellers.add(offer.sellerId);
  for (const { offer } of after) sellers.add(offer.sellerId);
  return sellers;
}

const goodsOf = (parts: readonly Choice[]): number => parts.reduce((sum, { goods }) => sum + goods, 0);
