import { PlainText } from '@app/platform';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsISO8601, IsOptional, Matches, Max, Min } from 'class-validator';
import { MAX_PIECES } from './offer-listing.dto.js';

/** Year and week of manufacture, YYWW. */
const DateCode = (): PropertyDecorator =>
  Matches(/^\d{2}(0[1-9]|[1-4]\d|5[0-3])$/, { message: 'must be year and week, YYWW, such as 2640' });

export class ReceiveLotRequest {
  @IsOptional()
  @PlainText({ max: 60 })
  lotNumber?: string;

  @IsOptional()
  @DateCode()
  dateCode?: string;

  @IsOptional()
  @PlainText({ max: 60 })
  location?: string;

  @IsInt()
  @Min(1)
  @Max(MAX_PIECES)
  quantity: number;

  @IsOptional()
  @PlainText({ max: 200 })
  note?: string;
}

/** What is absent stays, null clears. */
export class LabelLotRequest {
  @IsOptional()
  @PlainText({ max: 60 })
  lotNumber?: string | null;

  @IsOptional()
  @DateCode()
  dateCode?: string | null;

  @IsOptional()
  @PlainText({ max: 60 })
  location?: string | null;
}

export class MoveLotRequest {
  /** `counted`: so many lie there now; `received` and `scrapped`: so many came or went. */
  @IsIn(['counted', 'received', 'scrapped'])
  kind: 'counted' | 'received' | 'scrapped';

  @IsInt()
  @Min(0)
  @Max(MAX_PIECES)
  quantity: number;

  @IsOptional()
  @PlainText({ max: 200 })
  note?: string;
}

export class CalendarQuery {
  /** Days from today on, 366 at most. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(366)
  days: number = 28;
}

export class CapacityDayRequest {
  @IsISO8601({ strict: true })
  @Matches(/^\d{4}-\d\d-\d\d$/, { message: 'must be a date such as 2027-12-31' })
  day: string;

  /** Pieces that can be made; 0 on a day off. */
  @IsInt()
  @Min(0)
  @Max(MAX_PIECES)
  capacity: number;
}

export class PromiseQuery {
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MAX_PIECES)
  quantity: number;
}
