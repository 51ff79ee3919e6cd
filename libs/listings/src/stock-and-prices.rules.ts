import { DomainError } from '@app/kernel';
import { type ListingState, type PriceBreak } from './listing.entity.js';
import { stateConflict, termsRefused } from './listing.faults.js';
import { statesBefore } from './listing.states.js';
import { type LockedListing } from './listing.store.js';
import { featureKey, type ListingTerms, sameTerms, termsFaults } from './listing.terms.js';
import { type NamedGoods } from './named-goods.js';

/** One line of a partner's list: these goods, so many on hand, at these prices. */
export interface GoodsUpdate {
  designation: string;
  brand: string;
  stock?: number;
  priceBreaks?: PriceBreak[];
  moq?: number;
  orderMultiple?: number;
  leadTimeDays?: number;
}

export interface SellerFacts {
  verified: boolean;
  province: string;
  city: string | null;
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
  item: GoodsUpdate,
  goods: NamedGoods,
  existing: LockedListing | undefined,
  seller: SellerFacts,
): Decision {
  const terms = existing ? amended(existing.terms, item) : offered(item, goods, seller);
  if (terms === undefined) return { act: 'reject', error: pricesMissing() };
  const faults = termsFaults(terms);
  if (faults.length > 0) return { act: 'reject', error: termsRefused(faults) };
  if (existing === undefined) {
    return { act: 'offer', terms, state: seller.verified ? 'live' : 'in_review', pieces: item.stock ?? 0 };
  }
  const { id, state } = existing;
  if (state === 'taken_down') return { act: 'reject', error: stateConflict(state, statesBefore('end')) };
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
    zh: '同一请求中前面已有同一商品',
    en: 'The same goods stand earlier in this request',
  };
  return new DomainError('conflict', 'listing.repeated_item', text, [
    { field: 'designation', code: 'listing.repeated_item', message: text },
  ]);
}

/** New price breaks bring their MOQ along, unless the item names another. */
function amended(before: ListingTerms, item: GoodsUpdate): ListingTerms {
  const priceBreaks = item.priceBreaks ?? before.priceBreaks;
  return {
    ...before,
    priceBreaks,
    moq: item.moq ?? (item.priceBreaks?.[0]?.minQuantity || before.moq),
    orderMultiple: item.orderMultiple ?? before.orderMultiple,
    leadTimeDays: item.leadTimeDays ?? before.leadTimeDays,
  };
}

function offered(item: GoodsUpdate, goods: NamedGoods, seller: SellerFacts): ListingTerms | undefined {
  const [first] = item.priceBreaks ?? [];
  if (!item.priceBreaks || !first) return undefined;
  return {
    ...goods,
    priceBreaks: item.priceBreaks,
    currency: 'CNY',
    moq: item.moq ?? first.minQuantity,
    orderMultiple: item.orderMultiple ?? 1,
    leadTimeDays: item.leadTimeDays ?? DEFAULT_LEAD_TIME_DAYS,
    shipFromProvince: seller.province,
    shipFromCity: seller.city,
    note: null,
  };
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
