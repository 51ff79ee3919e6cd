import { readDesignation } from '../../features/listings/listings.server.js';
import { requireVisitor, scopeOf } from '../../lib/scope.server.js';
import type { Route } from './+types/read.js';

/** What a number says, for the seller who is typing it. */
export async function loader({ context }: Route.LoaderArgs) {
  const scope = scopeOf({ context });
  requireVisitor(scope);
  return { candidates: await readDesignation(scope.api, scope.url.searchParams.get('text') ?? '') };
}
