import { AsyncLocalStorage } from 'node:async_hooks';
import { type FastifyRequest } from 'fastify';
import { type Params } from 'nestjs-pino';
import { type Config } from './config.js';

const worked = new AsyncLocalStorage<FastifyRequest>();

/** A hook of Fastify: lines that are written while a request is worked name it. */
export function nameInLog(request: FastifyRequest, _: unknown, done: () => void): void {
  worked.run(request, done);
}

/**
 * One JSON line an event, with the request's id. Of a request nothing gets in but what `mixin` takes, so no header and no query; and
 * it takes it when a line is written: a logger made for each request, as the module's middleware would, costs what few requests need.
 */
export function loggerOptions(config: Config): Params {
  return {
    forRoutes: [],
    pinoHttp: {
      level: config.logLevel,
      mixin: () => {
        const request = worked.getStore();
        if (!request) return {};
        const { id, method, url } = request;
        return { request: { id, method, path: url.split('?', 1)[0] } };
      },
    },
  };
}
