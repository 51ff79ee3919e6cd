import { statementFile } from '../../features/ledger/statement.server.js';
import { scopeOf } from '../../lib/scope.server.js';
import type { Route } from './+types/statement-csv.js';

/** What the market earned and spent in a period, as CSV. */
export function loader({ context }: Route.LoaderArgs) {
  return statementFile(scopeOf({ context }), 'market', 'csv');
}
