import { type Features } from '@app/bearings';
import { type CertificateKind, DomainError, type FieldFault } from '@app/kernel';
import { type ListingState, type PriceBreak } from './listing.entity.js';
import { stateConflict, termsRefused } from './listing.faults.js';
import { statesBefore } from './listing.states.js';
import { type LockedListing } from './listing.store.js';
import {
  featureKey,
  type ListingTerms,
  type MadeToOrder,
  ORDINARY_WEEKDAYS,
  type Origin,
  sameTerms,
  termsFault,
  termsFaults,
  UNSAID,
} from './listing.terms.js';
import { type NamedGoods } from './named-goods.js';

/** One line of a seller's list: these goods, so many on hand, at these prices. */
export interface GoodsUpdate extends TermsUpdate {
  designation: string;
  brand: string;
  features?: Features;
}

/** One line of a seller's own listings. */
export interface ListingUpdate extends TermsUpdate {
  id: string;
}

/** What a line leaves out stays, or for new goods is ordinary. */
interface TermsUpdate {
  stock?: number;
  /** All of them; or the price at the MOQ and those behind it apart. */
  priceBreaks?: PriceBreak[];
  unitPrice?: string;
  tiers?: PriceBreak[];
  taxIncluded?: boolean;
  moq?: number;
  orderMultiple?: number;
  leadTimeDays?: number;
  sampleAvailable?: boolean;
  capacityPerDay?: number;
  makeLeadTimeDays?: number;
  workWeekdays?: number[];
  originCountry?: string;
  originProvince?: string;
  shipFromProvince?: string;
  shipFromCity?: string;
  certificates?: CertificateKind[];
  validUntil?: string;
  note?: string;
}

export interface SellerFacts {
  verified: boolean;
  province: string;
  city: string | null;
  /** Kinds of certificates that it shows. */
  certificates: CertificateKind[];
  /** YYYY-MM-DD */
  today: string;
}

/** What becomes of one item of a partner's list. */
export type Decision =
  | { act: 'reject'; error: DomainError }
  | { act: 'offer'; terms: ListingTerms; state: ListingState; pieces: number }
  | {
      act: 'amend';
      id: string;
      terms: ListingTerms;
      state: ListingState;
      changed: boolean;
      pieces: number | undefined;
    };

const DEFAULT_LEAD_TIME_DAYS = 3;

/** Goods that the seller offers already are amended by what the item names; others are put on offer, which takes prices. */
export function decide(
  item: TermsUpdate,
  goods: NamedGoods,
  existing: LockedListing | undefined,
  seller: SellerFacts,
): Decision {
  const before = existing?.terms ?? ordinary(goods, seller);
  const priceBreaks = breaksAsked(item, existing?.terms);
  if (priceBreaks === undefined) return { act: 'reject', error: pricesMissing() };
  const terms = termsAsked(item, before, priceBreaks);
  const faults = [...termsFaults(terms), ...factFaults(item, terms, before, seller)];
  if (faults.length > 0) return { act: 'reject', error: termsRefused(faults) };
  if (existing === undefined) {
    return { act: 'offer', terms, state: seller.verified ? 'live' : 'in_review', pieces: item.stock ?? 0 };
  }
  const { id, state } = existing;
  if (state === 'taken_down' || state === 'ended') {
    return { act: 'reject', error: stateConflict(state, statesBefore('end')) };
  }
  return {
    act: 'amend',
    id,
    terms,
    state,
    changed: !sameTerms(existing.terms, terms),
    pieces: item.stock,
  };
}

/** By what one seller's offers are told apart. */
export function goodsKey({ partTypeId, brand, features }: NamedGoods): string {
  return `${partTypeId}\n${brand}\n${featureKey(features)}`;
}

export function repeatedItem(): DomainError {
  const text = {
    zh: '前面已有同一商品',
    en: 'The same goods stand further up',
  };
  return new DomainError('conflict', 'listing.repeated_item', text, [
    { field: 'designation', code: 'listing.repeated_item', message: text },
  ]);
}

/** What goes without saying of goods that are new. */
function ordinary(goods: NamedGoods, seller: SellerFacts): ListingTerms {
  return {
    ...UNSAID,
    ...goods,
    priceBreaks: [],
    moq: 1,
    orderMultiple: 1,
    leadTimeDays: DEFAULT_LEAD_TIME_DAYS,
    shipFromProvince: seller.province,
    shipFromCity: seller.city,
  };
}

