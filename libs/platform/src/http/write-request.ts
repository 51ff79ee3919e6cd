import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { DomainError } from '@app/kernel';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { type Actor } from '../actor.js';

/** A write as it was asked for: by whom, under which Idempotency-Key, and a fingerprint of what was asked. */
export interface WriteRequest {
  key: string | null;
  owner: string;
  fingerprint: string;
}

const KEY = /^[\x21-\x7e]{8,200}$/;

/** The write request, for `Database.once`. `@Write({ keyRequired: true })` refuses to go on without a key. */
export const Write = createParamDecorator(
  (options: { keyRequired?: boolean } | undefined, context: ExecutionContext): WriteRequest => {
    const request = context.switchToHttp().getRequest<FastifyRequest & { user?: Actor }>();
    const header = request.headers['idempotency-key'];
    const key = typeof header === 'string' ? header : null;
    if (key === null && options?.keyRequired) throw keyFault('idempotency.key_required');
    if (key !== null && !KEY.test(key)) throw keyFault('idempotency.key_malformed');
    return {
      key,
      owner: request.user?.organisationId ?? `ip:${request.ip}`,
      fingerprint: createHash('sha256')
        .update(`${request.method} ${request.url}\n${contentOf(request.body)}`)
        .digest('base64url'),
    };
  },
);

/** A file is not read yet: whoever receives it adds what it is. */
function contentOf(body: unknown): string {
  return body instanceof Readable ? 'file' : JSON.stringify(body ?? null);
}

/** The same request is the same file. */
export function withFile(write: WriteRequest, { sha256 }: { sha256: string }): WriteRequest {
  return { ...write, fingerprint: `${write.fingerprint} ${sha256}` };
}

function keyFault(code: string): DomainError {
  const text = {
    zh: '请附上 Idempotency-Key 请求头：8 到 200 个可见 ASCII 字符，每次新操作换一个',
    en: 'Send the header Idempotency-Key: 8 to 200 visible ASCII characters, a new one for each new act',
  };
  return new DomainError('invalid', code, text, [
    { field: 'Idempotency-Key', code, message: text, expected: 'for example a UUID' },
  ]);
}
