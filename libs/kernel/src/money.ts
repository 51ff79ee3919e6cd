import { DomainError } from './domain-error.js';
import { type MoneyView } from './money.views.js';

/** ISO 4217 codes in which the market trades. */
export const CURRENCIES = ['CNY'] as const;

/** JSON has no bigint: an amount beyond 2^53 fen is refused rather than rounded. */
export function toMoneyView(amountMinor: bigint | string, currency: string): MoneyView {
  const value = Number(amountMinor);
  if (!Number.isSafeInteger(value)) throw new RangeError('amount exceeds what JSON can carry exactly');
  return { amountMinor: value, currency };
}

const UNIT_PRICE_SCALE = 1_000_000n;
const MICROS_PER_MINOR = 10_000n;
const UNIT_PRICE = /^\d{1,12}(\.\d{1,6})?$/;

/** Parses a unit price such as `0.085` (numeric(18,6)) into millionths of the major unit. */
export function unitPriceMicros(text: string): bigint {
  if (!UNIT_PRICE.test(text)) {
    throw new DomainError('invalid', 'price.malformed', {
      zh: `单价“${text}”不是最多六位小数的正数`,
      en: `"${text}" is not a price with at most six decimals`,
    });
  }
  const [whole = '0', fraction = ''] = text.split('.');
  return BigInt(whole) * UNIT_PRICE_SCALE + BigInt(fraction.padEnd(6, '0'));
}

export function formatUnitPrice(micros: bigint): string {
  return `${(micros / UNIT_PRICE_SCALE).toString()}.${(micros % UNIT_PRICE_SCALE).toString().padStart(6, '0')}`;
}

/** A unit price without the noughts that say nothing: `4.500000` → `4.5`. */
export const shortPrice = (unitPrice: string): string =>
  unitPrice.includes('.') ? unitPrice.replace(/\.?0+$/, '') : unitPrice;

/** Minor units as decimal text of the major one: `1234.50`, `-0.05`; a number would round large amounts. */
export function majorText(minor: bigint): `${number}` {
  const sign = minor < 0n ? '-' : '';
  const digits = minor.toString().replace('-', '').padStart(3, '0');
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}` as `${number}`;
}

/** As people read them: `1,234.50`. */
export const figures = (minor: bigint): string => majorText(minor).replaceAll(/\B(?=(\d{3})+\.)/g, ',');

export const yuan = (minor: bigint): string => `¥${figures(minor)}`;

/** Unit price times quantity in minor units, rounded half up, once. */
export function lineTotalMinor(priceMicros: bigint, quantity: number): bigint {
  return (priceMicros * BigInt(quantity) + MICROS_PER_MINOR / 2n) / MICROS_PER_MINOR;
}

/**
 * An amount divided by weights, by largest remainder: each part is rounded down, and what is left goes, one minor unit each, to the
 * largest remainders (the first of equals). The parts sum to the whole.
 */
export function divide(amountMinor: bigint, weights: readonly bigint[]): bigint[] {
  const sum = weights.reduce((total, weight) => total + weight, 0n);
  if (sum === 0n) return weights.map((_, index) => (index === 0 ? amountMinor : 0n));
  const parts = weights.map((weight) => (amountMinor * weight) / sum);
  let left = amountMinor - parts.reduce((total, part) => total + part, 0n);
  const byRemainder = weights
    .map((weight, index) => ({ index, remainder: (amountMinor * weight) % sum }))
    .toSorted((a, b) =>
      a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
    );
  for (const { index } of byRemainder) {
    if (left === 0n) break;
    parts[index]! += 1n;
    left -= 1n;
  }
  return parts;
}
