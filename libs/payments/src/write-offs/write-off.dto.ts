import { PageQuery } from '@app/platform';
import { IsIn, IsInt, IsString, IsUUID, Length, Min } from 'class-validator';
import { type DebtAccount, WRITE_OFF_STATES, type WriteOffState } from './write-off.entity.js';

export class WriteOffsQuery extends PageQuery {
  /** `proposed` unless said otherwise: what waits for a second person. */
  @IsIn(WRITE_OFF_STATES)
  state: WriteOffState = 'proposed';
}

export class ProposeWriteOffRequest {
  @IsUUID()
  sellerId: string;

  @IsIn(['payable', 'bank_payable'])
  account: DebtAccount;

  /** The whole of what is owed there, in minor units, as whoever proposes it has seen it. */
  @IsInt()
  @Min(1)
  amountMinor: number;

  /** Why it will not be had, for whoever is to confirm it and for the trail. */
  @IsString()
  @Length(3, 500)
  reason: string;
}
