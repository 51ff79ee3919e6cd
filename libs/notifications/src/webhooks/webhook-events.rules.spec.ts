import { type OrderFactName } from '@app/orders';
import { type StoredFact } from '@app/platform';
import { describe, expect, it } from '@jest/globals';
import {
  APPROVAL_FACTS,
  CLAIM_FACTS,
  CREDIT_FACTS,
  FAPIAO_FACTS,
  ORDER_FACTS,
  RFQ_FACTS,
} from '../notification.rules.js';
import { WEBHOOK_EVENT_TYPES, type WebhookEventType } from './webhook-event.types.js';
import { eventsOf } from './webhook-events.rules.js';

const payload = {
  sellerId: 's',
  sellerName: 'S',
  buyerId: 'b',
  buyerName: 'B',
  sellerIds: ['s'],
  loserIds: ['l', 's'],
  orderId: 'o',
  listingId: 'li',
  designation: '6205',
  amount: { amountMinor: 5, currency: 'CNY', inner: 1 },
  amountMinor: '1',
  refundMinor: '1',
  totalMinor: '1',
  limitMinor: '1',
  openMinor: '1',
  currency: 'CNY',
  /** What a later change may put into facts. */
  inner: 'sealed',
};

const fact = (name: string): StoredFact => ({
  id: 'f',
  name,
  aggregateId: 'a',
  version: 3n,
  occurredAt: new Date(0),
  payload,
});

const told = (name: string): string[] => eventsOf(fact(name)).map(({ organisationId }) => organisationId);

describe('what programs hear', () => {
  it('is all that people are told of their trade, whoever did it', () => {
    const facts = [...ORDER_FACTS, ...CLAIM_FACTS, ...FAPIAO_FACTS, ...CREDIT_FACTS, ...RFQ_FACTS];
    // A fact of orders that is not in the table does not compile here.
    const typeOf = (name: OrderFactName): WebhookEventType => name;
    expect(typeOf('order.placed')).toBe('order.placed');
    const types: readonly string[] = WEBHOOK_EVENT_TYPES;
    expect(facts.filter((name) => !types.includes(name))).toEqual([]);
    expect(APPROVAL_FACTS.flatMap(told)).toEqual([]);
    const one: readonly WebhookEventType[] = ['order.declined', 'order.approval_lapsed'];
    for (const type of WEBHOOK_EVENT_TYPES) {
      const own = /^(listing|payout)/.test(type) ? ['s'] : one.includes(type) ? ['b'] : ['b', 's'];
      const firms = /^(rfq|quote)/.test(type) ? ['b', 'l', 's'] : own;
      expect([type, told(type).toSorted()]).toEqual([type, firms]);
    }
  });

  it('is what its table says, never what else a fact carries', () => {
    for (const type of WEBHOOK_EVENT_TYPES)
      expect(JSON.stringify(eventsOf(fact(type)).map(({ event }) => event()))).not.toContain('inner');
  });

  it('counts versions by what they are of: an order’s invoice is not the order', () => {
    const subject = (name: string): string => eventsOf(fact(name))[0]!.event().subject.kind;
    expect(
      [
        'order.paid',
        'fapiao.issued',
        'order.claim_opened',
        'rfq.asked',
        'quote.countered',
        'rfq.awarded',
      ].map(subject),
    ).toEqual(['order', 'fapiao', 'claim', 'question', 'counter_offer', 'rfq']);
  });
});
