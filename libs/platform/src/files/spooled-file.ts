import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { DomainError, newId, type Text } from '@app/kernel';
import { mediaTypeOf, nameOfMediaType, SNIFFED_BYTES } from './media-type.js';

/** A file on this machine for as long as somebody reads it: twice, or in parts. `await using` takes it away again. */
export interface SpooledFile extends AsyncDisposable {
  path: string;
  /** As its first bytes say. */
  mediaType: string;
  bytes: number;
  /** Hexadecimal. */
  sha256: string;
}

export interface FileLimits {
  maxBytes: number;
  mediaTypes?: readonly string[];
}

/** Takes what comes, no more than `maxBytes` of it, if it is of one of the media types. Outside any transaction. */
export async function spool(content: Readable, { maxBytes, mediaTypes }: FileLimits): Promise<SpooledFile> {
  const path = join(tmpdir(), `bearing-market-${newId()}`);
  const remove = (): Promise<void> => rm(path, { force: true });
  try {
    const written = await write(content, path, maxBytes);
    if (mediaTypes && !mediaTypes.includes(written.mediaType)) throw wrongType(mediaTypes);
    return { path, ...written, [Symbol.asyncDispose]: remove };
  } catch (error) {
    // Node drains of itself only what nobody has begun to read; until then the connection carries nothing else.
    content.resume();
    await remove();
    throw error;
  }
}

/** A stream that is refused stays open, so that the answer goes out. */
async function write(
  content: Readable,
  path: string,
  maxBytes: number,
): Promise<Pick<SpooledFile, 'mediaType' | 'bytes' | 'sha256'>> {
  // The folder is everybody's on this machine; what people send is not.
  const sink = createWriteStream(path, { flags: 'wx', mode: 0o600 });
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
  if (bytes === 0) throw refusedFile('file.empty', { zh: '文件是空的', en: 'The file is empty' });
  return { mediaType: mediaTypeOf(start), bytes, sha256: hash.digest('hex') };
}

function tooLarge(maxBytes: number): DomainError {
  const megabytes = Math.floor(maxBytes / 1024 ** 2);
  const text = { zh: `文件超过 ${megabytes} MB`, en: `The file is larger than ${megabytes} MB` };
  return refusedFile('file.too_large', text, `<= ${maxBytes}`);
}

function wrongType(expected: readonly string[]): DomainError {
  const names = expected.map(nameOfMediaType);
  const text = {
    zh: `这里只收 ${names.join('、')}；这个文件的内容不是`,
    en: `Only ${names.join(', ')} is taken here; by its content this file is none of them`,
  };
  return refusedFile('file.wrong_type', text, expected.join(' | '));
}

export function refusedFile(code: string, text: Text, expected?: string): DomainError {
  return new DomainError('unprocessable', code, text, [
    { field: 'file', code, message: text, ...(expected && { expected }) },
  ]);
}
