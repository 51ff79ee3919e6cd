import { applyDecorators } from '@nestjs/common';
import { IsISO8601, Matches } from 'class-validator';

/** YYYY-MM-DD, a day that there is. */
export const Day = (): PropertyDecorator =>
  applyDecorators(
    IsISO8601({ strict: true }),
    Matches(/^\d{4}-\d\d-\d\d$/, { message: 'must be a date such as 2027-12-31' }),
  );
