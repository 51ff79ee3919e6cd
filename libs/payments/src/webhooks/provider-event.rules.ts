import { MINUTE_MS } from '@app/kernel';

/** Whom an event concerns. `none`: nothing that we would not learn otherwise; `nobody`: nobody knows what to do with it. */
export type EventSubject = 'payment' | 'refund' | 'payout' | 'account' | 'dispute' | 'none' | 'nobody';

const UNTELLING = [
  'payment_intent.created',
  'charge.succeeded',
  'charge.failed',
  'charge.pending',
  'charge.updated',
  'charge.refunded',
  'transfer.created',
  'transfer.updated',
  'transfer.reversed',
];
const UNTELLING_KINDS = ['account', 'person', 'balance', 'capability', 'payment_method'];

export function subjectOf(type: string): EventSubject {
  if (type === 'account.updated') return 'account';
  const kind = type.split('.', 1)[0] ?? '';
  if (UNTELLING.includes(type) || UNTELLING_KINDS.includes(kind)) return 'none';
  if (kind === 'payment_intent') return 'payment';
  if (type.startsWith('charge.dispute.')) return 'dispute';
  if (kind === 'refund' || type.startsWith('charge.refund.')) return 'refund';
  return kind === 'payout' ? 'payout' : 'nobody';
}

const PARKED_MINUTES = [1, 5, 15, 60, 180, 360, 720, 1440];

/** When an event that could not be worked is tried again; null: a person has to look. */
export function parkedForMs(attempts: number): number | null {
  const minutes = PARKED_MINUTES[attempts - 1];
  return minutes === undefined ? null : minutes * MINUTE_MS;
}
