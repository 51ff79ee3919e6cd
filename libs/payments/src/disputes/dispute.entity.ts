import { MoneyColumn, TimeColumn } from '@app/platform';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

export const DISPUTE_STATES = ['open', 'won', 'lost'] as const;
export type DisputeState = (typeof DISPUTE_STATES)[number];

/** The payer's bank took a payment back, or part of it; whether it stays so is decided between it and the provider. */
@Entity('payment_dispute')
@Index('payment_dispute_state', ['state', 'id'])
@Check('payment_dispute_amount', `amount_minor > 0 AND market_minor BETWEEN 0 AND amount_minor`)
@Check('payment_dispute_closed', `(state = 'open') = (closed_at IS NULL)`)
export class Dispute {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey('payment')
  @Index('payment_dispute_payment')
  @Column('uuid')
  paymentId: string;

  @Index('payment_dispute_reference', { unique: true })
  @Column('text')
  providerReference: string;

  /** In the provider's words: `fraudulent`, `product_not_received` … */
  @Column('text')
  reason: string;

  @MoneyColumn()
  amountMinor: bigint;

  /** What of it the payer had back before, so that the market bears it. */
  @MoneyColumn({ default: 0 })
  marketMinor: bigint;

  @Column('text')
  currency: string;

  @Column('text')
  state: DisputeState;

  /** Until when the provider takes evidence. */
  @TimeColumn({ nullable: true })
  evidenceDueAt: Date | null;

  @TimeColumn()
  openedAt: Date;

  @TimeColumn({ nullable: true })
  closedAt: Date | null;
}

/** What a dispute takes of one seller's share: of what is held, of what was released, and of what was to be refunded. */
@Entity('payment_dispute_share')
@ForeignKey('payment_share', ['sellerId', 'shareId'], ['sellerId', 'id'])
@Index('payment_dispute_share_from', ['sellerId', 'shareId'])
@Index('payment_dispute_share_of', ['disputeId'])
@Check(
  'payment_dispute_share_amounts',
  `held_minor >= 0 AND released_minor >= 0 AND owed_minor >= 0 AND held_minor + released_minor + owed_minor > 0
    AND commission_minor >= 0 AND commission_minor <= released_minor`,
)
export class DisputeShare {
  @PrimaryColumn('uuid')
  sellerId: string;

  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey('payment_dispute')
  @Column('uuid')
  disputeId: string;

  @Column('uuid')
  shareId: string;

  @MoneyColumn()
  heldMinor: bigint;

  /** Commission included. */
  @MoneyColumn()
  releasedMinor: bigint;

  /** The market's part of what was released. */
  @MoneyColumn()
  commissionMinor: bigint;

  /** Of refunds that were owed and on no way yet. */
  @MoneyColumn({ default: 0 })
  owedMinor: bigint;

  @Column('text')
  currency: string;
}
