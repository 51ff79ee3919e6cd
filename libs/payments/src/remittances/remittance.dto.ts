import { PageQuery } from '@app/platform';
import { IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
import { REMITTANCE_STATES, type RemittanceState } from './remittance.entity.js';

export class RemittancesQuery extends PageQuery {
  @IsIn(REMITTANCE_STATES)
  state: RemittanceState = 'due';
}

/** A bank account that money can go to. */
export class PayeeRequest {
  /** As the bank has it. */
  @IsString()
  @Length(1, 100)
  @Matches(/^[^\p{Cc}"=+@-][^\p{Cc}"]*$/u)
  holder: string;

  /** Name of the bank and its branch. */
  @IsString()
  @Length(2, 100)
  @Matches(/^[^\p{Cc}"=+@-][^\p{Cc}"]*$/u)
  bank: string;

  /** Digits alone. */
  @Matches(/^\d{8,32}$/)
  accountNumber: string;
}

export class ReturnedRequest {
  /** Why, as the bank says it. */
  @IsOptional()
  @IsString()
  @Length(1, 200)
  reason?: string;
}
