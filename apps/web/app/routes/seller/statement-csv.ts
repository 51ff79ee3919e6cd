import { passOn } from '../../lib/files.server.js';
import { scopeOf } from '../../lib/scope.server.js';
import type { Route } from './+types/statement-csv.js';

/** What moved the seller's money in a period, as CSV. */
export function loader({ context }: Route.LoaderArgs) {
  const scope = scopeOf({ context });
  const asked = scope.url.searchParams;
  const query = { from: asked.get('from') ?? '', to: asked.get('to') ?? '' };
  return passOn(
    scope,
    scope.api.GET('/api/v1/seller/account-statement.csv', { params: { query }, parseAs: 'stream' }),
  );
}
