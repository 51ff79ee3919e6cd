import type { PlanWishes } from './boms.server.js';

export const PLAN_FLAGS = ['mixedLots', 'substitutes', 'greenOnly'] as const;

/** What is asked of a plan, as the address says it. */
export interface PlanAsked extends Record<(typeof PLAN_FLAGS)[number], boolean> {
  province: string;
  maxSellers?: number;
  latestDate?: string;
  lotAgeMonths?: number;
  brands?: string;
  from: string[];
  certificates: string[];
  fromLine?: number;
}

export function askedIn(params: URLSearchParams, province: string): PlanAsked {
  const text = (name: string): string | undefined => params.get(name)?.trim() || undefined;
  const number = (name: string): number | undefined => Number(text(name)) || undefined;
  return {
    province: text('province') ?? province,
    maxSellers: number('maxSellers'),
    latestDate: text('latestDate'),
    lotAgeMonths: number('lotAgeMonths'),
    brands: text('brands'),
    from: params.getAll('from').filter(Boolean),
    certificates: params.getAll('certificates').filter(Boolean),
    fromLine: number('fromLine'),
    mixedLots: params.has('mixedLots'),
    substitutes: params.has('substitutes'),
    greenOnly: params.has('greenOnly'),
  };
}

/** What is no province, or no day, the API refuses in its own words. */
export function wishesOf({ brands, from, certificates, ...asked }: PlanAsked): PlanWishes {
  const named = brands?.split(/[,，、;；]/).flatMap((brand) => brand.trim() || []);
  return {
    ...asked,
    ...(named?.length && { brands: named }),
    ...(from.length > 0 && { fromProvinces: from }),
    ...(certificates.length > 0 && { certificates }),
  } as PlanWishes;
}
