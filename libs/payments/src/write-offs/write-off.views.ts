import { MoneyView, toMoneyView } from '@app/kernel';
import { type DebtAccount, type WriteOffState } from './write-off.entity.js';

export interface DebtRow {
  seller_id: string;
  seller_name: string;
  account: DebtAccount;
  amount_minor: string;
  currency: string;
  is_proposed: boolean;
}

export class DebtView {
  sellerId: string;
  sellerName: string;
  /** By what the seller is paid otherwise: the provider, or the bank. */
  account: 'payable' | 'bank_payable';
  amount: MoneyView;
  /** Somebody has proposed to write it off. */
  isProposed: boolean;
}

export class DebtPageView {
  items: DebtView[];
  nextCursor: string | null;
}

export interface WriteOffRow {
  seller_id: string;
  id: string;
  account: DebtAccount;
  amount_minor: string;
  currency: string;
  reason: string;
  state: WriteOffState;
  proposed_by: string;
  decided_by: string | null;
  created_at: Date;
}

export interface WriteOffOfListRow extends WriteOffRow {
  seller_name: string;
  proposer: string;
  decider: string | null;
}

export class WriteOffView {
  id: string;
  sellerId: string;
  sellerName: string;
  account: 'payable' | 'bank_payable';
  amount: MoneyView;
  reason: string;
  state: 'proposed' | 'confirmed' | 'withdrawn';
  proposedBy: string;
  decidedBy: string | null;
  /** Whether who asks proposed it: another must confirm it. */
  isMine: boolean;
  createdAt: string;
}

export class WriteOffPageView {
  items: WriteOffView[];
  nextCursor: string | null;
}

export function toDebtView(row: DebtRow): DebtView {
  return {
    sellerId: row.seller_id,
    sellerName: row.seller_name,
    account: row.account,
    amount: toMoneyView(row.amount_minor, row.currency),
    isProposed: row.is_proposed,
  };
}

export function toWriteOffView(row: WriteOffOfListRow, userId: string | null): WriteOffView {
  return {
    id: row.id,
    sellerId: row.seller_id,
    sellerName: row.seller_name,
    account: row.account,
    amount: toMoneyView(row.amount_minor, row.currency),
    reason: row.reason,
    state: row.state,
    proposedBy: row.proposer,
    decidedBy: row.decider,
    isMine: row.proposed_by === userId,
    createdAt: row.created_at.toISOString(),
  };
}
