import { DAY_MS, dayOf, DomainError } from '@app/kernel';

/** Days from today to the latest day that a buyer takes. */
export function daysUntil(latestDate: string | undefined, now: Date): number | undefined {
  if (latestDate === undefined) return undefined;
  const today = dayOf(now);
  if (latestDate < today) throw latestInThePast(today);
  return Math.round((Date.parse(latestDate) - Date.parse(today)) / DAY_MS);
}

function latestInThePast(today: string): DomainError {
  const code = 'plan.latest_in_the_past';
  const message = { zh: '最晚日期已经过去', en: 'The latest date has passed' };
  return new DomainError('unprocessable', code, message, [
    { field: 'latestDate', code, message, expected: `${today} or later` },
  ]);
}
