import { DomainError, type ErrorKind, type Text } from '@app/kernel';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { sqlState } from '../database.js';
import { FilesAway } from '../files/file-contents.js';
import { localeOf } from './allow.js';

/** RFC 9457. `code` is stable; `title` and `detail` follow Accept-Language. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  instance: string;
  requestId: string;
  errors?: { field: string; code: string; message: string; expected?: string }[];
}

const STATUS: Record<ErrorKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  unprocessable: 422,
  rate_limited: 429,
  unavailable: 503,
};

const TITLES: Record<number, Text> = {
  400: { zh: '请求有误', en: 'Bad request' },
  401: { zh: '请先登录', en: 'Not signed in' },
  403: { zh: '没有权限', en: 'Forbidden' },
  404: { zh: '没有找到', en: 'Not found' },
  409: { zh: '状态冲突', en: 'Conflict' },
  413: { zh: '内容太大', en: 'Too large' },
  415: { zh: '格式不支持', en: 'Unsupported media type' },
  422: { zh: '无法处理', en: 'Unprocessable' },
  429: { zh: '请求太频繁', en: 'Too many requests' },
  500: { zh: '系统出错', en: 'Internal error' },
  503: { zh: '暂时不可用', en: 'Unavailable' },
};

const GENERIC: Text = {
  zh: '我们这边出了问题，已经记录',
  en: 'Something broke on our side; it has been recorded',
};
const BUSY: Text = {
  zh: '请求超时，请缩小范围或稍后再试',
  en: 'This took too long; narrow it down or try again later',
};

const FILES_AWAY: Text = {
  zh: '文件暂时存取不了，请稍后再试',
  en: 'Files cannot be stored or read for the moment; try again later',
};

const UNREADABLE: Text = {
  zh: '内容含有不能保存的字符',
  en: 'The request holds characters that are no text',
};

const CUT_SHORT: Text = {
  zh: '内容没有传完，连接就断了',
  en: 'The connection was cut before all of the request had come',
};

/** PostgreSQL stores no NUL, neither in text nor in JSON. */
const NOT_TEXT = new Set(['22021', '22P05']);

/** The one place where an error becomes HTTP. What is not ours to explain becomes a bare 500 with the request's id. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const known = explain(error);
    const status = STATUS[known.kind as ErrorKind] ?? known.status ?? 500;
    if (status >= 500 && !(reply.raw.destroyed && isOfLeaving(error)))
      this.logger.error({ err: error, requestId: request.id }, 'request failed');
    const locale = localeOf(request);
    const problem: Problem = {
      type: `about:blank#${known.code}`,
      title: (TITLES[status] ?? TITLES[400]!)[locale],
      status,
      code: known.code,
      detail: known.text[locale],
      instance: request.url.split('?', 1)[0] ?? request.url,
      requestId: request.id,
      ...(known.faults?.length && {
        errors: known.faults.map((fault) => ({ ...fault, message: fault.message[locale] })),
      }),
    };
    void reply
      .status(status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      // What the route says of its answers is not said of a refusal.
      .header('cache-control', 'no-store')
      .send(problem);
  }
}

interface Explained extends Pick<DomainError, 'code' | 'text'> {
  kind?: ErrorKind;
  status?: number;
  faults?: DomainError['faults'];
}

function explain(error: unknown): Explained {
  if (error instanceof DomainError) return error;
  if (error instanceof HttpException) return explainHttp(error.getStatus(), error.message);
  const state = sqlState(error);
  if (state === '57014') return { kind: 'unavailable', code: 'statement_timeout', text: BUSY };
  if (error instanceof FilesAway) return { kind: 'unavailable', code: 'file.store_away', text: FILES_AWAY };
  if (state && NOT_TEXT.has(state)) return { kind: 'invalid', code: 'request.malformed', text: UNREADABLE };
  if (isCutShort(error)) return { kind: 'invalid', code: 'request.cut_short', text: CUT_SHORT };
  const status = fastifyStatus(error);
  if (status !== undefined && status < 500) return explainHttp(status, (error as Error).message);
  return { status: 500, code: 'internal', text: GENERIC };
}

const HTTP_CODES: Record<number, string> = {
  400: 'request.malformed',
  401: 'auth.unauthenticated',
  403: 'auth.forbidden',
  404: 'not_found',
  413: 'request.too_large',
  415: 'request.media_type',
  429: 'rate_limited',
};

function explainHttp(status: number, message: string): Explained {
  if (status >= 500) return { status, code: 'internal', text: GENERIC };
  const title = TITLES[status] ?? { zh: message, en: message };
  return {
    status,
    code: HTTP_CODES[status] ?? 'request.refused',
    text: { zh: title.zh, en: status === 404 || status === 429 ? title.en : message },
  };
}

/** What Node makes of a request whose sender goes away. */
const isCutShort = (error: unknown): boolean =>
  error instanceof Error && error.message === 'aborted' && 'code' in error && error.code === 'ECONNRESET';

/** What comes of an answer whose reader has gone away. */
const isOfLeaving = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === 'AbortError' || ('code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'));

function fastifyStatus(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return undefined;
  return typeof error.statusCode === 'number' ? error.statusCode : undefined;
}
