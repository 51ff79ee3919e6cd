import { EQUIVALENCE_GRADES } from '@app/bearings';
import { formatUnitPrice, lineTotalMinor, MoneyView, toMoneyView, unitPriceMicros } from '@app/kernel';
import { type OfferView, orderablePieces, unitPriceAt } from '@app/listings';
import { type FoundOffer, SubstituteView } from '@app/sourcing';
import { type OrderLineView, type OrderView } from '../order.views.js';
import { type Change, changesOf, isSameGoods, verdictOnFeatures } from './reorder.rules.js';

/** An offer at the quantity of a line, or the next more that it takes. */
export class OfferAgainView {
  listingId: string;
  sellerId: string;
  sellerName: string;
  designation: string;
  brand: string;
  features: Record<string, string>;
  quantity: number;
  /** Six decimals, VAT included. */
  unitPrice: string;
  lineTotal: MoneyView;
  available: number;
  leadTimeDays: number;
  /** Pieces that would be made for it, and the day by which. */
  toMake: number;
  readyOn: string | null;
  isOrderable: boolean;
  /** Why it may come in the place of what was bought; null: it is the same. */
  substitute: SubstituteView | null;
}

export class ReorderLineView {
  lineNo: number;
  partTypeId: string;
  designation: string;
  brand: string;
  features: Record<string, string>;
  /** As it was ordered. */
  quantity: number;
  unitPrice: string;
  /** Of the same seller; null where it is gone. */
  now: OfferAgainView | null;
  /** What is other than it was; empty: nothing. */
  changes: Change[];
  /** What else can be ordered today in its place, the same first, then by price. */
  others: OfferAgainView[];
}

export class ReorderView {
  orderId: string;
  number: string;
  lines: ReorderLineView[];
}

const MOST_OTHERS = 3;
/** The market trades in one. */
const CURRENCY = 'CNY';

export function toReorderView(
  order: OrderView,
  today: readonly (OfferView | null)[],
  others: readonly FoundOffer[][],
): ReorderView {
  return {
    orderId: order.id,
    number: order.number,
    lines: order.lines.map((line, at) => toLineView(line, today[at] ?? null, others[at] ?? [])),
  };
}

function toLineView(
  line: OrderLineView,
  offer: OfferView | null,
  others: readonly FoundOffer[],
): ReorderLineView {
  const { lineNo, partTypeId, designation, brand, features, quantity, unitPrice } = line;
  const now =
    offer !== null && isSameGoods(line, offer)
      ? toAgainView(
          { ...offer, designation, sellerId: offer.seller.id, sellerName: offer.seller.name },
          quantity,
          null,
        )
      : null;
  return {
    lineNo,
    partTypeId,
    designation,
    brand,
    features,
    quantity,
    unitPrice,
    now,
    changes: changesOf(line, offer, now),
    others: others
      .flatMap(({ candidate, substitute }) => {
        const verdict = substitute ?? verdictOnFeatures(line, candidate.features);
        return verdict === undefined ? [] : [toAgainView(candidate, quantity, verdict)];
      })
      .filter(({ isOrderable, listingId }) => isOrderable && listingId !== now?.listingId)
      .toSorted((a, b) => rankOf(a) - rankOf(b) || Number(a.unitPrice) - Number(b.unitPrice))
      .slice(0, MOST_OTHERS),
  };
}

/** The same first, what needs a judgement last. */
const rankOf = ({ substitute }: OfferAgainView): number =>
  substitute === null ? -1 : EQUIVALENCE_GRADES.indexOf(substitute.grade);

/** What an offer and a candidate both say. */
type Goods = Pick<
  FoundOffer['candidate'],
  | 'listingId'
  | 'sellerId'
  | 'sellerName'
  | 'designation'
  | 'brand'
  | 'features'
  | 'priceBreaks'
  | 'moq'
  | 'orderMultiple'
  | 'available'
  | 'leadTimeDays'
  | 'readyOn'
>;

function toAgainView(goods: Goods, bought: number, substitute: FoundOffer['substitute']): OfferAgainView {
  const quantity = orderablePieces(bought, goods);
  const unitPrice = unitPriceAt(goods.priceBreaks, quantity) ?? goods.priceBreaks[0]!.unitPrice;
  const micros = unitPriceMicros(unitPrice);
  const lacking = Math.max(0, quantity - goods.available);
  const isMade = lacking > 0 && goods.readyOn !== null;
  return {
    listingId: goods.listingId,
    sellerId: goods.sellerId,
    sellerName: goods.sellerName,
    designation: goods.designation,
    brand: goods.brand,
    features: { ...goods.features },
    quantity,
    unitPrice: formatUnitPrice(micros),
    lineTotal: toMoneyView(lineTotalMinor(micros, quantity), CURRENCY),
    available: goods.available,
    leadTimeDays: goods.leadTimeDays,
    toMake: isMade ? lacking : 0,
    readyOn: isMade ? goods.readyOn : null,
    isOrderable: lacking === 0 || isMade,
    substitute: substitute && { grade: substitute.grade, reason: { ...substitute.reason } },
  };
}
