import { type PartFamily } from '@app/bearings';
import { TimeColumn } from '@app/platform';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

export const PART_REQUEST_STATES = ['open', 'closed'] as const;
export type PartRequestState = (typeof PART_REQUEST_STATES)[number];

/** What a buyer asks the sellers for. The buyer's record: no seller stands in it before one answers. */
@Entity('part_request')
@Index('part_request_of_buyer', ['buyerId', 'id'])
@Index('part_request_queue', ['state', 'id'])
@Check('part_request_state', `state IN ('open', 'closed')`)
@Check('part_request_closed', `(state = 'open') = (closed_at IS NULL)`)
export class PartRequest {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey('organisation')
  @Column('uuid')
  buyerId: string;

  @Column('text', { default: 'open' })
  state: PartRequestState;

  /** Where the goods are to go. */
  @Column('text', { nullable: true })
  province: string | null;

  /** The last day on which the goods are of use. */
  @Column('date', { nullable: true })
  neededBy: string | null;

  @Column('text', { nullable: true })
  note: string | null;

  @TimeColumn({ default: () => 'now()' })
  openedAt: Date;

  @TimeColumn({ nullable: true })
  closedAt: Date | null;
}

@Entity('part_request_line')
@Index('part_request_line_families', ['families'], { type: 'gin' })
@Check('part_request_line_quantity', `line_no > 0 AND quantity > 0`)
export class PartRequestLine {
  @ForeignKey('part_request')
  @PrimaryColumn('uuid')
  requestId: string;

  @PrimaryColumn('integer')
  lineNo: number;

  /** As the buyer wrote it. */
  @Column('text')
  text: string;

  @ForeignKey('part_type')
  @Column('uuid', { nullable: true })
  partTypeId: string | null;

  /** Of the part type, else all that the text may speak of: they find the sellers who might make it. */
  @Column('text', { array: true, default: [] })
  families: PartFamily[];

  /** The brand wished for; null: any. */
  @Column('text', { nullable: true })
  brand: string | null;

  @Column('integer')
  quantity: number;
}
