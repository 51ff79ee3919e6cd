import { MoneyView, toMoneyView } from '@app/kernel';
import { type PaymentState } from './payment.entity.js';

export interface PaymentRow {
  id: string;
  purpose_kind: string;
  purpose_id: string;
  amount_minor: string;
  currency: string;
  state: PaymentState;
  method: string | null;
  provider_reference: string | null;
  provider_charge: string | null;
  failure_code: string | null;
  action_url: string | null;
  attempt: number;
  version: number;
}

export class PaymentView {
  id: string;
  state:
    | 'requires_payment'
    | 'processing'
    | 'requires_action'
    | 'captured'
    | 'failed'
    | 'cancelled'
    | 'unknown'
    | 'refunded';
  amount: MoneyView;
  method: string | null;
  /** Why the last attempt failed: `card_declined`, `insufficient_funds` … */
  failureCode: string | null;
  /** Where the payer goes on, when the state is `requires_action`. */
  actionUrl: string | null;
}

export function toPaymentView(row: PaymentRow): PaymentView {
  return {
    id: row.id,
    state: row.state,
    amount: toMoneyView(row.amount_minor, row.currency),
    method: row.method,
    failureCode: row.failure_code,
    actionUrl: row.action_url,
  };
}
