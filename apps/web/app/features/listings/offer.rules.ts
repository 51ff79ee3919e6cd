import type { OfferView, PriceBreakView } from '../../lib/api-types.js';

/** The break that a quantity reaches, if any. */
export function breakAt(breaks: readonly PriceBreakView[], quantity: number): PriceBreakView | undefined {
  return breaks
    .filter(({ minQuantity }) => minQuantity <= quantity)
    .toSorted((a, b) => b.minQuantity - a.minQuantity)[0];
}

export type Why = 'below_moq' | 'not_order_multiple' | 'out_of_stock' | 'not_live' | 'other';

export function whyNot(code: string | null | undefined): Why {
  const reason = code?.replace('listing.', '');
  return reason === 'below_moq' ||
    reason === 'not_order_multiple' ||
    reason === 'out_of_stock' ||
    reason === 'not_live'
    ? reason
    : 'other';
}

/** The nearest quantity that this offer takes, if its stock allows one. */
export function nearestQuantity(
  { moq, orderMultiple, available }: Pick<OfferView, 'moq' | 'orderMultiple' | 'available'>,
  wanted: number,
): number | undefined {
  const step = Math.max(orderMultiple, 1);
  const least = Math.ceil(moq / step) * step;
  const most = Math.floor(available / step) * step;
  const nearest = Math.min(Math.max(Math.ceil(wanted / step) * step, least), most);
  return nearest >= least && nearest > 0 ? nearest : undefined;
}
