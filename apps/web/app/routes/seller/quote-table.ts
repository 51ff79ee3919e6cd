import { passOn } from '../../lib/files.server.js';
import { scopeOf } from '../../lib/scope.server.js';
import type { Route } from './+types/quote-table.js';

/** A quote as a table, to be filled in. */
export function loader({ params: { id }, context }: Route.LoaderArgs) {
  const scope = scopeOf({ context });
  return passOn(
    scope.api.GET('/api/v1/sourcing/rfqs/{id}/quote-draft.csv', {
      params: { path: { id } },
      parseAs: 'stream',
    }),
  );
}
