import { passOn, sizeOf } from '../lib/files.server.js';
import { scopeOf } from '../lib/scope.server.js';
import type { Route } from './+types/message-file.js';

/** A file that came with a message on an order. */
export function loader({ params: { id, fileId }, request, context }: Route.LoaderArgs) {
  const scope = scopeOf({ context });
  return passOn(
    scope.api.GET('/api/v1/orders/{id}/messages/files/{fileId}', {
      params: { path: { id, fileId }, query: sizeOf(request) },
      parseAs: 'stream',
    }),
  );
}
