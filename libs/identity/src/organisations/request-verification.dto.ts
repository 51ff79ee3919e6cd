import { PlainText } from '@app/platform';
import { IsOptional } from 'class-validator';
import { IsUscc } from './is-uscc.js';

export class RequestVerificationRequest {
  /** Unified social credit code (GB 32100), 18 characters. */
  @IsUscc()
  uscc: string;

  /** What the reviewer should know. */
  @IsOptional()
  @PlainText({ max: 500, lines: true })
  note?: string;
}
