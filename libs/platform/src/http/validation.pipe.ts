import { Readable } from 'node:stream';
import { DomainError, type FieldFault, type Text } from '@app/kernel';
import { type ArgumentMetadata, HttpException, HttpStatus, ValidationPipe } from '@nestjs/common';
import { type ValidationError } from 'class-validator';

/** No body that is taken anywhere goes half as deep. */
const MOST_LEVELS = 16;

/** Shape and range of what comes in: unknown fields are refused, every fault is named with its path. */
export function createValidationPipe(): ValidationPipe {
  return new InputPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    stopAtFirstError: true,
    exceptionFactory: (errors) =>
      new DomainError(
        'invalid',
        'validation.failed',
        { zh: '有字段不符合要求', en: 'Some fields are not as required' },
        errors.flatMap((error) => faultsOf(error, '')),
      ),
  });
}

/** Looks at a body before class-transformer does, which follows whatever it is given and makes anew what it finds there. */
class InputPipe extends ValidationPipe {
  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'body') requirePlain(value);
    return super.transform(value, metadata);
  }
}

interface Part {
  field: string;
  value: object;
}

function requirePlain(body: unknown): void {
  // A file where none is taken: its stream leads to the connection, which nobody may make anew.
  if (body instanceof Readable)
    throw new HttpException('Send application/json', HttpStatus.UNSUPPORTED_MEDIA_TYPE);
  let parts: Part[] = typeof body === 'object' && body !== null ? [{ field: '', value: body }] : [];
  for (let depth = 0; parts.length > 0; depth++) {
    if (depth > MOST_LEVELS) throw malformed(parts[0]!.field.slice(0, 100), TOO_DEEP, `<= ${MOST_LEVELS}`);
    parts = parts.flatMap(({ field, value }) => partsIn(field, value));
  }
}

function partsIn(parent: string, value: object): Part[] {
  return Object.entries(value).flatMap(([name, part]: [string, unknown]) => {
    const field = parent ? `${parent}.${name}` : name;
    // `constructor`, `toString`: what every object has must stay what it is.
    if (name in Object.prototype) throw malformed(field, NO_NAME);
    return typeof part === 'object' && part !== null ? [{ field, value: part }] : [];
  });
}

const TOO_DEEP: Text = { zh: '嵌套太深', en: 'Nested too deep' };
const NO_NAME: Text = { zh: '字段不能用这个名字', en: 'No field is named so' };

const malformed = (field: string, message: Text, expected?: string): DomainError =>
  new DomainError('invalid', 'request.malformed', message, [
    { field, code: 'request.malformed', message, ...(expected !== undefined && { expected }) },
  ]);

function faultsOf(error: ValidationError, parent: string): FieldFault[] {
  const field = parent ? `${parent}.${error.property}` : error.property;
  const own = Object.entries(error.constraints ?? {}).map(([rule, message]): FieldFault => ({
    field,
    code: rule === 'whitelistValidation' ? 'validation.unknown_field' : `validation.${snake(rule)}`,
    message: { zh: `${field}：${message}`, en: message },
    expected: message,
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => faultsOf(child, field))];
}

const snake = (rule: string): string => rule.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
