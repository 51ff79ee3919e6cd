import { type LineChoices, missedShares, MICROS_PER_FEN, penaltyOf } from './allocation.choices.js';
import { type AllocationProblem, type LineOffer, type PlanPart } from './allocation.problem.js';
import { partsTogether, startTogether, type TakenLot, type Together } from './milp.shares.js';
import { type Choice, type Lot } from './offer-choices.js';
import { lotsTogether, sharedListings } from './shared-listings.js';
import { Columns, Rows } from './programme.js';
import { type SparseModel } from './solver.js';

/** Amounts in yuan: coefficients stay near one another. */
const FEN = 100;
/** Carriers' scales round to the gram. */
const HALF_A_GRAM = 0.0005;
const HALF_A_FEN = 0.5;
/** Solvers reckon in floats. */
const COUNT_NOISE = 1e-3;

export type Objective = 'cost' | 'sellers';

/** A plan as a mixed-integer programme, and how to read the answer. */
export interface PlanModel {
  sparse: SparseModel;
  /** The programme's values for a plan, to start from. */
  startAt(parts: readonly PlanPart[]): Float64Array;
  partsOf(values: Float64Array): PlanPart[];
  /** What the programme counts a plan as. */
  objectiveOf(parts: readonly PlanPart[]): number;
  /** A bound of the programme as one of a plan's cost, in fen: without what lines weigh that the plan has not. */
  boundBeside(parts: readonly PlanPart[], bound: number): number;
  /** A bound of the programme that counts sellers, as one of how many there are of a plan that delivers as much. */
  sellersBeside(parts: readonly PlanPart[], bound: number): number;
}

interface Site {
  sellerId: string;
  province: string;
  open: number;
  /** Kilograms begun beyond the first weight. */
  begun: number;
  /** The first weight is paid for; where freight is never free, `open` itself. */
  paid: number;
}

interface Seller {
  open: number;
  free: number | null;
}

/** Whole lines, parts of lines, sellers that are opened, kilograms begun. */
export function planModel(
  problem: AllocationProblem,
  choices: readonly LineChoices[],
  objective: Objective = 'cost',
): PlanModel {
  return new Builder(problem, choices, objective).build();
}

class Builder {
  private readonly rows = new Rows();
  private readonly columns = new Columns();
  private readonly sites = new Map<string, Site>();
  private readonly sellers = new Map<string, Seller>();
  private readonly whole: { choice: Choice; take: number }[] = [];
  private readonly lots: TakenLot[] = [];
  /** By listing. */
  private readonly together: ReadonlyMap<string, Together>;
  private readonly lacking: (number | null)[];
  private readonly penalty: number;

  constructor(
    private readonly problem: AllocationProblem,
    private readonly choices: readonly LineChoices[],
    private readonly objective: Objective,
  ) {
    const shares = Map.groupBy(
      choices.flatMap((own) => (own.need > 0 ? own.shares : [])),
      ({ offer }) => offer.listingId,
    );
    this.together = new Map(
      [...shares].flatMap(([listingId, own]) =>
        own.length > 1 ? [[listingId, { shares: [], lots: [] }] as const] : [],
      ),
    );
    this.penalty = objective === 'cost' ? penaltyOf(choices) / FEN : choices.length + 1;
    this.lacking = choices.map(({ need }) =>
      need > 0 ? this.columns.add({ cost: this.penalty, upper: 1 }) : null,
    );
  }

  build(): PlanModel {
    this.openSellers();
    for (const [line, own] of this.choices.entries()) this.line(line, own);
    for (const listingId of this.together.keys()) this.orderTogether(listingId);
    for (const seller of this.sellers.keys()) this.seller(seller);
    this.onceEach();
    const { maxSellers } = this.problem;
    if (maxSellers !== undefined)
      this.rows.add(
        -Infinity,
        maxSellers,
        [...this.sellers.values()].map(({ open }) => [open, 1]),
      );
    const sparse = { ...this.columns.arrays(), ...this.rows.arrays() };
    return {
      sparse,
      objectiveOf: (parts) =>
        this.startAt(parts).reduce((sum, value, column) => sum + value * sparse.colCost[column]!, 0),
      startAt: (parts) => this.startAt(parts),
      partsOf: (values) => this.partsOf(values),
      boundBeside: (parts, bound) => (bound - this.lackOf(parts)) * FEN,
      sellersBeside: (parts, bound) => Math.ceil(bound - this.lackOf(parts) - COUNT_NOISE),
    };
  }

