import { redirect } from 'react-router';
import { inLanguage } from '../../lib/language.js';
import { paths, withQuery } from '../../lib/paths.js';
import { scopeOf } from '../../lib/scope.server.js';
import type { Route } from './+types/index.js';

/** The day begins with the firms that wait. */
export function loader({ context }: Route.LoaderArgs) {
  return redirect(
    inLanguage(withQuery(paths.adminFirms, { verification: 'pending' }), scopeOf({ context }).language),
  );
}
