import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsString, Matches, MaxLength, MinLength } from 'class-validator';

const ONE_LINE = /^\P{Cc}*$/u;
const SOME_LINES = /^[\P{Cc}\n\r\t]*$/u;

/** Text for people, without control characters; blanks around it are dropped before its length is measured. */
export function PlainText({
  min = 1,
  max,
  lines = false,
}: {
  min?: number;
  max: number;
  lines?: boolean;
}): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value)),
    IsString(),
    Matches(lines ? SOME_LINES : ONE_LINE, { message: '$property must not contain control characters' }),
    MinLength(min),
    MaxLength(max),
  );
}
