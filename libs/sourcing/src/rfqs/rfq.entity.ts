import { type CertificateKind } from '@app/kernel';
import { type Features, type PartFamily } from '@app/bearings';
import { MeasureColumn, TimeColumn } from '@app/platform';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { type SellerMatch } from './invitee.ranking.js';
import { type RfqState } from './rfq.states.js';

/** What a buyer asks sellers to quote for. The buyer's record; what sellers answer stands in their quotes. */
@Entity('rfq')
@Index('rfq_of_buyer', ['buyerId', 'id'])
@Index('rfq_sealed', ['deadline'], { where: `state = 'open'` })
@Index('rfq_undecided', ['decideBy'], { where: `state = 'deciding'` })
@Index('rfq_open_to_all', ['id'], { where: `state = 'open' AND open_to_all` })
@Check('rfq_state', `state IN ('open', 'deciding', 'awarded', 'closed', 'cancelled', 'lapsed')`)
@Check(
  'rfq_awarded',
  `CASE state WHEN 'awarded' THEN checkout_id IS NOT NULL WHEN 'deciding' THEN true ELSE checkout_id IS NULL END`,
)
@Check(
  'rfq_certificates',
  `certificates <@ ARRAY['test_report', 'iso_9001', 'iatf_16949', 'green_factory', 'discharge_permit']`,
)
@Check('rfq_times', `deadline < decide_by AND version > 0`)
export class Rfq {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey('organisation')
  @Column('uuid')
  buyerId: string;

  @ForeignKey('person')
  @Column('uuid', { nullable: true })
  madeById: string | null;

  @Column('text')
  title: string;

  @Column('text')
  state: RfqState;

  /** Of its lines and terms; each amendment makes the next. */
  @Column('integer', { default: 1 })
  version: number;

  /** Sequence of the last entry in its log. */
  @Column('integer', { default: 1 })
  seq: number;

  /** The number that the next new line gets. */
  @Column('integer')
  nextLineNo: number;

  /** Where the goods are to go. */
  @Column('text')
  province: string;

  @Column('text', { nullable: true })
  note: string | null;

  /** Any seller who makes such things may quote, not only those invited. */
  @Column('boolean')
  openToAll: boolean;

  /** That sellers are asked to hold, verified and in force. */
  @Column('text', { array: true, default: [] })
  certificates: CertificateKind[];

  /** That they are asked to be green. */
  @Column('boolean', { default: false })
  greenOnly: boolean;

  /** Who does not hold what is asked for cannot quote. */
  @Column('boolean', { default: false })
  certifiedOnly: boolean;

  @Column('uuid', { array: true, default: [] })
  attachmentIds: string[];

  /** Until then sellers may quote, and nobody sees what they quote. */
  @TimeColumn()
  deadline: Date;

  /** Undecided until then, it lapses. */
  @TimeColumn()
  decideBy: Date;

  /** The latest purchase that stands of what was awarded: while it is undecided, of a part of it. */
  @Column('uuid', { nullable: true })
  checkoutId: string | null;

  @TimeColumn({ default: () => 'now()' })
  openedAt: Date;
}

/** A line as one version of its RFQ has it; lines of earlier versions stay. */
@Entity('rfq_line')
@Index('rfq_line_families', ['families'], { type: 'gin' })
@Check('rfq_line_quantity', `line_no > 0 AND quantity > 0`)
export class RfqLine {
  @ForeignKey('rfq')
  @PrimaryColumn('uuid')
  rfqId: string;

  @PrimaryColumn('integer')
  version: number;

  /** The same in each version that has the line. */
  @PrimaryColumn('integer')
  lineNo: number;

  /** As the buyer wrote it. */
  @Column('text')
  text: string;

  @ForeignKey('part_type')
  @Column('uuid', { nullable: true })
  partTypeId: string | null;

  /** Of the part type, else all that the text may speak of. */
  @Column('text', { array: true, default: [] })
  families: PartFamily[];