/** The price at the MOQ and those behind it may be named apart; what is not named stays. Undefined: there is none. */
function breaksAsked(item: TermsUpdate, before: ListingTerms | undefined): PriceBreak[] | undefined {
  if (item.priceBreaks) return item.priceBreaks.length > 0 ? item.priceBreaks : undefined;
  const [first, ...rest] = before?.priceBreaks ?? [];
  const unitPrice = item.unitPrice ?? first?.unitPrice;
  if (unitPrice === undefined) return item.tiers?.length ? item.tiers : undefined;
  const named = item.unitPrice !== undefined || item.tiers !== undefined;
  if (before && !named && item.moq === undefined) return before.priceBreaks;
  return [{ minQuantity: item.moq ?? before?.moq ?? 1, unitPrice }, ...(item.tiers ?? rest)];
}

/** New price breaks bring their MOQ along, unless the item names another; a whole new list of them includes tax unless it says otherwise. */
function termsAsked(item: TermsUpdate, before: ListingTerms, priceBreaks: PriceBreak[]): ListingTerms {
  return {
    ...before,
    priceBreaks,
    taxIncluded: item.taxIncluded ?? (item.priceBreaks ? true : before.taxIncluded),
    moq: item.moq ?? priceBreaks[0]?.minQuantity ?? before.moq,
    orderMultiple: item.orderMultiple ?? before.orderMultiple,
    leadTimeDays: item.leadTimeDays ?? before.leadTimeDays,
    sampleAvailable: item.sampleAvailable ?? before.sampleAvailable,
    madeToOrder: madeToOrderAsked(item, before.madeToOrder),
    origin: originAsked(item, before.origin),
    shipFromProvince: item.shipFromProvince ?? before.shipFromProvince,
    shipFromCity: item.shipFromCity ?? (movesAway(item, before) ? null : before.shipFromCity),
    certificates: item.certificates ?? before.certificates,
    validUntil: item.validUntil ?? before.validUntil,
    note: item.note ?? before.note,
  };
}

const movesAway = (item: TermsUpdate, before: ListingTerms): boolean =>
  item.shipFromProvince !== undefined && item.shipFromProvince !== before.shipFromProvince;

function madeToOrderAsked(item: TermsUpdate, before: MadeToOrder | null): MadeToOrder | null {
  const perDay = item.capacityPerDay ?? before?.perDay;
  if (perDay === undefined) return null;
  return {
    perDay,
    leadTimeDays: item.makeLeadTimeDays ?? before?.leadTimeDays ?? DEFAULT_LEAD_TIME_DAYS,
    weekdays: item.workWeekdays ?? before?.weekdays ?? ORDINARY_WEEKDAYS,
  };
}

function originAsked(item: TermsUpdate, before: Origin | null): Origin | null {
  const country = item.originCountry ?? (item.originProvince ? 'CN' : before?.country);
  if (country === undefined) return null;
  const province = item.originProvince ?? (country === before?.country ? before.province : null);
  return { country, province: country === 'CN' ? province : null };
}

/** What does not agree with the seller's papers or with the calendar. */
function factFaults(
  item: TermsUpdate,
  terms: ListingTerms,
  before: ListingTerms,
  seller: SellerFacts,
): FieldFault[] {
  const faults: FieldFault[] = [];
  const lacks = terms.certificates.some(
    (kind) => !before.certificates.includes(kind) && !seller.certificates.includes(kind),
  );
  if (lacks) {
    const expected = seller.certificates.join(' | ') || '—';
    faults.push(termsFault('certificates', 'listing.certificate_not_held', expected));
  }
  if (terms.validUntil !== null && terms.validUntil !== before.validUntil && terms.validUntil < seller.today)
    faults.push(termsFault('validUntil', 'listing.validity_past', `>= ${seller.today}`));
  if (terms.madeToOrder === null && item.makeLeadTimeDays !== undefined)
    faults.push(termsFault('capacityPerDay', 'listing.capacity_missing', '>= 1'));
  return faults;
}

function pricesMissing(): DomainError {
  const text = {
    zh: '新商品须给出价格',
    en: 'Goods that are not on offer yet need price breaks',
  };
  return new DomainError('unprocessable', 'listing.prices_missing', text, [
    {
      field: 'priceBreaks',
      code: 'listing.prices_missing',
      message: text,
      expected: 'one price break at least',
    },
  ]);
}
