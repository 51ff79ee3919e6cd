import { passOn } from '../../lib/files.server.js';
import { scopeOf } from '../../lib/scope.server.js';
import type { Route } from './+types/bank-file.js';

/** The file of a batch, for the bank's bulk payment. */
export function loader({ params: { id }, context }: Route.LoaderArgs) {
  const scope = scopeOf({ context });
  return passOn(
    scope.api.GET('/api/v1/admin/bank/batches/{id}/file', { params: { path: { id } }, parseAs: 'stream' }),
  );
}
