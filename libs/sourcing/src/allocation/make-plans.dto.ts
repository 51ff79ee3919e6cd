import { findProvince, PROVINCES } from '@app/kernel';
import { MAX_PIECES } from '@app/listings';
import { PlainText } from '@app/platform';
import { Transform, type TransformFnParams, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { STRATEGIES, type Strategy } from './allocate.js';

const MAX_LINES = 200;
const MAX_BRANDS = 20;

export class PlanLineRequest {
  /** In any spelling; what it says beyond the part type (`/C3`) is asked of the goods. */
  @ValidateIf((line: PlanLineRequest) => line.designation !== undefined || line.partTypeId === undefined)
  @PlainText({ max: 80 })
  designation?: string;

  /** In place of a designation. */
  @IsOptional()
  @IsUUID()
  partTypeId?: string;

  /** Pieces. */
  @IsInt()
  @Min(1)
  @Max(MAX_PIECES)
  quantity: number;

  /** Of these brands only, in any spelling. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_BRANDS)
  @Matches(/^\P{Cc}{1,40}$/u, { each: true })
  brands?: string[];
}

export class MakePlansRequest {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_LINES)
  @ValidateNested({ each: true })
  @Type(() => PlanLineRequest)
  lines: PlanLineRequest[];

  /** Where the goods are to go: one of the 31, as 山东, 山东省, Shandong or 37. */
  @Transform(({ value }: TransformFnParams): unknown =>
    typeof value === 'string' ? (findProvince(value)?.zh ?? value) : value,
  )
  @IsIn(PROVINCES.map(({ zh }) => zh))
  province: string;

  /** From no more sellers than so many. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MAX_LINES)
  maxSellers?: number;

  /** One line may come from several sellers: of several makes, of several lots. */
  @IsOptional()
  @IsBoolean()
  mixedLots?: boolean;

  /** What is interchangeable or better may come in the place of what is asked. */
  @IsOptional()
  @IsBoolean()
  substitutes?: boolean;

  /** From sellers with a valid green certificate only. */
  @IsOptional()
  @IsBoolean()
  greenOnly?: boolean;

  /** The last day on which the goods are to be on their way, YYYY-MM-DD. */
  @IsOptional()
  @IsISO8601({ strict: true })
  @Matches(/^\d{4}-\d\d-\d\d$/, { message: 'must be a date such as 2027-12-31' })
  latestDate?: string;

  /** All where none is named. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(STRATEGIES, { each: true })
  strategies?: Strategy[];
}
