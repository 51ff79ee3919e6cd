import { FAMILY_NAMES, type PartFamily } from '@app/bearings';
import { CERTIFICATE_KINDS, type CertificateKind, findProvince, PROVINCES } from '@app/kernel';
import { Day, PageQuery, PlainText } from '@app/platform';
import { applyDecorators } from '@nestjs/common';
import { Transform, type TransformFnParams, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsNumber,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { RequestedLine } from '../requests/leave-request.dto.js';
import { RFQ_STATES, type RfqState } from './rfq.states.js';

export const MOST_RFQ_LINES = 200;
const MOST_ATTACHMENTS = 10;
/** Found by the market, of one RFQ. */
const MOST_INVITED = 30;
const MOST_SERIES = 40;
const MOST_BORE_MM = 5000;

const Moment = (): PropertyDecorator =>
  applyDecorators(
    IsISO8601({ strict: true }),
    Matches(/T.*(Z|[+-]\d\d:\d\d)$/, { message: 'must be a moment such as 2027-12-31T09:00:00Z' }),
  );

const Lines = (): PropertyDecorator =>
  applyDecorators(IsArray(), ArrayMinSize(1), ArrayMaxSize(MOST_RFQ_LINES), ValidateNested({ each: true }));

const Attachments = (): PropertyDecorator =>
  applyDecorators(
    IsOptional(),
    IsArray(),
    ArrayMaxSize(MOST_ATTACHMENTS),
    ArrayUnique(),
    IsUUID(undefined, { each: true }),
  );

export class RfqLineRequest extends RequestedLine {
  /** Something else that serves may be offered in its place; yes, unless it is said. */
  @IsOptional()
  @IsBoolean()
  substitutes?: boolean;

  /** The last day on which the goods are to be on their way. */
  @IsOptional()
  @Day()
  neededBy?: string;
}

export class AmendedRfqLineRequest extends RfqLineRequest {
  /** Of the line as it was; a line without one is new. */
  @IsOptional()
  @IsInt()
  @Min(1)
  lineNo?: number;
}

/** What a buyer asks its sellers to hold. */
class CertificateWish {
  /** Each of these, verified by the market and in force: who holds them is invited first. */
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @IsIn(CERTIFICATE_KINDS, { each: true })
  certificates?: CertificateKind[];

  /** A green certificate, of whichever kind. */
  @IsOptional()
  @IsBoolean()
  greenOnly?: boolean;

  /** Who lacks any of it is not invited and cannot quote; else its quote is marked. */
  @IsOptional()
  @IsBoolean()
  certifiedOnly?: boolean;
}

export class OpenRfqRequest extends CertificateWish {
  @IsOptional()
  @PlainText({ max: 100 })
  title?: string;

  @ValidateIf(({ lines, bomId }: OpenRfqRequest) => lines !== undefined || bomId === undefined)
  @Lines()
  @Type(() => RfqLineRequest)
  lines?: RfqLineRequest[];

  /** In place of lines: those of the firm's list of parts that have a quantity. */
  @IsOptional()
  @IsUUID()
  bomId?: string;

  /** Where the goods are to go: one of the 31, as 山东, 山东省, Shandong or 37. */
  @Transform(({ value }: TransformFnParams): unknown =>
    typeof value === 'string' ? (findProvince(value)?.zh ?? value) : value,
  )
  @IsIn(PROVINCES.map(({ zh }) => zh))
  province: string;

  /** Until when sellers may quote: an hour to 60 days from now. Until then nobody sees what they quote. */
  @Moment()
  deadline: string;

  /** For all lines that do not say their own. */
  @IsOptional()
  @Day()
  neededBy?: string;

  /** Sellers see it. */
  @IsOptional()
  @PlainText({ max: 2000, lines: true })
  note?: string;

  /** So many of those who fit best are invited: 10, unless it is said. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST_INVITED)
  inviteBest?: number;

  /** Invited whether or not they fit. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_INVITED)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  sellerIds?: string[];

  /** Any seller who makes such things may quote, not only those invited. */
  @IsOptional()
  @IsBoolean()
  openToAll?: boolean;

  /** Drawings, sent before. */
  @Attachments()
  attachmentIds?: string[];
}

/** What is left out stays as it is. */
export class AmendRfqRequest extends CertificateWish {
  /** The version that is amended. */
  @IsInt()
  @Min(1)
  version: number;

  /** What changes, in words: told to the sellers. */
  @PlainText({ max: 500, lines: true })
  change: string;

  /** All lines of the next version. */
  @IsOptional()
  @Lines()
  @Type(() => AmendedRfqLineRequest)
  lines?: AmendedRfqLineRequest[];

  /** No sooner than it was. */
  @IsOptional()
  @Moment()
  deadline?: string;

  @IsOptional()
  @PlainText({ min: 0, max: 2000, lines: true })
  note?: string;

  @Attachments()
  attachmentIds?: string[];
}

export class EndRfqRequest {
  /** Told to the sellers. */
  @PlainText({ max: 500, lines: true })
  reason: string;
}

export class AskRequest {
  @PlainText({ max: 1000, lines: true })
  question: string;
}

export class AnswerRequest {
  /** All who were told of the RFQ see it. */
  @PlainText({ max: 2000, lines: true })
  answer: string;
}

export class RfqsQuery extends PageQuery {
  @IsOptional()
  @IsIn(RFQ_STATES)
  state?: RfqState;
}

export const INBOX_FOLDERS = ['to_quote', 'quoted', 'ended'] as const;
export type InboxFolder = (typeof INBOX_FOLDERS)[number];

export class InboxQuery extends PageQuery {
  /** to_quote: open, without a quote of one's own; quoted: not yet decided; ended. */
  @IsOptional()
  @IsIn(INBOX_FOLDERS)
  folder?: InboxFolder;
}

export class RfqSubscriptionRequest {
  @IsIn(Object.keys(FAMILY_NAMES))
  family: PartFamily;

  /** Of these series only, as the catalogue writes them: 62, 63, 302 … */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_SERIES)
  @ArrayUnique()
  @Matches(/^[A-Z0-9./-]{1,12}$/, { each: true })
  series?: string[];

  /** Of bores from so many millimetres on, and up to so many. */
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(MOST_BORE_MM)
  boreFromMm?: number;

  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(MOST_BORE_MM)
  boreToMm?: number;
}

export class SubscribeRequest {
  /** What RFQs the firm wants to hear of, one entry a family: all of them, each time. */
  @IsArray()
  @ArrayUnique(({ family }: RfqSubscriptionRequest) => family)
  @ValidateNested({ each: true })
  @Type(() => RfqSubscriptionRequest)
  items: RfqSubscriptionRequest[];
}
