import { type PaymentState } from '../payment.entity.js';
import { type RemittanceState } from '../remittances/remittance.entity.js';
import { canEnd, type RemittanceEnd } from '../remittances/remittance.states.js';

/** Why money that came, or went, is nobody's yet. */
export const UNMATCHED_REASONS = [
  'no_code',
  'unknown_code',
  'several_codes',
  'underpaid',
  'overpaid',
  'already_paid',
  'cancelled',
  'other_amount',
  'not_sent',
] as const;
export type UnmatchedReason = (typeof UNMATCHED_REASONS)[number];

export interface Expected {
  id: string;
  remittance_code: string;
  amount_minor: string;
  state: PaymentState;
}

/** Money that we told the bank to send. */
export interface Sent {
  amount_minor: string;
  state: RemittanceState;
  /** Another line of the bank has said the same. */
  is_told: boolean;
}

export type SentMatch =
  { kind: 'match'; end: RemittanceEnd | null } | { kind: 'unmatched'; reason: UnmatchedReason };

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

/** What a line that bears our own reference says of what we sent: it went, or it came back. Null where that was noted before by hand. */
export function sentMatchOf(
  amountMinor: bigint,
  { amount_minor: sent, state, is_told: isTold }: Sent,
): SentMatch {
  const end = amountMinor < 0n ? 'paid' : 'returned';
  if (BigInt(sent) !== (amountMinor < 0n ? -amountMinor : amountMinor))
    return { kind: 'unmatched', reason: 'other_amount' };
  if (!isTold && canEnd(state, end)) return { kind: 'match', end };
  // The bank's own lines come later than what a person saw at the bank.
  if (!isTold && (state === end || (end === 'paid' && state === 'returned')))
    return { kind: 'match', end: null };
  return { kind: 'unmatched', reason: 'not_sent' };
}
