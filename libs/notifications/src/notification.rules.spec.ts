import { type StoredFact } from '@app/platform';
import { describe, expect, it } from '@jest/globals';
import {
  CLAIM_FACTS,
  noticeOfListing,
  noticeOfOrganisation,
  noticeOfPayout,
  noticesOfClaim,
  noticesOfOrder,
  ORDER_FACTS,
} from './notification.rules.js';

const fact = (name: string, payload: unknown): StoredFact => ({
  id: 'f',
  name,
  aggregateId: 'a',
  version: 1n,
  payload,
  occurredAt: new Date(0),
});
const order = {
  sellerId: 's',
  buyerId: 'b',
  orderId: 'o',
  number: 'LQ-1',
  checkoutId: 'c',
  buyerName: 'B',
  sellerName: 'S',
  totalMinor: '100',
  currency: 'CNY',
  note: null,
};
const told = (name: string): string[] =>
  noticesOfOrder(fact(name, order)).map(({ organisationId, kind }) => `${organisationId} ${kind}`);

describe('who is told what', () => {
  it('the other side hears of each step of an order, and both of payment and of lapse', () => {
    expect(Object.fromEntries(ORDER_FACTS.map((name) => [name, told(name)]))).toEqual({
      'order.placed': ['s order.placed.seller'],
      'order.paid': ['s order.paid.seller', 'b order.paid.buyer'],
      'order.on_account': ['s order.on_account.seller'],
      'order.accepted': ['b order.accepted.buyer'],
      'order.rejected': ['b order.rejected.buyer'],
      'order.partly_shipped': ['b order.partly_shipped.buyer'],
      'order.shipped': ['b order.shipped.buyer'],
      'order.delivered': ['s order.delivered.seller'],
      'order.partly_completed': ['s order.partly_completed.seller'],
      'order.completed': ['s order.completed.seller'],
      'order.given_back': ['b order.given_back.buyer'],
      'order.cancelled': ['s order.cancelled.seller'],
      'order.expired': ['s order.expired.seller', 'b order.expired.buyer'],
      'order.charged_back': ['s order.charged_back.seller'],
      'order.chargeback_won': ['s order.chargeback_won.seller'],
      'order.chargeback_lost': ['s order.chargeback_lost.seller'],
    });
  });

  it('each side of a claim hears what the other did, and both what the market or the clock did', () => {
    const claim = {
      ...order,
      claimId: 'k',
      designation: '6205',
      quantity: 3,
      refundMinor: '50',
      words: 'rust',
    };
    const toldOf = (name: string, by: string): string[] =>
      noticesOfClaim(fact(name, { ...claim, by })).map(
        ({ organisationId, kind }) => `${organisationId} ${kind}`,
      );
    for (const name of CLAIM_FACTS) expect([name, toldOf(name, 'admin').length > 0]).toEqual([name, true]);
    expect(toldOf('order.claim_settled', 'admin')).toEqual([
      's order.claim_settled.seller',
      'b order.claim_settled.buyer',
    ]);
    expect(toldOf('order.claim_settled', 'seller')).toEqual(['b order.claim_settled.buyer']);
    expect(noticesOfClaim(fact('order.claim_opened', { ...claim, by: 'buyer' }))).toEqual([
      {
        organisationId: 's',
        kind: 'order.claim_opened.seller',
        params: {
          number: 'LQ-1',
          buyerName: 'B',
          sellerName: 'S',
          designation: '6205',
          quantity: '3',
          totalMinor: '50',
          currency: 'CNY',
          note: 'rust',
        },
        link: '/orders/o#claim-k',
      },
    ]);
  });

  it('a seller hears why its listing was taken down', () => {
    const payload = { sellerId: 's', listingId: 'l', designation: '6205-2RS', reason: 'No such brand' };
    expect(noticeOfListing(fact('listing.taken_down', payload))).toEqual([
      {
        organisationId: 's',
        kind: 'listing.taken_down.firm',
        params: { designation: '6205-2RS', reason: 'No such brand' },
        link: '/seller/listings/l',
      },
    ]);
  });

  it('a firm hears how its verification went', () => {
    expect(noticeOfOrganisation(fact('organisation.verified', { organisationId: 's' }))[0]?.kind).toBe(
      'organisation.verified.firm',
    );
    expect(
      noticeOfOrganisation(fact('organisation.rejected', { organisationId: 's', reason: 'x' }))[0]?.params,
    ).toEqual({ reason: 'x' });
  });

  it('a seller hears of a payout, and why it failed', () => {
    const payload = {
      sellerId: 's',
      payoutId: 'p',
      amount: { amountMinor: 5, currency: 'CNY' },
      failureCode: null,
    };
    expect(noticeOfPayout(fact('payout.paid', payload))[0]).toMatchObject({
      organisationId: 's',
      kind: 'payout.paid.firm',
      params: { totalMinor: '5', currency: 'CNY' },
    });
    const failed = { ...payload, failureCode: 'account_closed' };
    expect(noticeOfPayout(fact('payout.failed', failed))[0]).toMatchObject({
      kind: 'payout.failed.firm',
      params: { reason: 'account_closed' },
    });
  });
});
