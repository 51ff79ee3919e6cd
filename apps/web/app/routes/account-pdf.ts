import { statementFile } from '../features/ledger/statement.server.js';
import { scopeOf } from '../lib/scope.server.js';
import type { Route } from './+types/account-pdf.js';

/** What a buyer paid, had back and owes in a period, as PDF. */
export function loader({ context }: Route.LoaderArgs) {
  return statementFile(scopeOf({ context }), 'buyer', 'pdf');
}
