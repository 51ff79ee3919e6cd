import { TimeColumn } from '@app/platform';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** Something an organisation is told. Its words are made at reading, in the reader's language, from `kind` and `params`. */
@Entity('notification')
@Index('notification_of_organisation', ['organisationId', 'id'])
@Index('notification_unread', ['organisationId'], { where: 'read_at IS NULL' })
export class Notification {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey('organisation', { onDelete: 'CASCADE' })
  @Column('uuid')
  organisationId: string;

  @Column('text')
  kind: string;

  @Column('jsonb')
  params: Record<string, string>;

  /** Path in the web app. */
  @Column('text', { nullable: true })
  link: string | null;

  @TimeColumn({ default: () => 'now()' })
  at: Date;

  @TimeColumn({ nullable: true })
  readAt: Date | null;
}

/** A mail to be sent, or sent; shown on the mailbox page outside production. Its text goes when it is sent. */
@Entity('mail')
@Index('mail_to', ['toAddress', 'id'])
@Index('mail_unsent', ['id'], { where: 'sent_at IS NULL' })
export class Mail {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  toAddress: string;

  @Column('text')
  subject: string;

  @Column('text')
  body: string;

  @Index('mail_age')
  @TimeColumn({ default: () => 'now()' })
  writtenAt: Date;

  /** Before any of it went to the mail server, which may have it from then on. */
  @TimeColumn({ nullable: true })
  givenAt: Date | null;

  /** The server has it. Given and not sent: nobody knows, and it is not given again. */
  @TimeColumn({ nullable: true })
  sentAt: Date | null;

  /** Why the server will never take it, in its own words. */
  @Column('text', { nullable: true })
  failure: string | null;
}
