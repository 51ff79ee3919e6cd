import { PageQuery } from '@app/platform';
import { IsIn } from 'class-validator';
import { BANK_ROW_STATES, type BankRowState } from './bank-statement.entity.js';

export class BankRowsQuery extends PageQuery {
  /** `unmatched` unless said otherwise: money that waits for somebody to look. */
  @IsIn(BANK_ROW_STATES)
  state: BankRowState = 'unmatched';
}
