import { passOn } from '../lib/files.server.js';
import { scopeOf } from '../lib/scope.server.js';
import type { Route } from './+types/contract-pdf.js';

/** The purchase contract of an order. */
export function loader({ params: { id }, context }: Route.LoaderArgs) {
  const scope = scopeOf({ context });
  return passOn(
    scope.api.GET('/api/v1/orders/{id}/contract.pdf', { params: { path: { id } }, parseAs: 'stream' }),
  );
}
