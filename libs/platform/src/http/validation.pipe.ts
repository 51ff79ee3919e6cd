import { Readable } from 'node:stream';
import { DomainError, type FieldFault } from '@app/kernel';
import { type ArgumentMetadata, HttpException, HttpStatus, ValidationPipe } from '@nestjs/common';
import { type ValidationError } from 'class-validator';

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

/** A file where none is taken is refused: class-transformer would follow its stream to the connection, and make that anew. */
class InputPipe extends ValidationPipe {
  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'body' && value instanceof Readable)
      throw new HttpException('Send application/json', HttpStatus.UNSUPPORTED_MEDIA_TYPE);
    return super.transform(value, metadata);
  }
}

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
