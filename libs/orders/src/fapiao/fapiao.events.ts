import { type Fact } from '@app/platform';
import { type OrderRow } from '../order.views.js';

export type FapiaoFactName = 'fapiao.requested' | 'fapiao.issued' | 'fapiao.refused';

export interface FapiaoFactPayload {
  sellerId: string;
  buyerId: string;
  orderId: string;
  /** The order's. */
  number: string;
  buyerName: string;
  sellerName: string;
  /** The invoice's number, or why there is none. */
  note: string;
}

/** `version` grows with each act: the moment of it, in milliseconds. */
export const fapiaoFact = (
  name: FapiaoFactName,
  order: OrderRow,
  { at, note }: { at: Date; note: string },
): Fact<FapiaoFactPayload> => ({
  name,
  aggregateId: order.id,
  version: at.getTime(),
  payload: {
    sellerId: order.seller_id,
    buyerId: order.buyer_id,
    orderId: order.id,
    number: order.number,
    buyerName: order.buyer_name,
    sellerName: order.seller_name,
    note,
  },
});
