import { type EquivalenceGrade, type Features } from '@app/bearings';
import { formatUnitPrice, MoneyView, toMoneyView, unitPriceMicros } from '@app/kernel';
import { unitPriceAt } from '@app/listings';
import { type Allocation, daysOfPlan, greenLinesOf, type Strategy } from './allocate.js';
import { type FoundOffer } from '../matching/line-offers.queries.js';
import { daysOf, madeBy } from './allocation.problem.js';
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
  /** identical, interchangeable or better. */
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
  /** Six decimals, VAT included. */
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
  /** no_offer, not_enough, too_late or limited */
  code: UncoveredCode;
  reason: PlanTextView;
}

export class PlanView {
  strategy: Strategy;
  /** In the order of the lines. */
  parts: PlanPartView[];
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

export function toPlanView(
  strategy: Strategy,
  { parts, cost, gapPercent, provedBy, lacking }: Allocation,
  { cheapest, byLine }: { cheapest: Allocation | undefined; byLine: ByLine },
  uncovered: readonly { line: number; quantity: number; code: UncoveredCode }[],
): PlanView {
  const names = new Map(
    parts.map(({ offer }) => [offer.sellerId, (offer as FoundOffer).candidate.sellerName]),
  );
  const beside = (other: ByLine | undefined, by: (otherTotal: bigint) => bigint): MoneyView | null =>
    other?.lacking.every((pieces, line) => pieces === lacking[line])
      ? money(by(other.cost.totalMinor))
      : null;
  return {
    strategy,
    parts: parts.map((part, at) => toPartView(part, cost.partTotals[at] ?? 0n)),
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
    // Rounded up: what is proven is not more.
    gapPercent: Math.ceil(gapPercent * 1000 - GAP_NOISE) / 1000,
    provedBy,
    uncovered: uncovered.map(({ line, quantity, code }) => ({
      line,
      quantity,
      code,
      reason: UNCOVERED_WORDS[code],
    })),
  };
}

function toPartView(
  { line, offer, quantity }: Allocation['parts'][number],
  totalMinor: bigint,
): PlanPartView {
  const { candidate, substitute } = offer as FoundOffer;
  const toMake = Math.max(0, quantity - offer.available);
  return {
    line,
    sellerId: candidate.sellerId,
    listingId: candidate.listingId,
    designation: candidate.designation,
    brand: candidate.brand,
    features: candidate.features,
    quantity,
    unitPrice: formatUnitPrice(unitPriceMicros(unitPriceAt(candidate.priceBreaks, quantity) ?? '0')),
    total: money(totalMinor),
    toMake,
    readyOn: toMake > 0 ? (madeBy(offer, toMake)?.on ?? candidate.readyOn) : null,
    days: daysOf({ offer, quantity }),
    greenCertified: candidate.greenCertified,
    substitute: substitute && { grade: substitute.grade, reason: substitute.reason },
  };
}
