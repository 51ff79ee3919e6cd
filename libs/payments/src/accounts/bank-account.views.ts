import { masked } from '../remittances/remittance.views.js';

export interface BankAccountRow {
  holder: string;
  bank: string;
  account_number: string;
  named_at: Date;
  refused_at: Date | null;
}

export class BankAccountView {
  holder: string;
  bank: string;
  /** The last four digits. */
  accountNumber: string;
  namedAt: string;
  /** When the bank sent money back from there: it has to be named anew. */
  refusedAt: string | null;
}

export class BankAccountAnswer {
  /** Null until the firm has named one. */
  account: BankAccountView | null;
}

export function toBankAccountView(row: BankAccountRow): BankAccountView {
  return {
    holder: row.holder,
    bank: row.bank,
    accountNumber: masked(row.account_number),
    namedAt: row.named_at.toISOString(),
    refusedAt: row.refused_at?.toISOString() ?? null,
  };
}
