import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, Max, Min, ValidateNested } from 'class-validator';
import { COLUMN_KEYS, type ColumnKey } from './import.columns.js';

export class ImportColumnRequest {
  /** One of ours. */
  @IsIn(COLUMN_KEYS)
  column: ColumnKey;

  /** Where it stands in the file, from 0. */
  @IsInt()
  @Min(0)
  @Max(255)
  place: number;
}

export class CheckImportRequest {
  /** Columns that are not named are not read. */
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => ImportColumnRequest)
  columns: ImportColumnRequest[];
}
