import { IsOptional } from 'class-validator';
import { PlainText } from './plain-text.js';

export class FileNameQuery {
  /** The sender's name for the file. */
  @IsOptional()
  @PlainText({ max: 200 })
  name?: string;
}
