import { findProvince } from '@app/kernel';
import { PageQuery } from '@app/platform';
import { Transform, type TransformFnParams } from 'class-transformer';
import { IsDateString, IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export class UnmetDemandQuery extends PageQuery {
  /** From this day on; thirty days back when it is not said. */
  @IsOptional()
  @Matches(DAY)
  @IsDateString({ strict: true })
  from?: string;

  /** To this day, included. */
  @IsOptional()
  @Matches(DAY)
  @IsDateString({ strict: true })
  to?: string;

  /** Of buyers in this province, in any spelling. */
  @IsOptional()
  @Transform(({ value }: TransformFnParams): unknown =>
    typeof value === 'string' ? (findProvince(value)?.zh ?? value) : value,
  )
  @IsString()
  @MaxLength(20)
  province?: string;

  @IsOptional()
  @IsIn(['part', 'size'])
  kind?: 'part' | 'size';
}