  /** Wished beyond the type. */
  @Column('jsonb', { default: {} })
  features: Features;

  /** The brand wished for; null: any. */
  @Column('text', { nullable: true })
  brand: string | null;

  /** Something else that serves may be offered in its place. */
  @Column('boolean')
  substitutes: boolean;

  @Column('integer')
  quantity: number;

  /** The last day on which the goods are to be on their way. */
  @Column('date', { nullable: true })
  neededBy: string | null;
}

/** The append-only log of an RFQ. */
@Entity('rfq_transition')
export class RfqTransition {
  @ForeignKey('rfq')
  @PrimaryColumn('uuid')
  rfqId: string;

  @PrimaryColumn('integer')
  seq: number;

  @Column('text', { nullable: true })
  fromState: RfqState | null;

  @Column('text')
  toState: RfqState;

  @Column('text')
  act: string;

  @Column('text')
  by: 'buyer' | 'system';

  @Column('uuid', { nullable: true })
  personId: string | null;

  /** What changed, or why. */
  @Column('text', { nullable: true })
  note: string | null;

  @TimeColumn()
  at: Date;
}

export const INVITED_BY = ['match', 'buyer', 'subscription', 'open'] as const;
/** Found for it, named by the buyer, subscribed to such types, or came by itself. */
export type InvitedBy = (typeof INVITED_BY)[number];

/** What a seller had for the lines when it was invited: of so many, with the score that the matcher gave for it. */
export type InvitationGrounds = Pick<SellerMatch, 'score' | 'points' | 'lines' | 'cheapest' | 'days'> & {
  of: number;
  explored: boolean;
};

/** A seller who has been told of an RFQ. */
@Entity('rfq_invitation')
@Index('rfq_invitation_of_rfq', ['rfqId'])
@Check('rfq_invitation_by', `invited_by IN ('match', 'buyer', 'subscription', 'open')`)
export class RfqInvitation {
  @ForeignKey('organisation')
  @PrimaryColumn('uuid')
  sellerId: string;

  @ForeignKey('rfq')
  @PrimaryColumn('uuid')
  rfqId: string;

  @Column('text')
  invitedBy: InvitedBy;

  /** Null: it had none of the lines on offer. */
  @Column('jsonb', { nullable: true })
  grounds: InvitationGrounds | null;

  @TimeColumn()
  invitedAt: Date;

  /** The seller will not quote. */
  @TimeColumn({ nullable: true })
  declinedAt: Date | null;
}

/** A seller's question; with its answer all who were told of the RFQ see it, but not whose it is. */
@Entity('rfq_question')
@Index('rfq_question_of_rfq', ['rfqId', 'id'])
@Check('rfq_question_answered', `(answer IS NULL) = (answered_at IS NULL)`)
export class RfqQuestion {
  @ForeignKey('organisation')
  @PrimaryColumn('uuid')
  sellerId: string;

  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey('rfq')
  @Column('uuid')
  rfqId: string;

  @Column('text')
  question: string;

  @Column('text', { nullable: true })
  answer: string | null;

  @TimeColumn()
  askedAt: Date;

  @TimeColumn({ nullable: true })
  answeredAt: Date | null;
}

/** A seller wants to hear of RFQs for such parts. */
@Entity('rfq_subscription')
@Index('rfq_subscription_to_family', ['family'])
@Check('rfq_subscription_bores', `bore_from_mm <= bore_to_mm`)
export class RfqSubscription {
  @ForeignKey('organisation')
  @PrimaryColumn('uuid')
  sellerId: string;

  @PrimaryColumn('text')
  family: PartFamily;

  /** Of these series only; none: of any. */
  @Column('text', { array: true, default: [] })
  series: string[];

  /** Of bores within these; null: without a bound. */
  @MeasureColumn()
  boreFromMm: number | null;

  @MeasureColumn()
  boreToMm: number | null;
}
