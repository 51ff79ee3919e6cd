import { type Features } from '@app/bearings';
import { type FieldFault, formatUnitPrice, type Text, unitPriceMicros } from '@app/kernel';
import { type PriceBreak } from './listing.entity.js';
import { priceBreakFaults } from './listing.pricing.js';

/** What a seller offers and on which terms: all of a listing that its seller decides, but for the stock. */
export interface ListingTerms {
  partTypeId: string;
  brand: string;
  features: Features;
  priceBreaks: PriceBreak[];
  currency: string;
  moq: number;
  orderMultiple: number;
  leadTimeDays: number;
  shipFromProvince: string;
  shipFromCity: string | null;
  note: string | null;
}

/** What goes without saying is left out, so that one thing has one key. */
const ORDINARY: Partial<Record<keyof Features, readonly string[]>> = {
  clearance: ['CN', 'C0'],
  tolerance: ['P0', 'PN'],
  seal: ['open'],
};

/** The features that a listing adds to its part type, in a fixed order. */
export function addedFeatures(features: Features, ofType: Features): Features {
  const added = Object.entries(features) as [keyof Features, string | undefined][];
  return Object.fromEntries(
    added
      .filter(
        ([key, value]) =>
          value !== undefined && value !== '' && value !== ofType[key] && !ORDINARY[key]?.includes(value),
      )
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** Features as text: one seller has one offer of one thing. */
export function featureKey(features: Features): string {
  return Object.entries(features)
    .map(([key, value]) => `${key}=${value}`)
    .toSorted()
    .join(';');
}

/** Six decimals, as the database writes them. */
export function normalBreaks(breaks: readonly PriceBreak[]): PriceBreak[] {
  return breaks.map(({ minQuantity, unitPrice }) => ({
    minQuantity,
    unitPrice: formatUnitPrice(unitPriceMicros(unitPrice)),
  }));
}

const SAY: Record<string, Text> = {
  'listing.moq_not_order_multiple': {
    zh: '起订量须是起订倍数的整数倍',
    en: 'The minimum order quantity must be a multiple of the order multiple',
  },
  'listing.first_break_not_moq': {
    zh: '第一档价格须从起订量开始',
    en: 'The first price break must begin at the minimum order quantity',
  },
  'listing.breaks_not_ascending': {
    zh: '价格档的数量须逐档递增',
    en: 'The quantities of price breaks must ascend',
  },
  'listing.breaks_rise': {
    zh: '数量越大单价不能越高',
    en: 'A larger quantity cannot have a higher unit price',
  },
  'listing.price_zero': { zh: '单价须大于零', en: 'A unit price must be above zero' },
};

/** What is wrong with terms taken together; each fault with its path and with what would be right. */
export function termsFaults(
  terms: Pick<ListingTerms, 'priceBreaks' | 'moq' | 'orderMultiple'>,
): FieldFault[] {
  const { priceBreaks, moq, orderMultiple } = terms;
  const faults = priceBreakFaults(priceBreaks, moq).map(({ index, field, code, expected }) =>
    fault(`priceBreaks.${index}.${field}`, code, expected),
  );
  if (moq % orderMultiple === 0) return faults;
  const next = Math.ceil(moq / orderMultiple) * orderMultiple;
  return [fault('moq', 'listing.moq_not_order_multiple', String(next)), ...faults];
}

/** Whether two sets of terms say the same. */
export function sameTerms(a: ListingTerms, b: ListingTerms): boolean {
  return canonical(a) === canonical(b);
}

/** Whether it is the same thing on offer, whatever its price. */
export function sameThing(a: ListingTerms, b: ListingTerms): boolean {
  return (
    a.partTypeId === b.partTypeId && a.brand === b.brand && featureKey(a.features) === featureKey(b.features)
  );
}

function canonical(terms: ListingTerms): string {
  return JSON.stringify([
    terms.partTypeId,
    terms.brand,
    featureKey(terms.features),
    normalBreaks(terms.priceBreaks).flatMap(({ minQuantity, unitPrice }) => [minQuantity, unitPrice]),
    terms.currency,
    terms.moq,
    terms.orderMultiple,
    terms.leadTimeDays,
    terms.shipFromProvince,
    terms.shipFromCity,
    terms.note,
  ]);
}

function fault(field: string, code: string, expected: string): FieldFault {
  return { field, code, message: SAY[code] ?? { zh: code, en: code }, expected };
}
