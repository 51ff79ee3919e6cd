import { MoneyColumn, TimeColumn } from '@app/platform';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/**
 * What a buyer owes for one order bought on account. Of the total, a part was taken off (not accepted, refunded by a claim), a part was
 * accepted by the buyer, and of that a part is paid: nothing is to be paid before the buyer has accepted it.
 */
@Entity('receivable')
@ForeignKey('trade_order', ['sellerId', 'orderId'], ['sellerId', 'id'])
@ForeignKey('credit_terms', ['sellerId', 'termsId'], ['sellerId', 'id'])
@Index('receivable_of_terms', ['sellerId', 'termsId', 'dueOn', 'orderId'])
@Index('receivable_of_seller', ['sellerId', 'dueOn', 'orderId'])
@Index('receivable_of_buyer', ['buyerId', 'dueOn', 'orderId'])
@Index('receivable_unpaid', ['dueOn'], { where: 'paid_minor < accepted_minor' })
@Check(
  'receivable_parts',
  `total_minor > 0 AND taken_off_minor >= 0 AND paid_minor >= 0 AND paid_minor <= accepted_minor
    AND accepted_minor + taken_off_minor <= total_minor`,
)
export class Receivable {
  @PrimaryColumn('uuid')
  sellerId: string;

  @PrimaryColumn('uuid')
  orderId: string;

  @Column('uuid')
  termsId: string;

  @ForeignKey('organisation')
  @Column('uuid')
  buyerId: string;

  @MoneyColumn()
  totalMinor: bigint;

  @MoneyColumn({ default: 0 })
  takenOffMinor: bigint;

  @MoneyColumn({ default: 0 })
  acceptedMinor: bigint;

  @MoneyColumn({ default: 0 })
  paidMinor: bigint;

  @Column('text')
  currency: string;

  /** As the terms were when it was bought. */
  @Column('integer')
  days: number;

  /** So many days after delivery; `infinity` before. */
  @Column('date', { default: 'infinity' })
  dueOn: string;

  /** 1: that it will be due; 2: that it is overdue. */
  @Column('integer', { default: 0 })
  reminded: number;

  @TimeColumn({ default: () => 'now()' })
  createdAt: Date;
}
