import { passOn } from '../../lib/files.server.js';
import { scopeOf } from '../../lib/scope.server.js';
import type { Route } from './+types/import-faults.js';

/** What of a list could not be taken, cell by cell. */
export function loader({ params: { id }, context }: Route.LoaderArgs) {
  const scope = scopeOf({ context });
  const params = { path: { id } };
  return passOn(scope.api.GET('/api/v1/seller/imports/{id}/faults.csv', { params, parseAs: 'stream' }));
}
