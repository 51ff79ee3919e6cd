import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform, type TransformFnParams } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsUUID } from 'class-validator';

/** Of a query: one id, or the parameter repeated. */
export const Ids = (most: number): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ type: 'array', items: { type: 'string', format: 'uuid' }, minItems: 1, maxItems: most }),
    Transform(({ value }: TransformFnParams): unknown => (typeof value === 'string' ? [value] : value)),
    IsArray(),
    ArrayMinSize(1),
    ArrayMaxSize(most),
    IsUUID(undefined, { each: true }),
  );
