import type { operations } from '../../lib/api.gen.js';
import { answerOf, type Api } from '../../lib/api.server.js';
import type { Criteria } from './criteria.js';

const PAGE_SIZE = 50;

type Query = NonNullable<operations['searchSearch']['parameters']['query']>;

/** Criteria are text, as an address is; the API reads numbers and flags from text as well. */
const queryOf = (criteria: Criteria) => criteria as unknown as Query;

export function searchParts(api: Api, criteria: Criteria) {
  return answerOf(
    api.GET('/api/v1/parts/search', { params: { query: { ...queryOf(criteria), limit: PAGE_SIZE } } }),
  );
}

/** What the text in the box may become. */
export function suggest(api: Api, text: string, limit: number) {
  return answerOf(api.GET('/api/v1/search/suggest', { params: { query: { q: text, limit } } }));
}

/** How many types of each family the catalogue has. */
export async function countFamilies(api: Api): Promise<{ families: Record<string, number>; total: number }> {
  const { facets, total } = await answerOf(
    api.GET('/api/v1/parts/search', { params: { query: { limit: 1 } } }),
  );
  return { families: Object.fromEntries(facets.type.map(({ value, count }) => [value, count])), total };
}
