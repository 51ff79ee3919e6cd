import { type Scope, TimeColumn } from '@app/platform';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** One refresh token. Rotated at each use; a rotated one that comes back revokes its family. */
@Entity('session')
export class Session {
  @PrimaryColumn('uuid')
  id: string;

  @Index('session_family')
  @Column('uuid')
  familyId: string;

  @ForeignKey('person', { onDelete: 'CASCADE' })
  @Index('session_person')
  @Column('uuid')
  personId: string;

  @ForeignKey('organisation', { onDelete: 'CASCADE' })
  @Column('uuid')
  organisationId: string;

  /** SHA-256 of the token. */
  @Index('session_token', { unique: true })
  @Column('text')
  tokenHash: string;

  @Index('session_expiry')
  @TimeColumn()
  expiresAt: Date;

  @TimeColumn({ nullable: true })
  rotatedAt: Date | null;

  /** The session whose token took this one's place. */
  @Column('uuid', { nullable: true })
  successorId: string | null;

  @TimeColumn({ nullable: true })
  revokedAt: Date | null;
}

/** A partner's key. Only its hash is kept; `prefix` lets its owner tell keys apart. */
@Entity('api_key')
export class ApiKey {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey('organisation', { onDelete: 'CASCADE' })
  @Index('api_key_organisation')
  @Column('uuid')
  organisationId: string;

  @Column('text')
  name: string;

  @Column('text')
  prefix: string;

  /** SHA-256 of the key: it has 256 random bits, so no slow hash is called for. */
  @Index('api_key_hash', { unique: true })
  @Column('text')
  keyHash: string;

  @Column('text', { array: true })
  scopes: Scope[];

  @TimeColumn({ default: () => 'now()' })
  createdAt: Date;

  @TimeColumn({ nullable: true })
  lastUsedAt: Date | null;

  @TimeColumn({ nullable: true })
  revokedAt: Date | null;
}
