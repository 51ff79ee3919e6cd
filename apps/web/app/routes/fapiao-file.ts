import { passOn } from '../lib/files.server.js';
import { scopeOf } from '../lib/scope.server.js';
import type { Route } from './+types/fapiao-file.js';

/** The VAT invoice itself, as its seller sent it. */
export function loader({ params: { id }, context }: Route.LoaderArgs) {
  const scope = scopeOf({ context });
  return passOn(
    scope.api.GET('/api/v1/orders/{id}/fapiao/file', { params: { path: { id } }, parseAs: 'stream' }),
  );
}
