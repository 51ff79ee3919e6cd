import { MAX_PIECES } from '@app/listings';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { DeliveryAddressRequest } from '../place-order.dto.js';

const MAX_AWARDED_LINES = 400;

/** So many pieces of one line of a quote. */
export class AwardLineRequest {
  @IsUUID()
  sellerId: string;

  @IsUUID()
  quoteId: string;

  /** Of the quote's lines. */
  @IsInt()
  @Min(1)
  no: number;

  @IsInt()
  @Min(1)
  @Max(MAX_PIECES)
  quantity: number;
}

export class AwardRequest {
  @ArrayNotEmpty()
  @ArrayMaxSize(MAX_AWARDED_LINES)
  @ValidateNested({ each: true })
  @Type(() => AwardLineRequest)
  lines: AwardLineRequest[];

  @IsNotEmpty()
  @ValidateNested()
  @Type(() => DeliveryAddressRequest)
  deliverTo: DeliveryAddressRequest;

  @IsOptional()
  @IsString()
  @MaxLength(500)
  note?: string;
}
