import { IsIn, IsOptional } from 'class-validator';

export class PictureSizeQuery {
  /** `small` fits into 480 × 480, as WebP, for lists; else the picture as a whole. */
  @IsOptional()
  @IsIn(['small'])
  size?: 'small';
}
