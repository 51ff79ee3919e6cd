import { Readable } from 'node:stream';
import { DomainError, type Text } from '@app/kernel';
import { RouteConfig } from '@nestjs/platform-fastify';
import { type FastifyRequest } from 'fastify';

/** No body that is taken anywhere goes half as deep. */
const MOST_LEVELS = 16;

interface Part {
  field: string;
  value: object;
}

const KEEPS_NOTHING = 'keepsNothing';

/** Marks a route that reads any text and keeps none. */
export const KeepsNothing = (): MethodDecorator => RouteConfig({ [KEEPS_NOTHING]: true });

/** A hook of Fastify: looks at what was parsed before anybody follows it to its end, or calls what it finds there. */
export function requirePlainBody(
  { body, routeOptions }: FastifyRequest,
  _: unknown,
  done: (refusal?: Error) => void,
): void {
  const isKept = !(KEEPS_NOTHING in routeOptions.config);
  done(typeof body === 'object' && body !== null ? faultOf(body, isKept) : undefined);
}

function faultOf(body: object, isKept: boolean): DomainError | undefined {
  // Files, and forms of the pages.
  if (body instanceof Readable || Buffer.isBuffer(body)) return undefined;
  let parts: Part[] = [{ field: '', value: body }];
  for (let depth = 0; parts.length > 0; depth++) {
    if (depth > MOST_LEVELS) return malformed(parts[0]!.field.slice(0, 100), TOO_DEEP, `<= ${MOST_LEVELS}`);
    const within: Part[] = [];
    for (const { field, value } of parts)
      for (const [name, part] of Object.entries(value) as [string, unknown][]) {
        // `constructor`, `toString`: what every object has must stay what it is.
        if (name in Object.prototype) return malformed(pathOf(field, name), NO_NAME);
        // Half a pair of UTF-16 is nothing that PostgreSQL would keep.
        if (isKept && typeof part === 'string' && !part.isWellFormed())
          return malformed(pathOf(field, name), NO_TEXT);
        if (typeof part === 'object' && part !== null)
          within.push({ field: pathOf(field, name), value: part });
      }
    parts = within;
  }
  return undefined;
}

const pathOf = (parent: string, name: string): string => (parent ? `${parent}.${name}` : name);

const TOO_DEEP: Text = { zh: '嵌套太深', en: 'Nested too deep' };
const NO_TEXT: Text = { zh: '含有不能保存的字符', en: 'Holds characters that are no text' };
const NO_NAME: Text = { zh: '字段不能用这个名字', en: 'No field is named so' };

const malformed = (field: string, message: Text, expected?: string): DomainError =>
  new DomainError('invalid', 'request.malformed', message, [
    { field, code: 'request.malformed', message, ...(expected !== undefined && { expected }) },
  ]);
