import { DAY_MS } from '@app/kernel';
import { type Subject } from './reconciliation.entity.js';

/** The bank's lines come a day after the money has moved; over a weekend, three. */
export const SENDING_MS = 3 * DAY_MS;

const SUBJECTS: Record<string, Subject> = {
  charge: 'charge',
  payment: 'charge',
  refund: 'refund',
  payment_refund: 'refund',
  refund_failure: 'refund',
  payment_failure_refund: 'refund',
  adjustment: 'dispute',
  transfer: 'transfer',
  transfer_refund: 'reversal',
  transfer_cancel: 'reversal',
  payout: 'payout',
  payout_cancel: 'payout',
  payout_failure: 'payout',
  stripe_fee: 'fee',
  stripe_fx_fee: 'fee',
};

/** What a movement on the provider's books is about. */
export function subjectOfTransaction(type: string): Subject {
  return SUBJECTS[type] ?? 'other';
}
