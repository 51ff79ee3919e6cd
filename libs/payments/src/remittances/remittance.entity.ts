import { MoneyColumn, TimeColumn } from '@app/platform';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** `payout`: of what was released, to the seller; `refund`: of a refund, to the payer; `return`: of money that is for nothing, to whoever sent it. */
export type RemittanceKind = 'payout' | 'refund' | 'return';

/** `due` waits for a batch (or for an account); a batch that is withdrawn sets its payouts aside again (`withdrawn`) and lets the others wait. */
export const REMITTANCE_STATES = ['due', 'batched', 'exported', 'paid', 'returned', 'withdrawn'] as const;
export type RemittanceState = (typeof REMITTANCE_STATES)[number];

/** Money that the market's bank is told to send: once for each cause, and anew when it came back. */
@Entity('remittance')
@Index('remittance_cause', ['sellerId', 'kind', 'causeId'], {
  unique: true,
  where: `state NOT IN ('returned', 'withdrawn')`,
})
@Index('remittance_reference', ['reference'])
@Index('remittance_state', ['state', 'id'])
@Index('remittance_of_batch', ['batchId'])
@Check('remittance_amount', `amount_minor > 0`)
@Check(
  'remittance_batched',
  `state IN ('due', 'withdrawn') OR (batch_id IS NOT NULL AND account_number <> '')`,
)
export class Remittance {
  /** In whose accounts it stands: the seller's, or the market's own. */
  @PrimaryColumn('uuid')
  sellerId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  kind: RemittanceKind;

  /** The refund, or the line of the bank that is sent back; of a payout, itself. */
  @Column('uuid')
  causeId: string;

  @MoneyColumn()
  amountMinor: bigint;

  @Column('text')
  currency: string;

  /** By which the bank's lines tell of it, in the alphabet of remittance codes. */
  @Column('text')
  reference: string;

  /** Of the account that it goes to, as it was when it fell due; the number is empty while nobody knows it. */
  @Column('text')
  holder: string;

  @Column('text')
  bank: string;

  @Column('text')
  accountNumber: string;

  @Column('text')
  state: RemittanceState;

  @ForeignKey('remittance_batch')
  @Column('uuid', { nullable: true })
  batchId: string | null;

  /** Why it came back, in the words of whoever noted it. */
  @Column('text', { nullable: true })
  reason: string | null;

  @TimeColumn({ default: () => 'now()' })
  createdAt: Date;

  /** When it was noted as paid, or as returned. */
  @TimeColumn({ nullable: true })
  settledAt: Date | null;
}

export type BatchState = 'proposed' | 'approved' | 'exported' | 'withdrawn';

/** What goes to the bank as one file: proposed by one person, approved by another. */
@Entity('remittance_batch')
@Check('remittance_batch_eyes', `approved_by IS NULL OR approved_by <> proposed_by`)
export class RemittanceBatch {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  state: BatchState;

  @Column('integer')
  remittances: number;

  @MoneyColumn()
  amountMinor: bigint;

  @Column('text')
  currency: string;

  @ForeignKey('person')
  @Column('uuid')
  proposedBy: string;

  @ForeignKey('person')
  @Column('uuid', { nullable: true })
  approvedBy: string | null;

  @TimeColumn({ default: () => 'now()' })
  createdAt: Date;

  @TimeColumn({ nullable: true })
  exportedAt: Date | null;
}
