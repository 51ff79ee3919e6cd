import { type EquivalenceGrade, type Features } from '@app/bearings';
import { formatUnitPrice, MoneyView, toMoneyView, unitPriceMicros } from '@app/kernel';
import { unitPriceAt } from '@app/listings';
import { type Allocation, daysOfPlan, greenLinesOf } from './allocate.js';
import { type Strategy } from './strategies.js';
import { type FoundOffer } from '../matching/line-offers.queries.js';
import { daysOf, madeBy, type OrderLine, orderLinesOf } from './allocation.problem.js';
import { type UncoveredCode, UNCOVERED_WORDS } from './uncovered.rules.js';

const CURRENCY = 'CNY';
/** Of sums of floats. */
const GAP_NOISE = 1e-4;
const money = (amountMinor: bigint): MoneyView => toMoneyView(amountMinor, CURRENCY);

export class PlanTextView {
  zh: string;
  en: string;
}

export class SubstituteView {
  /** identical, interchangeable or better; of what is added to the type also conditional. */
  grade: EquivalenceGrade;
  reason: PlanTextView;
}

export class PlanPartView {
  /** Of the request, from 0. */
  line: number;
  sellerId: string;
  listingId: string;
  designation: string;
  brand: string;
  /** What the goods add to the part type. */
  features: Features;
  /** Pieces to order: what is needed, rounded up to what can be ordered, or to where more pieces cost less. */
  quantity: number;
  /** Six decimals, VAT included; at all pieces that the order has of the listing, for whichever lines. */
  unitPrice: string;
  total: MoneyView;
  /** Of these, made for the order: it says `makeToOrder`. */
  toMake: number;
  /** The day by which they are made. */
  readyOn: string | null;
  /** Until all of it is on its way, or made. */
  days: number;
  greenCertified: boolean;
  /** Why it may come in the place of what was asked; null: it is what was asked. */
  substitute: SubstituteView | null;
  /** Where it is the type that was asked for: what of the goods nobody asked for, and whether they serve; null: nothing. */
  adds: SubstituteView | null;
}

/** As an order takes it: each listing once, whichever lines its pieces are for. */
export class PlanOrderLineView {
  sellerId: string;
  listingId: string;
  designation: string;
  /** Of the request, from 0. */
  lines: number[];
  quantity: number;
  /** What the plan reckons with: an order that names it is refused at any other. */
  expectedUnitPrice: string;
  makeToOrder: boolean;
}

export class PlanSellerView {
  sellerId: string;
  name: string;
  goods: MoneyView;
  freight: MoneyView;
}

export class UncoveredLineView {
  line: number;
  /** Pieces that nobody of the plan delivers. */
  quantity: number;
  /** no_offer, not_enough, too_late, taken or limited. */
  code: UncoveredCode;
  reason: PlanTextView;
}

export class PlanView {
  strategy: Strategy;
  /** In the order of the lines. */
  parts: PlanPartView[];
  /** What is to be ordered. */
  orderLines: PlanOrderLineView[];
  sellers: PlanSellerView[];
  goods: MoneyView;
  freight: MoneyView;
  /** What its orders come to. */
  total: MoneyView;
  /** How much more than the cheapest plan; null where that was not asked for, or one of the two lacks more. */
  moreThanCheapest: MoneyView | null;
  /** How much less than line by line; null where that lacks other lines. */
  saves: MoneyView | null;
  /** Until the last part is on its way, or made. */
  days: number;
  /** Lines that come from sellers with a green certificate alone. */
  greenLines: number;
  /** Of fewest_sellers: no plan that delivers as much has fewer than so many, proven; null for the others. */
  leastSellers: number | null;
  /** No plan of this strategy that delivers as much is cheaper by more, in per cent: proven. */
  gapPercent: number;
  /** solver: the exact one; prices: a price for each line at which no seller can do better; cheapest_goods: goods at their cheapest, without freight. */
  provedBy: Allocation['provedBy'];
  uncovered: UncoveredLineView[];
}

export class PlannedLineView {
  /** Its number in the list; in a request, counted from 1. */
  lineNo: number;
  partTypeId: string;
  designation: string;
  quantity: number;
  /** Offers that were weighed. */
  candidates: number;
}

export class LineByLineView {
  /** What the orders would come to. */
  total: MoneyView;
  /** How many there would be. */
  sellers: number;
}

export class PlansView {
  lines: PlannedLineView[];
  plans: PlanView[];
  /** Each line by itself, where its goods cost least: what buying without a plan comes to. */
  lineByLine: LineByLineView;
  /** How long all the plans took together. */
  solvedInMs: number;
}

