import { MoneyView, toMoneyView } from '@app/kernel';
import { type BankSubject, type DifferenceKind, type Subject } from './reconciliation.entity.js';

export interface ReconciliationRow {
  ran_at: Date;
  missed_events: number;
  transactions: number;
  compared: number;
  differences: number;
}

export interface DifferenceRow {
  id: string;
  subject: Exclude<Subject, 'fee'> | BankSubject;
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
  subject:
    | 'charge'
    | 'refund'
    | 'dispute'
    | 'transfer'
    | 'reversal'
    | 'payout'
    | 'other'
    | 'bank_line'
    | 'bank_sent'
    | 'bank_payout'
    | 'bank_account'
    | 'bank_statements';
  /** The provider's id of what moved the money; the bank's of its line, or ours of what it was told to send. */
  providerReference: string;
  kind: 'missing_here' | 'missing_there' | 'amount';
  provider: MoneyView;
  ledger: MoneyView;
  firstSeenAt: string;
  lastSeenAt: string;
  resolvedAt: string | null;
}

/** The market's account at its bank, as it stands now. */
export class BankStandingView {
  /** By our books. */
  ledger: MoneyView;
  /** The sum of all lines that the bank brought. */
  lines: MoneyView;
  /** Of those, what nobody has matched. */
  unmatched: MoneyView;
  /** What the bank was told to send, and no line tells of yet. */
  underWay: MoneyView;
  /** What was noted by hand as paid or returned, and no line tells of yet; below zero it went out. */
  byHand: MoneyView;
  /** What the bank states, before its first statement and after its last; null where its statements do not say. */
  opening: MoneyView | null;
  closing: MoneyView | null;
  /** What should stand there by the opening and the lines. */
  expected: MoneyView | null;
}

export interface BankStandingRow {
  currency: string;
  cash: string;
  lines: string;
  unmatched: string;
  under_way: string;
  by_hand: string;
  opening: string | null;
  closing: string | null;
  stated_lines: string;
}

export class ReconciliationAskedView {
  askedAt: string;
}

export class ReconciliationView {
  /** The last comparisons, newest first. */
  runs: ReconciliationRunView[];
  /** By currency. */
  bank: BankStandingView[];
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

export function toBankStandingView({ currency, ...row }: BankStandingRow): BankStandingView {
  const money = (minor: string | bigint): MoneyView => toMoneyView(minor, currency);
  return {
    ledger: money(row.cash),
    lines: money(row.lines),
    unmatched: money(row.unmatched),
    underWay: money(row.under_way),
    byHand: money(row.by_hand),
    opening: row.opening === null ? null : money(row.opening),
    closing: row.closing === null ? null : money(row.closing),
    expected: row.opening === null ? null : money(BigInt(row.opening) + BigInt(row.stated_lines)),
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
