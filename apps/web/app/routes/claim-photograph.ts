import { passOn, sizeOf } from '../lib/files.server.js';
import { scopeOf } from '../lib/scope.server.js';
import type { Route } from './+types/claim-photograph.js';

/** A photograph of claimed goods, for the two sides and for the market. */
export function loader({ params: { id, photographId }, request, context }: Route.LoaderArgs) {
  const scope = scopeOf({ context });
  return passOn(
    scope.api.GET('/api/v1/claims/{id}/photographs/{photographId}', {
      params: { path: { id, photographId }, query: sizeOf(request) },
      parseAs: 'stream',
    }),
  );
}
