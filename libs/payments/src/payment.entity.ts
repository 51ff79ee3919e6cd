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

  /** The charge that captured it: what later transfers name as their source. */
  @Column('text', { nullable: true })
  providerCharge: string | null;

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

export type ShareState = 'pending' | 'held' | 'released' | 'refunded';

/** A seller's part of a payment; the parts sum to the whole. */
@Entity('payment_share')
@Index('payment_share_of_payment', ['paymentId'])
@Index('payment_share_reference', ['sellerId', 'referenceId'], { unique: true })
@Check('payment_share_amounts', `amount_minor > 0 AND commission_minor >= 0 AND commission_minor <= amount_minor`)
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

  @Column('text')
  currency: string;

  @Column('text')
  state: ShareState;
}

/** An event of the provider as it came, verified; worked once. */
@Entity('provider_event')
@Index('provider_event_open', ['receivedAt'], { where: 'worked_at IS NULL' })
export class ProviderEvent {
  /** The provider's id of it. */
  @PrimaryColumn('text')
  id: string;

  @Column('text')
  type: string;

  @Column('jsonb')
  payload: unknown;

  @TimeColumn({ default: () => 'now()' })
  receivedAt: Date;

  @TimeColumn({ nullable: true })
  workedAt: Date | null;

  @Column('integer', { default: 0 })
  attempts: number;

  @Column('text', { nullable: true })
  lastError: string | null;
}

/** The seller's account at the provider. */
@Entity('provider_account')
export class ProviderAccount {
  @ForeignKey('organisation')
  @PrimaryColumn('uuid')
  sellerId: string;

  @Index('provider_account_reference', { unique: true })
  @Column('text')
  providerReference: string;
}

export type PayoutState = 'intended' | 'sent' | 'paid' | 'failed' | 'unknown';

/** Money on its way from the market to a seller. */
@Entity('payout')
@Check('payout_amount', `amount_minor > 0`)
export class Payout {
  @ForeignKey('organisation')
  @PrimaryColumn('uuid')
  sellerId: string;

  @PrimaryColumn('uuid')
  id: string;

  @MoneyColumn()
  amountMinor: bigint;

  @Column('text')
  currency: string;

  @Column('text')
  state: PayoutState;

  @Column('text', { nullable: true })
  providerReference: string | null;

  @Column('text', { nullable: true })
  failureCode: string | null;

  @TimeColumn({ default: () => 'now()' })
  createdAt: Date;
}
