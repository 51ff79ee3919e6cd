import { type Features } from '@app/bearings';
import { CERTIFICATE_WORDS, shortPrice } from '@app/kernel';
import { type Locale } from '@app/platform';
import { type ListingTerms } from '../listing.terms.js';
import { featureOfWord, featureWord } from '../feature.words.js';
import { COLUMN_KEYS, type ColumnKey } from './import.columns.js';

/** Goods as a list of them says: their terms, and the pieces on the shelf. */
export interface ListedGoods {
  terms: ListingTerms;
  pieces: number;
}

const OWN_COLUMN = new Set(['clearance', 'tolerance', 'cage', 'vibration', 'grease', 'packing']);
const YES_NO: Record<Locale, readonly [string, string]> = { zh: ['是', '否'], en: ['yes', 'no'] };

/** Goods as the cells of a row, so that reading the row gives the same goods; nothing said is a blank. */
export function cellsOf(
  designation: string,
  { terms, pieces }: ListedGoods,
  locale: Locale,
): Record<ColumnKey, string> {
  const [first, ...tiers] = terms.priceBreaks;
  const price = shortPrice(first?.unitPrice ?? '');
  const [yes, no] = YES_NO[locale];
  const { features, madeToOrder, origin } = terms;
  return {
    designation,
    brand: terms.brand,
    clearance: features.clearance ?? '',
    tolerance: features.tolerance ?? '',
    cage: named('cage', features, locale),
    vibration: features.vibration ?? '',
    grease: named('grease', features, locale),
    packing: named('packing', features, locale),
    features: otherFeatures(features),
    unitPrice: terms.taxIncluded ? price : '',
    netUnitPrice: terms.taxIncluded ? '' : price,
    priceTiers: tiers
      .map(({ minQuantity, unitPrice }) => `${minQuantity}:${shortPrice(unitPrice)}`)
      .join('; '),
    taxIncluded: terms.taxIncluded ? yes : no,
    moq: String(terms.moq),
    orderMultiple: String(terms.orderMultiple),
    stock: String(pieces),
    leadTimeDays: String(terms.leadTimeDays),
    sampleAvailable: terms.sampleAvailable ? yes : no,
    capacityPerDay: madeToOrder ? String(madeToOrder.perDay) : '',
    makeLeadTimeDays: madeToOrder ? String(madeToOrder.leadTimeDays) : '',
    workWeekdays: madeToOrder ? madeToOrder.weekdays.join('') : '',
    originCountry: origin?.country ?? '',
    originProvince: origin?.province ?? '',
    shipFromProvince: terms.shipFromProvince,
    shipFromCity: terms.shipFromCity ?? '',
    certificates: terms.certificates.map((kind) => CERTIFICATE_WORDS[kind][locale]).join('; '),
    validUntil: terms.validUntil ?? '',
    note: terms.note ?? '',
  };
}

/** The columns in which two sets of goods differ. */
export function changesOf(
  designation: string,
  before: ListedGoods,
  after: ListedGoods,
): { column: ColumnKey; before: string; after: string }[] {
  const [then, now] = [cellsOf(designation, before, 'en'), cellsOf(designation, after, 'en')];
  return COLUMN_KEYS.filter((column) => then[column] !== now[column]).map((column) => ({
    column,
    before: then[column],
    after: now[column],
  }));
}

/** In words, where these are read as the same value again. */
function named(feature: keyof Features, features: Features, locale: Locale): string {
  const value = features[feature];
  if (value === undefined) return '';
  const word = featureWord(feature, value, locale);
  return featureOfWord(feature, word) === value ? word : value;
}

function otherFeatures(features: Features): string {
  return Object.entries(features)
    .filter(([key]) => !OWN_COLUMN.has(key))
    .map(([key, value]) => `${key}=${value}`)
    .join('; ');
}
