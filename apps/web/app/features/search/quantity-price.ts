import type { PartHitView } from '../../lib/api-types.js';

export interface QuantityPrice {
  unitPrice: string;
  currency: string;
  /** From so many pieces on; absent for the lowest price of any first break. */
  quantity?: number;
}

/** The best price that so many pieces reach; at no quantity the lowest of the first breaks. Null where nobody sells so few, or any. */
export function priceAt(
  { bestPrice, prices }: Pick<PartHitView['offers'], 'bestPrice' | 'prices'>,
  quantity: number,
): QuantityPrice | null {
  if (bestPrice === null || !(quantity > 0)) return bestPrice;
  const reached = prices.findLast((each) => each.quantity <= quantity);
  return reached === undefined ? null : { ...reached, currency: bestPrice.currency };
}
