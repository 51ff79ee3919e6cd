import { Day } from '@app/platform';
import { IsOptional, IsUUID } from 'class-validator';

/** A period of at most a year, both days in it. */
export class PeriodQuery {
  @Day()
  from: string;

  @Day()
  to: string;
}

/** With one firm, or with all. */
export class StatementQuery extends PeriodQuery {
  @IsOptional()
  @IsUUID()
  counterpartyId?: string;
}
