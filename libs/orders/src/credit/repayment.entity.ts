import { MoneyColumn, TimeColumn } from '@app/platform';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** `market`: by the market's own payments; `direct`: to the seller, who says so. */
export type RepaymentChannel = 'market' | 'direct';

/** `reversed`: the seller took back what it had noted, or the payer's bank took the money back; it is owed again. */
export type RepaymentState = 'awaiting_payment' | 'paid' | 'cancelled' | 'reversed';

/** A buyer pays a seller what it owes: one payment for any number of orders. */
@Entity('repayment')
@ForeignKey('credit_terms', ['sellerId', 'termsId'], ['sellerId', 'id'])
@Index('repayment_of_terms', ['sellerId', 'termsId', 'id'])
@Index('repayment_open', ['sellerId', 'termsId'], { unique: true, where: `state = 'awaiting_payment'` })
@Index('repayment_id', ['id'])
@Check('repayment_amount', `amount_minor > 0`)
@Check(
  'repayment_direct',
  `channel = 'market' OR (received_on IS NOT NULL AND state IN ('paid', 'reversed'))`,
)
export class Repayment {
  @PrimaryColumn('uuid')
  sellerId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  termsId: string;

  @ForeignKey('organisation')
  @Column('uuid')
  buyerId: string;

  @Column('text')
  channel: RepaymentChannel;

  @Column('text')
  state: RepaymentState;

  @MoneyColumn()
  amountMinor: bigint;

  @Column('text')
  currency: string;

  /** The day on which a seller says that it had the money. */
  @Column('date', { nullable: true })
  receivedOn: string | null;

  /** By what a seller knows it again; or why it was reversed. */
  @Column('text', { nullable: true })
  note: string | null;

  @ForeignKey('person')
  @Column('uuid', { nullable: true })
  personId: string | null;

  @TimeColumn()
  createdAt: Date;

  @TimeColumn({ nullable: true })
  paidAt: Date | null;
}

/** What of it is for which order; paid of that may be less, where something was paid otherwise meanwhile. */
@Entity('repayment_part')
@ForeignKey('repayment', ['sellerId', 'repaymentId'], ['sellerId', 'id'])
@ForeignKey('receivable', ['sellerId', 'orderId'], ['sellerId', 'orderId'])
@Index('repayment_part_of_order', ['sellerId', 'orderId'])
@Check('repayment_part_amounts', `amount_minor > 0 AND paid_minor BETWEEN 0 AND amount_minor`)
export class RepaymentPart {
  @PrimaryColumn('uuid')
  sellerId: string;

  @PrimaryColumn('uuid')
  repaymentId: string;

  @PrimaryColumn('uuid')
  orderId: string;

  @MoneyColumn()
  amountMinor: bigint;

  @MoneyColumn({ default: 0 })
  paidMinor: bigint;
}
