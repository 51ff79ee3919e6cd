import { type Fact } from '@app/platform';
import { type OrderParty } from '../order.states.js';
import { type OrderRow } from '../order.views.js';
import { type ClaimAct, type ClaimOutcome } from './claim.states.js';
import { type ClaimRow } from './claim.views.js';

const FACT_OF_CLAIM_ACT = {
  open: 'order.claim_opened',
  offer: 'order.claim_offered',
  refuse: 'order.claim_refused',
  escalate: 'order.claim_disputed',
  withdraw: 'order.claim_withdrawn',
  replace: 'order.claim_replacing',
  return: 'order.claim_returning',
  refund: 'order.claim_settled',
  reject: 'order.claim_settled',
  send_replacement: 'order.claim_replacement_sent',
  receive_replacement: 'order.claim_replacement_received',
  keep_replacement: 'order.claim_settled',
  send_back: 'order.claim_return_sent',
  receive_return: 'order.claim_settled',
  charge_back: 'order.claim_settled',
} as const satisfies Record<'open' | ClaimAct, string>;

/** What every fact about a claim carries. */
export interface ClaimFactPayload {
  sellerId: string;
  buyerId: string;
  orderId: string;
  number: string;
  buyerName: string;
  sellerName: string;
  claimId: string;
  designation: string;
  quantity: number;
  /** Whose act made it true. */
  by: OrderParty;
  outcome: ClaimOutcome;
  amountMinor: string;
  /** What would go back by what is proposed; once settled, what did. */
  refundMinor: string;
  currency: string;
  words: string | null;
}

/** `claim` as it stands after the act; `version` is the sequence of the step that made the fact true. */
export function claimFact(
  act: 'open' | ClaimAct,
  order: Pick<OrderRow, 'number' | 'buyer_name' | 'seller_name' | 'currency'>,
  claim: Omit<ClaimRow, 'steps'>,
  { version, by, words }: { version: number; by: OrderParty; words: string | null },
): Fact<ClaimFactPayload> {
  return {
    name: FACT_OF_CLAIM_ACT[act],
    aggregateId: claim.id,
    version,
    payload: {
      sellerId: claim.seller_id,
      buyerId: claim.buyer_id,
      orderId: claim.order_id,
      number: order.number,
      buyerName: order.buyer_name,
      sellerName: order.seller_name,
      claimId: claim.id,
      designation: claim.designation,
      quantity: claim.quantity,
      by,
      outcome: claim.outcome,
      amountMinor: claim.amount_minor,
      refundMinor: claim.refund_minor,
      currency: order.currency,
      words,
    },
  };
}
