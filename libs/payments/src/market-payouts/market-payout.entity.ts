import { MoneyColumn, TimeColumn } from '@app/platform';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The market's own money that the provider pays to the market's bank, as the provider tells of it. */
@Entity('market_payout')
@Index('market_payout_reference', ['providerReference'], { unique: true })
@Index('market_payout_awaited', ['amountMinor'], { where: `arrived_at IS NULL AND state <> 'failed'` })
@Check('market_payout_amount', `amount_minor > 0`)
export class MarketPayout {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  providerReference: string;

  @MoneyColumn()
  amountMinor: bigint;

  @Column('text')
  currency: string;

  /** `failed`: the bank sent it back, it stands at the provider again. */
  @Column('text')
  state: 'sent' | 'paid' | 'failed';

  @Column('text', { nullable: true })
  failureCode: string | null;

  /** When the provider expects it at the bank. */
  @TimeColumn()
  arrivesAt: Date;

  /** When a line of the bank said that it came. */
  @TimeColumn({ nullable: true })
  arrivedAt: Date | null;

  @TimeColumn({ default: () => 'now()' })
  createdAt: Date;
}
