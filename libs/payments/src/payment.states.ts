import { type PaymentState } from './payment.entity.js';

/** What the provider's answer says about a payment. */
export type PaymentOutcome =
  /** `charge` is the provider's; null: the money is on the market's bank account. */
  | { kind: 'captured'; charge: string | null; amountMinor: bigint; currency: string }
  | { kind: 'requires_action'; actionUrl: string | null }
  /** The provider is at it and will tell. */
  | { kind: 'processing' }
  | { kind: 'cancelled' }
  | { kind: 'failed'; failureCode: string }
  /** The provider waits for us: what we asked did not reach it. */
  | { kind: 'unasked' }
  /** No answer. */
  | { kind: 'unknown'; reason: string };

/**
 * Where an outcome leads from a state; absent: nowhere, it is late, repeated or out of order. A capture is a fact from
 * wherever it comes, of a cancelled payment too; nothing but a refund undoes it.
 */
const NEXT: Record<PaymentState, Partial<Record<PaymentOutcome['kind'], PaymentState>>> = {
  requires_payment: { captured: 'captured', cancelled: 'cancelled' },
  processing: {
    captured: 'captured',
    requires_action: 'requires_action',
    failed: 'failed',
    unknown: 'unknown',
    cancelled: 'cancelled',
  },
  requires_action: {
    captured: 'captured',
    processing: 'processing',
    failed: 'failed',
    cancelled: 'cancelled',
  },
  unknown: {
    captured: 'captured',
    requires_action: 'requires_action',
    processing: 'processing',
    failed: 'failed',
    cancelled: 'cancelled',
  },
  failed: { captured: 'captured', cancelled: 'cancelled' },
  cancelled: { captured: 'captured' },
  captured: {},
  refunded: {},
};

export function nextState(state: PaymentState, outcome: PaymentOutcome): PaymentState | null {
  return NEXT[state][outcome.kind] ?? null;
}

/** What a wish to pay leads to: a new attempt, a look at how the present one stands, or the answer that is there. */
export type PayStep = 'ask' | 'look' | 'answer' | 'refuse';

export function stepOfPaying(state: PaymentState, isRepeated: boolean): PayStep {
  switch (state) {
    case 'requires_payment':
    case 'failed':
      return 'ask';
    case 'requires_action':
      return isRepeated ? 'look' : 'ask';
    case 'unknown':
      return 'look';
    case 'processing':
    case 'captured':
      return 'answer';
    default:
      return 'refuse';
  }
}

/** What cancelling meets: money that is there is not cancelled but refunded. */
export function isCancellable(state: PaymentState): boolean {
  return state !== 'captured' && state !== 'refunded';
}
