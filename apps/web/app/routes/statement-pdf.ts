import { passOn } from '../lib/files.server.js';
import { scopeOf } from '../lib/scope.server.js';
import type { Route } from './+types/statement-pdf.js';

/** The firm's orders of a period; whoever names none gets the month up to today. */
export function loader({ context }: Route.LoaderArgs) {
  const scope = scopeOf({ context });
  const asked = scope.url.searchParams;
  const query = { from: asked.get('from') ?? '', to: asked.get('to') ?? '' };
  return passOn(scope.api.GET('/api/v1/statement.pdf', { params: { query }, parseAs: 'stream' }));
}
