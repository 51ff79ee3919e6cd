import { EQUIVALENCE_GRADES, type EquivalenceGrade } from '@app/bearings';
import { PageQuery, PlainText } from '@app/platform';
import { Type } from 'class-transformer';
import {
  IsIn,
  IsNumber,
  IsObject,
  IsOptional,
  IsUrl,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { type ClaimVerdict, type ProposalKind, type ProposalState } from './catalogue-proposal.entity.js';
import { CORRECTABLE_FIELDS, type CorrectableField } from './correctable-fields.js';

const LEAST = 0.000_001;
const MOST = 10_000_000;

/** Only what fits the same place and serves there can be asserted. */
const ASSERTED_GRADES = EQUIVALENCE_GRADES.filter((grade) => grade !== 'same_space');

export class EvidenceRequest {
  /** What was found, and how. */
  @PlainText({ min: 10, max: 2000, lines: true })
  text: string;

  /** Where it stands: catalogue with edition and page, drawing, measurement. */
  @PlainText({ min: 2, max: 200 })
  source: string;

  @IsOptional()
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true })
  @MaxLength(500)
  link?: string;
}

export class ProposeCorrectionRequest {
  @IsIn(CORRECTABLE_FIELDS)
  field: CorrectableField;

  /** In the unit that the field's name says. */
  // Checked from below: what is no number is told so before its bounds are.
  @Max(MOST)
  @Min(LEAST)
  @IsNumber()
  value: number;

  @IsObject()
  @ValidateNested()
  @Type(() => EvidenceRequest)
  evidence: EvidenceRequest;
}

export class ProposeEquivalenceRequest {
  /** `asserted`: it may take the part's place; `refuted`: it may not. */
  @IsIn(['asserted', 'refuted'])
  verdict: ClaimVerdict;

  /** What it is in the part's place; to be said of what is asserted, and of nothing else. */
  @IsOptional()
  @IsIn(ASSERTED_GRADES)
  grade?: EquivalenceGrade;

  /** The other part, in any spelling; a maker's own number together with its brand. */
  @PlainText({ max: 80 })
  designation: string;

  @IsOptional()
  @PlainText({ max: 40 })
  brand?: string;

  @IsObject()
  @ValidateNested()
  @Type(() => EvidenceRequest)
  evidence: EvidenceRequest;
}

const STATES = ['proposed', 'accepted', 'rejected', 'superseded'] as const;

export class OwnProposalsQuery extends PageQuery {
  @IsOptional()
  @IsIn(STATES)
  state?: ProposalState;
}

export class ProposalsToReviewQuery extends PageQuery {
  /** `proposed` unless another is asked for. */
  @IsIn(STATES)
  state: ProposalState = 'proposed';

  @IsOptional()
  @IsIn(['correction', 'equivalence'])
  kind?: ProposalKind;
}
