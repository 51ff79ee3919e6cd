import { MoneyView, toMoneyView } from '@app/kernel';
import { type PayoutState } from './payout.entity.js';

export interface PayoutRow {
  seller_id: string;
  id: string;
  amount_minor: string;
  currency: string;
  state: PayoutState;
  provider_reference: string | null;
  failure_code: string | null;
  created_at: Date;
}

export class PayoutView {
  id: string;
  amount: MoneyView;
  state: 'intended' | 'asked' | 'sent' | 'paid' | 'failed';
  /** Why the bank did not take it: `account_closed` … While it is `intended`: what it waits for, `account_not_ready`. */
  failureCode: string | null;
  createdAt: string;
}

export class PayoutPageView {
  items: PayoutView[];
  nextCursor: string | null;
}

export class SellerBalanceView {
  currency: string;
  /** Paid by buyers, not yet released. */
  held: MoneyView;
  /** Released: can be paid out. */
  payable: MoneyView;
  /** Released, of what buyers remitted to the market's bank account: paid by bank transfer. */
  bankPayable: MoneyView;
  /** Released, and kept by disputes until they are decided. */
  frozen: MoneyView;
  /** What the seller owes the market: refunds and lost disputes of money that was paid out. Taken from the next releases. */
  owed: MoneyView;
  /** On its way to the bank. */
  inPayout: MoneyView;
  /** At the bank. */
  paidOut: MoneyView;
}

export function toPayoutView(row: PayoutRow): PayoutView {
  return {
    id: row.id,
    amount: toMoneyView(row.amount_minor, row.currency),
    state: row.state,
    failureCode: row.failure_code,
    createdAt: row.created_at.toISOString(),
  };
}
