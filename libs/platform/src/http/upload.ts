import { Readable } from 'node:stream';
import { DomainError } from '@app/kernel';
import {
  applyDecorators,
  createParamDecorator,
  type ExecutionContext,
  Header,
  StreamableFile,
} from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { type FastifyRequest } from 'fastify';
import { type KeptFile } from '../files/file-store.js';

export const UPLOAD_TYPE = 'application/octet-stream';

/** The body is the file itself, `application/octet-stream`: what it is, its first bytes say. */
export const TakesFile = (): MethodDecorator =>
  applyDecorators(
    ApiConsumes(UPLOAD_TYPE),
    ApiBody({ required: true, schema: { type: 'string', format: 'binary' } }),
  );

/** The content of the request, yet to be read. */
export const Upload = createParamDecorator((_: unknown, context: ExecutionContext): Readable => {
  const { body } = context.switchToHttp().getRequest<FastifyRequest>();
  if (body instanceof Readable) return body;
  const text = {
    zh: `请以 ${UPLOAD_TYPE} 发送文件内容`,
    en: `Send the file itself as ${UPLOAD_TYPE}`,
  };
  throw new DomainError('invalid', 'file.missing', text, [
    { field: 'Content-Type', code: 'file.missing', message: text, expected: UPLOAD_TYPE },
  ]);
});

/** A table as it is read, to be saved. */
export function csvAnswer(lines: AsyncGenerator<string>, name: string): StreamableFile {
  return new StreamableFile(Readable.from(lines, { objectMode: false }), {
    type: 'text/csv; charset=utf-8',
    disposition: `attachment; filename="${name}"`,
  });
}

/** The answer is a file that somebody sent: nothing of it ever runs here, whatever a browser makes of it. */
export const GivesFile = (): MethodDecorator =>
  Header('content-security-policy', "default-src 'none'; sandbox");

/** A stored file as an answer. Images may be looked at in place; anything else is for saving. */
export function fileAnswer({ mediaType, bytes, name }: KeptFile, content: Readable): StreamableFile {
  const how = mediaType.startsWith('image/') ? 'inline' : 'attachment';
  const named = name === null ? '' : `; filename*=UTF-8''${encodeURIComponent(name)}`;
  return new StreamableFile(content, { type: mediaType, length: bytes, disposition: how + named });
}
