import { LANGUAGE_TAG, type Language } from './language.js';

export interface Money {
  amountMinor: number;
  currency: string;
}

const MINOR_UNITS_PER_UNIT = 100;
/** The cluster's clock: every firm in it, and the buyers' deadlines, run on Beijing time. */
const TIME_ZONE = 'Asia/Shanghai';

const cache = new Map<string, unknown>();
function cached<T>(key: string, make: () => T): T {
  if (!cache.has(key)) cache.set(key, make());
  return cache.get(key) as T;
}

function currencyFormat(
  language: Language,
  currency: string,
  digits: { least: number; most: number },
): Intl.NumberFormat {
  return cached(`money ${language} ${currency} ${digits.least} ${digits.most}`, () => {
    return new Intl.NumberFormat(LANGUAGE_TAG[language], {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits: digits.least,
      maximumFractionDigits: digits.most,
    });
  });
}

export function formatMoney(money: Money, language: Language): string {
  return currencyFormat(language, money.currency, { least: 2, most: 2 }).format(
    money.amountMinor / MINOR_UNITS_PER_UNIT,
  );
}

/** A unit price may be finer than a fen: at least two places, and all that it has, for what a line comes to is reckoned from them. */
export function formatUnitPrice(price: { unitPrice: string; currency: string }, language: Language): string {
  return currencyFormat(language, price.currency, { least: 2, most: 6 }).format(Number(price.unitPrice));
}

export function formatNumber(value: number, language: Language): string {
  return cached(
    `number ${language}`,
    () => new Intl.NumberFormat(LANGUAGE_TAG[language], { maximumFractionDigits: 4 }),
  ).format(value);
}

/** Basis points as a percentage: 150 is 1.5%. */
export function formatRate(basisPoints: number, language: Language): string {
  return `${formatNumber(basisPoints / 100, language)}%`;
}

/** Millimetres as drawings write them: no trailing zeros, no thousands sign. */
export function formatMm(value: number | null | undefined): string {
  return value === null || value === undefined ? '—' : String(Number(value.toFixed(3)));
}

const MINUTES_IN = { day: 1440, hour: 60, minute: 1 } as const;

/** How long something takes, in the largest unit of which there are two or more: 90 minutes, 5 hours, 3 days. */
export function formatDuration(minutes: number, language: Language): string {
  const unit =
    (['day', 'hour'] as const).find((each) => Math.round(minutes / MINUTES_IN[each]) >= 2) ?? 'minute';
  return cached(
    `${unit} ${language}`,
    () =>
      new Intl.NumberFormat(LANGUAGE_TAG[language], {
        style: 'unit',
        unit,
        unitDisplay: 'long',
        maximumFractionDigits: 0,
      }),
  ).format(Math.max(1, Math.round(minutes / MINUTES_IN[unit])));
}

export function formatDateTime(iso: string, language: Language): string {
  return cached(
    `time ${language}`,
    () =>
      new Intl.DateTimeFormat(LANGUAGE_TAG[language], {
        dateStyle: 'medium',
        timeStyle: 'short',
        timeZone: TIME_ZONE,
      }),
  ).format(new Date(iso));
}

export function formatDate(iso: string, language: Language): string {
  return cached(
    `date ${language}`,
    () => new Intl.DateTimeFormat(LANGUAGE_TAG[language], { dateStyle: 'medium', timeZone: TIME_ZONE }),
  ).format(new Date(iso));
}

/** A day of the weeks around this one, as a calendar has room for it: `11/27`. */
export function formatDay(iso: string, language: Language): string {
  return cached(
    `day ${language}`,
    () =>
      new Intl.DateTimeFormat(LANGUAGE_TAG[language], {
        month: 'numeric',
        day: 'numeric',
        timeZone: TIME_ZONE,
      }),
  ).format(new Date(iso));
}

/** A day of the week by its number in ISO 8601: 1 is Monday. */
export function formatWeekday(day: number, language: Language): string {
  return cached(
    `weekday ${language}`,
    () => new Intl.DateTimeFormat(LANGUAGE_TAG[language], { weekday: 'short', timeZone: 'UTC' }),
  ).format(Date.UTC(2024, 0, day));
}