  /** What lines weigh of which a plan has not enough. */
  private lackOf(parts: readonly PlanPart[]): number {
    return missedShares(this.choices, parts).reduce((sum, share) => sum + share, 0) * this.penalty;
  }

  private price(fen: number): number {
    return this.objective === 'cost' ? fen / FEN : 0;
  }

  private openSellers(): void {
    const offers = this.choices.flatMap(({ whole, lots, shares }) =>
      [...whole, ...lots, ...shares].map(({ offer }) => offer),
    );
    for (const [sellerId, own] of Map.groupBy(offers, (offer) => offer.sellerId)) {
      const provinces = [...new Set(own.map(({ shipFromProvince }) => shipFromProvince))];
      const perSeller = this.objective === 'sellers' ? 1 : 0;
      const open = this.columns.add({ cost: perSeller, upper: 1, integer: true });
      const isEverFree = this.problem.freeAboveMinor.has(sellerId) && this.objective === 'cost';
      const free = isEverFree ? this.columns.add({ upper: 1, integer: true }) : null;
      this.sellers.set(sellerId, { open, free });
      for (const province of provinces) {
        const site = provinces.length === 1 ? open : this.columns.add({ upper: 1, integer: true });
        if (site !== open)
          this.rows.add(-Infinity, 0, [
            [site, 1],
            [open, -1],
          ]);
        const { firstMinor, perKgMinor } = this.problem.rates.get(province)!;
        const first = this.price(Number(firstMinor));
        const paid = free === null ? site : this.columns.add({ upper: 1 });
        this.columns.addCost(paid, first);
        if (free !== null)
          this.rows.add(0, Infinity, [
            [paid, 1],
            [site, -1],
            [free, 1],
          ]);
        const begun = this.columns.add({ cost: this.price(Number(perKgMinor)), integer: true });
        this.sites.set(siteKey({ sellerId, shipFromProvince: province }), {
          sellerId,
          province,
          open: site,
          begun,
          paid,
        });
      }
    }
  }

  /** The line is had whole, in parts, or not. */
  private line(line: number, { need, whole, lots, shares }: LineChoices): void {
    const had: [number, number][] = [];
    const takes = new Map<LineOffer, number[]>();
    for (const choice of whole) {
      const take = this.columns.add({ cost: this.price(choice.goods), upper: 1, integer: true });
      this.whole.push({ choice, take });
      had.push([take, need]);
      takes.set(choice.offer, [...(takes.get(choice.offer) ?? []), take]);
    }
    for (const lot of lots) {
      const { take, multiples } = this.lot(lot);
      this.lots.push({ lot, take, multiples });
      had.push([multiples, lot.offer.orderMultiple]);
      takes.set(lot.offer, [...(takes.get(lot.offer) ?? []), take]);
    }
    for (const share of shares) {
      const isPart = lots.length > 0;
      const upper = isPart ? Math.min(need, share.pieces) : 1;
      const together = this.together.get(share.offer.listingId);
      if (!together || need === 0) continue;
      const column = this.columns.add({ upper, integer: true });
      const pieces = isPart ? 1 : need;
      together.shares.push({ share, column, upper, pieces });
      had.push([column, pieces]);
    }
    for (const [offer, own] of takes)
      this.rows.add(-Infinity, 0, [
        ...own.map((take): [number, number] => [take, 1]),
        [this.sites.get(siteKey(offer))!.open, -1],
      ]);
    const lacking = this.lacking[line] ?? null;
    if (lacking === null) return;
    // Without parts the line is had once; scaled to one, so that it is a row of binaries.
    if (lots.length === 0)
      this.rows.add(1, 1, [...had.map(([take]): [number, number] => [take, 1]), [lacking, 1]]);
    else this.rows.add(need, Infinity, [...had, [lacking, need]]);
  }

