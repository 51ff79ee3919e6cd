import { statementFile } from '../features/ledger/statement.server.js';
import { scopeOf } from '../lib/scope.server.js';
import type { Route } from './+types/account-csv.js';

/** What a buyer paid, had back and owes in a period, as CSV. */
export function loader({ context }: Route.LoaderArgs) {
  return statementFile(scopeOf({ context }), 'buyer', 'csv');
}
