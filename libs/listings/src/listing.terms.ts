import { type Features } from '@app/bearings';
import {
  type CertificateKind,
  type FieldFault,
  formatUnitPrice,
  type Text,
  unitPriceMicros,
} from '@app/kernel';
import { type PriceBreak } from './listing.entity.js';
import { priceBreakFaults } from './listing.pricing.js';

/** What a seller offers and on which terms: all of a listing that its seller decides, but for the stock. */
export interface ListingTerms {
  partTypeId: string;
  brand: string;
  features: Features;
  /** As the seller typed them; `taxIncluded` says how they are meant. */
  priceBreaks: PriceBreak[];
  taxIncluded: boolean;
  currency: string;
  moq: number;
  orderMultiple: number;
  leadTimeDays: number;
  sampleAvailable: boolean;
  /** Null: nothing is made to order. */
  madeToOrder: MadeToOrder | null;
  origin: Origin | null;
  shipFromProvince: string;
  shipFromCity: string | null;
  certificates: CertificateKind[];
  photographIds: string[];
  validUntil: string | null;
  note: string | null;
}

export interface MadeToOrder {
  /** Pieces on a working day. */
  perDay: number;
  /** Days from the order to the first piece. */
  leadTimeDays: number;
  /** ISO 8601: 1 is Monday. */
  weekdays: number[];
}

export interface Origin {
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** Of mainland China only. */
  province: string | null;
}

export const ORDINARY_WEEKDAYS = [1, 2, 3, 4, 5, 6];

/** What a listing says when its seller says nothing of it. */
export const UNSAID = {
  taxIncluded: true,
  currency: 'CNY',
  sampleAvailable: false,
  madeToOrder: null,
  origin: null,
  certificates: [],
  photographIds: [],
  validUntil: null,
  note: null,
} satisfies Partial<ListingTerms>;

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
  'listing.certificate_not_held': {
    zh: '贵司尚未提交这种证书，请先在“证书”页提交',
    en: 'The firm shows no certificate of this kind; send it in first',
  },
  'listing.photograph_unknown': { zh: '没有这张照片', en: 'There is no such photograph of the firm' },
  'listing.validity_past': {
    zh: '有效期不能早于今天',
    en: 'The last day on offer cannot be in the past',
  },
  'listing.capacity_missing': {
    zh: '按单生产须给出日产能',
    en: 'What is made to order needs a capacity per day',
  },
  'listing.price_zero': { zh: '单价须大于零', en: 'A unit price must be above zero' },
};

/** What is wrong with terms taken together; each fault with its path and with what would be right. */
export function termsFaults(
  terms: Pick<ListingTerms, 'priceBreaks' | 'moq' | 'orderMultiple'>,
): FieldFault[] {
  const { priceBreaks, moq, orderMultiple } = terms;
  const faults = priceBreakFaults(priceBreaks, moq).map(({ index, field, code, expected }) =>
    termsFault(`priceBreaks.${index}.${field}`, code, expected),
  );
  if (moq % orderMultiple === 0) return faults;
  const next = Math.ceil(moq / orderMultiple) * orderMultiple;
  return [termsFault('moq', 'listing.moq_not_order_multiple', String(next)), ...faults];
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
    terms.taxIncluded,
    terms.currency,
    terms.moq,
    terms.orderMultiple,
    terms.leadTimeDays,
    terms.shipFromProvince,
    terms.shipFromCity,
    terms.sampleAvailable,
    terms.madeToOrder && [
      terms.madeToOrder.perDay,
      terms.madeToOrder.leadTimeDays,
      terms.madeToOrder.weekdays,
    ],
    terms.origin && [terms.origin.country, terms.origin.province],
    terms.certificates,
    terms.photographIds,
    terms.validUntil,
    terms.note,
  ]);
}

/** A fault of terms, in the words that its seller reads. */
export function termsFault(field: string, code: string, expected?: string): FieldFault {
  return { field, code, message: SAY[code] ?? { zh: code, en: code }, ...(expected && { expected }) };
}
