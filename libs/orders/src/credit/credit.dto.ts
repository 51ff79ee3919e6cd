import { IsUscc } from '@app/identity';
import { CURRENCIES } from '@app/kernel';
import { PageQuery, PlainText } from '@app/platform';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateIf,
} from 'class-validator';

const MAX_MINOR = 1_000_000_000_000;
const MAX_DAYS = 180;
const MAX_GRACE_DAYS = 60;
const MAX_ORDERS = 200;

export class ChangeTermsRequest {
  /** From the delivery of the goods to the day by which they are paid: 30 for “net 30”. Orders bought before keep theirs. */
  @IsInt()
  @Min(1)
  @Max(MAX_DAYS)
  days: number;

  /** In minor units: all that the buyer may owe at a time. */
  @IsInt()
  @Min(1)
  @Max(MAX_MINOR)
  limitMinor: number;

  /** How many days overdue are borne before nothing more is bought on account. */
  @IsInt()
  @Min(0)
  @Max(MAX_GRACE_DAYS)
  graceDays: number = 0;
}

export class GrantTermsRequest extends ChangeTermsRequest {
  /** A buyer that ordered from the seller before … */
  @IsOptional()
  @IsUUID()
  buyerId?: string;

  /** … or a verified one, by its unified social credit code. */
  @ValidateIf(({ buyerId }: GrantTermsRequest) => buyerId === undefined)
  @IsUscc()
  uscc?: string;

  @IsOptional()
  @IsIn(CURRENCIES)
  currency?: string;
}

export class OnAccountRequest {
  /** Orders of this purchase. */
  @ArrayNotEmpty()
  @ArrayMaxSize(MAX_ORDERS)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  orderIds: string[];
}

export class RepayRequest {
  /** Which are paid; absent: all that is to be paid. */
  @IsOptional()
  @ArrayNotEmpty()
  @ArrayMaxSize(MAX_ORDERS)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  orderIds?: string[];
}

export class ReceiptRequest {
  /** In minor units; put to what was due first. */
  @IsInt()
  @Min(1)
  @Max(MAX_MINOR)
  amountMinor: number;

  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: 'must be a date such as 2027-12-31' })
  @IsISO8601({ strict: true })
  receivedOn: string;

  /** By what it is known again: the bank's reference, a cheque's number. */
  @IsOptional()
  @PlainText({ max: 200 })
  note?: string;
}

export const RECEIVABLE_STATES = ['open', 'payable', 'overdue'] as const;

export class ReceivablesQuery extends PageQuery {
  /** With one firm only. */
  @IsOptional()
  @IsUUID()
  termsId?: string;

  /** `open`: not all paid; `payable`: accepted and not paid; `overdue`: past its day. Absent: all. */
  @IsOptional()
  @IsIn(RECEIVABLE_STATES)
  state?: (typeof RECEIVABLE_STATES)[number];
}
