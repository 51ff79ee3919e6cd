import { TimeColumn } from '@app/platform';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** `pay`: lines that pay a payment, what is over goes back; `return`: money that is for nothing goes back; `charge`: what the bank took for itself; `payout`: the provider's payment of the market's own money. */
export const MATCH_KINDS = ['pay', 'return', 'charge', 'payout'] as const;
export type MatchKind = (typeof MATCH_KINDS)[number];

/** What one person says that lines of the bank are for, until another confirms it. */
@Entity('bank_match')
@Index('bank_match_open', ['id'], { where: `state = 'proposed'` })
@Check('bank_match_eyes', `decided_by IS NULL OR state = 'withdrawn' OR decided_by <> proposed_by`)
@Check('bank_match_payment', `(kind = 'pay') = (payment_id IS NOT NULL)`)
@Check('bank_match_payout', `(kind = 'payout') = (payout_reference IS NOT NULL)`)
export class BankMatch {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  kind: MatchKind;

  @ForeignKey('payment')
  @Column('uuid', { nullable: true })
  paymentId: string | null;

  /** The provider's, of what it paid out. */
  @Column('text', { nullable: true })
  payoutReference: string | null;

  @Column('text')
  note: string;

  @Column('text')
  state: 'proposed' | 'confirmed' | 'withdrawn';

  @ForeignKey('person')
  @Column('uuid')
  proposedBy: string;

  @ForeignKey('person')
  @Column('uuid', { nullable: true })
  decidedBy: string | null;

  @TimeColumn({ default: () => 'now()' })
  createdAt: Date;
}
