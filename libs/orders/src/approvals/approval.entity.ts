import { MoneyColumn, TimeColumn } from '@app/platform';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

export const APPROVAL_STATES = ['waiting', 'approved', 'declined', 'lapsed', 'withdrawn'] as const;
export type ApprovalState = (typeof APPROVAL_STATES)[number];

/** A purchase above the limit of whoever placed it: somebody else of the firm decides. It is of the buyer alone and spans sellers. */
@Entity('approval')
@Index('approval_of_buyer', ['buyerId', 'state', 'checkoutId'])
@Index('approval_list', ['buyerId', 'checkoutId'])
@Check('approval_state', `state IN ('waiting', 'approved', 'declined', 'lapsed', 'withdrawn')`)
@Check('approval_by_another', `decided_by <> placed_by`)
@Check('approval_decided', `(state IN ('approved', 'declined')) = (decided_by IS NOT NULL)`)
export class Approval {
  @ForeignKey('checkout')
  @PrimaryColumn('uuid')
  checkoutId: string;

  @ForeignKey('organisation')
  @Column('uuid')
  buyerId: string;

  @ForeignKey('person')
  @Column('uuid')
  placedBy: string;

  /** What they may spend alone, as it was at placing. */
  @MoneyColumn()
  limitMinor: bigint;

  @Column('text')
  state: ApprovalState;

  @ForeignKey('person')
  @Column('uuid', { nullable: true })
  decidedBy: string | null;

  @TimeColumn({ nullable: true })
  decidedAt: Date | null;

  /** Why it was declined. */
  @Column('text', { nullable: true })
  reason: string | null;
}
