import { passOn } from '../lib/files.server.js';
import { scopeOf } from '../lib/scope.server.js';
import type { Route } from './+types/rfq-attachment.js';

/** A drawing of an RFQ, for its buyer and whoever may quote. */
export function loader({ params: { id, fileId }, context }: Route.LoaderArgs) {
  const scope = scopeOf({ context });
  return passOn(
    scope.api.GET('/api/v1/sourcing/rfqs/{id}/attachments/{fileId}', {
      params: { path: { id, fileId } },
      parseAs: 'stream',
    }),
  );
}
