import { passOn } from '../lib/files.server.js';
import { scopeOf } from '../lib/scope.server.js';
import type { Route } from './+types/delivery-note-pdf.js';

/** What lies in one shipment of an order. */
export function loader({ params: { id, shipmentId }, context }: Route.LoaderArgs) {
  const scope = scopeOf({ context });
  return passOn(
    scope.api.GET('/api/v1/orders/{id}/shipments/{shipmentId}/delivery-note.pdf', {
      params: { path: { id, shipmentId } },
      parseAs: 'stream',
    }),
  );
}
