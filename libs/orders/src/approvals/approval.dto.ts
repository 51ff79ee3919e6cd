import { PageQuery } from '@app/platform';
import { IsIn, IsOptional } from 'class-validator';
import { APPROVAL_STATES, type ApprovalState } from './approval.entity.js';

export class ApprovalsQuery extends PageQuery {
  @IsOptional()
  @IsIn(APPROVAL_STATES)
  state?: ApprovalState;
}
