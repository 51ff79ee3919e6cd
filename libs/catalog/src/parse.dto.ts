import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsOptional,
  IsString,
  MaxLength,
  ValidateIf,
} from 'class-validator';

const MOST_TEXTS = 2000;
/** Whole pages are pasted now and then; the reader looks at their beginning. */
const LONGEST_TEXT = 20_000;

/** One designation (`text`) or many (`texts`), in any spelling and system. */
export class ParseDesignationsRequest {
  /** @example "180205" */
  @ValidateIf(
    (request: ParseDesignationsRequest) => request.text !== undefined || request.texts === undefined,
  )
  @IsString()
  @MaxLength(LONGEST_TEXT)
  text?: string;

  /** At most 2,000. */
  @ValidateIf((request: ParseDesignationsRequest) => request.texts !== undefined)
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_TEXTS)
  @IsString({ each: true })
  @MaxLength(LONGEST_TEXT, { each: true })
  texts?: string[];

  /** ISO, GB, GB-OLD, GOST, JIS, ABMA: sharpens the ranking, binds nothing. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  system?: string;

  /** Any spelling of a brand. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  brand?: string;
}

/** Lines as buyers type them. */
export class ParseLinesRequest {
  /** At most 2,000. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_TEXTS)
  @IsString({ each: true })
  @MaxLength(LONGEST_TEXT, { each: true })
  texts: string[];
}
