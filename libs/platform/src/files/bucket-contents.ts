import { openAsBlob } from 'node:fs';
import { Readable } from 'node:stream';
import { type ReadableStream } from 'node:stream/web';
import { isId } from '@app/kernel';
import { AwsClient } from 'aws4fetch';
import { SaxesParser } from 'saxes';
import { type Bucket } from '../config.js';
import { FileContents, FilesAway, type StoredContent } from './file-contents.js';
import { type SpooledFile } from './spooled-file.js';

const PREFIX = 'files/';
/** Each waits twice as long as the one before, 50 ms at first. */
const RETRIES = 4;
const ANSWER_WITHIN_MS = 30_000;
/** 64 MB at four megabits a second. */
const TAKE_WITHIN_MS = 130_000;

/** In a bucket that speaks the protocol of Amazon S3: https://docs.aws.amazon.com/AmazonS3/latest/API/. */
export class BucketContents extends FileContents {
  private readonly client: AwsClient;

  constructor(private readonly bucket: Bucket) {
    super();
    const { accessKeyId, secretAccessKey, region } = bucket;
    this.client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: RETRIES });
  }

  /** The bucket's server compares what came with the hash that is signed. */
  async put(id: string, { path, mediaType, sha256 }: SpooledFile): Promise<void> {
    const headers = { 'content-type': mediaType, 'x-amz-content-sha256': sha256 };
    const body = await openAsBlob(path);
    const answer = await this.ask(PREFIX + id, { method: 'PUT', headers, body }, TAKE_WITHIN_MS);
    await answer.arrayBuffer();
  }

  async open(id: string): Promise<Readable> {
    const { body } = await this.ask(PREFIX + id);
    return Readable.fromWeb(body as ReadableStream);
  }

  async remove(id: string): Promise<void> {
    const answer = await this.ask(PREFIX + id, { method: 'DELETE' });
    await answer.arrayBuffer();
  }

  async *list(after: string): AsyncGenerator<readonly StoredContent[]> {
    let token: string | undefined;
    do {
      const query = new URLSearchParams({ 'list-type': '2', prefix: PREFIX, 'start-after': PREFIX + after });
      if (token !== undefined) query.set('continuation-token', token);
      const listing = readListing(await (await this.ask(`?${query.toString()}`)).text());
      yield listing.contents;
      token = listing.next;
    } while (token !== undefined);
  }

  private async ask(path: string, init: RequestInit = {}, withinMs = ANSWER_WITHIN_MS): Promise<Response> {
    // Until the answer begins: what it brings may take longer.
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), withinMs);
    try {
      const answer = await this.client
        .fetch(`${this.bucket.url}/${path}`, { ...init, signal: patience.signal })
        .catch((cause: unknown) => {
          throw new FilesAway('the bucket did not answer', { cause });
        });
      if (answer.ok) return answer;
      const code = /<Code>(\w+)<\/Code>/.exec(await answer.text())?.[1] ?? '';
      const fault = `the bucket answered ${answer.status} ${code} to ${init.method ?? 'GET'} ${path}`;
      throw code === 'NoSuchKey' ? new Error(fault) : new FilesAway(fault);
    } finally {
      clearTimeout(timer);
    }
  }
}

function readListing(xml: string): { contents: StoredContent[]; next: string | undefined } {
  const contents: StoredContent[] = [];
  const said: Record<string, string> = {};
  const parser = new SaxesParser();
  let text = '';
  parser.on('opentag', () => (text = ''));
  parser.on('text', (more) => (text += more));
  parser.on('closetag', ({ name }) => {
    said[name] = text;
    const { Key: key = '', LastModified: since = '' } = said;
    const id = key.slice(PREFIX.length);
    // What others have put there is none of ours.
    if (name === 'Contents' && isId(id)) contents.push({ id, since: new Date(since) });
  });
  parser.write(xml).close();
  return { contents, next: said.NextContinuationToken };
}
