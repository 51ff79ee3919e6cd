import { MAX_BREAKS, MAX_PIECES, PriceBreakRequest } from '@app/listings';
import { PageQuery } from '@app/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

const MAX_ITEMS = 500;

export class PartnerPartsQuery extends PageQuery {
  /** A designation in any spelling, or a part of one. */
  @IsOptional()
  @IsString()
  @MaxLength(120)
  q?: string;
}

/** Goods are told by designation and brand; what is left out stays, or for new goods is ordinary. */
export class StockAndPriceItem {
  /** Any spelling; suffixes for clearance, tolerance and the like tell goods apart. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(120)
  designation: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  brand: string;

  /** Pieces on hand, as counted. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MAX_PIECES)
  stock?: number;

  /** Needed for goods that are not on offer yet. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_BREAKS)
  @ValidateNested({ each: true })
  @Type(() => PriceBreakRequest)
  priceBreaks?: PriceBreakRequest[];

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MAX_PIECES)
  moq?: number;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MAX_PIECES)
  orderMultiple?: number;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(365)
  leadTimeDays?: number;
}

export class PutStockAndPricesRequest {
  /** Each is judged by itself: one that is not as required is rejected, the others land. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_ITEMS)
  items: StockAndPriceItem[];
}
