import { redirect } from 'react-router';
import { signOut } from '../features/identity/identity.server.js';
import { attempt } from '../lib/api.server.js';
import { inLanguage } from '../lib/language.js';
import { paths } from '../lib/paths.js';
import { doneAndGo, scopeOf } from '../lib/scope.server.js';
import type { Route } from './+types/logout.js';

export function loader({ context }: Route.LoaderArgs) {
  return redirect(inLanguage(paths.home, scopeOf({ context }).language));
}

export async function action({ context }: Route.ActionArgs) {
  const scope = scopeOf({ context });
  const { refreshToken } = scope.session;
  if (refreshToken) await attempt(() => signOut(scope.api, refreshToken));
  scope.session.end();
  return doneAndGo(scope, paths.home, 'signedOut');
}
