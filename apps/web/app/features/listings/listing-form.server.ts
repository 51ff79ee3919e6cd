import { numberOf, textOf } from '../../lib/forms.server.js';
import { CERTIFICATE_KINDS, type CertificateKind } from '../../lib/certificates.js';
import { featureField, MOST_EXTRA_BREAKS, WEEKDAYS } from './listing.constants.js';

/** What the API takes for a listing. */
export interface ListingTerms {
  brand: string;
  features: Record<string, string>;
  priceBreaks: { minQuantity: number; unitPrice: string }[];
  taxIncluded: boolean;
  moq: number;
  orderMultiple: number;
  /** Undefined where it is what the form was shown with: it may have moved since. */
  stock: number | undefined;
  leadTimeDays: number;
  sampleAvailable: boolean;
  madeToOrder: { perDay: number; leadTimeDays: number; weekdays: number[] } | null;
  origin: { country: string; province?: string } | null;
  shipFrom: { province: string; city: string };
  certificates: CertificateKind[];
  validUntil: string | null;
  note: string;
}

/** Full-width digits and thousands signs are what people type; what is no number is left for the API to refuse. */
export function decimalOf(form: FormData, name: string): string {
  return textOf(form, name)
    .normalize('NFKC')
    .replace(/[,¥\s]/g, '');
}

/** A form as the API wants it: the first price counts from the minimum quantity on. */
export function termsOf(form: FormData): ListingTerms {
  const orderMultiple = numberOf(form, 'orderMultiple') ?? 1;
  const moq = numberOf(form, 'moq') ?? orderMultiple;
  const breaks = Array.from({ length: MOST_EXTRA_BREAKS }).flatMap((_, i) => {
    const minQuantity = numberOf(form, `breakQuantity${i}`);
    const unitPrice = decimalOf(form, `breakPrice${i}`);
    return minQuantity !== undefined || unitPrice
      ? [{ minQuantity: minQuantity ?? Number.NaN, unitPrice }]
      : [];
  });
  const prefix = featureField('');
  const features = [...form.keys()].flatMap((name): [string, string][] => {
    const value = textOf(form, name);
    return name.startsWith(prefix) && value ? [[name.slice(prefix.length), value]] : [];
  });
  const stock = numberOf(form, 'stock');
  const shown = numberOf(form, 'stockShown');
  const perDay = numberOf(form, 'perDay');
  const country = textOf(form, 'originCountry');
  const originProvince = country === 'CN' ? textOf(form, 'originProvince') : '';
  return {
    brand: textOf(form, 'brand'),
    features: Object.fromEntries(features),
    priceBreaks: [{ minQuantity: moq, unitPrice: decimalOf(form, 'price') }, ...breaks].toSorted(
      (a, b) => a.minQuantity - b.minQuantity,
    ),
    taxIncluded: textOf(form, 'tax') !== 'net',
    moq,
    orderMultiple,
    stock: form.has('stockShown') && (stock ?? shown) === shown ? undefined : (stock ?? 0),
    leadTimeDays: numberOf(form, 'leadTimeDays') ?? 0,
    sampleAvailable: form.has('sampleAvailable'),
    madeToOrder:
      perDay === undefined
        ? null
        : {
            perDay,
            leadTimeDays: numberOf(form, 'makeLeadTimeDays') ?? 0,
            weekdays: WEEKDAYS.filter((day) => form.getAll('weekdays').includes(String(day))),
          },
    origin: country ? { country, ...(originProvince && { province: originProvince }) } : null,
    shipFrom: { province: textOf(form, 'province'), city: textOf(form, 'city') },
    certificates: CERTIFICATE_KINDS.filter((kind) => form.getAll('certificates').includes(kind)),
    validUntil: textOf(form, 'validUntil') || null,
    note: textOf(form, 'note'),
  };
}
