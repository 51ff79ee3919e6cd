import { passOn } from '../../lib/files.server.js';
import { scopeOf } from '../../lib/scope.server.js';
import type { Route } from './+types/statement-pdf.js';

/** What moved the seller's money in a period, as PDF. */
export function loader({ context }: Route.LoaderArgs) {
  const scope = scopeOf({ context });
  const asked = scope.url.searchParams;
  const query = { from: asked.get('from') ?? '', to: asked.get('to') ?? '' };
  return passOn(
    scope,
    scope.api.GET('/api/v1/seller/account-statement.pdf', { params: { query }, parseAs: 'stream' }),
  );
}
