import { FeaturesRequest, MAX_PIECES } from '@app/listings';
import { PageQuery, PlainText } from '@app/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { BOM_LINE_STATES, type BomLineState } from './bom.entity.js';

const MAX_NAME = 100;
/** 2,000 lines of 200 characters. */
const MAX_PASTED = 400_000;
const MAX_GOODS = 200;

export class SaveBomRequest {
  /** Without one, its first line's. */
  @IsOptional()
  @PlainText({ max: MAX_NAME })
  name?: string;

  /** Pasted: cells of a spreadsheet, a list with one delimiter, or a sentence a line. */
  @IsString()
  @MaxLength(MAX_PASTED)
  @Matches(/^[^\0]*$/, { message: 'text must not contain NUL' })
  text: string;
}

export class PreferredOfferRequest {
  @IsUUID()
  sellerId: string;

  @IsUUID()
  listingId: string;
}

export class GoodsRequest {
  @IsUUID()
  partTypeId: string;

  /** Pieces. */
  @IsInt()
  @Min(1)
  @Max(MAX_PIECES)
  quantity: number;

  @IsOptional()
  @PlainText({ max: 60 })
  brand?: string;

  /** What the goods add to their part type. */
  @IsOptional()
  @ValidateNested()
  @Type(() => FeaturesRequest)
  features?: FeaturesRequest;

  /** From whom rather than from the cheapest. */
  @IsOptional()
  @ValidateNested()
  @Type(() => PreferredOfferRequest)
  preferred?: PreferredOfferRequest;
}

export class SaveGoodsRequest {
  @PlainText({ max: MAX_NAME })
  name: string;

  @ArrayNotEmpty()
  @ArrayMaxSize(MAX_GOODS)
  @ValidateNested({ each: true })
  @Type(() => GoodsRequest)
  lines: GoodsRequest[];
}

export class RenameBomRequest {
  @PlainText({ max: MAX_NAME })
  name: string;
}

export class AddBomLineRequest {
  @PlainText({ max: 200 })
  text: string;

  /** Pieces; else what the text says. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MAX_PIECES)
  quantity?: number;

  @IsOptional()
  @PlainText({ max: 40 })
  brand?: string;
}

export class EditBomLineRequest {
  /** Typed anew, and read anew: what it says of the quantity and the brand goes for the line too. */
  @IsOptional()
  @PlainText({ max: 200 })
  text?: string;

  /** The part type that is meant. */
  @IsOptional()
  @IsUUID()
  partTypeId?: string;

  /** Pieces. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MAX_PIECES)
  quantity?: number;

  /** Empty: any brand. */
  @IsOptional()
  @PlainText({ min: 0, max: 40 })
  brand?: string;

  /** Null: from anybody. */
  @ValidateIf(({ preferred }: EditBomLineRequest) => preferred !== undefined && preferred !== null)
  @ValidateNested()
  @Type(() => PreferredOfferRequest)
  preferred?: PreferredOfferRequest | null;
}

export class BomLinesQuery extends PageQuery {
  @IsOptional()
  @IsIn(BOM_LINE_STATES)
  state?: BomLineState;
}
