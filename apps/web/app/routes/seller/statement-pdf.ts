import { statementFile } from '../../features/ledger/statement.server.js';
import { scopeOf } from '../../lib/scope.server.js';
import type { Route } from './+types/statement-pdf.js';

/** What moved the seller's money in a period, as PDF. */
export function loader({ context }: Route.LoaderArgs) {
  return statementFile(scopeOf({ context }), 'seller', 'pdf');
}
