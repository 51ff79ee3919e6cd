import { MoneyView, toMoneyView } from '@app/kernel';
import { spaced } from '../bank/remittance-code.js';
import { type BatchState, type RemittanceKind, type RemittanceState } from './remittance.entity.js';

export interface RemittanceRow {
  seller_id: string;
  id: string;
  kind: RemittanceKind;
  cause_id: string;
  amount_minor: string;
  currency: string;
  reference: string;
  holder: string;
  bank: string;
  account_number: string;
  state: RemittanceState;
  batch_id: string | null;
  reason: string | null;
  created_at: Date;
  settled_at: Date | null;
}

export interface BatchRow {
  id: string;
  state: BatchState;
  remittances: number;
  amount_minor: string;
  currency: string;
  proposed_by: string;
  approved_by: string | null;
  created_at: Date;
  exported_at: Date | null;
}

export interface BatchOfListRow extends BatchRow {
  proposer: string;
  approver: string | null;
  paid: number;
  returned: number;
}

export class RemittanceView {
  /** By which the bank's lines tell of it: `7KQ2-M9XA`. */
  reference: string;
  kind: 'payout' | 'refund' | 'return';
  amount: MoneyView;
  holder: string;
  bank: string;
  /** Masked; null while nobody knows it. */
  accountNumber: string | null;
  state: 'due' | 'batched' | 'exported' | 'paid' | 'returned' | 'withdrawn';
  batchId: string | null;
  reason: string | null;
  createdAt: string;
  settledAt: string | null;
}

export class RemittancePageView {
  items: RemittanceView[];
  nextCursor: string | null;
}

export class BatchView {
  id: string;
  state: 'proposed' | 'approved' | 'exported' | 'withdrawn';
  remittances: number;
  amount: MoneyView;
  /** Of its remittances. */
  paid: number;
  returned: number;
  proposedBy: string;
  approvedBy: string | null;
  /** Whether who asks proposed it: another must approve it. */
  isMine: boolean;
  createdAt: string;
  exportedAt: string | null;
}

export class BatchPageView {
  items: BatchView[];
  nextCursor: string | null;
}

export const masked = (accountNumber: string): string => `•••• ${accountNumber.slice(-4)}`;

export function toRemittanceView(row: RemittanceRow): RemittanceView {
  return {
    reference: spaced(row.reference),
    kind: row.kind,
    amount: toMoneyView(row.amount_minor, row.currency),
    holder: row.holder,
    bank: row.bank,
    accountNumber: row.account_number === '' ? null : masked(row.account_number),
    state: row.state,
    batchId: row.batch_id,
    reason: row.reason,
    createdAt: row.created_at.toISOString(),
    settledAt: row.settled_at?.toISOString() ?? null,
  };
}

export function toBatchView(row: BatchOfListRow, userId: string | null): BatchView {
  return {
    id: row.id,
    state: row.state,
    remittances: row.remittances,
    amount: toMoneyView(row.amount_minor, row.currency),
    paid: row.paid,
    returned: row.returned,
    proposedBy: row.proposer,
    approvedBy: row.approver,
    isMine: row.proposed_by === userId,
    createdAt: row.created_at.toISOString(),
    exportedAt: row.exported_at?.toISOString() ?? null,
  };
}
