import { MoneyColumn, TimeColumn } from '@app/platform';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

export type PaymentState =
  | 'requires_payment'
  | 'processing'
  | 'requires_action'
  | 'captured'
  | 'failed'
  | 'cancelled'
  | 'refunded'
  /** We asked and got no answer: the provider is asked again, with the same key. */
  | 'unknown';

/** Money asked of a payer for one purpose. Payments knows no order: `purpose` is somebody else's kind and id. */
@Entity('payment')
@Index('payment_purpose', ['purposeKind', 'purposeId'], { unique: true })
@Index('payment_open', ['updatedAt'], { where: `state IN ('processing', 'unknown', 'requires_action')` })
@Check('payment_amount', `amount_minor > 0`)
export class Payment {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  purposeKind: string;

  @Column('uuid')
  purposeId: string;

  @ForeignKey('organisation')
  @Index('payment_payer')
  @Column('uuid')
  payerId: string;

  @MoneyColumn()
  amountMinor: bigint;

  @Column('text')
  currency: string;

  @Column('text')
  state: PaymentState;

  @Column('text', { nullable: true })
  method: string | null;

  @Index('payment_provider_reference', { unique: true, where: 'provider_reference IS NOT NULL' })
  @Column('text', { nullable: true })
  providerReference: string | null;

  /** The charge that captured it: what later transfers name as their source. Captured without one: by bank transfer. */
  @Index('payment_provider_charge', { unique: true, where: 'provider_charge IS NOT NULL' })
  @Column('text', { nullable: true })
  providerCharge: string | null;

  /** What the payer writes into a bank transfer, once they chose to pay by one. */
  @Index('payment_remittance_code', { unique: true, where: 'remittance_code IS NOT NULL' })
  @Column('text', { nullable: true })
  remittanceCode: string | null;

  @Column('text', { nullable: true })
  failureCode: string | null;

  /** Where the payer goes on (a wallet's page), when the state is `requires_action`. */
  @Column('text', { nullable: true })
  actionUrl: string | null;

  /** How often we asked the provider to take it: part of the provider's idempotency key. */
  @Column('integer', { default: 0 })
  attempt: number;

  @Column('integer', { default: 1 })
  version: number;

  @TimeColumn({ default: () => 'now()' })
  createdAt: Date;

  @TimeColumn({ default: () => 'now()' })
  updatedAt: Date;
}

/** One try to take the money: the intent is written before the provider is asked, and its outcome after. */
@Entity('payment_attempt')
export class PaymentAttempt {
  @ForeignKey('payment')
  @PrimaryColumn('uuid')
  paymentId: string;

  @PrimaryColumn('integer')
  attempt: number;

  @Column('text')
  method: string;

  /** The provider's name of the card; null for a wallet. */
  @Column('text', { nullable: true })
  paymentMethod: string | null;

  @Column('text')
  returnUrl: string;

  @TimeColumn()
  askedAt: Date;

  @Column('text', { nullable: true })
  outcome: string | null;

  @Column('text', { nullable: true })
  failureCode: string | null;
}

/** `held`: part of it, or all, waits still; `divided`: none waits, some went to the seller and some back to the payer. */
export type ShareState = 'pending' | 'held' | 'released' | 'refunded' | 'divided';

/** A seller's part of a payment; the parts sum to the whole. What is held is the amount less what was released and refunded. */
@Entity('payment_share')
@Index('payment_share_of_payment', ['paymentId'])
@Index('payment_share_reference', ['sellerId', 'referenceId'], { unique: true })
@Check(
  'payment_share_amounts',
  `amount_minor > 0 AND commission_minor >= 0 AND commission_minor <= amount_minor`,
)
@Check(
  'payment_share_disputed',
  `frozen_minor >= 0 AND frozen_minor <= amount_minor - released_minor - refunded_minor
    AND contested_minor >= 0 AND contested_minor <= released_minor`,
)
@Check(
  'payment_share_parts',
  `released_minor >= 0 AND refunded_minor >= 0 AND released_minor + refunded_minor <= amount_minor
    AND (state IN ('pending', 'held')) = (released_minor + refunded_minor < amount_minor)`,
)
export class PaymentShare {
  @PrimaryColumn('uuid')
  sellerId: string;

  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey('payment')
  @Column('uuid')
  paymentId: string;

  /** What the share is for, in the words of whoever asked (an order's id). */
  @Column('uuid')
  referenceId: string;

  @MoneyColumn()
  amountMinor: bigint;

  /** What the market keeps at release, frozen when the payment was asked for. */
  @MoneyColumn()
  commissionMinor: bigint;

  /** Commission included. */
  @MoneyColumn({ default: 0 })
  releasedMinor: bigint;

  @MoneyColumn({ default: 0 })
  refundedMinor: bigint;

  /** Of what is held: kept by an open dispute. */
  @MoneyColumn({ default: 0 })
  frozenMinor: bigint;

  /** Of what was released: contested by an open dispute. */
  @MoneyColumn({ default: 0 })
  contestedMinor: bigint;

  @Column('text')
  currency: string;

  @Column('text')
  state: ShareState;
}
