import { Transform, type TransformFnParams } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsUUID } from 'class-validator';

const MOST_SELLERS = 100;

export class ReputationsQuery {
  /** Sellers; repeat for more than one. */
  @Transform(({ value }: TransformFnParams): unknown => (typeof value === 'string' ? [value] : value))
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_SELLERS)
  @IsUUID(undefined, { each: true })
  sellerId: string[];
}
