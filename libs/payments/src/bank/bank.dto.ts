import { PageQuery } from '@app/platform';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Length,
} from 'class-validator';
import { MATCH_KINDS, type MatchKind } from './bank-match.entity.js';
import { BANK_ROW_STATES, type BankRowState } from './bank-statement.entity.js';

export class BankRowsQuery extends PageQuery {
  /** `unmatched` unless said otherwise: money that waits for somebody to look. */
  @IsIn(BANK_ROW_STATES)
  state: BankRowState = 'unmatched';
}

const MAX_ROWS = 20;

export class ProposeMatchRequest {
  /** What came, together at least what is asked for; or for `charge` what went. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_ROWS)
  @IsUUID(undefined, { each: true })
  rowIds: string[];

  /** `pay`: the payment of that code, and what is over goes back; `return`: all of it goes back to whoever sent it; `charge`: the bank took it for itself; `payout`: the provider paid the market out. */
  @IsIn(MATCH_KINDS)
  kind: MatchKind;

  /** The remittance code, for `pay`; the provider's reference of it, for `payout`. */
  @IsOptional()
  @IsString()
  @Length(8, 60)
  code?: string;

  /** For whoever is to confirm it. */
  @IsOptional()
  @IsString()
  @Length(1, 500)
  note?: string;
}
