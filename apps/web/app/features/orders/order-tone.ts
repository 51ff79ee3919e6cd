import type { Tone } from '../../components/notice.js';

const TONES: Record<string, Tone> = {
  awaiting_approval: 'warn',
  awaiting_payment: 'warn',
  paid: 'warn',
  on_account: 'warn',
  accepted: 'warn',
  partly_shipped: 'warn',
  shipped: 'plain',
  delivered: 'plain',
  inspection: 'plain',
  disputed: 'warn',
  completed: 'ok',
  rejected: 'bad',
  cancelled: 'plain',
  expired: 'plain',
};

export const orderTone = (state: string): Tone => TONES[state] ?? 'plain';

export const ORDER_STATES = [
  'awaiting_approval',
  'awaiting_payment',
  'paid',
  'on_account',
  'accepted',
  'partly_shipped',
  'shipped',
  'inspection',
  'disputed',
  'completed',
  'rejected',
  'cancelled',
  'expired',
] as const;
