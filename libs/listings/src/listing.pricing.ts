import { formatUnitPrice, unitPriceMicros } from '@app/kernel';
import { type PriceBreak } from './listing.entity.js';

/** The unit price at a quantity: that of the last break reached; below the first there is none. `breaks` ascend. */
export function unitPriceAt(breaks: readonly PriceBreak[], quantity: number): string | undefined {
  return breaks.findLast(({ minQuantity }) => minQuantity <= quantity)?.unitPrice;
}

/** So many pieces, or the next more, as an offer takes. */
export function orderablePieces(
  quantity: number,
  { moq, orderMultiple }: { moq: number; orderMultiple: number },
): number {
  return Math.ceil(Math.max(quantity, moq) / orderMultiple) * orderMultiple;
}

/** The market's goods are taxed at 13 % (VAT Law of the People's Republic of China, in force since 1 January 2026, article 10). */
const VAT_PER_CENT = 13n;

/** The price that a buyer pays where the seller typed one without tax, rounded half up to six decimals. */
export function withVat(netUnitPrice: string): string {
  return formatUnitPrice((unitPriceMicros(netUnitPrice) * (100n + VAT_PER_CENT) + 50n) / 100n);
}

/** Price breaks as the database keeps them. */
export interface BreakColumns {
  break_quantities: number[];
  break_prices: string[];
}

export function breaksOf({ break_quantities: quantities, break_prices: prices }: BreakColumns): PriceBreak[] {
  return quantities.map((minQuantity, index) => ({ minQuantity, unitPrice: prices[index] ?? '' }));
}

export type QuantityFault = 'listing.below_moq' | 'listing.not_order_multiple';

/** Why this quantity cannot be ordered; undefined when it can. */
export function quantityFault(
  { moq, orderMultiple }: { moq: number; orderMultiple: number },
  quantity: number,
): QuantityFault | undefined {
  if (quantity < moq) return 'listing.below_moq';
  return quantity % orderMultiple === 0 ? undefined : 'listing.not_order_multiple';
}

export interface PriceBreakFault {
  index: number;
  field: 'minQuantity' | 'unitPrice';
  code:
    | 'listing.breaks_not_ascending'
    | 'listing.breaks_rise'
    | 'listing.first_break_not_moq'
    | 'listing.price_zero';
  expected: string;
}

/** What is wrong with price breaks: the first stands at the MOQ, quantities ascend, and buying more never costs more a piece. */
export function priceBreakFaults(breaks: readonly PriceBreak[], moq: number): PriceBreakFault[] {
  return breaks.flatMap(({ minQuantity, unitPrice }, index): PriceBreakFault[] => {
    const before = breaks[index - 1];
    const faults: PriceBreakFault[] = [];
    if (before === undefined && minQuantity !== moq) {
      faults.push({
        index,
        field: 'minQuantity',
        code: 'listing.first_break_not_moq',
        expected: String(moq),
      });
    }
    if (before !== undefined && minQuantity <= before.minQuantity) {
      const expected = `> ${before.minQuantity}`;
      faults.push({ index, field: 'minQuantity', code: 'listing.breaks_not_ascending', expected });
    }
    if (unitPriceMicros(unitPrice) === 0n) {
      faults.push({ index, field: 'unitPrice', code: 'listing.price_zero', expected: '> 0' });
    }
    if (before !== undefined && unitPriceMicros(unitPrice) > unitPriceMicros(before.unitPrice)) {
      faults.push({
        index,
        field: 'unitPrice',
        code: 'listing.breaks_rise',
        expected: `<= ${before.unitPrice}`,
      });
    }
    return faults;
  });
}
