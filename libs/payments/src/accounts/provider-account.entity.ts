import { TimeColumn } from '@app/platform';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** The seller's account at the provider, and how far the provider lets it go. */
@Entity('provider_account')
@Index('provider_account_unready', ['lookedAt'], { where: 'NOT (transfers_enabled AND payouts_enabled)' })
export class ProviderAccount {
  @ForeignKey('organisation')
  @PrimaryColumn('uuid')
  sellerId: string;

  @Index('provider_account_reference', { unique: true })
  @Column('text')
  providerReference: string;

  /** The seller has told all that was asked when the account was opened. */
  @Column('boolean', { default: false })
  detailsSubmitted: boolean;

  @Column('boolean', { default: false })
  chargesEnabled: boolean;

  /** Released money may go to it. */
  @Column('boolean', { default: false })
  transfersEnabled: boolean;

  /** What stands on it may go to the bank. */
  @Column('boolean', { default: false })
  payoutsEnabled: boolean;

  /** What the provider still wants to know, in its own words: `external_account`, `company.tax_id` … */
  @Column('text', { array: true, default: '{}' })
  requirements: string[];

  /** Why the provider shut it: `requirements.past_due`, `rejected.fraud` … */
  @Column('text', { nullable: true })
  disabledReason: string | null;

  /** When the provider was last asked: what an earlier asking brought does not cover it up. */
  @TimeColumn({ default: () => 'now()' })
  lookedAt: Date;

  @TimeColumn({ default: () => 'now()' })
  createdAt: Date;
}
