import { TimeColumn } from '@app/platform';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Who did what to what, and why. Append-only (the database refuses UPDATE and DELETE). */
@Entity('audit_entry')
@Index('audit_entry_subject', ['subjectKind', 'subjectId', 'id'])
@Index('audit_entry_kind', ['subjectKind', 'id'])
@Index('audit_entry_actor', ['actorId', 'id'])
export class AuditEntry {
  @PrimaryColumn('uuid')
  id: string;

  /** The organisation that acted; null for the system itself. */
  @Column('uuid', { nullable: true })
  actorId: string | null;

  @Column('uuid', { nullable: true })
  personId: string | null;

  /** `organisation.verified`, `listing.taken_down` … */
  @Column('text')
  action: string;

  @Column('text')
  subjectKind: string;

  @Column('uuid')
  subjectId: string;

  @Column('text')
  subjectLabel: string;

  @Column('text', { nullable: true })
  reason: string | null;

  @Column('jsonb', { default: {} })
  data: Record<string, unknown>;

  @TimeColumn({ default: () => 'now()' })
  at: Date;
}
