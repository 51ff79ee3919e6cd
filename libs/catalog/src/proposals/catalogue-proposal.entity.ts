import { type EquivalenceGrade } from '@app/bearings';
import { MeasureColumn, TimeColumn } from '@app/platform';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { type CorrectableField } from './correctable-fields.js';

export type ProposalKind = 'correction' | 'equivalence';
/** `superseded` was accepted until a later one on the same subject was. */
export type ProposalState = 'proposed' | 'accepted' | 'rejected' | 'superseded';
export type ClaimVerdict = 'asserted' | 'refuted';

/**
 * What a firm knows better than the rules, with its evidence: a figure of a part type, or whether another part may take its place.
 * Accepted, it stands above what is computed.
 */
@Entity('catalogue_proposal')
@Index('catalogue_proposal_queue', ['state', 'id'])
@Index('catalogue_proposal_of_firm', ['proposerId', 'id'])
@Index('catalogue_proposal_of_part', ['partTypeId', 'state'])
@Index('catalogue_proposal_same', ['proposerId', 'partTypeId', 'subject'], {
  unique: true,
  where: `state = 'proposed'`,
})
@Index('catalogue_proposal_one_figure', ['partTypeId', 'subject'], {
  unique: true,
  where: `state = 'accepted' AND kind = 'correction'`,
})
@Check('catalogue_proposal_state', `state IN ('proposed', 'accepted', 'rejected', 'superseded')`)
@Check('catalogue_proposal_decided', `(state = 'proposed') = (decided_at IS NULL)`)
@Check(
  'catalogue_proposal_kind',
  `CASE kind
    WHEN 'correction' THEN field IS NOT NULL AND value > 0 AND verdict IS NULL
    WHEN 'equivalence' THEN verdict IN ('asserted', 'refuted') AND (grade IS NULL) = (verdict = 'refuted')
      AND other_designation IS NOT NULL AND field IS NULL
    ELSE false END`,
)
export class CatalogueProposal {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  kind: ProposalKind;

  @Column('text', { default: 'proposed' })
  state: ProposalState;

  @ForeignKey('organisation')
  @Column('uuid')
  proposerId: string;

  @ForeignKey('part_type')
  @Column('uuid')
  partTypeId: string;

  /** What it is about, beside the part type: the field, or brand and key of the other designation. */
  @Column('text')
  subject: string;

  @Column('text', { nullable: true })
  field: CorrectableField | null;

  /** What should stand, in the unit that the field's name says. */
  @MeasureColumn()
  value: number | null;

  /** What stood when it was proposed. */
  @MeasureColumn()
  stood: number | null;

  @Column('text', { nullable: true })
  verdict: ClaimVerdict | null;

  @Column('text', { nullable: true })
  grade: EquivalenceGrade | null;

  @Column('text', { nullable: true })
  otherDesignation: string | null;

  /** Whose number the other is; null for a type of the catalogue. */
  @Column('text', { nullable: true })
  otherBrand: string | null;

  @ForeignKey('part_type')
  @Column('uuid', { nullable: true })
  otherPartTypeId: string | null;

  @Column('text')
  evidenceText: string;

  @Column('text')
  evidenceSource: string;

  @Column('text', { nullable: true })
  evidenceLink: string | null;

  @TimeColumn({ default: () => 'now()' })
  proposedAt: Date;

  @TimeColumn({ nullable: true })
  decidedAt: Date | null;

  /** The market's words about its decision. */
  @Column('text', { nullable: true })
  reason: string | null;
}
