import { type ListingState } from '@app/listings';
import { PageQuery, PlainText } from '@app/platform';
import { IsIn, IsOptional, IsUUID } from 'class-validator';

export class FirmsQuery extends PageQuery {
  @IsOptional()
  @IsIn(['unverified', 'pending', 'verified', 'rejected'])
  verification?: 'unverified' | 'pending' | 'verified' | 'rejected';

  @IsOptional()
  @IsIn(['buyer', 'seller', 'platform'])
  kind?: 'buyer' | 'seller' | 'platform';

  /** Part of the name, or the whole social credit code. */
  @IsOptional()
  @PlainText({ max: 100 })
  q?: string;
}

export class ListingsToReviewQuery extends PageQuery {
  /** `in_review` unless another is asked for. */
  @IsIn(['draft', 'in_review', 'live', 'paused', 'ended', 'taken_down'])
  state: ListingState = 'in_review';
}

export class AuditQuery extends PageQuery {
  /** `organisation`, `certificate`, `listing`, `api_key`, `webhook`, `payment`, `payout`, `proposal`, `claim`, `bank`, `provider_event`, `mail`, `credit_terms` or `commission_rule`. */
  @IsOptional()
  @PlainText({ max: 40 })
  subjectKind?: string;

  @IsOptional()
  @IsUUID()
  subjectId?: string;

  /** The organisation that acted. */
  @IsOptional()
  @IsUUID()
  actorId?: string;
}

export class ReviewReasonRequest {
  /** Told to the firm, word for word. */
  @PlainText({ max: 500, lines: true })
  reason: string;
}

export class AcceptRequest {
  /** Told to the firm, word for word. */
  @IsOptional()
  @PlainText({ max: 500, lines: true })
  reason?: string;
}
