import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
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

  /** Of what was sent. Hexadecimal. */
  @Column('text')
  sha256: string;

  /** The picture that this is for lists. */
  @ForeignKey('stored_file')
  @Index('stored_file_small_of', { unique: true, where: 'small_of IS NOT NULL' })
  @Column('uuid', { nullable: true })
  smallOf: string | null;

  /** The sender's name for it. */
  @Column('text', { nullable: true })
  name: string | null;

  @TimeColumn({ default: () => 'now()' })
  createdAt: Date;
}
