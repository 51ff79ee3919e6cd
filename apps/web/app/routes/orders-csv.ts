import { readOrderFilter } from '../features/orders/order-filter.js';
import { passOn } from '../lib/files.server.js';
import { requireVisitor, scopeOf } from '../lib/scope.server.js';
import type { Route } from './+types/orders-csv.js';

/** The orders that a list shows, as a table for a spreadsheet; of the visitor's firm, on whichever side it trades. */
export function loader({ context }: Route.LoaderArgs) {
  const scope = scopeOf({ context });
  const isSeller = requireVisitor(scope).kind === 'seller';
  const query = readOrderFilter(scope.url.searchParams);
  const wish = { params: { query }, parseAs: 'stream' } as const;
  return passOn(
    isSeller ? scope.api.GET('/api/v1/seller/orders.csv', wish) : scope.api.GET('/api/v1/orders.csv', wish),
  );
}
