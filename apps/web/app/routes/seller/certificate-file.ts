import { passOn } from '../../lib/files.server.js';
import { scopeOf } from '../../lib/scope.server.js';
import type { Route } from './+types/certificate-file.js';

/** The scan of a certificate, for its firm and for the market. */
export function loader({ params: { id }, context }: Route.LoaderArgs) {
  const scope = scopeOf({ context });
  return passOn(
    scope.api.GET('/api/v1/certificates/{id}/file', { params: { path: { id } }, parseAs: 'stream' }),
  );
}
