import { MoneyView, toMoneyView } from '@app/kernel';
import { type BankAccount } from '@app/platform';
import { PAYMENT_METHODS } from './payment.request.js';
import { type PaymentState } from './payment.entity.js';
import { spaced } from './bank/remittance-code.js';

export interface PaymentRow {
  id: string;
  purpose_kind: string;
  purpose_id: string;
  payer_id: string;
  amount_minor: string;
  currency: string;
  state: PaymentState;
  method: string | null;
  provider_reference: string | null;
  provider_charge: string | null;
  remittance_code: string | null;
  failure_code: string | null;
  action_url: string | null;
  attempt: number;
  version: number;
}

/** Where to remit, and the code by which the money is known when it comes. */
export class BankTransferView {
  /** Goes into the transfer's note, alone or among other words. */
  code: string;
  holder: string;
  bank: string;
  accountNumber: string;
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
  /** By what it can be paid. */
  methods: string[];
  /** Told while it is to be paid by bank transfer. */
  bankTransfer: BankTransferView | null;
}

export function toPaymentView(row: PaymentRow, account: BankAccount | undefined): PaymentView {
  return {
    id: row.id,
    state: row.state,
    amount: toMoneyView(row.amount_minor, row.currency),
    method: row.method,
    failureCode: row.failure_code,
    actionUrl: row.action_url,
    methods: [...PAYMENT_METHODS, ...(account ? ['bank_transfer'] : [])],
    bankTransfer: account ? toBankTransferView(row, account) : null,
  };
}

function toBankTransferView(row: PaymentRow, account: BankAccount): BankTransferView | null {
  if (row.method !== 'bank_transfer' || row.state !== 'requires_payment' || row.remittance_code === null)
    return null;
  const { holder, bank, accountNumber } = account;
  return { code: spaced(row.remittance_code), holder, bank, accountNumber };
}
