import { type MemberChanged, type OrganisationReviewed } from '@app/identity';
import {
  type ApprovalFactPayload,
  type ClaimFactPayload,
  type CreditFactPayload,
  type FapiaoFactPayload,
  type MessageFactPayload,
  type OrderFactPayload,
} from '@app/orders';
import { type PaymentFactPayload, type PayoutFactPayload } from '@app/payments';
import { type Deed, type StoredFact } from '@app/platform';
import { type RfqFactPayload } from '@app/sourcing';
import { type WebhookFactPayload } from './webhooks/webhooks.events.js';
import { isNoticeKind, type NoticeKind, type Params } from './notification.words.js';

/** What one organisation is to be told. */
export interface Notice {
  organisationId: string;
  kind: NoticeKind;
  params: Params;
  /** Path in the web app. */
  link: string;
  /** Whom of it the mail goes to; absent: those who answer for it. */
  personId?: string;
}

/** Of `listing.approved` and `listing.taken_down`. */
export interface ListingReviewed {
  sellerId: string;
  listingId: string;
  designation: string;
  reason?: string;
}

/** Of `proposal.accepted` and `proposal.rejected`. */
interface ProposalDecided {
  proposerId: string;
  partType: string;
  reason: string | null;
}

export const ORDER_FACTS = [
  'order.placed',
  'order.paid',
  'order.on_account',
  'order.accepted',
  'order.rejected',
  'order.partly_shipped',
  'order.shipped',
  'order.delivered',
  'order.partly_completed',
  'order.completed',
  'order.given_back',
  'order.cancelled',
  'order.expired',
  'order.charged_back',
  'order.chargeback_won',
  'order.chargeback_lost',
] as const;

/** Each side of an order hears what the words know for it: nobody is told of what they did themselves. */
export function noticesOfOrder({ name, payload }: StoredFact): Notice[] {
  const { sellerId, buyerId, orderId, number, buyerName, sellerName, totalMinor, currency, note } =
    payload as OrderFactPayload;
  const params = { number, buyerName, sellerName, totalMinor, currency, note: note ?? '' };
  const sides = [
    { organisationId: sellerId, kind: `${name}.seller` },
    { organisationId: buyerId, kind: `${name}.buyer` },
  ];
  return sides.flatMap(({ organisationId, kind }) =>
    isNoticeKind(kind) ? [{ organisationId, kind, params, link: `/orders/${orderId}` }] : [],
  );
}

