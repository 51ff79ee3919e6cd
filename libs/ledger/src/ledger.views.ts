import { MoneyView, toMoneyView } from '@app/kernel';
import { type Locale } from '@app/platform';
import { accountWord } from './account.words.js';
import { type AccountKind } from './ledger.entity.js';

export interface AccountBalanceRow {
  kind: AccountKind;
  currency: string;
  balance_minor: string;
}

export interface StatementEntryRow {
  transfer_id: string;
  leg_no: number;
  amount_minor: string;
  currency: string;
  kind: AccountKind;
  purpose: string;
  cause_kind: string;
  cause_id: string;
  posted_at: Date;
}

export class LedgerAccountView {
  kind: string;
  /** The kind, in words. */
  name: string;
  currency: string;
  /** Debits less credits, in minor units. */
  balance: number;
}

export class LedgerBalancesView {
  accounts: LedgerAccountView[];
  /** Zero, always: every transfer balances. */
  sum: number;
}

export class StatementCauseView {
  kind: string;
  id: string;
}

export class StatementEntryView {
  transferId: string;
  legNo: number;
  postedAt: string;
  account: string;
  purpose: string;
  cause: StatementCauseView;
  /** Debit positive, credit negative. */
  amount: MoneyView;
}

export class StatementPageView {
  items: StatementEntryView[];
  nextCursor: string | null;
}

export function toLedgerBalancesView(rows: readonly AccountBalanceRow[], locale: Locale): LedgerBalancesView {
  const sum = rows.reduce((total, row) => total + BigInt(row.balance_minor), 0n);
  return {
    accounts: rows.map((row) => ({
      kind: row.kind,
      name: accountWord(row.kind, locale),
      currency: row.currency,
      balance: toMoneyView(row.balance_minor, row.currency).amountMinor,
    })),
    sum: Number(sum),
  };
}

export function toStatementEntryView(row: StatementEntryRow): StatementEntryView {
  return {
    transferId: row.transfer_id,
    legNo: row.leg_no,
    postedAt: row.posted_at.toISOString(),
    account: row.kind,
    purpose: row.purpose,
    cause: { kind: row.cause_kind, id: row.cause_id },
    amount: toMoneyView(row.amount_minor, row.currency),
  };
}
