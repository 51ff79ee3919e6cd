import { Column, Entity, PrimaryColumn } from 'typeorm';
import { TimeColumn } from '../columns.js';

/** A file that somebody sent; its content lies in the file store under its id. Content never changes. */
@Entity('stored_file')
export class StoredFile {
  @PrimaryColumn('uuid')
  id: string;

  /** The organisation that sent it. */
  @Column('uuid')
  ownerId: string;

  /** What it was sent for; whoever serves it makes sure of that: `listing.photograph`. */
  @Column('text')
  purpose: string;

  /** As its first bytes say, whatever the sender said. */
  @Column('text')
  mediaType: string;

  @Column('integer')
  bytes: number;

  /** Hexadecimal. */
  @Column('text')
  sha256: string;

  /** The sender's name for it. */
  @Column('text', { nullable: true })
  name: string | null;

  @TimeColumn({ default: () => 'now()' })
  createdAt: Date;
}
