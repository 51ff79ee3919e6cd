import { passOn } from '../../lib/files.server.js';
import { scopeOf } from '../../lib/scope.server.js';
import type { Route } from './+types/export.js';

/** All that the firm offers, as an import takes it. */
export function loader({ context }: Route.LoaderArgs) {
  const scope = scopeOf({ context });
  return passOn(scope.api.GET('/api/v1/seller/listings.csv', { parseAs: 'stream' }));
}