export class BomPlansView extends PlansView {
  /** The first line of the list that is behind these: they are planned by themselves. */
  nextLine: number | null;
  /** Lines among these that are not read, or have no quantity. */
  leftOut: number;
}

type ByLine = Pick<Allocation, 'cost' | 'lacking'>;

export const toLineByLineView = ({ cost }: ByLine): LineByLineView => ({
  total: money(cost.totalMinor),
  sellers: cost.bySeller.size,
});

/** Rounded up: what is proven is not more. */
export const provenPercent = (gapPercent: number): number => Math.ceil(gapPercent * 1000 - GAP_NOISE) / 1000;

export function toPlanView(
  strategy: Strategy,
  { parts, cost, gapPercent, leastSellers, provedBy, lacking }: Allocation,
  { cheapest, byLine }: { cheapest: Allocation | undefined; byLine: ByLine },
  uncovered: readonly { line: number; quantity: number; code: UncoveredCode }[],
): PlanView {
  const names = new Map(
    parts.map(({ offer }) => [offer.sellerId, (offer as FoundOffer).candidate.sellerName]),
  );
  const orderLines = orderLinesOf(parts);
  const orderLineOf = new Map(orderLines.flatMap((each) => each.parts.map((part) => [part, each] as const)));
  const beside = (other: ByLine | undefined, by: (otherTotal: bigint) => bigint): MoneyView | null =>
    other?.lacking.every((pieces, line) => pieces === lacking[line])
      ? money(by(other.cost.totalMinor))
      : null;
  return {
    strategy,
    parts: parts.map((part, at) => toPartView(part, orderLineOf.get(part)!, cost.partTotals[at] ?? 0n)),
    orderLines: orderLines.map(toOrderLineView),
    sellers: [...cost.bySeller].map(([sellerId, { goodsMinor, freightMinor }]) => ({
      sellerId,
      name: names.get(sellerId) ?? '',
      goods: money(goodsMinor),
      freight: money(freightMinor),
    })),
    goods: money(cost.goodsMinor),
    freight: money(cost.freightMinor),
    total: money(cost.totalMinor),
    moreThanCheapest: beside(cheapest, (least) => cost.totalMinor - least),
    saves: beside(byLine, (other) => other - cost.totalMinor),
    days: daysOfPlan({ parts }),
    greenLines: greenLinesOf({ parts }).size,
    leastSellers: leastSellers ?? null,
    gapPercent: provenPercent(gapPercent),
    provedBy,
    uncovered: uncovered.map(({ line, quantity, code }) => ({
      line,
      quantity,
      code,
      reason: UNCOVERED_WORDS[code],
    })),
  };
}

const unitPriceOf = ({ offer, quantity }: OrderLine): string =>
  formatUnitPrice(unitPriceMicros(unitPriceAt(offer.priceBreaks, quantity) ?? '0'));

function toOrderLineView(orderLine: OrderLine): PlanOrderLineView {
  const { offer, quantity, parts } = orderLine;
  return {
    sellerId: offer.sellerId,
    listingId: offer.listingId,
    designation: (offer as FoundOffer).candidate.designation,
    lines: parts.map(({ line }) => line),
    quantity,
    expectedUnitPrice: unitPriceOf(orderLine),
    makeToOrder: quantity > offer.available,
  };
}

/** The shelf is for the first lines of an order, what is made for the others. */
function toPartView(
  part: Allocation['parts'][number],
  orderLine: OrderLine,
  totalMinor: bigint,
): PlanPartView {
  const { line, offer, quantity } = part;
  const { candidate, substitute, adds } = offer as FoundOffer;
  const upto = orderLine.parts
    .slice(0, orderLine.parts.indexOf(part) + 1)
    .reduce((sum, each) => sum + each.quantity, 0);
  const toMake = Math.min(quantity, Math.max(0, upto - offer.available));
  return {
    line,
    sellerId: candidate.sellerId,
    listingId: candidate.listingId,
    designation: candidate.designation,
    brand: candidate.brand,
    features: candidate.features,
    quantity,
    unitPrice: unitPriceOf(orderLine),
    total: money(totalMinor),
    toMake,
    readyOn: toMake > 0 ? (madeBy(offer, upto - offer.available)?.on ?? candidate.readyOn) : null,
    days: daysOf(orderLine),
    greenCertified: candidate.greenCertified,
    substitute: substitute && { grade: substitute.grade, reason: substitute.reason },
    adds: adds && { grade: adds.grade, reason: adds.reason },
  };
}
