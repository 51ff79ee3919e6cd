import { MoneyColumn, TimeColumn } from '@app/platform';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/**
 * `waiting`: the seller's account is not ready for it; `failed` was refused and is asked again, as another attempt, with the
 * next payout.
 */
export type TransferState = 'due' | 'waiting' | 'asked' | 'sent' | 'failed';

/** What was released of a share, on its way from the market's account at the provider to the seller's: one for each cause. */
@Entity('provider_transfer')
@ForeignKey('payment_share', ['sellerId', 'shareId'], ['sellerId', 'id'])
@Index('provider_transfer_open', ['sellerId'], { where: `state <> 'sent'` })
@Index('provider_transfer_cause', ['sellerId', 'shareId', 'causeId'], { unique: true })
@Check('provider_transfer_amount', `amount_minor >= 0`)
@Check('provider_transfer_reversed', `reversed_minor >= 0 AND reversed_minor <= amount_minor`)
export class ProviderTransfer {
  @PrimaryColumn('uuid')
  sellerId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  shareId: string;

  /** What released it: the share itself, or a claim that was settled. */
  @Column('uuid')
  causeId: string;

  /** Less what was taken back before it was sent. */
  @MoneyColumn()
  amountMinor: bigint;

  /** Of it: taken back, or about to be. */
  @MoneyColumn({ default: 0 })
  reversedMinor: bigint;

  @Column('text')
  currency: string;

  @Column('text')
  state: TransferState;

  /** Part of the provider's idempotency key: grows when the provider refused, and only then. */
  @Column('integer', { default: 1 })
  attempt: number;

  @Column('text', { nullable: true })
  providerReference: string | null;

  @Column('text', { nullable: true })
  failureCode: string | null;

  @TimeColumn({ default: () => 'now()' })
  createdAt: Date;
}

/**
 * `netted`: the transfer had not been sent, and was made smaller; `failed` was refused (the seller's account has not that much)
 * and is asked again; `dropped`: it was not yet asked for when its cause was gone.
 */
export type ReversalState = 'due' | 'asked' | 'sent' | 'failed' | 'netted' | 'dropped';

/** What comes back of a transfer from the seller's account: one for each cause, never more than the transfer still has. */
@Entity('transfer_reversal')
@ForeignKey('provider_transfer', ['sellerId', 'transferId'], ['sellerId', 'id'])
@Index('transfer_reversal_cause', ['sellerId', 'causeId', 'transferId'], { unique: true })
@Index('transfer_reversal_open', ['createdAt'], { where: `state IN ('due', 'asked', 'failed')` })
@Check('transfer_reversal_amount', `amount_minor > 0`)
export class TransferReversal {
  @PrimaryColumn('uuid')
  sellerId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  transferId: string;

  /** The refund, or the share of a dispute, that it is for. */
  @Column('uuid')
  causeId: string;

  @MoneyColumn()
  amountMinor: bigint;

  /** The transfer's own. */
  @Column('text')
  currency: string;

  @Column('text')
  state: ReversalState;

  /** Part of the provider's idempotency key: grows when the provider refused, and only then. */
  @Column('integer', { default: 1 })
  attempt: number;

  @Column('text', { nullable: true })
  providerReference: string | null;

  @Column('text', { nullable: true })
  failureCode: string | null;

  @TimeColumn({ default: () => 'now()' })
  createdAt: Date;
}

/** `intended` with a failure code waits for the seller's account; `asked`: the provider was asked and has not answered; `sent`: it has the order and the bank does not yet have the money. */
export type PayoutState = 'intended' | 'asked' | 'sent' | 'paid' | 'failed';

/** Money on its way from the market to a seller's bank. */
@Entity('payout')
@Index('payout_open', ['createdAt'], { where: `state IN ('intended', 'asked', 'sent')` })
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
