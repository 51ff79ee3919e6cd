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

export const CLAIM_EVENT_TYPES = [
  'order.claim_opened',
  'order.claim_offered',
  'order.claim_refused',
  'order.claim_disputed',
  'order.claim_withdrawn',
  'order.claim_replacing',
  'order.claim_returning',
  'order.claim_replacement_sent',
  'order.claim_replacement_received',
  'order.claim_return_sent',
  'order.claim_settled',
] as const;

export const FAPIAO_EVENT_TYPES = ['fapiao.requested', 'fapiao.issued', 'fapiao.refused'] as const;

export const RFQ_EVENT_TYPES = [
  'rfq.invited',
  'rfq.amended',
  'rfq.asked',
  'rfq.answered',
  'rfq.unsealed',
  'quote.countered',
  'quote.counter_accepted',
  'quote.counter_declined',
  'rfq.awarded',
  'rfq.reopened',
  'rfq.award_lapsed',
  'rfq.closed',
  'rfq.cancelled',
  'rfq.lapsed',
] as const;

export const CREDIT_EVENT_TYPES = [
  'credit.granted',
  'credit.changed',
  'credit.suspended',
  'credit.resumed',
  'credit.ended',
  'credit.repaid',
  'credit.receipt_noted',
  'credit.repayment_reversed',
  'credit.due_soon',
  'credit.overdue',
] as const;

export const LISTING_EVENT_TYPES = ['listing.approved', 'listing.taken_down'] as const;
export const PAYOUT_EVENT_TYPES = ['payout.paid', 'payout.failed'] as const;

export const WEBHOOK_EVENT_TYPES = [
  ...ORDER_EVENT_TYPES,
  'order.message_sent',
  ...CLAIM_EVENT_TYPES,
  ...FAPIAO_EVENT_TYPES,
  ...RFQ_EVENT_TYPES,
  ...CREDIT_EVENT_TYPES,
  ...LISTING_EVENT_TYPES,
  ...PAYOUT_EVENT_TYPES,
] as const;

export type WebhookEventType = (typeof WEBHOOK_EVENT_TYPES)[number];

/** Sent when its owner asks, to see whether it arrives. */
export const TEST_EVENT = 'webhook.test';
