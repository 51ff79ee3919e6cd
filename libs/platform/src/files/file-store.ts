import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { type Readable } from 'node:stream';
import { DAY_MS, DomainError, newId, notFound, type Text } from '@app/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type Config } from '../config.js';
import { CONFIG } from '../config.token.js';
import { Runs } from '../jobs.js';
import { mediaTypeOf, SNIFFED_BYTES } from './media-type.js';

/** A file as it came in; it stays only if `keep` writes its row. */
export interface ReceivedFile {
  id: string;
  mediaType: string;
  bytes: number;
  sha256: string;
}

export interface KeptFile {
  id: string;
  ownerId: string;
  purpose: string;
  mediaType: string;
  bytes: number;
  name: string | null;
}

const ORPHAN_BATCH = 1000;

/** Files that people send, in a folder that all processes of the machine share, spread by the end of their ids. */
@Injectable()
export class FileStore {
  private readonly root: string;

  constructor(
    @Inject(CONFIG) config: Config,
    @Inject(DataSource) private readonly source: DataSource,
  ) {
    this.root = join(config.dataDir, 'files');
  }

  /** Writes what comes to the store, no more than `maxBytes` of it, if it is of one of the media types. Outside any transaction. */
  async receive(
    content: Readable,
    { maxBytes, mediaTypes }: { maxBytes: number; mediaTypes?: readonly string[] },
  ): Promise<ReceivedFile> {
    const id = newId();
    const path = this.pathOf(id);
    await mkdir(join(path, '..'), { recursive: true });
    try {
      const received = await write(content, `${path}.part`, maxBytes);
      if (mediaTypes && !mediaTypes.includes(received.mediaType)) throw wrongType(received, mediaTypes);
      await rename(`${path}.part`, path);
      return { id, ...received };
    } catch (error) {
      await rm(`${path}.part`, { force: true });
      throw error;
    }
  }

  async keep(
    tx: EntityManager,
    file: ReceivedFile,
    { ownerId, purpose, name }: Pick<KeptFile, 'ownerId' | 'purpose' | 'name'>,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO stored_file (id, owner_id, purpose, media_type, bytes, sha256, name) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [file.id, ownerId, purpose, file.mediaType, file.bytes, file.sha256, name],
    );
  }

  /** The row of a file that was sent for this purpose; whether the caller may see it is the caller's to say. */
  async find(id: string, purpose: string): Promise<KeptFile> {
    const [row]: KeptFile[] = await this.source.query(
      `SELECT id, owner_id AS "ownerId", purpose, media_type AS "mediaType", bytes, name
       FROM stored_file WHERE id = $1 AND purpose = $2`,
      [id, purpose],
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

  pathOf(id: string): string {
    return join(this.root, id.slice(-2), id);
  }

  read(id: string): Readable {
    return createReadStream(this.pathOf(id));
  }

  /** Files whose row was never written: their sender went away, or the write was refused. */
  @Runs('platform.sweep-files', { cron: '41 3 * * *' })
  async sweep(): Promise<void> {
    const before = Date.now() - DAY_MS;
    for (const folder of await readdir(this.root).catch(() => [])) {
      const names = await readdir(join(this.root, folder));
      for (let at = 0; at < names.length; at += ORPHAN_BATCH) {
        await this.sweepOrphans(folder, names.slice(at, at + ORPHAN_BATCH), before);
      }
    }
  }

  private async sweepOrphans(folder: string, names: readonly string[], before: number): Promise<void> {
    const rows: { id: string }[] = await this.source.query(
      `SELECT id FROM stored_file WHERE id::text = ANY($1)`,
      [names],
    );
    const kept = new Set(rows.map(({ id }) => id));
    for (const name of names) {
      const path = join(this.root, folder, name);
      if (!kept.has(name) && (await stat(path)).mtimeMs < before) await rm(path, { force: true });
    }
  }
}

/** A stream that is refused stays open: the answer goes out, and Node drains the rest of the request. */
async function write(content: Readable, path: string, maxBytes: number): Promise<Omit<ReceivedFile, 'id'>> {
  const sink = createWriteStream(path);
  const done = finished(sink);
  done.catch(() => undefined);
  const hash = createHash('sha256');
  let start = Buffer.alloc(0);
  let bytes = 0;
  try {
    for await (const piece of content.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      bytes += piece.length;
      if (bytes > maxBytes) throw tooLarge(maxBytes);
      if (start.length < SNIFFED_BYTES) start = Buffer.concat([start, piece]);
      hash.update(piece);
      if (!sink.write(piece)) await once(sink, 'drain');
    }
  } finally {
    sink.end();
    await done;
  }
  if (bytes === 0) throw refused('file.empty', { zh: '文件是空的', en: 'The file is empty' });
  return { mediaType: mediaTypeOf(start), bytes, sha256: hash.digest('hex') };
}

function tooLarge(maxBytes: number): DomainError {
  const megabytes = Math.floor(maxBytes / 1024 ** 2);
  const text = { zh: `文件超过 ${megabytes} MB`, en: `The file is larger than ${megabytes} MB` };
  return refused('file.too_large', text, `<= ${maxBytes}`);
}

function wrongType({ mediaType }: { mediaType: string }, expected: readonly string[]): DomainError {
  const text = {
    zh: `文件内容是 ${mediaType}，不是这里要的格式`,
    en: `By its content the file is ${mediaType}, which is not what is wanted here`,
  };
  return refused('file.wrong_type', text, expected.join(' | '));
}

function refused(code: string, text: Text, expected?: string): DomainError {
  return new DomainError('unprocessable', code, text, [
    { field: 'file', code, message: text, ...(expected && { expected }) },
  ]);
}
