import { type MemberRole, TimeColumn } from '@app/platform';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** Somebody asked to join a firm, by a link that is mailed to them. */
@Entity('invitation')
@Index('invitation_open', ['organisationId', 'email'], { unique: true, where: 'accepted_at IS NULL' })
@Check('invitation_role', `role IN ('member', 'admin')`)
export class Invitation {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey('organisation', { onDelete: 'CASCADE' })
  @Column('uuid')
  organisationId: string;

  /** Lower case. */
  @Column('text')
  email: string;

  @Column('text')
  role: MemberRole;

  @ForeignKey('person')
  @Column('uuid')
  invitedBy: string;

  @TimeColumn({ default: () => 'now()' })
  invitedAt: Date;

  @TimeColumn()
  expiresAt: Date;

  @TimeColumn({ nullable: true })
  acceptedAt: Date | null;
}
