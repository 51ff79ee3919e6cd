/** The life modification factor for reliability a1, by the edition of ISO 281 that is asked for. */
import { lazily, tableRows } from '../plans/plan.js';

export type Edition = '2007' | '1990';

export const EDITIONS: readonly Edition[] = ['2007', '1990'];

/** ISO 281:2007, table 12, and ISO 281:1990, table 12 (up to 99 %): reliability in per cent, a1. */
const TABLES: Readonly<Record<Edition, string>> = {
  '2007': `
    90 1; 95 0.64; 96 0.55; 97 0.47; 98 0.37; 99 0.25; 99.2 0.22; 99.4 0.19; 99.6 0.16; 99.8 0.12; 99.9 0.093; 99.92 0.087
    99.94 0.080; 99.95 0.077`,
  '1990': '90 1; 95 0.62; 96 0.53; 97 0.44; 98 0.33; 99 0.21',
};

const tables = lazily(() => ({
  '2007': new Map(tableRows(TABLES['2007']).map(([percent, a1]) => [Number(percent), Number(a1)])),
  '1990': new Map(tableRows(TABLES['1990']).map(([percent, a1]) => [Number(percent), Number(a1)])),
}));

/** The greatest reliability that the edition speaks of. */
export const greatestReliability = (edition: Edition): number => (edition === '2007' ? 99.95 : 99);

export interface ReliabilityFactor {
  readonly a1: number;
  /** A value of the table; else of the distribution behind it. */
  readonly tabled: boolean;
  readonly clause: string;
}

/**
 * From the table, and between its values from the Weibull distribution with slope 1.5 from which the table comes:
 * the edition of 2007 lets no bearing fail before 5 % of L10 (ISO/TR 1281-2), the older one knows no such start.
 */
export function reliabilityFactor(percent: number, edition: Edition): ReliabilityFactor {
  const tabled = tables()[edition].get(percent);
  const standard =
    edition === '2007' ? 'ISO 281:2007 (GB/T 6391-2010), 9.2, table 12' : 'ISO 281:1990, table 12';
  if (tabled !== undefined) return { a1: tabled, tabled: true, clause: standard };
  const start = edition === '2007' ? 0.05 : 0;
  const spread = (Math.log(100 / percent) / Math.log(100 / 90)) ** (1 / 1.5);
  return {
    a1: (1 - start) * spread + start,
    tabled: false,
    clause: edition === '2007' ? 'ISO/TR 1281-2:2008' : 'ISO 281:1990, Weibull slope 1.5',
  };
}
