import { CERTIFICATE_KINDS, type CertificateKind, findProvince, PROVINCES } from '@app/kernel';
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
import { STRATEGIES, type Strategy } from './strategies.js';

/** As many as an order has. */
export const MOST_PLANNED = 200;
const MAX_BRANDS = 20;
export const MAX_LOT_MONTHS = 120;
const PROVINCE_NAMES = PROVINCES.map(({ zh }) => zh);

const provinceNamed = (value: unknown): unknown =>
  typeof value === 'string' ? (findProvince(value)?.zh ?? value) : value;

/** What the buyer asks of a plan, whatever its lines are. */
export class PlanWishes {
  /** Where the goods are to go: one of the 31, as 山东, 山东省, Shandong or 37. */
  @Transform(({ value }: TransformFnParams) => provinceNamed(value))
  @IsIn(PROVINCE_NAMES)
  province: string;

  /** From no more sellers than so many. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_PLANNED)
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

  /** Of these brands only, in any spelling, where a line has none of its own. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_BRANDS)
  @Matches(/^\P{Cc}{1,40}$/u, { each: true })
  brands?: string[];

  /** Shipped from these provinces only, each in any spelling. */
  @IsOptional()
  @Transform(({ value }: TransformFnParams): unknown =>
    Array.isArray(value) ? value.map(provinceNamed) : value,
  )
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(PROVINCE_NAMES, { each: true })
  fromProvinces?: string[];

  /** Only goods with each of these certificates, verified and in force. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(CERTIFICATE_KINDS, { each: true })
  certificates?: CertificateKind[];

  /** Of lots no older than so many months, by their date codes. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MAX_LOT_MONTHS)
  lotAgeMonths?: number;

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

  /** The plan that is there at once; how near it is to the best is said, though less is proven. */
  @IsOptional()
  @IsBoolean()
  quick?: boolean;
}

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

export class MakePlansRequest extends PlanWishes {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_PLANNED)
  @ValidateNested({ each: true })
  @Type(() => PlanLineRequest)
  lines: PlanLineRequest[];
}

export class PlanBomRequest extends PlanWishes {
  /** A plan has 200 lines at most: those from this one on. */
  @IsOptional()
  @IsInt()
  @Min(1)
  fromLine?: number;
}
