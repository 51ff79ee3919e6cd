import { TimeColumn } from '@app/platform';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Part types whose row in `part_index` the second engine has not been seen to have: kept only where there is one. */
@Entity('search_pending')
export class SearchPending {
  @PrimaryColumn('uuid')
  partTypeId: string;

  /** Changes whenever the row may have: what was sent is done with only if nothing came meanwhile. */
  @Index('search_pending_mark_order')
  @Column('bigint')
  mark: string;

  /** Since when it waits. */
  @Index('search_pending_since')
  @TimeColumn({ default: () => 'now()' })
  since: Date;
}
