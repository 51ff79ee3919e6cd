import { toMoneyView } from '@app/kernel';
import {
  type ClaimFactPayload,
  type CreditFactPayload,
  type FapiaoFactPayload,
  type MessageFactPayload,
  type OrderFactPayload,
} from '@app/orders';
import { type PayoutFactPayload } from '@app/payments';
import { type StoredFact } from '@app/platform';
import { type RfqFactPayload } from '@app/sourcing';
import {
  CLAIM_FACTS,
  CREDIT_FACTS,
  FAPIAO_FACTS,
  LISTING_FACTS,
  type ListingReviewed,
  PAYOUT_FACTS,
  RFQ_FACTS,
} from '../notification.rules.js';
import { ORDER_EVENT_TYPES, type WebhookEventType } from './webhook-event.types.js';
import {
  type WebhookClaimData,
  type WebhookCounterparty,
  type WebhookCreditData,
  type WebhookData,
  type WebhookEvent,
  type WebhookFapiaoData,
  type WebhookListingData,
  type WebhookMessageData,
  type WebhookOrderData,
  type WebhookPayoutData,
  type WebhookRfqData,
  type WebhookSide,
  type WebhookSubject,
} from './webhook-event.views.js';

/** What one firm's programs hear of a fact. */
export interface FirmEvent {
  organisationId: string;
  type: WebhookEventType;
  /** Made for those who listen: most firms have no program that does. */
  event: () => WebhookEvent;
}

interface Told<Data extends WebhookData = WebhookData> {
  organisationId: string;
  data: () => Data;
}

interface Trade {
  sellerId: string;
  sellerName: string;
  buyerId: string;
  buyerName: string;
}

/** Both sides of a trade hear of it, whoever did it: a firm's program hears of what its own people do as well. */
function toBoth<Data extends WebhookData>(
  { sellerId, sellerName, buyerId, buyerName }: Trade,
  dataFor: (side: WebhookSide, counterparty: WebhookCounterparty) => Data,
): Told<Data>[] {
  return [
    { organisationId: sellerId, data: () => dataFor('seller', { id: buyerId, name: buyerName }) },
    { organisationId: buyerId, data: () => dataFor('buyer', { id: sellerId, name: sellerName }) },
  ];
}

/** A purchase that its own firm did not approve never came to its sellers. */
const BUYERS_OWN: readonly string[] = ['order.declined', 'order.approval_lapsed'];

function ofOrder({ name, payload }: StoredFact): Told<WebhookOrderData>[] {
  const order = payload as OrderFactPayload;
  return toBoth(order, (side, counterparty) => ({
    orderId: order.orderId,
    number: order.number,
    checkoutId: order.checkoutId,
    side,
    counterparty,
    total: toMoneyView(order.totalMinor, order.currency),
    shipBy: order.shipBy ?? null,
    note: order.note,
  })).filter(({ organisationId }) => organisationId === order.buyerId || !BUYERS_OWN.includes(name));
}

function ofMessage({ aggregateId, payload }: StoredFact): Told<WebhookMessageData>[] {
  const message = payload as MessageFactPayload;
  return toBoth(message, (side, counterparty) => ({
    messageId: aggregateId,
    orderId: message.orderId,
    number: message.number,
    side,
    counterparty,
    by: message.by,
    excerpt: message.excerpt,
  }));
}

function ofClaim({ payload }: StoredFact): Told<WebhookClaimData>[] {
  const claim = payload as ClaimFactPayload;
  return toBoth(claim, (side, counterparty) => ({
    claimId: claim.claimId,
    orderId: claim.orderId,
    number: claim.number,
    side,
    counterparty,
    designation: claim.designation,
    quantity: claim.quantity,
    by: claim.by,
    outcome: claim.outcome,
    amount: toMoneyView(claim.amountMinor, claim.currency),
    refund: toMoneyView(claim.refundMinor, claim.currency),
    note: claim.words,
  }));
}

function ofFapiao({ payload }: StoredFact): Told<WebhookFapiaoData>[] {
  const fapiao = payload as FapiaoFactPayload;
  return toBoth(fapiao, (side, counterparty) => ({
    orderId: fapiao.orderId,
    number: fapiao.number,
    side,
    counterparty,
    note: fapiao.note,
  }));
}

function ofCredit({ payload }: StoredFact): Told<WebhookCreditData>[] {
  const credit = payload as CreditFactPayload;
  return toBoth(credit, (side, counterparty) => ({
    termsId: credit.termsId,
    side,
    counterparty,
    days: credit.days,
    limit: toMoneyView(credit.limitMinor, credit.currency),
    open: toMoneyView(credit.openMinor, credit.currency),
    amount: toMoneyView(credit.amountMinor, credit.currency),
    reason: credit.reason,
  }));
}

