import { PageQuery, PlainText } from '@app/platform';
import { ArrayMaxSize, ArrayUnique, IsIn, IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { ShipRequest } from '../place-order.dto.js';
import {
  CLAIM_OUTCOMES,
  CLAIM_REASONS,
  CLAIM_STATES,
  type ClaimOutcome,
  type ClaimReason,
  type ClaimState,
} from './claim.states.js';

const MAX_PHOTOGRAPHS = 8;
const MAX_MINOR = 1_000_000_000_000_000;
const WORDS = { max: 1000, lines: true };
/** What a side may propose to the other. */
const AGREEABLE = ['replace', 'refund', 'return'] as const;

class ClaimPhotographs {
  /** Of photographs sent before. */
  @IsOptional()
  @ArrayMaxSize(MAX_PHOTOGRAPHS)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  photographIds?: string[];
}

export class OpenClaimRequest extends ClaimPhotographs {
  @IsInt()
  @Min(1)
  lineNo: number;

  @IsIn(CLAIM_REASONS)
  reason: ClaimReason;

  /** Pieces. */
  @IsInt()
  @Min(1)
  quantity: number;

  /** What is wrong: read by the seller, and by the market if it comes to that. */
  @PlainText(WORDS)
  words: string;

  /** What the buyer would have. */
  @IsIn(AGREEABLE)
  outcome: (typeof AGREEABLE)[number];

  /** With `refund` or `return`, less than all that the pieces came to. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MAX_MINOR)
  refundMinor?: number;
}

export class OfferOutcomeRequest extends ClaimPhotographs {
  @IsIn(AGREEABLE)
  outcome: (typeof AGREEABLE)[number];

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MAX_MINOR)
  refundMinor?: number;

  @PlainText(WORDS)
  words: string;
}

export class ClaimWordsRequest extends ClaimPhotographs {
  /** Why: read by the other side, and by the market if it comes to that. */
  @PlainText(WORDS)
  words: string;
}

export class DecideClaimRequest {
  @IsIn(CLAIM_OUTCOMES)
  outcome: ClaimOutcome;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MAX_MINOR)
  refundMinor?: number;

  /** Told to both sides, word for word. */
  @PlainText(WORDS)
  reason: string;
}

/** Goods on their way in a claim's course: the replacement, or the return. */
export class SendClaimedRequest extends ShipRequest {}

export class ClaimsQuery extends PageQuery {
  @IsOptional()
  @IsIn(CLAIM_STATES)
  state?: ClaimState;
}

export class DisputesQuery extends PageQuery {
  /** `disputed` unless another is asked for. */
  @IsIn(CLAIM_STATES)
  state: ClaimState = 'disputed';
}
