import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

interface Refusal {
  status: number;
  code: string;
}

interface StoredObject {
  content: Buffer;
  since: Date;
}

const REGION = 'us-east-1';
const NAME = 'market';
const MOST_SKEW_MS = 15 * 60 * 1000;
const hex = (content: Buffer | string): string => createHash('sha256').update(content).digest('hex');
const hmac = (key: Buffer | string, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/**
 * A bucket as Amazon S3 answers for it, as far as we ask: objects put, read, removed and listed, each request signed by version 4
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html), errors with the codes of
 * https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html.
 */
export class BucketStandIn {
  static async start(): Promise<BucketStandIn> {
    const bucket = new BucketStandIn();
    await new Promise<void>((done) => bucket.server.listen(0, '127.0.0.1', done));
    return bucket;
  }

  readonly accessKeyId = 'AKIDSTANDIN';
  readonly secretAccessKey = 'a secret of the bucket';
  readonly objects = new Map<string, StoredObject>();
  /** How many it lists at once. */
  page = 1000;
  /** Answers to come instead of what is asked for. */
  readonly faults: (Refusal | 'cut')[] = [];
  private readonly server: Server;

  private constructor() {
    this.server = createServer((request, response) => {
      this.answer(request, response).catch((error: unknown) => response.destroy(error as Error));
    });
  }

  /** As the configuration takes it. */
  get env(): Record<string, string> {
    const { port } = this.server.address() as AddressInfo;
    return {
      S3_URL: `http://127.0.0.1:${port}/${NAME}`,
      S3_REGION: REGION,
      S3_ACCESS_KEY_ID: this.accessKeyId,
      S3_SECRET_ACCESS_KEY: this.secretAccessKey,
    };
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    const fault = this.faults.shift();
    if (fault === 'cut') return void response.destroy();
    const refusal = fault ?? this.signatureFault(request) ?? contentFault(request, body);
    if (refusal) return refuse(response, refusal);
    const { pathname, searchParams } = new URL(request.url!, 'http://bucket');
    const [, name, ...rest] = pathname.split('/');
    if (name !== NAME) return refuse(response, { status: 404, code: 'NoSuchBucket' });
    if (searchParams.get('list-type') === '2') return this.list(searchParams, response);
    this.object(rest.join('/'), request.method!, body, response);
  }

  private object(key: string, method: string, content: Buffer, response: ServerResponse): void {
    if (method === 'PUT') {
      this.objects.set(key, { content, since: new Date() });
      response.writeHead(200, { etag: `"${createHash('md5').update(content).digest('hex')}"` }).end();
    } else if (method === 'DELETE') {
      this.objects.delete(key);
      response.writeHead(204).end();
    } else if (method === 'GET') {
      const found = this.objects.get(key);
      if (!found) return refuse(response, { status: 404, code: 'NoSuchKey' });
      response
        .writeHead(200, {
          'content-length': found.content.length,
          'last-modified': found.since.toUTCString(),
        })
        .end(found.content);
    } else refuse(response, { status: 405, code: 'MethodNotAllowed' });
  }

  private list(asked: URLSearchParams, response: ServerResponse): void {
    const after = asked.get('continuation-token') ?? asked.get('start-after') ?? '';
    const prefix = asked.get('prefix') ?? '';
    const keys = [...this.objects.keys()].filter((key) => key.startsWith(prefix) && key > after).toSorted();
    const page = keys.slice(0, this.page);
    const more = keys.length > page.length;
    const contents = page.map((key) => {
      const { content, since } = this.objects.get(key)!;
      return `<Contents><Key>${key}</Key><LastModified>${since.toISOString()}</LastModified><Size>${content.length}</Size></Contents>`;
    });
    sendXml(
      response,
      200,
      `<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>${NAME}</Name><Prefix>${prefix}</Prefix>` +
        `<KeyCount>${page.length}</KeyCount><IsTruncated>${more}</IsTruncated>` +
        `${more ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : ''}${contents.join('')}</ListBucketResult>`,
    );
  }

  private signatureFault({ headers, method, url }: IncomingMessage): Refusal | undefined {
    const said = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(.+), SignedHeaders=(.+), Signature=(\w+)$/.exec(
      headers.authorization ?? '',
    );
    if (!said) return { status: 403, code: 'AccessDenied' };
    const [, keyId, scope = '', names = '', signature] = said;
    if (keyId !== this.accessKeyId) return { status: 403, code: 'InvalidAccessKeyId' };
    const at = String(headers['x-amz-date']);
    const [day = '', region = '', service = '', end = ''] = scope.split('/');
    if (region !== REGION || service !== 's3' || !at.startsWith(day) || !names.split(';').includes('host'))
      return { status: 400, code: 'AuthorizationHeaderMalformed' };
    const time = Date.parse(at.replace(/^(....)(..)(..T..)(..)(..Z)$/, '$1-$2-$3:$4:$5'));
    if (!(Math.abs(Date.now() - time) < MOST_SKEW_MS)) return { status: 403, code: 'RequestTimeTooSkewed' };
    const { pathname, searchParams } = new URL(url!, 'http://bucket');
    const encode = (text: string): string =>
      encodeURIComponent(text).replace(
        /[!'()*]/g,
        (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
      );
    const query = [...searchParams].map(([name, value]) => `${encode(name)}=${encode(value)}`).toSorted();
    const signed = names.split(';').map((name) => `${name}:${String(headers[name]).trim()}\n`);
    const canonical = [
      method,
      pathname,
      query.join('&'),
      signed.join(''),
      names,
      headers['x-amz-content-sha256'],
    ];
    const text = ['AWS4-HMAC-SHA256', at, scope, hex(canonical.join('\n'))].join('\n');
    const key = [day, region, service, end].reduce<Buffer | string>(hmac, `AWS4${this.secretAccessKey}`);
    const isRight = hmac(key, text).toString('hex') === signature;
    return isRight ? undefined : { status: 403, code: 'SignatureDoesNotMatch' };
  }
}

function contentFault({ headers, method }: IncomingMessage, body: Buffer): Refusal | undefined {
  if (method === 'PUT' && headers['content-length'] === undefined)
    return { status: 411, code: 'MissingContentLength' };
  const hash = headers['x-amz-content-sha256'];
  const isRight = hash === 'UNSIGNED-PAYLOAD' || hash === hex(body);
  return isRight ? undefined : { status: 400, code: 'XAmzContentSHA256Mismatch' };
}

function refuse(response: ServerResponse, { status, code }: Refusal): void {
  sendXml(response, status, `<Error><Code>${code}</Code><Message>${code}</Message></Error>`);
}

function sendXml(response: ServerResponse, status: number, xml: string): void {
  response
    .writeHead(status, { 'content-type': 'application/xml' })
    .end(`<?xml version="1.0" encoding="UTF-8"?>\n${xml}`);
}
