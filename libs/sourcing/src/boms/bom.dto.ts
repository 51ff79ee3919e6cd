import { MAX_PIECES } from '@app/listings';
import { PageQuery, PlainText } from '@app/platform';
import { IsIn, IsInt, IsOptional, IsUUID, Matches, Max, MaxLength, Min, IsString } from 'class-validator';
import { BOM_LINE_STATES, type BomLineState } from './bom.entity.js';

const MAX_NAME = 100;
/** 2,000 lines of 200 characters. */
const MAX_PASTED = 400_000;

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
}

export class BomLinesQuery extends PageQuery {
  @IsOptional()
  @IsIn(BOM_LINE_STATES)
  state?: BomLineState;
}
