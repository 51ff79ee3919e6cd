import { passOn } from '../lib/files.server.js';
import { scopeOf } from '../lib/scope.server.js';
import type { Route } from './+types/bom-csv.js';

/** A list of parts as a table. */
export function loader({ params: { id }, context }: Route.LoaderArgs) {
  const scope = scopeOf({ context });
  return passOn(
    scope.api.GET('/api/v1/boms/{id}/lines.csv', { params: { path: { id } }, parseAs: 'stream' }),
  );
}
