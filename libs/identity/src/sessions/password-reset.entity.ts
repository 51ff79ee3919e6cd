import { TimeColumn } from '@app/platform';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** Somebody who forgot their password asked for a link that opens the choice of another, once. */
@Entity('password_reset')
@Index('password_reset_person', ['personId', 'askedAt'])
export class PasswordReset {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey('person', { onDelete: 'CASCADE' })
  @Column('uuid')
  personId: string;

  @TimeColumn()
  askedAt: Date;

  @Index('password_reset_expiry')
  @TimeColumn()
  expiresAt: Date;

  @TimeColumn({ nullable: true })
  usedAt: Date | null;
}
