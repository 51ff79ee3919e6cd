import type Stripe from 'stripe';
import { type RefundState } from './refund.entity.js';

export interface RefundResult {
  state: 'sent' | 'refunded' | 'failed';
  reference: string | null;
  failureCode: string | null;
}

/**
 * A bank may send back what it had taken: `refunded` is not the end. Of what the market's bank is to pay, or the payer's has taken,
 * the provider knows nothing.
 */
const NEXT: Record<RefundState, readonly RefundResult['state'][]> = {
  bank_due: [],
  due: ['sent', 'refunded', 'failed'],
  asked: ['sent', 'refunded', 'failed'],
  sent: ['refunded', 'failed'],
  contested: [],
  refunded: ['failed'],
};

export function nextRefundState(state: RefundState, to: RefundResult['state']): boolean {
  return NEXT[state].includes(to);
}

export function resultOfRefund({ id, status, failure_reason: reason }: Stripe.Refund): RefundResult {
  switch (status) {
    case 'succeeded':
      return { state: 'refunded', reference: id, failureCode: null };
    case 'failed':
    case 'canceled':
      return { state: 'failed', reference: id, failureCode: reason ?? status };
    default:
      return { state: 'sent', reference: id, failureCode: null };
  }
}
