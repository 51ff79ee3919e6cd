import { MoneyView, toMoneyView } from '@app/kernel';
import { type DifferenceKind, type Subject } from './reconciliation.entity.js';

export interface ReconciliationRow {
  ran_at: Date;
  missed_events: number;
  transactions: number;
  compared: number;
  differences: number;
}

export interface DifferenceRow {
  id: string;
  subject: Subject;
  provider_reference: string;
  kind: DifferenceKind;
  provider_minor: string;
  ledger_minor: string;
  currency: string;
  first_seen_at: Date;
  last_seen_at: Date;
  resolved_at: Date | null;
}

export class ReconciliationRunView {
  ranAt: string;
  /** Events of the provider that had not reached us, and have now. */
  missedEvents: number;
  /** On the provider's books, new since the comparison before. */
  transactions: number;
  /** Charges, refunds, disputes, transfers, reversals and payouts that were compared. */
  compared: number;
  differences: number;
}

export class ReconciliationDifferenceView {
  id: string;
  subject: 'charge' | 'refund' | 'dispute' | 'transfer' | 'reversal' | 'payout' | 'other';
  /** The provider's id of what moved the money. */
  providerReference: string;
  kind: 'missing_here' | 'missing_there' | 'amount';
  provider: MoneyView;
  ledger: MoneyView;
  firstSeenAt: string;
  lastSeenAt: string;
  resolvedAt: string | null;
}

export class ReconciliationView {
  /** The last comparisons, newest first. */
  runs: ReconciliationRunView[];
  items: ReconciliationDifferenceView[];
  nextCursor: string | null;
}

export function toReconciliationRunView(row: ReconciliationRow): ReconciliationRunView {
  return {
    ranAt: row.ran_at.toISOString(),
    missedEvents: row.missed_events,
    transactions: row.transactions,
    compared: row.compared,
    differences: row.differences,
  };
}

export function toDifferenceView(row: DifferenceRow): ReconciliationDifferenceView {
  return {
    id: row.id,
    subject: row.subject,
    providerReference: row.provider_reference,
    kind: row.kind,
    provider: toMoneyView(row.provider_minor, row.currency),
    ledger: toMoneyView(row.ledger_minor, row.currency),
    firstSeenAt: row.first_seen_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
    resolvedAt: row.resolved_at?.toISOString() ?? null,
  };
}
