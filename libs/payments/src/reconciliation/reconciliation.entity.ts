import { MoneyColumn, TimeColumn } from '@app/platform';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** `fee`: what the provider takes by itself, for no movement; `other`: nothing that the ledger knows of, a correction. */
export type Subject = 'charge' | 'refund' | 'dispute' | 'transfer' | 'reversal' | 'payout' | 'fee' | 'other';

/**
 * Of the market's own bank: a line that nobody has matched, a payment that no line tells of, what the provider paid out to the market and no line tells of, the account by our books and by its lines,
 * and the balance that its statements state.
 */
export type BankSubject = 'bank_line' | 'bank_sent' | 'bank_payout' | 'bank_account' | 'bank_statements';

/** A movement on the provider's books: on the market's own account, or a payout on a seller's. */
@Entity('provider_transaction')
@Index('provider_transaction_created', ['createdAt'])
@Index('provider_transaction_booked', ['bookedBy'])
export class ProviderTransaction {
  /** The provider's id of it. */
  @PrimaryColumn('text')
  id: string;

  @Column('text')
  type: string;

  @Column('text')
  subject: Subject;

  /** The provider's id of what moved it: a charge, a refund … */
  @Column('text')
  source: string;

  @MoneyColumn()
  amountMinor: bigint;

  /** What the provider keeps of it, of the market's. */
  @MoneyColumn()
  feeMinor: bigint;

  /** The comparison that booked its fee: the cause that the ledger names. */
  @ForeignKey('reconciliation')
  @Column('uuid', { nullable: true })
  bookedBy: string | null;

  @Column('text')
  currency: string;

  @TimeColumn()
  createdAt: Date;
}

/** One comparison of the provider's books with ours. */
@Entity('reconciliation')
export class Reconciliation {
  @PrimaryColumn('uuid')
  id: string;

  @TimeColumn()
  ranAt: Date;

  /** Events that had not reached us, and have now. */
  @Column('integer')
  missedEvents: number;

  /** Of the provider's, new since the last comparison. */
  @Column('integer')
  transactions: number;

  /** Charges, refunds … that were compared. */
  @Column('integer')
  compared: number;

  @Column('integer')
  differences: number;
}

export type DifferenceKind = 'missing_here' | 'missing_there' | 'amount';

/** Where the books differ; open until a later comparison finds them equal. */
@Entity('reconciliation_difference')
@Index('reconciliation_difference_subject', ['subject', 'providerReference'], { unique: true })
@Index('reconciliation_difference_open', ['id'], { where: 'resolved_at IS NULL' })
export class ReconciliationDifference {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  subject: Subject | BankSubject;

  @Column('text')
  providerReference: string;

  @Column('text')
  kind: DifferenceKind;

  @MoneyColumn()
  providerMinor: bigint;

  @MoneyColumn()
  ledgerMinor: bigint;

  @Column('text')
  currency: string;

  @TimeColumn()
  firstSeenAt: Date;

  @TimeColumn()
  lastSeenAt: Date;

  @TimeColumn({ nullable: true })
  resolvedAt: Date | null;
}
