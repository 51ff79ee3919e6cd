import { findProvince, PROVINCES } from '@app/kernel';
import { MAX_PIECES } from '@app/listings';
import { PageQuery, PlainText } from '@app/platform';
import { Transform, type TransformFnParams, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { PART_REQUEST_STATES, type PartRequestState } from './part-request.entity.js';

const MAX_LINES = 100;

export class RequestedLine {
  /** A designation in any spelling, a size, or a sentence. */
  @PlainText({ max: 200 })
  text: string;

  /** Where it is known; what the text names otherwise. */
  @IsOptional()
  @IsUUID()
  partTypeId?: string;

  /** Pieces. */
  @IsInt()
  @Min(1)
  @Max(MAX_PIECES)
  quantity: number;

  /** The brand wished for. */
  @IsOptional()
  @PlainText({ max: 40 })
  brand?: string;
}

export class LeaveRequestRequest {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_LINES)
  @ValidateNested({ each: true })
  @Type(() => RequestedLine)
  lines: RequestedLine[];

  /** Where the goods are to go: one of the 31, as 山东, 山东省, Shandong or 37. */
  @IsOptional()
  @Transform(({ value }: TransformFnParams): unknown =>
    typeof value === 'string' ? (findProvince(value)?.zh ?? value) : value,
  )
  @IsIn(PROVINCES.map(({ zh }) => zh))
  province?: string;

  /** The last day on which the goods are of use, YYYY-MM-DD; sellers see the request until then. */
  @IsOptional()
  @IsISO8601({ strict: true })
  @Matches(/^\d{4}-\d\d-\d\d$/, { message: 'must be a date such as 2027-12-31' })
  neededBy?: string;

  /** For the market's people; sellers do not see it. */
  @IsOptional()
  @PlainText({ max: 1000, lines: true })
  note?: string;
}

export class PartRequestsQuery extends PageQuery {
  @IsOptional()
  @IsIn(PART_REQUEST_STATES)
  state?: PartRequestState;
}
