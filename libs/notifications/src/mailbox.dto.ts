import { PageQuery, PlainText } from '@app/platform';
import { IsOptional } from 'class-validator';

export class MailboxQuery extends PageQuery {
  /** Only mails to this address. */
  @IsOptional()
  @PlainText({ max: 254 })
  to?: string;
}