  private lot({ unitPrice, least, most, offer }: Lot): { take: number; multiples: number } {
    const take = this.columns.add({ upper: 1, integer: true });
    const cost = this.price((unitPrice * offer.orderMultiple) / MICROS_PER_FEN);
    const multiples = this.columns.add({ cost, upper: most, integer: true });
    this.rows.add(0, Infinity, [
      [multiples, 1],
      [take, -least],
    ]);
    this.rows.add(-Infinity, 0, [
      [multiples, 1],
      [take, -most],
    ]);
    return { take, multiples };
  }

  /** What lines have of a listing together is ordered at the price of all of it. */
  private orderTogether(listingId: string): void {
    const { shares, lots } = this.together.get(listingId)!;
    for (const lot of lotsTogether(sharedListings(this.problem).get(listingId)!))
      lots.push({ lot, ...this.lot(lot) });
    const open = this.sites.get(siteKey(shares[0]!.share.offer))!.open;
    this.rows.add(-Infinity, 0, [...lots.map(({ take }): [number, number] => [take, 1]), [open, -1]]);
    const wanted = shares.map(({ column, pieces }): [number, number] => [column, pieces]);
    this.rows.add(0, Infinity, [
      ...lots.map(({ lot, multiples }): [number, number] => [multiples, lot.offer.orderMultiple]),
      ...wanted.map(([column, pieces]): [number, number] => [column, -pieces]),
    ]);
    // Nothing is ordered that no line has any of.
    this.rows.add(0, Infinity, [...wanted, ...lots.map(({ take }): [number, number] => [take, -1])]);
  }

  private seller(sellerId: string): void {
    const { open, free } = this.sellers.get(sellerId)!;
    const own = this.piecesOf(({ offer }) => offer.sellerId === sellerId);
    const goods = own.map(({ column, goods: each }): [number, number] => [column, each / FEN]);
    // Each part is rounded by half a fen at most: nothing that reaches a worth by that is left out.
    const rounding = (own.filter(({ goods: each }) => !Number.isInteger(each)).length * HALF_A_FEN) / FEN;
    const freeAbove = this.problem.freeAboveMinor.get(sellerId);
    if (free !== null && freeAbove !== undefined) {
      this.rows.add(-rounding, Infinity, [...goods, [free, -Number(freeAbove) / FEN]]);
      this.rows.add(-Infinity, 0, [
        [free, 1],
        [open, -1],
      ]);
    }
    const minOrder = this.problem.minOrderMinor?.get(sellerId);
    if (minOrder !== undefined)
      this.rows.add(-rounding, Infinity, [...goods, [open, -Number(minOrder) / FEN]]);
    if (this.objective === 'sellers') return;
    for (const site of this.sites.values()) {
      if (site.sellerId !== sellerId) continue;
      const { firstKg } = this.problem.rates.get(site.province)!;
      const pieces = own.filter(({ offer }) => offer.shipFromProvince === site.province);
      const most = pieces.reduce((sum, { massKg, upper }) => sum + massKg * upper, 0);
      const row: [number, number][] = [
        [site.begun, 1],
        [site.open, firstKg],
        ...pieces.map(({ column, massKg }): [number, number] => [column, -massKg]),
      ];
      if (free !== null) row.push([free, most]);
      if (most > firstKg) this.rows.add(-HALF_A_GRAM, Infinity, row);
      else this.columns.fix(site.begun, 0);
    }
  }

  /** What each column of a seller brings in goods and mass, of a whole line or of one order multiple. */
  private piecesOf(isOwn: (of: { offer: LineOffer }) => boolean) {
    return [
      ...this.whole.flatMap(({ choice, take }) =>
        isOwn(choice)
          ? [{ offer: choice.offer, column: take, goods: choice.goods, massKg: choice.massKg, upper: 1 }]
          : [],
      ),
      ...[...this.lots, ...this.lotsTogether()].flatMap(({ lot, multiples }) => {
        const { offer, unitPrice, most } = lot;
        const goods = (unitPrice * offer.orderMultiple) / MICROS_PER_FEN;
        const massKg = offer.massKg * offer.orderMultiple;
        return isOwn(lot) ? [{ offer, column: multiples, goods, massKg, upper: most }] : [];
      }),
    ];
  }

  private lotsTogether(): TakenLot[] {
    return [...this.together.values()].flatMap(({ lots }) => lots);
  }

