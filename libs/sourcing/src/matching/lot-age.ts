import { DAY_MS, HOUR_MS } from '@app/kernel';

const SHANGHAI_MS = 8 * HOUR_MS;

/** Year and week of manufacture as lots bear it, YYWW, by ISO 8601: the week belongs to the year of its Thursday. */
export function dateCodeOf(at: Date): string {
  const here = new Date(at.getTime() + SHANGHAI_MS);
  const weekday = here.getUTCDay() || 7;
  const thursday = new Date(here.getTime() + (4 - weekday) * DAY_MS);
  const year = thursday.getUTCFullYear();
  const week = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * DAY_MS)) + 1;
  return `${String(year % 100).padStart(2, '0')}${String(week).padStart(2, '0')}`;
}

/** The oldest lot that is not older than so many months; undefined: of any age. */
export function oldestLotOf(months: number | undefined, now: Date): string | undefined {
  if (months === undefined) return undefined;
  const then = new Date(now);
  then.setUTCMonth(then.getUTCMonth() - months);
  return dateCodeOf(then);
}
