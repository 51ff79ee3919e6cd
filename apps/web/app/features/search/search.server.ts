import type { Api } from '../../lib/api.server.js';
import type { PartSearch } from '../../lib/api-types.js';
import type { Criteria } from './criteria.js';

const PAGE_SIZE = 50;

export function searchParts(api: Api, criteria: Criteria): Promise<PartSearch> {
  return api.get('/parts/search', { ...criteria, limit: PAGE_SIZE });
}

/** For suggestions under the box: the few best hits. */
export function suggestParts(api: Api, text: string, limit: number): Promise<PartSearch> {
  return api.get('/parts/search', { q: text, limit });
}

/** How many types of each family the catalogue has. */
export async function countFamilies(api: Api): Promise<{ families: Record<string, number>; total: number }> {
  const { facets, total } = await api.get<PartSearch>('/parts/search', { limit: 1 });
  return {
    families: Object.fromEntries((facets.type ?? []).map(({ value, count }) => [value, count])),
    total,
  };
}
