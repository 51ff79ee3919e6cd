import { PageQuery } from '@app/platform';
import { IsIn, IsOptional } from 'class-validator';
import { APPROVAL_STATES, type ApprovalState } from './approval.entity.js';

export class ApprovalsQuery extends PageQuery {
  /** `decided`: all that wait no more. */
  @IsOptional()
  @IsIn([...APPROVAL_STATES, 'decided'])
  state?: ApprovalState | 'decided';
}
