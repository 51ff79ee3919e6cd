import { type Fact } from '@app/platform';
import { type OrderAct } from './order.states.js';

/** To the seller an order is placed when its buyer stands by it. */
export const FACT_OF_ACT = {
  approve: 'order.placed',
  decline: 'order.declined',
  lapse_approval: 'order.approval_lapsed',
  pay: 'order.paid',
  put_on_account: 'order.on_account',
  cancel: 'order.cancelled',
  expire: 'order.expired',
  accept: 'order.accepted',
  reject: 'order.rejected',
  ship_part: 'order.partly_shipped',
  ship: 'order.shipped',
  confirm_delivery: 'order.delivered',
  inspect: 'order.inspection_began',
  claim_part: 'order.part_claimed',
  claim: 'order.disputed',
  accept_rest: 'order.partly_completed',
  settle: 'order.inspection_resumed',
  complete: 'order.completed',
  confirm_receipt: 'order.completed',
  give_back: 'order.given_back',
} as const satisfies Record<OrderAct, string>;

export type OrderFactName =
  'order.charged_back' | 'order.chargeback_won' | 'order.chargeback_lost' | (typeof FACT_OF_ACT)[OrderAct];

/** What every fact about an order carries. */
export interface OrderFactPayload {
  sellerId: string;
  orderId: string;
  number: string;
  checkoutId: string;
  buyerId: string;
  buyerName: string;
  sellerName: string;
  totalMinor: string;
  currency: string;
  /** The last day on which all of it is to be on its way. */
  shipBy: string | null;
  note: string | null;
}

interface FactSource {
  seller_id: string;
  id: string;
  number: string;
  checkout_id: string;
  buyer_id: string;
  buyer_name: string;
  seller_name: string;
  total_minor: string;
  currency: string;
  ship_by: string | null;
}

/** `version` is the sequence of the transition that made the fact true. */
export function orderFact(
  name: OrderFactName,
  order: FactSource,
  version: number,
  note: string | null = null,
): Fact<OrderFactPayload> {
  return {
    name,
    aggregateId: order.id,
    version,
    payload: {
      sellerId: order.seller_id,
      orderId: order.id,
      number: order.number,
      checkoutId: order.checkout_id,
      buyerId: order.buyer_id,
      buyerName: order.buyer_name,
      sellerName: order.seller_name,
      totalMinor: order.total_minor,
      currency: order.currency,
      shipBy: order.ship_by,
      note,
    },
  };
}
