import { MoneyColumn, TimeColumn } from '@app/platform';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { type OrderParty } from '../order.states.js';
import { type ClaimOutcome, type ClaimReason, type ClaimState } from './claim.states.js';

/**
 * What a buyer says is wrong with pieces of one line. Their amount is frozen from the opening until the claim is settled; then a part of
 * it went back to the buyer, and the rest to the seller. The pieces are claimed once, however that ends.
 */
@Entity('claim')
@ForeignKey('trade_order', ['sellerId', 'orderId'], ['sellerId', 'id'])
@ForeignKey('order_line', ['sellerId', 'orderId', 'lineNo'], ['sellerId', 'orderId', 'lineNo'])
@Index('claim_id', ['id'])
@Index('claim_of_order', ['sellerId', 'orderId'])
@Index('claim_of_seller', ['sellerId', 'state', 'id'])
@Index('claim_of_buyer', ['buyerId', 'id'])
@Index('claim_state', ['state', 'id'])
@Index('claim_due', ['dueAt'], { where: 'due_at IS NOT NULL' })
@Check('claim_pieces', `quantity > 0`)
@Check('claim_proposal', `refund_minor BETWEEN 0 AND amount_minor`)
@Check(
  'claim_parts',
  `amount_minor >= 0 AND refunded_minor >= 0 AND released_minor >= 0
    AND refunded_minor + released_minor = CASE state WHEN 'settled' THEN amount_minor ELSE 0 END`,
)
export class Claim {
  @PrimaryColumn('uuid')
  sellerId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  orderId: string;

  @Column('integer')
  lineNo: number;

  @ForeignKey('organisation')
  @Column('uuid')
  buyerId: string;

  @Column('text')
  reason: ClaimReason;

  @Column('integer')
  quantity: number;

  @Column('text')
  state: ClaimState;

  /** Sequence of the last step. */
  @Column('integer', { default: 1 })
  version: number;

  /** What the pieces come to with their part of the freight, VAT included. */
  @MoneyColumn()
  amountMinor: bigint;

  /** What is proposed now: the buyer's wish, then the seller's answer, then the market's decision. */
  @Column('text')
  outcome: ClaimOutcome;

  /** What would go back to the buyer by that. */
  @MoneyColumn()
  refundMinor: bigint;

  @MoneyColumn({ default: 0 })
  refundedMinor: bigint;

  @MoneyColumn({ default: 0 })
  releasedMinor: bigint;

  /** When it goes on by itself. */
  @TimeColumn({ nullable: true })
  dueAt: Date | null;

  @TimeColumn({ default: () => 'now()' })
  openedAt: Date;
}

/** The append-only log of a claim: who did what, with which words and photographs. */
@Entity('claim_step')
@ForeignKey('claim', ['sellerId', 'claimId'], ['sellerId', 'id'])
export class ClaimStep {
  @PrimaryColumn('uuid')
  sellerId: string;

  @PrimaryColumn('uuid')
  claimId: string;

  @PrimaryColumn('integer')
  seq: number;

  /** `open`, or an act of the table. */
  @Column('text')
  act: string;

  @Column('text')
  toState: ClaimState;

  @Column('text')
  by: OrderParty;

  @Column('uuid', { nullable: true })
  personId: string | null;

  @Column('text', { nullable: true })
  words: string | null;

  @Column('uuid', { array: true, default: [] })
  photographIds: string[];

  /** What was proposed from then on. */
  @Column('text')
  outcome: ClaimOutcome;

  @MoneyColumn()
  refundMinor: bigint;

  @TimeColumn({ default: () => 'now()' })
  at: Date;
}
