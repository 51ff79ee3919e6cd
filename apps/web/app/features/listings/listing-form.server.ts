import { numberOf, textOf } from '../../lib/forms.server.js';
import { EXTRA_BREAKS, LISTED_FEATURES } from './listing.constants.js';

/** What the API takes for a listing. */
export interface ListingTerms {
  brand: string;
  features: Record<string, string>;
  priceBreaks: { minQuantity: number; unitPrice: string }[];
  moq: number;
  orderMultiple: number;
  stock: number;
  leadTimeDays: number;
  shipFrom: { province: string; city: string };
}

/** Full-width digits and thousands signs are what people type; what is no number is left for the API to refuse. */
function decimalOf(form: FormData, name: string): string {
  return textOf(form, name)
    .normalize('NFKC')
    .replace(/[,¥\s]/g, '');
}

/** A form as the API wants it: the first price counts from the minimum quantity on. */
export function termsOf(form: FormData): ListingTerms {
  const orderMultiple = numberOf(form, 'orderMultiple') ?? 1;
  const moq = numberOf(form, 'moq') ?? orderMultiple;
  const breaks = EXTRA_BREAKS.flatMap((i) => {
    const minQuantity = numberOf(form, `breakQuantity${i}`);
    const unitPrice = decimalOf(form, `breakPrice${i}`);
    return minQuantity !== undefined && unitPrice ? [{ minQuantity, unitPrice }] : [];
  });
  const features = LISTED_FEATURES.flatMap((name): [string, string][] => {
    const value = textOf(form, name);
    return value ? [[name, value]] : [];
  });
  return {
    brand: textOf(form, 'brand'),
    features: Object.fromEntries(features),
    priceBreaks: [{ minQuantity: moq, unitPrice: decimalOf(form, 'price') }, ...breaks].toSorted(
      (a, b) => a.minQuantity - b.minQuantity,
    ),
    moq,
    orderMultiple,
    stock: numberOf(form, 'stock') ?? 0,
    leadTimeDays: numberOf(form, 'leadTimeDays') ?? 0,
    shipFrom: { province: textOf(form, 'province'), city: textOf(form, 'city') },
  };
}
