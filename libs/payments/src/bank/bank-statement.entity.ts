import { MoneyColumn, TimeColumn } from '@app/platform';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { type UnmatchedReason } from './match.rules.js';
import { type LineFault } from './statement.reader.js';

/** A file of the market's bank, as an admin brought it. */
@Entity('bank_statement')
export class BankStatement {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey('stored_file')
  @Column('uuid')
  fileId: string;

  @Column('text')
  fileName: string;

  @Column('uuid', { nullable: true })
  importedBy: string | null;

  /** Lines that say of money that came in. */
  @Column('integer')
  credits: number;

  /** Lines that say of money that went out. */
  @Column('integer', { default: 0 })
  debits: number;

  /** Of both, known already from an earlier statement. */
  @Column('integer')
  repeated: number;

  @Column('integer')
  faultCount: number;

  /** The first of them. */
  @Column('jsonb')
  faults: LineFault[];

  /** What the bank says stood on the account before and after its lines; null where it does not say. */
  @MoneyColumn({ nullable: true })
  openingMinor: bigint | null;

  @MoneyColumn({ nullable: true })
  closingMinor: bigint | null;

  /** The days of its first and last line. */
  @Column('date', { nullable: true })
  firstOn: string | null;

  @Column('date', { nullable: true })
  lastOn: string | null;

  @TimeColumn({ default: () => 'now()' })
  createdAt: Date;
}

export const BANK_ROW_STATES = ['received', 'matched', 'unmatched', 'sent_back', 'charged'] as const;
/** `received`: yet to be matched; `sent_back`: it is for nothing, and goes back to whoever sent it; `charged`: the bank's own fee. */
export type BankRowState = (typeof BANK_ROW_STATES)[number];

/** Money that came to the market's bank account, or left it: known once, by the bank's own reference. */
@Entity('bank_row')
@Index('bank_row_reference', ['bankReference'], { unique: true })
@Index('bank_row_of_statement', ['statementId', 'state'])
@Index('bank_row_state', ['state', 'id'])
@Check('bank_row_amount', `amount_minor <> 0`)
@Check(
  'bank_row_matched',
  `(state IN ('matched', 'sent_back')) = (num_nonnulls(payment_id, remittance_id, market_payout_id) = 1) AND (state <> 'sent_back' OR remittance_id IS NOT NULL)`,
)
export class BankRow {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey('bank_statement')
  @Column('uuid')
  statementId: string;

  @Column('integer')
  lineNo: number;

  @Column('text')
  bankReference: string;

  @Column('date')
  bookedOn: string;

  /** Below zero: it went out. */
  @MoneyColumn()
  amountMinor: bigint;

  @Column('text')
  currency: string;

  @Column('text')
  payerName: string;

  @Column('text')
  payerAccount: string;

  @Column('text', { default: '' })
  payerBank: string;

  @Column('text')
  note: string;

  @Column('text', { default: 'received' })
  state: BankRowState;

  @Column('text', { nullable: true })
  reason: UnmatchedReason | null;

  /** The code that was recognised in the note. */
  @Column('text', { nullable: true })
  code: string | null;

  /** What was asked for under that code. */
  @MoneyColumn({ nullable: true })
  expectedMinor: bigint | null;

  /** What it paid. */
  @ForeignKey('payment')
  @Index('bank_row_payment', { where: 'payment_id IS NOT NULL' })
  @Column('uuid', { nullable: true })
  paymentId: string | null;

  /** What of ours it tells of: sent by the bank, come back from where it went, or due because of this line. */
  @Index('bank_row_remittance', { where: 'remittance_id IS NOT NULL' })
  @Column('uuid', { nullable: true })
  remittanceId: string | null;

  /** The market's own money that the provider paid out: it has come. */
  @ForeignKey('market_payout')
  @Index('bank_row_market_payout', { unique: true, where: 'market_payout_id IS NOT NULL' })
  @Column('uuid', { nullable: true })
  marketPayoutId: string | null;

  /** What somebody says that it is for. */
  @ForeignKey('bank_match')
  @Index('bank_row_match', { where: 'match_id IS NOT NULL' })
  @Column('uuid', { nullable: true })
  matchId: string | null;
}
