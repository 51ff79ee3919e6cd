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

  @MoneyColumn()
  amountMinor: bigint;

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
