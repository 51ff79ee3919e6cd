import { type Fact } from '@app/platform';
import { type MessageView } from './message.views.js';
import { type ThreadRow } from './messages.queries.js';
import { type Side } from './order-message.entity.js';

export interface MessageFactPayload {
  sellerId: string;
  buyerId: string;
  orderId: string;
  number: string;
  buyerName: string;
  sellerName: string;
  by: Side;
  /** How the message begins, else what its files are called. */
  excerpt: string;
  /** The other side had read all before: it has not been told of anything since. */
  isFirstUnread: boolean;
}

const MOST = 120;

export function messageFact(
  thread: ThreadRow,
  { id, by, words, files }: MessageView,
  isFirstUnread: boolean,
): Fact<MessageFactPayload> {
  const said = words.replaceAll(/\s+/g, ' ') || files.flatMap(({ name }) => name ?? []).join(', ');
  return {
    name: 'order.message_sent',
    aggregateId: id,
    version: 1,
    payload: {
      sellerId: thread.seller_id,
      buyerId: thread.buyer_id,
      orderId: thread.order_id,
      number: thread.number,
      buyerName: thread.buyer_name,
      sellerName: thread.seller_name,
      by,
      excerpt: said.length > MOST ? `${said.slice(0, MOST)}…` : said,
      isFirstUnread,
    },
  };
}