export const CLAIM_FACTS = [
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

/** Each side of a claim hears what the other did, and both what the market or the clock did. */
export function noticesOfClaim({ name, payload }: StoredFact): Notice[] {
  const { sellerId, buyerId, orderId, claimId, by, ...told } = payload as ClaimFactPayload;
  const params = {
    number: told.number,
    buyerName: told.buyerName,
    sellerName: told.sellerName,
    designation: told.designation,
    quantity: String(told.quantity),
    totalMinor: told.refundMinor,
    currency: told.currency,
    note: told.words ?? '',
  };
  const sides = [
    { organisationId: sellerId, side: 'seller' },
    { organisationId: buyerId, side: 'buyer' },
  ] as const;
  return sides.flatMap(({ organisationId, side }) => {
    const kind = `${name}.${side}`;
    const link = `/orders/${orderId}#claim-${claimId}`;
    return side !== by && isNoticeKind(kind) ? [{ organisationId, kind, params, link }] : [];
  });
}

export const FAPIAO_FACTS = ['fapiao.requested', 'fapiao.issued', 'fapiao.refused'] as const;

/** The seller hears that one is asked for, the buyer what became of it. */
export function noticeOfFapiao({ name, payload }: StoredFact): Notice[] {
  const { sellerId, buyerId, orderId, number, buyerName, sellerName, note } = payload as FapiaoFactPayload;
  const isAsked = name === 'fapiao.requested';
  const kind = isAsked ? `${name}.seller` : `${name}.buyer`;
  if (!isNoticeKind(kind)) return [];
  const params = { number, buyerName, sellerName, note };
  return [{ organisationId: isAsked ? sellerId : buyerId, kind, params, link: `/orders/${orderId}/fapiao` }];
}

/** The other side hears of the first message that it has not read; what follows stands on the same page. */
export function noticeOfMessage({ payload }: StoredFact): Notice[] {
  const { sellerId, buyerId, orderId, by, isFirstUnread, ...told } = payload as MessageFactPayload;
  if (!isFirstUnread) return [];
  const toSeller = by === 'buyer';
  return [
    {
      organisationId: toSeller ? sellerId : buyerId,
      kind: toSeller ? 'order.message_sent.seller' : 'order.message_sent.buyer',
      params: {
        number: told.number,
        buyerName: told.buyerName,
        sellerName: told.sellerName,
        note: told.excerpt,
      },
      link: `/orders/${orderId}#messages`,
    },
  ];
}

export const APPROVAL_FACTS = [
  'checkout.approval_requested',
  'checkout.approved',
  'checkout.declined',
  'checkout.approval_lapsed',
] as const;

/** Those who may approve hear that they are asked, and whoever asked hears how it went. */
export function noticeOfApproval({ name, payload }: StoredFact): Notice[] {
  const told = payload as ApprovalFactPayload;
  const kind = `${name}.buyer`;
  if (!isNoticeKind(kind)) return [];
  const { buyerId: organisationId, placerName, totalMinor, currency } = told;
  const params = {
    placerName,
    deciderName: told.deciderName ?? '',
    totalMinor,
    currency,
    reason: told.reason ?? '',
  };
  const asks = name === 'checkout.approval_requested';
  const link = `/checkouts/${told.checkoutId}`;
  return [{ organisationId, kind, params, link, ...(!asks && { personId: told.placedBy }) }];
}

export const CREDIT_FACTS = [
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

/** Each side of credit hears what the words know for it. */
export function noticesOfCredit({ name, payload }: StoredFact): Notice[] {
  const told = payload as CreditFactPayload;
  const params = {
    sellerName: told.sellerName,
    buyerName: told.buyerName,
    days: String(told.days),
    limitMinor: told.limitMinor,
    totalMinor: told.amountMinor,
    currency: told.currency,
    reason: told.reason ?? '',
  };
  const sides = [
    { organisationId: told.sellerId, kind: `${name}.seller`, link: `/seller/credit/${told.termsId}` },
    { organisationId: told.buyerId, kind: `${name}.buyer`, link: `/credit/${told.termsId}` },
  ];
  return sides.flatMap(({ kind, ...to }) => (isNoticeKind(kind) ? [{ ...to, kind, params }] : []));
}

export const RFQ_FACTS = [
  'rfq.invited',
  'rfq.amended',
  'rfq.cancelled',
  'rfq.closed',
  'rfq.lapsed',
  'rfq.unsealed',
  'rfq.awarded',
  'rfq.reopened',
  'rfq.award_lapsed',
  'rfq.asked',
  'rfq.answered',
  'quote.countered',
  'quote.counter_accepted',
  'quote.counter_declined',
] as const;

/** The buyer and the sellers whom it concerns hear what the words know for them; of an award those who lost as well. No price is told. */
export function noticesOfRfq({ name, payload }: StoredFact): Notice[] {
  const { rfqId, title, buyerId, sellerIds, loserIds, quotes, note } = payload as RfqFactPayload;
  const params = { title, quotes: String(quotes), note: note ?? '' };
  const link = { buyer: `/rfqs/${rfqId}`, seller: `/seller/rfqs/${rfqId}` };
  const told = [
    { to: [buyerId], kind: `${name}.buyer`, link: link.buyer },
    { to: sellerIds, kind: `${name}.seller`, link: link.seller },
    { to: sellerIds, kind: `${name}.winner`, link: link.seller },
    { to: loserIds, kind: `${name}.loser`, link: link.seller },
  ];
  return told.flatMap(({ to, kind, link: path }) =>
    isNoticeKind(kind) ? to.map((organisationId) => ({ organisationId, kind, params, link: path })) : [],
  );
}

export const LISTING_FACTS = ['listing.approved', 'listing.taken_down'] as const;

export function noticeOfListing({ name, payload }: StoredFact): Notice[] {
  const { sellerId, listingId, designation, reason = '' } = payload as ListingReviewed;
  const kind = name === 'listing.approved' ? 'listing.approved.firm' : 'listing.taken_down.firm';
  return [
    {
      organisationId: sellerId,
      kind,
      params: { designation, reason },
      link: `/seller/listings/${listingId}`,
    },
  ];
}

export function noticeOfProposal({ name, payload }: StoredFact): Notice[] {
  const { proposerId, partType, reason } = payload as ProposalDecided;
  const accepted = name === 'proposal.accepted';
  return [
    {
      organisationId: proposerId,
      kind: accepted ? 'proposal.accepted.firm' : 'proposal.rejected.firm',
      params: { designation: partType, reason: reason ?? '' },
      link: `/parts/${encodeURIComponent(partType)}`,
    },
  ];
}

export function noticeOfOrganisation({ name, payload }: StoredFact): Notice[] {
  const { organisationId, reason = '' } = payload as OrganisationReviewed;
  const kind = name === 'organisation.verified' ? 'organisation.verified.firm' : 'organisation.rejected.firm';
  return [{ organisationId, kind, params: { reason }, link: '/seller/firm' }];
}

/** The firm hears who may what from now on, and whoever it is by mail. */
export function noticeOfMember({ name, payload }: StoredFact): Notice[] {
  const { organisationId, personId, name: memberName, role, by } = payload as MemberChanged;
  const kind = `${name}.${role ?? 'firm'}`;
  if (!isNoticeKind(kind)) return [];
  return [{ organisationId, kind, params: { memberName, byName: by.name }, link: '/members', personId }];
}

export const PAYOUT_FACTS = ['payout.paid', 'payout.failed'] as const;

export function noticeOfPayout({ name, payload }: StoredFact): Notice[] {
  const { sellerId, amount, failureCode } = payload as PayoutFactPayload;
  const kind = name === 'payout.paid' ? 'payout.paid.firm' : 'payout.failed.firm';
  const params = {
    totalMinor: String(amount.amountMinor),
    currency: amount.currency,
    reason: failureCode ?? '',
  };
  return [{ organisationId: sellerId, kind, params, link: '/seller/money' }];
}

/** It waits for the payer to say where it is to go. */
export function noticeOfRefund({ payload }: StoredFact): Notice[] {
  const { payerId } = payload as PaymentFactPayload;
  return [{ organisationId: payerId, kind: 'payment.refund_failed.payer', params: {}, link: '/account' }];
}

/** So that a firm hears of it when somebody else leads its money elsewhere. */
export function noticeOfBankAccount({ payload }: StoredFact): Notice[] {
  const { subjectId, data } = payload as Deed;
  const params = { bank: String(data.bank), account: String(data.account) };
  return [{ organisationId: subjectId, kind: 'bank_account.named.firm', params, link: '/seller/money' }];
}

/** That its programs hear no more. */
export function noticeOfWebhook({ payload }: StoredFact): Notice[] {
  const { organisationId, host, reason } = payload as WebhookFactPayload;
  const params = { host, reason: reason ?? '' };
  return [{ organisationId, kind: 'webhook.switched_off.firm', params, link: '/partner-api' }];
}
