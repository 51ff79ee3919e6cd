import { type Readable } from 'node:stream';
import { DAY_MS, earliestId, isId, newId, notFound } from '@app/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Runs } from '../jobs.js';
import { FileContents, type StoredContent } from './file-contents.js';
import { Pictures } from './pictures.js';
import { type FileLimits, spool, type SpooledFile } from './spooled-file.js';

/** A file as it came in; it stays only if `keep` writes its row. */
export interface ReceivedFile {
  id: string;
  mediaType: string;
  bytes: number;
  /** Of what was sent. */
  sha256: string;
  /** Of a picture. */
  small?: ReceivedFile;
}

export interface KeptFile {
  id: string;
  ownerId: string;
  purpose: string;
  mediaType: string;
  bytes: number;
  name: string | null;
}

/** Whoever sends a file keeps it within moments. */
const ORPHAN_AFTER_MS = DAY_MS;
/** A sweep looks no further back: those before it have. */
const SWEEP_BACK_MS = 30 * DAY_MS;

/** Files that people send: a row for whose each is and what it is for, beside its content. */
@Injectable()
export class FileStore {
  constructor(
    private readonly contents: FileContents,
    private readonly pictures: Pictures,
    @Inject(DataSource) private readonly source: DataSource,
  ) {}

  /** Writes what comes to the store, of a picture what it shows. Outside any transaction. */
  async receive(content: Readable, limits: FileLimits): Promise<ReceivedFile> {
    await using file = await spool(content, limits);
    // Awaited here: the spooled file goes when this ends.
    if (!Pictures.isPicture(file)) return await this.put(file);
    await using whole = await this.pictures.whole(file);
    await using small = await this.pictures.small(whole);
    return { ...(await this.put(whole)), sha256: file.sha256, small: await this.put(small) };
  }

  /** For whoever has looked into it first. */
  async put(file: SpooledFile): Promise<ReceivedFile> {
    const { mediaType, bytes, sha256 } = file;
    const id = newId();
    await this.contents.put(id, file);
    return { id, mediaType, bytes, sha256 };
  }

  async keep(
    tx: EntityManager,
    file: ReceivedFile,
    { ownerId, purpose, name }: Pick<KeptFile, 'ownerId' | 'purpose' | 'name'>,
  ): Promise<void> {
    const { small } = file;
    for (const each of small ? [file, small] : [file])
      await tx.query(
        `INSERT INTO stored_file (id, owner_id, purpose, media_type, bytes, sha256, name, small_of) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          each.id,
          ownerId,
          purpose,
          each.mediaType,
          each.bytes,
          each.sha256,
          name,
          each === small ? file.id : null,
        ],
      );
  }

  /**
   * The row of a file that was sent for this purpose, or of the small one of a picture where there is one; whether the caller may see it
   * is the caller's to say.
   */
  async find(id: string, purpose: string, size?: 'small'): Promise<KeptFile> {
    const [row]: KeptFile[] = await this.source.query(
      `SELECT id, owner_id AS "ownerId", purpose, media_type AS "mediaType", bytes, name
       FROM stored_file WHERE (id = $1 OR $3 AND small_of = $1) AND purpose = $2 ORDER BY small_of LIMIT 1`,
      [id, purpose, size === 'small'],
    );
    if (row === undefined) throw notFound('file', '文件', 'file');
    return row;
  }

  /** Place of the first of these files that this owner has not sent for this purpose; -1 where it has sent all. */
  async firstUnknown(
    tx: EntityManager,
    ids: readonly string[],
    { ownerId, purpose }: Pick<KeptFile, 'ownerId' | 'purpose'>,
  ): Promise<number> {
    if (ids.length === 0) return -1;
    const own: { id: string }[] = await tx.query(
      `SELECT id FROM stored_file WHERE id = ANY($1::uuid[]) AND owner_id = $2 AND purpose = $3`,
      [ids, ownerId, purpose],
    );
    const found = new Set(own.map(({ id }) => id));
    return ids.findIndex((id) => !found.has(id));
  }

  open(id: string): Promise<Readable> {
    return this.contents.open(id);
  }

  /** On this machine, for whoever must read it twice or in parts. */
  async spooled(id: string): Promise<SpooledFile> {
    return spool(await this.open(id), { maxBytes: Infinity });
  }

  /** Files whose row was never written: their sender went away, or the write was refused. */
  @Runs('platform.sweep-files', { cron: '41 3 * * *' })
  async sweep(): Promise<void> {
    const before = Date.now() - ORPHAN_AFTER_MS;
    for await (const found of this.contents.list(earliestId(Date.now() - SWEEP_BACK_MS))) {
      const old = found.filter(({ since }) => since.getTime() < before);
      for (const id of await this.orphans(old)) await this.contents.remove(id);
    }
  }

  private async orphans(found: readonly StoredContent[]): Promise<string[]> {
    const ids = found.map(({ id }) => id);
    const rows: { id: string }[] = await this.source.query(
      `SELECT id FROM stored_file WHERE id = ANY($1::uuid[])`,
      [ids.filter(isId)],
    );
    const kept = new Set(rows.map(({ id }) => id));
    return ids.filter((id) => !kept.has(id));
  }
}
