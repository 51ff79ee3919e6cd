import { MoneyColumn, TimeColumn } from '@app/platform';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** `suspended` and `ended`: nothing more is bought on account, and what is owed stays owed. Ended terms may be granted anew. */
export const TERMS_STATES = ['active', 'suspended', 'ended'] as const;
export type TermsState = (typeof TERMS_STATES)[number];

/** What a seller lets a buyer owe it: once for each two of them. */
@Entity('credit_terms')
@Index('credit_terms_pair', ['sellerId', 'buyerId'], { unique: true })
@Index('credit_terms_of_buyer', ['buyerId', 'id'])
@Check('credit_terms_state', `state IN ('active', 'suspended', 'ended')`)
@Check('credit_terms_days', `days BETWEEN 1 AND 180 AND grace_days BETWEEN 0 AND 60`)
@Check('credit_terms_amounts', `limit_minor > 0 AND open_minor >= 0`)
export class CreditTerms {
  @ForeignKey('organisation')
  @PrimaryColumn('uuid')
  sellerId: string;

  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey('organisation')
  @Column('uuid')
  buyerId: string;

  @Column('text')
  state: TermsState;

  /** From the delivery of the goods to the day by which they are paid. */
  @Column('integer')
  days: number;

  /** How many days overdue are borne before nothing more is bought on account. */
  @Column('integer')
  graceDays: number;

  @MoneyColumn()
  limitMinor: bigint;

  /** Of all that was bought on account, what is neither paid nor taken off; above the limit only where that was lowered since. */
  @MoneyColumn({ default: 0 })
  openMinor: bigint;

  @Column('text')
  currency: string;

  /** Of the facts that were told of it. */
  @Column('integer', { default: 1 })
  version: number;

  /** Why it was suspended or ended. */
  @Column('text', { nullable: true })
  reason: string | null;

  /** When the buyer was last told what is due or will be. */
  @Column('date', { nullable: true })
  remindedOn: string | null;

  @TimeColumn()
  grantedAt: Date;

  @TimeColumn()
  changedAt: Date;
}