  /** One line has a listing by itself, or several have it together. */
  private onceEach(): void {
    const shared = sharedListings(this.problem);
    const takes = [
      ...this.whole.map(({ choice, take }) => ({ listingId: choice.offer.listingId, take })),
      ...[...this.lots, ...this.lotsTogether()].map(({ lot, take }) => ({
        listingId: lot.offer.listingId,
        take,
      })),
    ].filter(({ listingId }) => shared.has(listingId));
    for (const own of Map.groupBy(takes, ({ listingId }) => listingId).values())
      if (own.length > 1)
        this.rows.add(
          -Infinity,
          1,
          own.map(({ take }) => [take, 1]),
        );
  }

  private startAt(parts: readonly PlanPart[]): Float64Array {
    const values = new Float64Array(this.columns.count);
    const taken = new Map(parts.map((part) => [`${part.line} ${part.offer.listingId}`, part]));
    const goods = new Map<string, number>();
    const mass = new Map<Site, number>();
    const count = ({ offer, quantity }: Pick<PlanPart, 'offer' | 'quantity'>, fen: number): void => {
      const site = this.sites.get(siteKey(offer))!;
      values[site.open] = 1;
      values[this.sellers.get(offer.sellerId)!.open] = 1;
      goods.set(offer.sellerId, (goods.get(offer.sellerId) ?? 0) + fen);
      mass.set(site, (mass.get(site) ?? 0) + offer.massKg * quantity);
    };
    for (const each of this.together.values()) {
      const begun = startTogether(each, parts, values);
      if (!begun) continue;
      const { orderLine, unitPrice } = begun;
      for (const { line, offer } of orderLine.parts) taken.delete(`${line} ${offer.listingId}`);
      count(orderLine, (unitPrice * orderLine.quantity) / MICROS_PER_FEN);
    }
    for (const { choice, take } of this.whole) {
      const part = taken.get(`${choice.line} ${choice.offer.listingId}`);
      if (part?.quantity !== choice.quantity) continue;
      values[take] = 1;
      taken.delete(`${choice.line} ${choice.offer.listingId}`);
      count(part, choice.goods);
    }
    for (const { lot, take, multiples } of this.lots) {
      const part = taken.get(`${lot.line} ${lot.offer.listingId}`);
      const many = (part?.quantity ?? 0) / lot.offer.orderMultiple;
      if (!part || many < lot.least || many > lot.most) continue;
      values[take] = 1;
      values[multiples] = many;
      count(part, (lot.unitPrice * part.quantity) / MICROS_PER_FEN);
    }
    for (const [sellerId, { free }] of this.sellers) {
      const isFree =
        free !== null && (goods.get(sellerId) ?? 0) >= Number(this.problem.freeAboveMinor.get(sellerId));
      if (isFree && goods.has(sellerId)) values[free] = 1;
    }
    for (const [site, massKg] of mass) {
      const { free } = this.sellers.get(site.sellerId)!;
      const isFree = free !== null && values[free] === 1;
      if (free !== null) values[site.paid] = isFree ? 0 : 1;
      const { firstKg } = this.problem.rates.get(site.province)!;
      const beyond = Math.ceil(massKg - firstKg - HALF_A_GRAM - 1e-9);
      if (this.objective === 'cost') values[site.begun] = isFree ? 0 : Math.max(0, beyond);
    }
    for (const [line, share] of missedShares(this.choices, parts).entries()) {
      const column = this.lacking[line] ?? null;
      if (column !== null) values[column] = share;
    }
    return values;
  }

  private partsOf(values: Float64Array): PlanPart[] {
    const whole = this.whole.flatMap(({ choice: { line, offer, quantity }, take }) =>
      values[take]! > 0.5 ? [{ line, offer, quantity }] : [],
    );
    const lots = this.lots.flatMap(({ lot: { line, offer }, multiples }) => {
      const quantity = Math.round(values[multiples]!) * offer.orderMultiple;
      return quantity > 0 ? [{ line, offer, quantity }] : [];
    });
    const together = [...this.together.values()].flatMap((each) => partsTogether(each, values));
    return [...whole, ...lots, ...together].toSorted((a, b) => a.line - b.line);
  }
}

const siteKey = ({ sellerId, shipFromProvince }: Pick<LineOffer, 'sellerId' | 'shipFromProvince'>): string =>
  `${sellerId} ${shipFromProvince}`;
