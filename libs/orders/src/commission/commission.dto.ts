import { FAMILY_NAMES, type PartFamily } from '@app/bearings';
import { Day, PageQuery } from '@app/platform';
import { applyDecorators } from '@nestjs/common';
import { IsIn, IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { MAX_BASIS_POINTS } from './commission.rules.js';

const MAX_BOUND_MINOR = 1_000_000_000;

const Fen = (): PropertyDecorator => applyDecorators(IsInt(), Min(0), Max(MAX_BOUND_MINOR));

export class CommissionTermsRequest {
  /** Of what the goods cost: 150 is 1.5 %. */
  @IsInt()
  @Min(0)
  @Max(MAX_BASIS_POINTS)
  basisPoints: number;

  /** Of an order's goods under the rule at least so much, in fen; null or left out: no bound. */
  @IsOptional()
  @Fen()
  leastMinor?: number | null;

  /** At most so much. */
  @IsOptional()
  @Fen()
  mostMinor?: number | null;

  /** The first day, today or later; null or left out: today, or the day on which the changed rule begins. */
  @IsOptional()
  @Day()
  validFrom?: string | null;

  /** The last day; null or left out: until it is ended. */
  @IsOptional()
  @Day()
  validUntil?: string | null;
}

export class CommissionRuleRequest extends CommissionTermsRequest {
  /** Null or left out: goods of every family. */
  @IsOptional()
  @IsIn(Object.keys(FAMILY_NAMES), { message: 'must be a family of parts such as deep_groove_ball' })
  family?: PartFamily | null;

  /** Null or left out: goods of every seller. */
  @IsOptional()
  @IsUUID()
  sellerId?: string | null;
}

export const RULE_LISTS = ['current', 'past'] as const;

export class CommissionRulesQuery extends PageQuery {
  /** `current`: in force or coming; `past`: ended, changed or over. */
  @IsIn(RULE_LISTS)
  state: (typeof RULE_LISTS)[number] = 'current';

  /** Of one seller alone. */
  @IsOptional()
  @IsUUID()
  sellerId?: string;
}
