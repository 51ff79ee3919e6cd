import type Stripe from 'stripe';
import { type AccountKind } from '@app/ledger';
import { type PayoutState } from './payout.entity.js';

export interface PayoutResult {
  state: 'sent' | 'paid' | 'failed';
  reference: string | null;
  failureCode: string | null;
}

/** What a step moves in the ledger: from the first account to the second. */
export interface PayoutStep {
  purpose: string;
  amounts(amountMinor: bigint): Partial<Record<AccountKind, bigint>>;
}

const STILL: PayoutStep | null = null;
const PAID: PayoutStep = {
  purpose: 'payout_paid',
  amounts: (amount) => ({ in_payout: amount, provider_cash: -amount }),
};
const BACK: PayoutStep = {
  purpose: 'payout_failed',
  amounts: (amount) => ({ in_payout: amount, payable: -amount }),
};
/** Banks return money days after they had taken it. */
const RETURNED: PayoutStep = {
  purpose: 'payout_returned',
  amounts: (amount) => ({ provider_cash: amount, payable: -amount }),
};

const STEPS: Record<PayoutState, Partial<Record<PayoutResult['state'], PayoutStep | null>>> = {
  intended: { sent: STILL, paid: PAID, failed: BACK },
  asked: { sent: STILL, paid: PAID, failed: BACK },
  sent: { paid: PAID, failed: BACK },
  paid: { failed: RETURNED },
  failed: {},
};

/** Undefined: the table has no such step, the news is late or repeated. Null: the step moves no money. */
export function payoutStep(from: PayoutState, to: PayoutResult['state']): PayoutStep | null | undefined {
  return STEPS[from][to];
}

export function resultOfPayout({ id, status, failure_code: code }: Stripe.Payout): PayoutResult {
  switch (status) {
    case 'paid':
      return { state: 'paid', reference: id, failureCode: null };
    case 'failed':
    case 'canceled':
      return { state: 'failed', reference: id, failureCode: code ?? status };
    default:
      return { state: 'sent', reference: id, failureCode: null };
  }
}
