import { type IncomingMessage, maxHeaderSize } from 'node:http';
import {
  type Config,
  createValidationPipe,
  nameInLog,
  ProblemFilter,
  requirePlainBody,
  UPLOAD_TYPE,
} from '@app/platform';
import { MINUTE_MS, newId } from '@app/kernel';
import helmet from '@fastify/helmet';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module.js';

const BODY_LIMIT_BYTES = 2 * 1024 * 1024;
/** 64 MB at two megabits a second; whoever sends more slowly holds a connection for nothing. */
const ARRIVES_WITHIN_MS = 5 * MINUTE_MS;
const REQUEST_ID = /^[\w-]{8,64}$/;

/**
 * An address as the routes read it: proxies may name the host before the path, and what is no UTF-8 (a link in GBK, or cut short)
 * is read as it stands, so that it is answered as any other address where nothing is.
 */
function readable(url: string): string {
  const local = url.replace(/^https?:\/\/[^/?]*/i, '');
  const [path = '', ...query] = local.split('?');
  try {
    decodeURIComponent(path);
    return local;
  } catch {
    return [path.replaceAll('%', '%25'), ...query].join('?');
  }
}

/** The HTTP application, not yet listening. */
export async function createApp(config: Config): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    trustProxy: config.trustProxy,
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: ARRIVES_WITHIN_MS,
    // An address is never longer than Node takes headers; whoever is given a part of it says what it may be.
    routerOptions: { maxParamLength: maxHeaderSize },
    rewriteUrl: ({ url = '/' }) => readable(url),
    requestIdHeader: false,
    skipMiddie: true,
    genReqId: (request: IncomingMessage) => {
      const given = request.headers['x-request-id'];
      return typeof given === 'string' && REQUEST_ID.test(given) ? given : newId();
    },
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.for(config), adapter, {
    bufferLogs: true,
    rawBody: true,
    abortOnError: false,
  });
  adapter.getInstance().addHook('onRequest', nameInLog);
  // Nobody keeps an answer (some show a secret, once), unless its route says so.
  adapter.getInstance().addHook('onRequest', (_, reply, done) => {
    void reply.header('cache-control', 'no-store');
    done();
  });
  adapter.getInstance().addHook('preValidation', requirePlainBody);
  // A file is read by whoever knows how large it may be.
  adapter.getInstance().addContentTypeParser(UPLOAD_TYPE, (_, content, done) => done(null, content));
  // The pages say their own content policy, with a nonce for each answer; an API's answers are nothing to frame or to sniff.
  await app.register(helmet, { contentSecurityPolicy: false });
  app.useLogger(app.get(Logger));
  app.setGlobalPrefix('api/v1', {
    exclude: ['health/live', 'health/ready', 'metrics', 'webhooks/*path', 'partner/v1/*path'],
  });
  app.useGlobalPipes(createValidationPipe());
  app.useGlobalFilters(new ProblemFilter());
  app.enableShutdownHooks(undefined, { useProcessExit: true });
  return app;
}
