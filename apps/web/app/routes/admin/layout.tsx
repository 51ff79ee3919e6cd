import { data, Outlet } from 'react-router';
import { requireVisitor, scopeOf } from '../../lib/scope.server.js';
import { AdminDesk } from './desk.js';
import type { Route } from './+types/layout.js';

export const handle = { hydrate: true };

export function loader({ context }: Route.LoaderArgs) {
  if (!requireVisitor(scopeOf({ context })).isAdmin) throw data(null, { status: 403 });
  return null;
}

export default function AdminDeskLayout() {
  return (
    <AdminDesk>
      <Outlet />
    </AdminDesk>
  );
}
