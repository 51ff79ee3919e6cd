import { MoneyView, toMoneyView } from '@app/kernel';
import { type MatchKind } from './bank-match.entity.js';
import { type BankRowState } from './bank-statement.entity.js';
import { type UnmatchedReason } from './match.rules.js';
import { spaced } from './remittance-code.js';
import { type LineFault } from './statement.reader.js';

export interface BankStatementRow {
  id: string;
  file_name: string;
  credits: number;
  repeated: number;
  debits: number;
  fault_count: number;
  faults: LineFault[];
  created_at: Date;
  received: number;
  matched: number;
  unmatched: number;
}

export class StatementFaultView {
  /** In the file, from 1. */
  lineNo: number;
  column: string;
  value: string;
  code: string;
  expected: string;
}

export class BankStatementView {
  id: string;
  fileName: string;
  /** Lines of money that came in, and of money that went out; of both, how many were known from before. */
  credits: number;
  debits: number;
  repeated: number;
  /** How far the others are: `received` are yet to be matched. */
  received: number;
  matched: number;
  unmatched: number;
  faultCount: number;
  /** The first 200. */
  faults: StatementFaultView[];
  createdAt: string;
}

export class BankStatementPageView {
  items: BankStatementView[];
  nextCursor: string | null;
}

export interface BankRowRow {
  id: string;
  statement_id: string;
  line_no: number;
  bank_reference: string;
  booked_on: string;
  amount_minor: string;
  currency: string;
  payer_name: string;
  payer_account: string;
  note: string;
  state: BankRowState;
  reason: UnmatchedReason | null;
  code: string | null;
  expected_minor: string | null;
  match_id: string | null;
}

export class BankRowView {
  id: string;
  statementId: string;
  lineNo: number;
  bankReference: string;
  bookedOn: string;
  /** Below zero: it went out. */
  amount: MoneyView;
  payerName: string;
  payerAccount: string;
  note: string;
  state: 'received' | 'matched' | 'unmatched' | 'sent_back' | 'charged';
  /** Why it is unmatched. */
  reason:
    | 'no_code'
    | 'unknown_code'
    | 'several_codes'
    | 'underpaid'
    | 'overpaid'
    | 'already_paid'
    | 'cancelled'
    | 'other_amount'
    | 'not_sent'
    | null;
  /** The code that was recognised, and what was asked for under it. */
  code: string | null;
  expected: MoneyView | null;
  /** What somebody proposed for it, to be confirmed by another. */
  matchId: string | null;
}

export class BankRowPageView {
  items: BankRowView[];
  nextCursor: string | null;
}

export function toBankStatementView(row: BankStatementRow): BankStatementView {
  return {
    id: row.id,
    fileName: row.file_name,
    credits: row.credits,
    debits: row.debits,
    repeated: row.repeated,
    received: row.received,
    matched: row.matched,
    unmatched: row.unmatched,
    faultCount: row.fault_count,
    faults: row.faults.map(({ lineNo, column, value, code, expected }) => ({
      lineNo,
      column,
      value,
      code,
      expected,
    })),
    createdAt: row.created_at.toISOString(),
  };
}

export function toBankRowView(row: BankRowRow): BankRowView {
  return {
    id: row.id,
    statementId: row.statement_id,
    lineNo: row.line_no,
    bankReference: row.bank_reference,
    bookedOn: row.booked_on,
    amount: toMoneyView(row.amount_minor, row.currency),
    payerName: row.payer_name,
    payerAccount: row.payer_account,
    note: row.note,
    state: row.state,
    reason: row.reason,
    code: row.code && spaced(row.code),
    expected: row.expected_minor === null ? null : toMoneyView(row.expected_minor, row.currency),
    matchId: row.match_id,
  };
}

export interface BankMatchRow {
  id: string;
  kind: MatchKind;
  state: 'proposed' | 'confirmed' | 'withdrawn';
  note: string;
  code: string | null;
  payout_reference: string | null;
  expected_minor: string | null;
  sum_minor: string;
  currency: string;
  references: string[];
  payers: string[];
  proposed_by: string;
  proposer: string;
  decider: string | null;
  created_at: Date;
}

export class BankMatchView {
  id: string;
  kind: 'pay' | 'return' | 'charge' | 'payout';
  state: 'proposed' | 'confirmed' | 'withdrawn';
  note: string;
  /** What it pays, and what that asks for; of a payout, the provider's reference. */
  code: string | null;
  expected: MoneyView | null;
  /** What came; what is over goes back. */
  amount: MoneyView;
  surplus: MoneyView;
  /** The bank's, of the lines. */
  references: string[];
  payers: string[];
  proposedBy: string;
  decidedBy: string | null;
  /** Whether who asks proposed it: another must confirm it. */
  isMine: boolean;
  createdAt: string;
}

export class BankMatchPageView {
  items: BankMatchView[];
  nextCursor: string | null;
}

export function toBankMatchView(row: BankMatchRow, userId: string | null): BankMatchView {
  const expected = row.expected_minor === null ? 0n : BigInt(row.expected_minor);
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    note: row.note,
    code: row.payout_reference ?? (row.code && spaced(row.code)),
    expected: row.expected_minor === null ? null : toMoneyView(row.expected_minor, row.currency),
    amount: toMoneyView(row.sum_minor, row.currency),
    surplus: toMoneyView(BigInt(row.sum_minor) - expected, row.currency),
    references: row.references,
    payers: row.payers,
    proposedBy: row.proposer,
    decidedBy: row.decider,
    isMine: row.proposed_by === userId,
    createdAt: row.created_at.toISOString(),
  };
}
