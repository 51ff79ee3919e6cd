import { DomainError, type FieldFault, yuan } from '@app/kernel';
import { type OrderableListing, quantityFault, type QuotedPieces, unitPriceAt } from '@app/listings';
import { type PricedGoods } from './order.pricing.js';
import { type OrderLineRequest } from './place-order.dto.js';

/** A line that can be ordered, with the price that holds at its quantity. */
export interface AgreedLine {
  lineNo: number;
  listing: OrderableListing;
  quantity: number;
  unitPrice: string;
  makeToOrder: boolean;
  /** Agreed by an award: the price is the quote's, and the pieces are promised. */
  quoted?: QuotedPieces;
}

const SAY = {
  'listing.not_found': { zh: '没有这个报价', en: 'There is no such listing' },
  'listing.not_live': { zh: '卖家已停止这个报价', en: 'The seller no longer offers this' },
  'listing.below_moq': { zh: '低于起订量', en: 'Below the minimum order quantity' },
  'listing.not_order_multiple': { zh: '不是起订倍数', en: 'Not a multiple of the order multiple' },
  'listing.price_changed': { zh: '价格已变动', en: 'The price has changed' },
  'order.duplicate_line': { zh: '同一报价请合并为一行', en: 'The same listing twice: join the lines' },
} as const;

/** Matches lines with what is on offer; every line at fault is named with what would be right. */
export function agreeLines(
  lines: readonly OrderLineRequest[],
  listings: readonly OrderableListing[],
): AgreedLine[] {
  const byId = new Map(listings.map((listing) => [`${listing.sellerId}/${listing.listingId}`, listing]));
  const faults: FieldFault[] = [];
  const agreed: AgreedLine[] = [];
  const seen = new Set<string>();
  for (const [index, line] of lines.entries()) {
    const key = `${line.sellerId}/${line.listingId}`;
    const listing = byId.get(key);
    const fault = seen.has(key) ? { code: 'order.duplicate_line' as const } : faultOf(line, listing);
    seen.add(key);
    if (fault || !listing) {
      const { code, field = 'listingId', expected } = fault ?? { code: 'listing.not_found' as const };
      faults.push({ field: `lines.${index}.${field}`, code, message: SAY[code], expected });
      continue;
    }
    const unitPrice = unitPriceAt(listing.priceBreaks, line.quantity) ?? listing.priceBreaks[0]!.unitPrice;
    agreed.push({
      lineNo: index + 1,
      listing,
      quantity: line.quantity,
      unitPrice,
      makeToOrder: line.makeToOrder ?? false,
    });
  }
  if (faults.length > 0) throw refusal(faults);
  return agreed;
}

/** What a seller has quoted it has agreed to; else it takes no order whose goods are worth less than it says. */
export function requireMinOrders(
  orders: readonly { sellerId: string; lines: readonly AgreedLine[]; goods: PricedGoods }[],
  minOrders: ReadonlyMap<string, bigint>,
): void {
  const faults = [...minOrders].flatMap(([sellerId, minMinor]): FieldFault[] => {
    const own = orders.filter((order) => order.sellerId === sellerId);
    const goodsMinor = own.reduce((sum, { goods }) => sum + goods.goodsMinor, 0n);
    const asked = own.flatMap(({ lines }) => lines).find(({ quoted }) => !quoted);
    if (!asked || goodsMinor >= minMinor) return [];
    const { sellerName } = asked.listing;
    const [least, worth] = [yuan(minMinor), yuan(goodsMinor)];
    const message = {
      zh: `${sellerName}的起订金额为 ${least}，这一单货款只有 ${worth}`,
      en: `${sellerName} takes orders of ${least} of goods or more; this one has ${worth}`,
    };
    return [
      { field: `lines.${asked.lineNo - 1}.quantity`, code: BELOW_MIN_ORDER, message, expected: `≥ ${least}` },
    ];
  });
  if (faults[0]) throw new DomainError('unprocessable', BELOW_MIN_ORDER, faults[0].message, faults);
}

const BELOW_MIN_ORDER = 'order.below_min_order';

interface LineFault {
  code: keyof typeof SAY;
  field?: string;
  expected?: string;
}

function faultOf(line: OrderLineRequest, listing: OrderableListing | undefined): LineFault | undefined {
  if (!listing) return { code: 'listing.not_found' };
  if (listing.state !== 'live') return { code: 'listing.not_live' };
  const code = quantityFault(listing, line.quantity);
  if (code === 'listing.below_moq') return { code, field: 'quantity', expected: `≥ ${listing.moq}` };
  if (code === 'listing.not_order_multiple')
    return { code, field: 'quantity', expected: `n × ${listing.orderMultiple}` };
  const unitPrice = unitPriceAt(listing.priceBreaks, line.quantity);
  if (line.expectedUnitPrice !== undefined && Number(line.expectedUnitPrice) !== Number(unitPrice)) {
    return { code: 'listing.price_changed', field: 'expectedUnitPrice', expected: unitPrice };
  }
  return undefined;
}

/** One fault alone gives its own code to the whole; a price or state that moved is a conflict, a wrong quantity is not. */
function refusal(faults: FieldFault[]): DomainError {
  const codes = new Set(faults.map(({ code }) => code));
  const [only] = codes.size === 1 ? codes : [];
  const moved = faults.some(({ code }) => code === 'listing.not_live' || code === 'listing.price_changed');
  const kind = moved ? 'conflict' : only === 'listing.not_found' ? 'not_found' : 'unprocessable';
  return new DomainError(
    kind,
    only ?? 'order.lines_refused',
    only ? faults[0]!.message : { zh: '有些行不能下单', en: 'Some lines cannot be ordered' },
    faults,
  );
}
