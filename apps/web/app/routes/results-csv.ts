import { readCriteria } from '../features/search/criteria.js';
import { csvOf } from '../features/search/results-csv.js';
import { firstHits } from '../features/search/search.server.js';
import { scopeOf } from '../lib/scope.server.js';
import type { Route } from './+types/results-csv.js';

/** A list longer than this is narrowed, not copied. */
const MOST_ROWS = 2000;

/** The current list as a table for a spreadsheet. */
export async function loader({ context }: Route.LoaderArgs) {
  const { api, url, language } = scopeOf({ context });
  const criteria = readCriteria(url.searchParams);
  const hits = await firstHits(api, { ...criteria, cursor: undefined }, MOST_ROWS);
  return new Response(csvOf(hits, { quantity: Number(criteria.quantity ?? 0), language }), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="bearings.csv"',
      'x-robots-tag': 'noindex',
    },
  });
}
