import { type PaymentState } from '../payment.entity.js';

/** Why money that came is nobody's yet. */
export const UNMATCHED_REASONS = [
  'no_code',
  'unknown_code',
  'several_codes',
  'underpaid',
  'overpaid',
  'already_paid',
  'cancelled',
] as const;
export type UnmatchedReason = (typeof UNMATCHED_REASONS)[number];

export interface Expected {
  id: string;
  remittance_code: string;
  amount_minor: string;
  state: PaymentState;
}

export type Match =
  | { kind: 'match'; payment: Expected }
  /** The payer tries another means at this moment: it is decided when that has come to an end. */
  | { kind: 'wait' }
  | { kind: 'unmatched'; reason: UnmatchedReason; payment: Expected | null };

/** Only the whole amount, under one code, for a payment that is open, is matched without a person. */
export function matchOf(amountMinor: bigint, codes: readonly string[], payments: readonly Expected[]): Match {
  const [payment, other] = payments;
  if (other) return { kind: 'unmatched', reason: 'several_codes', payment: null };
  if (!payment)
    return { kind: 'unmatched', reason: codes.length > 0 ? 'unknown_code' : 'no_code', payment: null };
  switch (payment.state) {
    case 'captured':
    case 'refunded':
      return { kind: 'unmatched', reason: 'already_paid', payment };
    case 'cancelled':
      return { kind: 'unmatched', reason: 'cancelled', payment };
    case 'processing':
    case 'requires_action':
    case 'unknown':
      return { kind: 'wait' };
    default: {
      const expected = BigInt(payment.amount_minor);
      if (amountMinor === expected) return { kind: 'match', payment };
      return { kind: 'unmatched', reason: amountMinor < expected ? 'underpaid' : 'overpaid', payment };
    }
  }
}
