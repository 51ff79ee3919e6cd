import { newId } from '@app/kernel';
import { type Params } from 'nestjs-pino';
import { type Config } from './config.js';

/** One JSON line an event, with the request's id; what could be a secret never gets in. */
export function loggerOptions(config: Config): Params {
  return {
    pinoHttp: {
      level: config.logLevel,
      autoLogging: false,
      genReqId: (request) => (typeof request.id === 'string' ? request.id : newId()),
      redact: {
        paths: [
          'req.headers.authorization',
          'req.headers.cookie',
          'req.headers["x-api-key"]',
          'req.headers["stripe-signature"]',
        ],
        remove: true,
      },
      serializers: {
        req: (request: { id: unknown; method: string; url: string }) => ({
          id: request.id,
          method: request.method,
          path: request.url.split('?', 1)[0],
        }),
      },
    },
  };
}
