import { MoneyColumn, TimeColumn } from '@app/platform';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/**
 * `asked`: the provider was asked and has not answered; it is looked up there before it is asked again. `bank_due`: it came by bank
 * transfer, or the provider cannot pay it back (the card is gone, the charge was disputed), and waits to go by bank transfer. `contested`: the payer's
 * bank has taken it back by a dispute before it was sent, and whether it stays so is not decided.
 */
export type RefundState = 'due' | 'bank_due' | 'asked' | 'sent' | 'contested' | 'refunded';

/** Money on its way back to the payer. */
@Entity('refund')
@ForeignKey('payment_share', ['sellerId', 'shareId'], ['sellerId', 'id'])
@Index('refund_cause', ['sellerId', 'shareId', 'causeId'], { unique: true })
@Index('refund_open', ['createdAt'], { where: `state IN ('due', 'asked', 'sent')` })
@Index('refund_of_dispute', ['sellerId', 'disputeShareId'], { where: 'dispute_share_id IS NOT NULL' })
@Check('refund_amount', `amount_minor > 0`)
@Check('refund_contested', `state <> 'contested' OR dispute_share_id IS NOT NULL`)
export class Refund {
  @PrimaryColumn('uuid')
  sellerId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  shareId: string;

  /** What it is for: the share itself, or a claim that was settled; of what a dispute left of a refund, itself. */
  @Column('uuid')
  causeId: string;

  @ForeignKey('payment')
  @Column('uuid')
  paymentId: string;

  @MoneyColumn()
  amountMinor: bigint;

  @Column('text')
  currency: string;

  /** Why, in the words of whoever asked: `order_rejected`. */
  @Column('text')
  reason: string;

  @Column('text')
  state: RefundState;

  /** Part of the provider's idempotency key: grows when that key is spent and nothing came of it, and only then. */
  @Column('integer', { default: 1 })
  attempt: number;

  @Column('text', { nullable: true })
  providerReference: string | null;

  /** Why the provider could not pay it back, or the bank. */
  @Column('text', { nullable: true })
  failureCode: string | null;

  /** The part of a dispute that has taken it; null where none has, or that was won. */
  @Column('uuid', { nullable: true })
  disputeShareId: string | null;

  @TimeColumn({ default: () => 'now()' })
  createdAt: Date;
}
