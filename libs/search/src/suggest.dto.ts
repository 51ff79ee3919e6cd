import { Transform, type TransformFnParams } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

const LONGEST = 100;
const MOST = 20;

export class SuggestQuery {
  /**
   * What has been typed so far.
   * @example "1802"
   */
  @Transform(({ value }: TransformFnParams): unknown =>
    typeof value === 'string' ? value.replaceAll(/\p{Cc}+/gu, ' ').trim() : value,
  )
  @MaxLength(LONGEST)
  @IsString()
  q: string;

  @IsOptional()
  @Transform(({ value }: TransformFnParams): unknown => (typeof value === 'string' ? Number(value) : value))
  @IsInt()
  @Min(1)
  @Max(MOST)
  limit: number = 8;
}
