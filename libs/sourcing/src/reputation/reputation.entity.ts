import { TimeColumn } from '@app/platform';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** `dispatch`: on its way in time · `quality`: taken without a claim that held · `accept`: an order taken on or refused in time · `answer`: an RFQ quoted or declined in time. */
export const DEED_KINDS = ['dispatch', 'quality', 'accept', 'answer'] as const;
export type DeedKind = (typeof DEED_KINDS)[number];

/** One thing that a seller was to do. What becomes of it is added as it becomes known, in any order and any number of times. */
@Entity('seller_deed')
@Index('seller_deed_since', ['sellerId', 'since'])
@Check('seller_deed_kind', `kind IN ('dispatch', 'quality', 'accept', 'answer')`)
export class SellerDeed {
  @ForeignKey('organisation')
  @PrimaryColumn('uuid')
  sellerId: string;

  @PrimaryColumn('text')
  kind: DeedKind;

  /** The order that it is about; of an answer the RFQ. */
  @PrimaryColumn('uuid')
  subjectId: string;

  /** When it became the seller's to do: by this its age is told. */
  @TimeColumn()
  since: Date;

  /** Until when; null: not known yet, and it does not count. */
  @TimeColumn({ nullable: true })
  dueAt: Date | null;

  @TimeColumn({ nullable: true })
  doneAt: Date | null;

  /** It came to nothing, or a claim on it held. */
  @Column('boolean', { default: false })
  failed: boolean;
}

/** What a seller's deeds of one kind come to: made anew from them at any time. */
@Entity('seller_reputation')
@Check(
  'seller_reputation_counts',
  `kept BETWEEN 0 AND counted AND weight >= 0 AND kept_weight >= 0 AND done_weight >= 0`,
)
export class SellerReputation {
  @ForeignKey('organisation')
  @PrimaryColumn('uuid')
  sellerId: string;

  @PrimaryColumn('text')
  kind: DeedKind;

  /** Deeds whose end is known, and those that ended well. */
  @Column('integer')
  counted: number;

  @Column('integer')
  kept: number;

  /** The same, each deed weighing half as much with every half-life of its age at `madeAt`. */
  @Column('double precision')
  weight: number;

  @Column('double precision')
  keptWeight: number;

  /** Those that were done, late ones too, and the logarithms of the hours that each took, by the same weights. */
  @Column('double precision', { default: 0 })
  doneWeight: number;

  @Column('double precision', { default: 0 })
  logHours: number;

  @TimeColumn()
  madeAt: Date;
}