/** What is written to sellers. Other notes are the buyer's own: of a reopened RFQ it names the seller who fell out. */
const SELLERS_READ: readonly string[] = [
  'rfq.amended',
  'rfq.answered',
  'rfq.cancelled',
  'rfq.closed',
  'quote.countered',
  'quote.counter_accepted',
  'quote.counter_declined',
];
/** Before, even how many quoted is sealed. */
const QUOTES_OPEN: readonly string[] = ['rfq.unsealed', 'rfq.reopened', 'rfq.closed', 'rfq.lapsed'];
const QUESTIONS: readonly string[] = ['rfq.asked', 'rfq.answered'];

/** The buyer, and the sellers whom it concerns; who lost hears that, and nothing of who won or at what price. */
function ofRfq({ name, aggregateId, payload }: StoredFact): Told<WebhookRfqData>[] {
  const { rfqId, title, buyerId, sellerIds, loserIds, quotes, note } = payload as RfqFactPayload;
  const data = {
    rfqId,
    title,
    questionId: QUESTIONS.includes(name) ? aggregateId : null,
    counterOfferId: name.startsWith('quote.') ? aggregateId : null,
  };
  const toSeller = (organisationId: string, outcome: 'won' | 'lost' | null): Told<WebhookRfqData> => ({
    organisationId,
    data: () => ({
      ...data,
      side: 'seller',
      outcome: name === 'rfq.awarded' ? outcome : null,
      quotes: null,
      note: SELLERS_READ.includes(name) ? note : null,
    }),
  });
  return [
    {
      organisationId: buyerId,
      data: () => ({
        ...data,
        side: 'buyer',
        outcome: null,
        quotes: QUOTES_OPEN.includes(name) ? quotes : null,
        note,
      }),
    },
    ...sellerIds.map((id) => toSeller(id, 'won')),
    ...loserIds.filter((id) => !sellerIds.includes(id)).map((id) => toSeller(id, 'lost')),
  ];
}

function ofListing({ payload }: StoredFact): Told<WebhookListingData>[] {
  const { sellerId, listingId, designation, reason } = payload as ListingReviewed;
  return [{ organisationId: sellerId, data: () => ({ listingId, designation, reason: reason ?? null }) }];
}

function ofPayout({ payload }: StoredFact): Told<WebhookPayoutData>[] {
  const { sellerId, payoutId, amount, failureCode } = payload as PayoutFactPayload;
  return [
    {
      organisationId: sellerId,
      data: () => ({
        payoutId,
        amount: { amountMinor: amount.amountMinor, currency: amount.currency },
        failureCode,
      }),
    },
  ];
}

interface Rule {
  /** What the fact's version counts the changes of: a fapiao is told under its order's id, and is not the order. */
  subject: string;
  told: (fact: StoredFact) => Told[];
}

const rules = (names: readonly WebhookEventType[], subject: string, told: Rule['told']): [string, Rule][] =>
  names.map((name) => [name, { subject, told }]);

const RULES: ReadonlyMap<string, Rule> = new Map([
  ...rules(ORDER_EVENT_TYPES, 'order', ofOrder),
  ...rules(['order.message_sent'], 'message', ofMessage),
  ...rules(CLAIM_FACTS, 'claim', ofClaim),
  ...rules(FAPIAO_FACTS, 'fapiao', ofFapiao),
  ...rules(RFQ_FACTS, 'rfq', ofRfq),
  // Of these the version counts something else than of the rest: they stand over what is above.
  ...rules(['rfq.asked', 'rfq.answered'], 'question', ofRfq),
  ...rules(['quote.countered', 'quote.counter_accepted', 'quote.counter_declined'], 'counter_offer', ofRfq),
  ...rules(CREDIT_FACTS, 'credit_terms', ofCredit),
  ...rules(LISTING_FACTS, 'listing', ofListing),
  ...rules(PAYOUT_FACTS, 'payout', ofPayout),
]);

/** What each firm is told of a fact: never what the fact carries, but what stands here. */
export function eventsOf(fact: StoredFact): FirmEvent[] {
  const rule = RULES.get(fact.name);
  if (rule === undefined) return [];
  const subject: WebhookSubject = { kind: rule.subject, id: fact.aggregateId };
  const type = fact.name as WebhookEventType;
  return rule.told(fact).map(({ organisationId, data }) => ({
    organisationId,
    type,
    event: () => ({
      id: fact.id,
      type,
      occurredAt: fact.occurredAt.toISOString(),
      version: Number(fact.version),
      subject,
      data: data(),
    }),
  }));
}
