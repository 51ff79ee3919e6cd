import { PROVINCES } from '@app/kernel';
import { applyDecorators } from '@nestjs/common';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { MAX_PIECES } from '../offer-listing.dto.js';

const MAX_FREIGHT_MINOR = 100_000_000;
/** A higher one would keep all buyers out. */
const MAX_MIN_ORDER_MINOR = 10_000_000;
const MAX_LINES = 200;

const Fen = (): PropertyDecorator => applyDecorators(IsInt(), Min(0), Max(MAX_FREIGHT_MINOR));
const Zone = (): PropertyDecorator =>
  Matches(/^[a-z][a-z_]{1,30}$/, { message: 'must be a zone such as north_east' });

export class FreightZoneRequest {
  @IsIn(PROVINCES.map(({ zh }) => zh))
  province: string;

  @Zone()
  zone: string;
}

export class FreightRateRequest {
  @Zone()
  fromZone: string;

  @Zone()
  toZone: string;

  /** Kilograms that the first price covers. */
  @IsNumber({ maxDecimalPlaces: 3 })
  @Min(0.1)
  @Max(1000)
  firstKg: number;

  @Fen()
  firstMinor: number;

  /** For each kilogram begun beyond the first weight. */
  @Fen()
  perKgMinor: number;
}

/** The whole table: every province has a zone, every pair of zones a rate. */
export class FreightTableRequest {
  @ArrayNotEmpty()
  @ArrayMaxSize(PROVINCES.length)
  @ValidateNested({ each: true })
  @Type(() => FreightZoneRequest)
  zones: FreightZoneRequest[];

  @ArrayNotEmpty()
  @ArrayMaxSize(PROVINCES.length ** 2)
  @ValidateNested({ each: true })
  @Type(() => FreightRateRequest)
  rates: FreightRateRequest[];
}

export class FreightRuleRequest {
  /** Goods worth this much or more, in fen, travel free; null: never. */
  @ValidateIf((rule: FreightRuleRequest) => rule.freeAboveMinor !== null)
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  freeAboveMinor: number | null;

  /** An order of goods worth less than this, in fen, is not taken; null or left out: of any worth. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MAX_MIN_ORDER_MINOR)
  minOrderMinor?: number | null;
}

export class PriceLineRequest {
  @IsUUID()
  listingId: string;

  @IsUUID()
  sellerId: string;

  /** Pieces. */
  @IsInt()
  @Min(1)
  @Max(MAX_PIECES)
  quantity: number;
}

export class PriceLinesRequest {
  @ArrayNotEmpty()
  @ArrayMaxSize(MAX_LINES)
  @ValidateNested({ each: true })
  @Type(() => PriceLineRequest)
  lines: PriceLineRequest[];

  /** Where the goods go, in any spelling of a mainland province; without it freight is not said. */
  @IsOptional()
  @Matches(/^\P{Cc}{1,40}$/u)
  province?: string;
}
