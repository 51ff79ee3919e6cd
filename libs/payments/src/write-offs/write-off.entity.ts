import { MoneyColumn, TimeColumn } from '@app/platform';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

export const WRITE_OFF_STATES = ['proposed', 'confirmed', 'withdrawn'] as const;
export type WriteOffState = (typeof WRITE_OFF_STATES)[number];

/** On which of its accounts a seller owes the market: what comes by the provider, or by the bank. */
export type DebtAccount = 'payable' | 'bank_payable';

/** A seller's whole debt on one account that the market gives up: one person says why, another confirms it, and only then it is off the books. */
@Entity('write_off')
@Index('write_off_open', ['sellerId', 'account', 'currency'], { unique: true, where: `state = 'proposed'` })
@Index('write_off_state', ['state', 'id'])
@Check('write_off_amount', `amount_minor > 0`)
@Check('write_off_eyes', `decided_by IS NULL OR state = 'withdrawn' OR decided_by <> proposed_by`)
export class WriteOff {
  @PrimaryColumn('uuid')
  sellerId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  account: DebtAccount;

  @MoneyColumn()
  amountMinor: bigint;

  @Column('text')
  currency: string;

  @Column('text')
  reason: string;

  @Column('text')
  state: WriteOffState;

  @ForeignKey('person')
  @Column('uuid')
  proposedBy: string;

  @ForeignKey('person')
  @Column('uuid', { nullable: true })
  decidedBy: string | null;

  @TimeColumn({ default: () => 'now()' })
  createdAt: Date;
}
