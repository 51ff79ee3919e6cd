import { type EquivalenceGrade, type Features } from '@app/bearings';
import { type CertificateKind, formatUnitPrice, MoneyView, toMoneyView, unitPriceMicros } from '@app/kernel';
import { unitPriceAt } from '@app/listings';
import { type Locale } from '@app/platform';
import { type Tallies } from '../reputation/reputation.rules.js';
import { type AskedLine, type FoundOffer } from './line-offers.queries.js';
import { type Match, ONE_IN } from './match.ranking.js';
import { type Grounds, reasonOf } from './match.reasons.js';
import { type ScorePart, type Weights } from './match.scoring.js';

const CURRENCY = 'CNY';
const money = (amountMinor: bigint): MoneyView => toMoneyView(amountMinor, CURRENCY);

export class MatchPartView {
  /** fit, price, leadTime, cover, reliability, distance or green */
  name: ScorePart;
  /** 1 is the best there is; a price beyond three times the lowest is below 0. */
  value: number;
  /** In per cent of all that apply. */
  weight: number;
  /** Value by weight: the score is their sum. */
  points: number;
  reason: string;
}

export class MatchSubstituteView {
  /** identical, interchangeable, better or conditional */
  grade: EquivalenceGrade;
  reason: string;
}

export class MatchSellerView {
  id: string;
  name: string;
  greenCertified: boolean;
  /** So little is known of it that what is presumed decides. */
  isNew: boolean;
}

export class MatchView {
  /** Of 100. */
  score: number;
  parts: MatchPartView[];
  /** It has its place because its seller is new, not by its score. */
  explored: boolean;
  listingId: string;
  seller: MatchSellerView;
  designation: string;
  brand: string;
  /** What the goods add to the part type. */
  features: Features;
  certificates: CertificateKind[];
  shipFromProvince: string;
  /** Pieces to order, and those of them that the line needs. */
  quantity: number;
  served: number;
  /** Six decimals, VAT included. */
  unitPrice: string;
  goods: MoneyView;
  /** Null: nobody said where the goods go. */
  freight: MoneyView | null;
  total: MoneyView;
  available: number;
  /** Of the quantity, made for the order: it says `makeToOrder`. */
  toMake: number;
  /** The day by which they are made. */
  readyOn: string | null;
  /** Until all of it is on its way, or made. */
  days: number;
  /** Of its free lots, YYWW; null: not all of them say. */
  oldestLot: string | null;
  /** Why it may come in the place of what was asked; null: it is what was asked. */
  substitute: MatchSubstituteView | null;
}

export class MatchedLineView {
  /** Of the list of parts; null where there is none. */
  lineNo: number | null;
  partTypeId: string;
  designation: string;
  quantity: number;
  /** Offers that were weighed: of each type that serves, the cheapest. */
  weighed: number;
  matches: MatchView[];
}

export class MatchWeightsView {
  fit: number;
  price: number;
  leadTime: number;
  cover: number;
  reliability: number;
  distance: number;
  green: number;
}

export class MatchesView {
  lines: MatchedLineView[];
  /** As they were asked for, or stand by themselves. */
  weights: MatchWeightsView;
  /** One place in so many, at the end, is kept for new sellers, drawn anew each day. */
  exploredOneIn: number;
  /** Of a list of parts, where to go on; null: nothing is left. */
  nextAfterLine: number | null;
}

export interface MatchedLine {
  lineNo: number | null;
  asked: AskedLine;
  weighed: number;
  matches: readonly Match<FoundOffer>[];
}

export interface MatchSetting {
  weights: Weights;
  province: string | null;
  tallies: ReadonlyMap<string, Tallies>;
  locale: Locale;
}

export function toMatchesView(
  lines: readonly MatchedLine[],
  setting: MatchSetting,
  nextAfterLine: number | null,
): MatchesView {
  const { fit, price, leadTime, cover, reliability, distance, green } = setting.weights;
  return {
    lines: lines.map(({ lineNo, asked, weighed, matches }) => ({
      lineNo,
      partTypeId: asked.part.id,
      designation: asked.type.designation,
      quantity: asked.goods.quantity,
      weighed,
      matches: matches.map((match) => toMatchView(match, asked.goods.quantity, setting)),
    })),
    weights: { fit, price, leadTime, cover, reliability, distance, green },
    exploredOneIn: ONE_IN,
    nextAfterLine,
  };
}

const thousandths = (value: number): number => Math.round(value * 1000) / 1000;
const tenths = (value: number): number => Math.round(value * 10) / 10;

function toMatchView(
  match: Match<FoundOffer>,
  quantity: number,
  { province, tallies, locale }: MatchSetting,
): MatchView {
  const { offer, option, score, standing } = match;
  const { candidate, substitute } = offer;
  const grounds: Grounds = { quantity, province, tallies: tallies.get(offer.sellerId) ?? {} };
  return {
    score: tenths(score.total),
    parts: score.parts.map(({ part, value, weight, points }) => ({
      name: part,
      value: thousandths(value),
      weight: tenths(100 * weight),
      points: tenths(points),
      reason: reasonOf(part, match, grounds, locale),
    })),
    explored: match.explored,
    listingId: candidate.listingId,
    seller: {
      id: candidate.sellerId,
      name: candidate.sellerName,
      greenCertified: candidate.greenCertified,
      isNew: standing.isNew,
    },
    designation: candidate.designation,
    brand: candidate.brand,
    features: candidate.features,
    certificates: candidate.certificates,
    shipFromProvince: candidate.shipFromProvince,
    quantity: option.pieces,
    served: option.served,
    unitPrice: formatUnitPrice(unitPriceMicros(unitPriceAt(candidate.priceBreaks, option.pieces) ?? '0')),
    goods: money(option.goodsMinor),
    freight: option.freightMinor === null ? null : money(option.freightMinor),
    total: money(option.goodsMinor + (option.freightMinor ?? 0n)),
    available: candidate.available,
    toMake: option.toMake,
    readyOn: option.toMake > 0 ? candidate.readyOn : null,
    days: option.days,
    oldestLot: candidate.oldestLot,
    substitute: substitute && { grade: substitute.grade, reason: substitute.reason[locale] },
  };
}
