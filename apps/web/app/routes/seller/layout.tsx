import { Outlet, redirect } from 'react-router';
import { inLanguage } from '../../lib/language.js';
import { paths } from '../../lib/paths.js';
import { requireVisitor, scopeOf } from '../../lib/scope.server.js';
import { SellerDesk } from './desk.js';
import type { Route } from './+types/layout.js';

export const handle = { hydrate: true };

export function loader({ context }: Route.LoaderArgs) {
  const scope = scopeOf({ context });
  if (requireVisitor(scope).kind !== 'seller') throw redirect(inLanguage(paths.home, scope.language));
  return null;
}

export default function SellerDeskLayout() {
  return (
    <SellerDesk>
      <Outlet />
    </SellerDesk>
  );
}
