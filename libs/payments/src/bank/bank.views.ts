import { MoneyView, toMoneyView } from '@app/kernel';
import { type BankRowState } from './bank-statement.entity.js';
import { type UnmatchedReason } from './match.rules.js';
import { spaced } from './remittance-code.js';
import { type LineFault } from './statement.reader.js';

export interface BankStatementRow {
  id: string;
  file_name: string;
  credits: number;
  repeated: number;
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
  /** Lines of money that came in, and of these how many were known from before. */
  credits: number;
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
}

export class BankRowView {
  id: string;
  statementId: string;
  lineNo: number;
  bankReference: string;
  bookedOn: string;
  amount: MoneyView;
  payerName: string;
  payerAccount: string;
  note: string;
  state: 'received' | 'matched' | 'unmatched';
  /** Why it is unmatched. */
  reason:
    | 'no_code'
    | 'unknown_code'
    | 'several_codes'
    | 'underpaid'
    | 'overpaid'
    | 'already_paid'
    | 'cancelled'
    | null;
  /** The code that was recognised, and what was asked for under it. */
  code: string | null;
  expected: MoneyView | null;
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
  };
}
