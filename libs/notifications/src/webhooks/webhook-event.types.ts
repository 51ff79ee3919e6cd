import {
  CLAIM_FACTS,
  CREDIT_FACTS,
  FAPIAO_FACTS,
  LISTING_FACTS,
  PAYOUT_FACTS,
  RFQ_FACTS,
} from '../notification.rules.js';

/** What a firm's program can hear of. A type is called as the fact is. */
export const ORDER_EVENT_TYPES = [
  'order.placed',
  'order.declined',
  'order.approval_lapsed',
  'order.paid',
  'order.on_account',
  'order.cancelled',
  'order.expired',
  'order.accepted',
  'order.rejected',
  'order.partly_shipped',
  'order.shipped',
  'order.delivered',
  'order.inspection_began',
  'order.part_claimed',
  'order.disputed',
  'order.partly_completed',
  'order.inspection_resumed',
  'order.completed',
  'order.given_back',
  'order.charged_back',
  'order.chargeback_won',
  'order.chargeback_lost',
] as const;

export const WEBHOOK_EVENT_TYPES = [
  ...ORDER_EVENT_TYPES,
  'order.message_sent',
  ...CLAIM_FACTS,
  ...FAPIAO_FACTS,
  ...RFQ_FACTS,
  ...CREDIT_FACTS,
  ...LISTING_FACTS,
  ...PAYOUT_FACTS,
] as const;

export type WebhookEventType = (typeof WEBHOOK_EVENT_TYPES)[number];

/** Sent when its owner asks, to see whether it arrives. */
export const TEST_EVENT = 'webhook.test';
