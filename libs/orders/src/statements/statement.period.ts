import { CURRENCIES, DAY_MS, DomainError } from '@app/kernel';
import { type Actor } from '@app/platform';
import { type DataSource } from 'typeorm';
import { type PeriodQuery } from '../documents/documents.dto.js';
import { requirePeriod } from '../documents/documents.queries.js';
import { type StatementOrderView } from './seller-statement.views.js';

export const CURRENCY = CURRENCIES[0];
export const MOST_MOVEMENTS = 5000;

/** The market's days, both in it. */
export function periodOf(query: PeriodQuery): { currency: string; from: Date; until: Date } {
  requirePeriod(query);
  return {
    currency: CURRENCY,
    from: new Date(`${query.from}T00:00:00+08:00`),
    until: new Date(Date.parse(`${query.to}T00:00:00+08:00`) + DAY_MS),
  };
}

export const numbersOf = (orders: readonly StatementOrderView[]): string =>
  orders.map(({ number }) => number).join(' ');

export async function firmName(source: DataSource, { organisationId }: Actor): Promise<string> {
  const [firm]: { name: string }[] = await source.query(`SELECT name FROM organisation WHERE id = $1`, [
    organisationId,
  ]);
  return firm?.name ?? '';
}

export function tooLong(): DomainError {
  return new DomainError('unprocessable', 'statement.too_long', {
    zh: `超过 ${MOST_MOVEMENTS} 笔，请缩短期间`,
    en: `More than ${MOST_MOVEMENTS} movements: shorten the period`,
  });
}
