import { statementFile } from '../../features/ledger/statement.server.js';
import { scopeOf } from '../../lib/scope.server.js';
import type { Route } from './+types/statement-csv.js';

/** What moved the seller's money in a period, as CSV. */
export function loader({ context }: Route.LoaderArgs) {
  return statementFile(scopeOf({ context }), 'seller', 'csv');
}
