import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Config } from '@app/platform';
import fastifyStatic from '@fastify/static';
import { HttpException, HttpStatus, Logger } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** What the built web app offers; its own types stay on its side of the build. */
interface WebBuild {
  createWebHandler(options: {
    apiUrl: string;
    sessionSecret: string;
    secureCookies: boolean;
    mailbox: boolean;
    report: (error: unknown) => void;
  }): WebHandler;
}
type WebHandler = (request: Request, client: { address: string; requestId: string }) => Promise<Response>;

const FORM_LIMIT_BYTES = 1024 * 1024;
/** A list of 64 MB and the rest of its form. */
const UPLOAD_LIMIT_BYTES = 66 * 1024 * 1024;
/** Pages that take files, and read nothing of strangers: lists, photographs, scans, drawings, statements of the bank. */
const TAKES_FILES =
  /^(\/en)?\/(seller\/(imports|listings|certificates|rfqs)|orders|boms|rfqs|admin\/bank)([/.?]|$)/;
const COMPRESS_FROM_BYTES = 1024;
/** The few files that stand beside the pages, with their types. */
const PUBLIC_FILES: Record<string, string> = {
  'favicon.svg': 'image/svg+xml',
  'robots.txt': 'text/plain; charset=utf-8',
  'speculation-rules.json': 'application/speculationrules+json',
};
const SECONDS_PER_YEAR = 31_536_000;
/** Addresses that belong to machines; a page never answers there. */
const NOT_PAGES = /^\/(api|partner|webhooks|health|metrics|openapi\.json)(\/|$)/;

const gzipped = promisify(gzip);

/**
 * Serves the built web app from the same port as the API: hashed assets for ever, every other page by its request handler,
 * which in turn speaks to the API over HTTP as any client does.
 */
export async function mountWeb(
  fastify: FastifyInstance,
  config: Config,
  buildDir = join(process.cwd(), 'build'),
): Promise<void> {
  const client = join(buildDir, 'client');
  const entry = join(buildDir, 'server', 'index.js');
  if (!existsSync(entry)) {
    mountPages(fastify, () =>
      Promise.resolve(new Response('The web app is not built: npm run build:web\n', { status: 503 })),
    );
    return;
  }
  const build = (await import(pathToFileURL(entry).href)) as WebBuild;
  await fastify.register(fastifyStatic, {
    root: join(client, 'assets'),
    prefix: '/assets/',
    maxAge: SECONDS_PER_YEAR * 1000,
    immutable: true,
    preCompressed: true,
  });
  for (const name of Object.keys(PUBLIC_FILES)) mountPublicFile(fastify, client, name);
  // The port is known only once the server listens (PORT=0 takes any free one), so the handler is made by the first request.
  let handler: WebHandler | undefined;
  const logger = new Logger('web');
  mountPages(fastify, (request, visitor) => {
    handler ??= build.createWebHandler({
      apiUrl: ownUrl(fastify),
      sessionSecret: config.auth.secret,
      secureCookies: config.production,
      mailbox: !config.production && !config.mail,
      report: (error) => logger.error({ err: error }, 'a page failed'),
    });
    return handler(request, visitor);
  });
}

function mountPublicFile(fastify: FastifyInstance, client: string, name: string): void {
  const content = readFileSync(join(client, name));
  fastify.get(`/${name}`, (_, reply) =>
    reply
      .type(PUBLIC_FILES[name] ?? 'text/plain')
      .header('cache-control', 'public, max-age=3600')
      .send(content),
  );
}

function ownUrl(fastify: FastifyInstance): string {
  const address = fastify.server.address();
  if (address === null || typeof address === 'string') throw new Error('the web app answers over TCP only');
  return `http://127.0.0.1:${address.port}`;
}

function mountPages(fastify: FastifyInstance, handle: WebHandler): void {
  void fastify.register(async (pages) => {
    // Forms go to the web app as they came: it reads them by itself.
    pages.removeAllContentTypeParsers();
    pages.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: FORM_LIMIT_BYTES }, (_, body, done) =>
      done(null, body),
    );
    pages.addContentTypeParser('multipart/form-data', (request, content, done) => {
      const limit = TAKES_FILES.test(request.url) ? UPLOAD_LIMIT_BYTES : FORM_LIMIT_BYTES;
      done(null, limited(content, limit));
    });
    pages.route({
      method: ['GET', 'HEAD', 'POST'],
      url: '/*',
      handler: async (request, reply) => {
        if (NOT_PAGES.test(request.url)) return reply.callNotFound();
        const gone = new AbortController();
        reply.raw.once('close', () => gone.abort());
        const form = request.body instanceof AtMost ? request.body : undefined;
        // What comes of half a form is answered below, and is no fault of the page's.
        form?.once('error', () => gone.abort());
        const response = await handle(webRequest(request, gone.signal), {
          address: request.ip,
          requestId: request.id,
        });
        if (form?.isOver)
          throw new HttpException('The form is larger than any that is taken', HttpStatus.PAYLOAD_TOO_LARGE);
        return answer(request, reply, response);
      },
    });
  });
}

/** What is refused stays open, so that the answer goes out; a visitor who goes away leaves nobody waiting for the rest. */
function limited(content: Readable, bytes: number): AtMost {
  const form = new AtMost(bytes);
  content.on('error', (error) => form.destroy(error));
  // Whoever reads it hears of it; the connection is free for the next request once the rest has come.
  form.on('error', () => content.resume());
  return content.pipe(form);
}

/** Lets no more through than it may: what comes after is an error to whoever reads. */
class AtMost extends Transform {
  constructor(private left: number) {
    super();
  }

  get isOver(): boolean {
    return this.left < 0;
  }

  override _transform(piece: Buffer, _: string, done: (error: Error | null, piece?: Buffer) => void): void {
    this.left -= piece.length;
    if (this.left < 0) done(new RangeError('the form is larger than any that is taken'));
    else done(null, piece);
  }
}

function webRequest(request: FastifyRequest, signal: AbortSignal): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    for (const each of Array.isArray(value) ? value : [value])
      if (each !== undefined) headers.append(name, each);
  }
  const body =
    request.body instanceof Readable
      ? (Readable.toWeb(request.body) as ReadableStream<Uint8Array>)
      : Buffer.isBuffer(request.body)
        ? new Uint8Array(request.body)
        : undefined;
  const address = `${request.protocol}://${request.host}${request.url}`;
  if (!URL.canParse(address)) throw new HttpException('Host is the name of no host', HttpStatus.BAD_REQUEST);
  return new Request(address, {
    method: request.method,
    headers,
    signal,
    ...(body && request.method === 'POST' ? { body, duplex: 'half' } : {}),
  });
}

async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  response: Response,
): Promise<FastifyReply> {
  void reply.code(response.status);
  for (const [name, value] of response.headers) if (name !== 'set-cookie') void reply.header(name, value);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) void reply.header('set-cookie', cookies);
  const body = Buffer.from(await response.arrayBuffer());
  const takesGzip = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  if (!takesGzip || body.length < COMPRESS_FROM_BYTES) return reply.send(body);
  void reply.header('content-encoding', 'gzip').header('vary', 'Cookie, Accept-Encoding');
  return reply.send(await gzipped(body, { level: 5 }));
}
