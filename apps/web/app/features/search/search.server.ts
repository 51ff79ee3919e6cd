import type { operations } from '../../lib/api.gen.js';
import { answerOf, type Api } from '../../lib/api.server.js';
import type { PartHitView, PartSearchView } from '../../lib/api-types.js';
import { isProblem, type Problem } from '../../lib/problem.js';
import { type Criteria, RUNNING } from './criteria.js';

const PAGE_SIZE = 50;
const LARGEST_PAGE = 100;

type Query = NonNullable<operations['searchSearch']['parameters']['query']>;

/** Criteria are text, as an address is; the API reads numbers and flags from text as well. A life half asked for is not asked yet. */
function queryOf(criteria: Criteria): Omit<Query, 'limit'> {
  const { radialKn, axialKn, speedRpm, hours } = criteria;
  const isWhole = (radialKn ?? axialKn) !== undefined && speedRpm !== undefined && hours !== undefined;
  const left = ['compare', ...(isWhole ? [] : RUNNING)];
  return Object.fromEntries(Object.entries(criteria).filter(([name]) => !left.includes(name)));
}

function searchParts(api: Api, criteria: Criteria, limit = PAGE_SIZE): Promise<PartSearchView> {
  return answerOf(api.GET('/api/v1/parts/search', { params: { query: { ...queryOf(criteria), limit } } }));
}

/** What makes no sense is said, and the list is that of all else. */
export async function searchWhatMakesSense(
  api: Api,
  criteria: Criteria,
): Promise<{ search: PartSearchView; problem?: Problem }> {
  try {
    return { search: await searchParts(api, criteria) };
  } catch (error) {
    const problem = problemOf(error);
    const fields = problem?.errors?.map(({ field }) => field) ?? [];
    if (problem?.status !== 400 || fields.length === 0) throw error;
    const sound = Object.fromEntries(Object.entries(criteria).filter(([name]) => !fields.includes(name)));
    const running = fields.some((field) => (RUNNING as readonly string[]).includes(field))
      ? Object.fromEntries(RUNNING.map((name) => [name, undefined]))
      : {};
    return { search: await searchParts(api, { ...sound, ...running }), problem };
  }
}

function problemOf(error: unknown): Problem | undefined {
  const said = (error as { data?: unknown } | null)?.data;
  return isProblem(said) ? said : undefined;
}

/** The first so many hits of a list, page by page. */
export async function firstHits(api: Api, criteria: Criteria, most: number): Promise<PartHitView[]> {
  const hits: PartHitView[] = [];
  let cursor: string | undefined;
  do {
    const page = await searchParts(api, { ...criteria, cursor }, LARGEST_PAGE);
    hits.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined && hits.length < most);
  return hits.slice(0, most);
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
