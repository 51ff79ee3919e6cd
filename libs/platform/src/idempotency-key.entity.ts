import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { TimeColumn } from './columns.js';

/** A write that was asked for under a key, and what was answered. Rows older than a week are swept. */
@Entity('idempotency_key')
export class IdempotencyKey {
  /** The organisation that asked, or the anonymous caller's address. */
  @PrimaryColumn('text')
  owner: string;

  @PrimaryColumn('text')
  key: string;

  /** SHA-256 of method, path and body. */
  @Column('text')
  fingerprint: string;

  /** Null when the answer held a secret. */
  @Column('jsonb', { nullable: true })
  answer: unknown;

  @Index('idempotency_key_age')
  @TimeColumn({ default: () => 'now()' })
  createdAt: Date;
}
