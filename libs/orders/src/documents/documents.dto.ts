import { IsISO8601, IsOptional, IsUUID, Matches } from 'class-validator';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A period of at most a year, both days in it. */
export class PeriodQuery {
  @Matches(DAY, { message: 'must be a date such as 2027-12-31' })
  @IsISO8601({ strict: true })
  from: string;

  @Matches(DAY, { message: 'must be a date such as 2027-12-31' })
  @IsISO8601({ strict: true })
  to: string;
}

/** With one firm, or with all. */
export class StatementQuery extends PeriodQuery {
  @IsOptional()
  @IsUUID()
  counterpartyId?: string;
}
