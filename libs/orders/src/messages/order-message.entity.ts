import { TimeColumn } from '@app/platform';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** Who writes to whom. */
export type Side = 'buyer' | 'seller';

/** What one side of an order wrote to the other. Append-only: what was said stays said. */
@Entity('order_message')
@ForeignKey('trade_order', ['sellerId', 'orderId'], ['sellerId', 'id'])
@Index('order_message_of_order', ['sellerId', 'orderId', 'id'])
@Check('order_message_by', `by IN ('buyer', 'seller')`)
@Check('order_message_says_something', `words <> '' OR cardinality(file_ids) > 0`)
export class OrderMessage {
  @PrimaryColumn('uuid')
  sellerId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  orderId: string;

  @Column('text')
  by: Side;

  @ForeignKey('person')
  @Column('uuid', { nullable: true })
  personId: string | null;

  @Column('text')
  words: string;

  @Column('uuid', { array: true, default: [] })
  fileIds: string[];

  @TimeColumn({ default: () => 'now()' })
  at: Date;
}

/** How far each side has read, and how much of the other's it has not. */
@Entity('order_thread')
@ForeignKey('trade_order', ['sellerId', 'orderId'], ['sellerId', 'id'])
@Check('order_thread_unread', `buyer_unread >= 0 AND seller_unread >= 0`)
export class OrderThread {
  @PrimaryColumn('uuid')
  sellerId: string;

  @PrimaryColumn('uuid')
  orderId: string;

  /** The last message that the buyer has seen. */
  @Column('uuid', { nullable: true })
  buyerReadTo: string | null;

  @Column('uuid', { nullable: true })
  sellerReadTo: string | null;

  /** The seller's messages that the buyer has not seen. */
  @Column('integer', { default: 0 })
  buyerUnread: number;

  @Column('integer', { default: 0 })
  sellerUnread: number;
}
