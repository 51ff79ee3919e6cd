import { type Features } from '@app/bearings';
import { type Text } from '@app/kernel';
import { TimeColumn } from '@app/platform';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** `read`: one type is meant · `ambiguous`: several may be, the buyer chooses · `unread`: nothing is, the nearest are shown. */
export const BOM_LINE_STATES = ['read', 'ambiguous', 'unread'] as const;
export type BomLineState = (typeof BOM_LINE_STATES)[number];

/** What was wrong with a line, and what would be right. */
export interface BomFault {
  field: 'text' | 'quantity';
  code: string;
  value: string;
  message: Text;
  expected: Text;
}

/** What a line may mean. */
export interface BomChoice {
  partTypeId: string;
  designation: string;
  confidence: number;
  /** What the line wishes beyond the type: clearance, class, cage. */
  features: Features;
  /** In what it differs from the other choices. */
  tells: { what: string; value: string }[];
}

/** A buyer's list of parts. Its organisation's, and no seller stands in it. */
@Entity('bom')
@Index('bom_of_buyer', ['buyerId', 'id'])
export class Bom {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey('organisation')
  @Column('uuid')
  buyerId: string;

  @Column('text')
  name: string;

  /** The person who made it. */
  @ForeignKey('person')
  @Column('uuid', { nullable: true })
  madeById: string | null;

  /** The next line's. */
  @Column('integer')
  nextLineNo: number;

  @TimeColumn({ default: () => 'now()' })
  createdAt: Date;

  @TimeColumn({ default: () => 'now()' })
  updatedAt: Date;
}

@Entity('bom_line')
@Index('bom_line_by_state', ['bomId', 'state', 'lineNo'])
@Check(
  'bom_line_state',
  `state IN ('read', 'ambiguous', 'unread') AND (state = 'read') = (part_type_id IS NOT NULL)`,
)
@Check('bom_line_preferred', `(preferred_seller_id IS NULL) = (preferred_listing_id IS NULL)`)
@Check('bom_line_quantity', `line_no > 0 AND coalesce(quantity, 1) > 0`)
export class BomLine {
  @ForeignKey('bom', 'id', { onDelete: 'CASCADE' })
  @PrimaryColumn('uuid')
  bomId: string;

  @PrimaryColumn('integer')
  lineNo: number;

  /** As the buyer wrote it. */
  @Column('text')
  text: string;

  @Column('text', { nullable: true })
  note: string | null;

  /** Pieces; null: not said, or not to be understood. */
  @Column('integer', { nullable: true })
  quantity: number | null;

  /** The brand wished for; null: any. */
  @Column('text', { nullable: true })
  brand: string | null;

  @Column('text')
  state: BomLineState;

  /** 0 … 1, of the reading; 1 where the buyer chose. */
  @Column('double precision')
  confidence: number;

  @ForeignKey('part_type')
  @Column('uuid', { nullable: true })
  partTypeId: string | null;

  /** From whom rather than from the cheapest; null: from anybody. */
  @Column('uuid', { nullable: true })
  preferredSellerId: string | null;

  @Column('uuid', { nullable: true })
  preferredListingId: string | null;

  /** What is wished beyond the type. */
  @Column('jsonb', { default: {} })
  features: Features;

  @Column('jsonb', { default: [] })
  choices: BomChoice[];

  @Column('jsonb', { default: [] })
  faults: BomFault[];
}
