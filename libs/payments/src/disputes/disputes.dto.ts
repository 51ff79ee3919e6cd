import { PageQuery } from '@app/platform';
import { IsIn } from 'class-validator';
import { DISPUTE_STATES, type DisputeState } from './dispute.entity.js';

export class DisputesQuery extends PageQuery {
  /** `open` unless said otherwise. */
  @IsIn(DISPUTE_STATES)
  state: DisputeState = 'open';
}
