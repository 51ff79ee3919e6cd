import { MoneyView, toMoneyView } from '@app/kernel';

export interface WaitingRefundRow {
  id: string;
  reference_id: string;
  amount_minor: string;
  currency: string;
  failure_code: string | null;
  created_at: Date;
}

export class WaitingRefundView {
  id: string;
  /** What was paid with the money that comes back: an order's id. */
  referenceId: string;
  amount: MoneyView;
  /** Why it could not go back the way it came: `charge_disputed`, `lost_or_stolen_card`, `bank_returned` … */
  failureCode: string | null;
  createdAt: string;
}

export class WaitingRefundsView {
  items: WaitingRefundView[];
}

export function toWaitingRefundView(row: WaitingRefundRow): WaitingRefundView {
  return {
    id: row.id,
    referenceId: row.reference_id,
    amount: toMoneyView(row.amount_minor, row.currency),
    failureCode: row.failure_code,
    createdAt: row.created_at.toISOString(),
  };
}
