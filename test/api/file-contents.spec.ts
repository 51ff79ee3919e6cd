import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { earliestId, newId } from '@app/kernel';
import { parseConfig, spool } from '@app/platform';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BucketContents } from '../../libs/platform/src/files/bucket-contents.js';
import { type FileContents, type StoredContent } from '../../libs/platform/src/files/file-contents.js';
import { FolderContents } from '../../libs/platform/src/files/folder-contents.js';
import { BucketStandIn } from '../support/bucket-stand-in.js';

const bucketOf = (env: Record<string, string | undefined>): BucketContents =>
  new BucketContents(
    parseConfig({ DATABASE_URL: 'postgres://none', AUTH_SECRET: 'x', ...env }).files.bucket!,
  );
const put = async (contents: FileContents, id: string, content: Buffer | string): Promise<void> => {
  await using file = await spool(Readable.from([Buffer.from(content)]), { maxBytes: 64 * 1024 ** 2 });
  await contents.put(id, file);
};
const read = async (contents: FileContents, id: string): Promise<Buffer> => buffer(await contents.open(id));
const listed = async (contents: FileContents, after: string): Promise<StoredContent[]> => {
  const found: StoredContent[] = [];
  for await (const batch of contents.list(after)) found.push(...batch);
  return found;
};

let standIn: BucketStandIn;
let folder: string;
beforeAll(async () => {
  standIn = await BucketStandIn.start();
  folder = await mkdtemp(join(tmpdir(), 'files-'));
});
afterAll(async () => {
  await standIn.stop();
  await rm(folder, { recursive: true });
});

const KINDS: [string, () => FileContents][] = [
  ['a folder', () => new FolderContents(folder)],
  ['a bucket', () => bucketOf(standIn.env)],
];
// As `docker run … versitygw` or any other server answers: S3_URL=… S3_ACCESS_KEY_ID=… S3_SECRET_ACCESS_KEY=… npm test
if (process.env.S3_URL) KINDS.push(['the bucket of S3_URL', () => bucketOf(process.env)]);

describe.each(KINDS)('the contents of files in %s', (_, make) => {
  let contents: FileContents;
  beforeAll(() => {
    contents = make();
  });

  it('come back as they were put, the largest as well', async () => {
    const large = Buffer.alloc(20 * 1024 ** 2, '型号,品牌\r\n');
    for (const content of [Buffer.from('轴承'), Buffer.from([0, 255, 13, 10]), large]) {
      const id = newId();
      await put(contents, id, content);
      expect((await read(contents, id)).equals(content)).toBe(true);
      await contents.remove(id);
    }
  });

  it('are read by many at once', async () => {
    const id = newId();
    await put(contents, id, 'once');
    const all = await Promise.all(Array.from({ length: 8 }, () => read(contents, id)));
    expect(all.map(String)).toEqual(Array(8).fill('once'));
    await contents.remove(id);
  });

  it('are refused where there is none, before anything is read', async () => {
    await expect(contents.open(newId())).rejects.toThrow(/NoSuchKey|ENOENT/);
  });

  it('are gone when they were removed, and removed twice without harm', async () => {
    const id = newId();
    await put(contents, id, 'x');
    await contents.remove(id);
    await contents.remove(id);
    await expect(contents.open(id)).rejects.toThrow();
  });

  it('are listed from a time on, with when they came', async () => {
    const start = Date.now();
    const [early, ...late] = [-10_000, 1, 2, 3].map((after) => newId(start + after));
    for (const id of [early!, ...late]) await put(contents, id, id);
    standIn.page = 2;
    const found = await listed(contents, earliestId(start));
    expect(found.map(({ id }) => id).toSorted()).toEqual(late);
    for (const { since } of found) expect(Math.abs(since.getTime() - start)).toBeLessThan(60_000);
    standIn.page = 1000;
    for (const id of [early!, ...late]) await contents.remove(id);
    expect(await listed(contents, earliestId(start))).toEqual([]);
  });
});

describe('a bucket', () => {
  it.each([
    ['S3_SECRET_ACCESS_KEY', 'another secret', '403 SignatureDoesNotMatch'],
    ['S3_ACCESS_KEY_ID', 'AKIDNOBODY', '403 InvalidAccessKeyId'],
    ['S3_URL', '/nowhere', '404 NoSuchBucket'],
    ['S3_REGION', 'cn-north-1', '400 AuthorizationHeaderMalformed'],
  ])('refuses a wrong %s, and the fault names no secret', async (name, wrong, answer) => {
    const env = standIn.env;
    const value = name === 'S3_URL' ? env.S3_URL!.replace(/\/market$/, wrong) : wrong;
    const fault = await put(bucketOf({ ...env, [name]: value }), newId(), 'x').then(String, String);
    expect(fault).toContain(answer);
    expect(fault).not.toContain(standIn.secretAccessKey);
    expect(standIn.objects.size).toBe(0);
  });

  it('that is busy is asked again, and one that stays so says it', async () => {
    const contents = bucketOf(standIn.env);
    const id = newId();
    standIn.faults.push({ status: 503, code: 'SlowDown' }, { status: 500, code: 'InternalError' });
    await put(contents, id, 'patience');
    expect(String(await read(contents, id))).toBe('patience');
    for (let times = 0; times < 5; times++) standIn.faults.push({ status: 503, code: 'SlowDown' });
    await expect(contents.open(id)).rejects.toThrow('503 SlowDown');
    standIn.faults.push('cut');
    await expect(contents.open(id)).rejects.toThrow();
    await contents.remove(id);
  });

  it('takes nothing but what was signed', async () => {
    await using file = await spool(Readable.from([Buffer.from('as it was read')]), { maxBytes: 100 });
    await writeFile(file.path, 'as it is now!!');
    await expect(bucketOf(standIn.env).put(newId(), file)).rejects.toThrow('400 XAmzContentSHA256Mismatch');
    expect(standIn.objects.size).toBe(0);
  });

  it('keeps what others have put there', async () => {
    standIn.objects.set('files/readme.txt', { content: Buffer.from('theirs'), since: new Date(0) });
    expect(await listed(bucketOf(standIn.env), '')).toEqual([]);
    standIn.objects.clear();
  });
});
