import { FeaturesRequest, MAX_BREAKS, MAX_PIECES, PriceBreakRequest } from '@app/listings';
import { Day, PlainText } from '@app/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { STRATEGIES, type Strategy } from '../allocation/strategies.js';

const MOST_QUOTE_LINES = 400;
const MOST_LEAD_DAYS = 365;
const MOST_SELLERS = 200;

export class QuoteLineRequest {
  /** Of the RFQ; several may be for one line. */
  @IsInt()
  @Min(1)
  lineNo: number;

  /** The seller's own listing that the goods are of; else they are named by designation and brand. */
  @IsOptional()
  @IsUUID()
  listingId?: string;

  /** In any spelling; what the line asks for, unless it is said. */
  @IsOptional()
  @PlainText({ max: 80 })
  designation?: string;

  /** Needed where no listing is named. */
  @IsOptional()
  @PlainText({ max: 40 })
  brand?: string;

  /** Beyond what the designation says. */
  @IsOptional()
  @ValidateNested()
  @Type(() => FeaturesRequest)
  features?: FeaturesRequest;

  /** The most pieces that may be awarded. */
  @IsInt()
  @Min(1)
  @Max(MAX_PIECES)
  quantity: number;

  /** VAT included; the first break is the least that may be awarded. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_BREAKS)
  @ValidateNested({ each: true })
  @Type(() => PriceBreakRequest)
  priceBreaks: PriceBreakRequest[];

  /** Days until all of it is on its way. */
  @IsInt()
  @Min(0)
  @Max(MOST_LEAD_DAYS)
  leadTimeDays: number;

  @IsOptional()
  @PlainText({ max: 60 })
  lotNumber?: string;

  /** Keeps the pieces until the quote lapses: from the shelf, what it lacks from the capacity that the listing states. */
  @IsOptional()
  @IsBoolean()
  reserve?: boolean;

  @IsOptional()
  @PlainText({ max: 500, lines: true })
  note?: string;
}

export class QuoteRequest {
  /** The version of the RFQ that is answered. */
  @IsInt()
  @Min(1)
  version: number;

  /** The last day on which the prices hold: the deadline's or later. */
  @Day()
  validUntil: string;

  @IsOptional()
  @PlainText({ max: 1000, lines: true })
  note?: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_QUOTE_LINES)
  @ValidateNested({ each: true })
  @Type(() => QuoteLineRequest)
  lines: QuoteLineRequest[];
}

export class ConfirmQuoteRequest {
  /** The version of the RFQ that the quote answers as it stands. */
  @IsInt()
  @Min(1)
  version: number;
}

export class CounterOfferRequest {
  @IsUUID()
  sellerId: string;

  @IsUUID()
  quoteId: string;

  /** Of the quote's lines. */
  @IsInt()
  @Min(1)
  no: number;

  @IsInt()
  @Min(1)
  @Max(MAX_PIECES)
  quantity: number;

  /** Less than what the quote says at that quantity. */
  @Matches(/^\d{1,9}(\.\d{1,6})?$/, { message: 'must be a decimal such as "0.085"' })
  unitPrice: string;

  @IsOptional()
  @PlainText({ max: 500, lines: true })
  note?: string;
}

export class AwardPlansRequest {
  /** From no more sellers than so many. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_SELLERS)
  maxSellers?: number;

  /** One line may come from several sellers. */
  @IsOptional()
  @IsBoolean()
  mixedLots?: boolean;

  /** What is offered in place of what was asked may be taken: yes, unless it is said. */
  @IsOptional()
  @IsBoolean()
  substitutes?: boolean;

  /** So may what serves under conditions only, or is not known to serve: no, unless it is said. */
  @IsOptional()
  @IsBoolean()
  conditional?: boolean;

  /** Only what is on its way by the day that its line names: yes, unless it is said. */
  @IsOptional()
  @IsBoolean()
  onTime?: boolean;

  /** All where none is named. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(STRATEGIES, { each: true })
  strategies?: Strategy[];
}
