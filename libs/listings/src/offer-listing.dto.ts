import { CERTIFICATE_KINDS, type CertificateKind, CURRENCIES } from '@app/kernel';
import { PageQuery } from '@app/platform';
import { applyDecorators } from '@nestjs/common';
import { OmitType, PartialType } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO31661Alpha2,
  IsISO8601,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { type ListingState } from './listing.entity.js';

export const MAX_PIECES = 100_000_000;
export const MAX_BREAKS = 20;
const MAX_PHOTOGRAPHS = 8;
const MAX_ADJUSTED = 200;
const STATES = ['draft', 'in_review', 'live', 'paused', 'ended', 'taken_down'] as const;

const Trimmed = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

const Pieces = (min: number): PropertyDecorator => applyDecorators(IsInt(), Min(min), Max(MAX_PIECES));

/** A word of the suffix vocabulary: `C3`, `machined_brass`. */
const FeatureWord = (): PropertyDecorator =>
  applyDecorators(
    IsOptional(),
    Matches(/^[\w+./-]{1,40}$/, { message: 'must be a word of the feature vocabulary, such as C3' }),
  );

export class PriceBreakRequest {
  /** From this quantity on. */
  @Pieces(1)
  minQuantity: number;

  /** At most six decimals: `0.085`. */
  @IsString()
  @Matches(/^\d{1,9}(\.\d{1,6})?$/, {
    message: 'must be a decimal string with at most six decimals, such as "0.085"',
  })
  unitPrice: string;
}

/** What the goods add to their part type. */
export class FeaturesRequest {
  /** C2, C3, C4, C5, CM … */
  @FeatureWord()
  clearance?: string;

  /** P6, P5, P4, P2 … */
  @FeatureWord()
  tolerance?: string;

  /** pressed_steel, machined_brass, polyamide_gf … */
  @FeatureWord()
  cage?: string;

  @FeatureWord()
  grease?: string;

  /** Z1 … Z4, V1 … V4 */
  @FeatureWord()
  vibration?: string;

  @FeatureWord()
  internalDesign?: string;

  @FeatureWord()
  arrangement?: string;

  @FeatureWord()
  preload?: string;

  @FeatureWord()
  heatStability?: string;

  @FeatureWord()
  material?: string;

  @FeatureWord()
  coating?: string;

  @FeatureWord()
  seal?: string;

  @FeatureWord()
  bore?: string;

  @FeatureWord()
  ringGroove?: string;

  @FeatureWord()
  contactAngle?: string;

  @FeatureWord()
  dimensions?: string;

  @FeatureWord()
  component?: string;

  @FeatureWord()
  application?: string;

  /** single_box, tube, roll, industrial, bulk */
  @FeatureWord()
  packing?: string;
}

export class ShipFromRequest {
  /** Any spelling of a mainland province: 山东, 山东省, Shandong. */
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(40)
  province: string;

  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(40)
  city?: string;
}

/** What is made when more is ordered than lies on the shelf. */
export class MadeToOrderRequest {
  /** Pieces on a working day. */
  @Pieces(1)
  perDay: number;

  /** Days from the order to the first piece. */
  @IsInt()
  @Min(0)
  @Max(365)
  leadTimeDays: number;

  /** Days of the week on which it is made, ISO 8601: 1 is Monday; Monday to Saturday unless others are named. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(7, { each: true })
  weekdays?: number[];
}

export class OriginRequest {
  /** ISO 3166-1 alpha-2: CN, JP, DE … */
  @IsISO31661Alpha2()
  country: string;

  /** Any spelling of a mainland province, where the country is CN. */
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(40)
  province?: string | null;
}

export class OfferListingRequest {
  /** Any spelling in any system; suffixes that the part type does not have become features of the listing. */
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(120)
  designation: string;

  /** Any spelling of a known brand (哈轴 is HRB), or the firm's own. */
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  brand: string;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => FeaturesRequest)
  features?: FeaturesRequest;

  /** Quantities ascend from the MOQ; unit prices do not rise. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_BREAKS)
  @ValidateNested({ each: true })
  @Type(() => PriceBreakRequest)
  priceBreaks: PriceBreakRequest[];

  /** False: the prices are without VAT, and buyers see them with 13 % added. */
  @IsOptional()
  @IsBoolean()
  taxIncluded?: boolean;

  @IsOptional()
  @IsIn(CURRENCIES)
  currency?: string;

  /** The smallest quantity that is sold; a multiple of `orderMultiple`. */
  @Pieces(1)
  moq: number;

  /** Quantities are sold in multiples of it. */
  @Pieces(1)
  orderMultiple: number;

  /** Pieces on hand, as counted. */
  @Pieces(0)
  stock: number;

  /** Days until goods in stock are on their way. */
  @IsInt()
  @Min(0)
  @Max(365)
  leadTimeDays: number;

  @IsOptional()
  @IsBoolean()
  sampleAvailable?: boolean;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => MadeToOrderRequest)
  madeToOrder?: MadeToOrderRequest | null;

  /** Where it was made. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => OriginRequest)
  origin?: OriginRequest | null;

  @IsObject()
  @ValidateNested()
  @Type(() => ShipFromRequest)
  shipFrom: ShipFromRequest;

  /** Kinds of certificates of the firm that apply to these goods. */
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @IsIn(CERTIFICATE_KINDS, { each: true })
  certificates?: CertificateKind[];

  /** Of photographs sent before, in the order in which they are shown. */
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(MAX_PHOTOGRAPHS)
  @IsUUID(undefined, { each: true })
  photographIds?: string[];

  /** The last day on offer, YYYY-MM-DD; after it the listing ends by itself. */
  @IsOptional()
  @IsISO8601({ strict: true })
  @Matches(/^\d{4}-\d\d-\d\d$/, { message: 'must be a date such as 2027-12-31' })
  validUntil?: string | null;

  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(500)
  note?: string;

  /** True: kept for the firm alone until it is published. */
  @IsOptional()
  @IsBoolean()
  draft?: boolean;
}

/** What is absent stays. */
export class AmendListingRequest extends PartialType(OmitType(OfferListingRequest, ['draft'])) {
  /** The version that was read; another by now is a conflict. */
  @IsOptional()
  @IsInt()
  @Min(1)
  version?: number;
}

/** One of the firm's listings, and what of it changes; what is absent stays. */
export class AdjustedListing {
  @IsUUID()
  id: string;

  /** All of them, with tax or without as the listing has it. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_BREAKS)
  @ValidateNested({ each: true })
  @Type(() => PriceBreakRequest)
  priceBreaks?: PriceBreakRequest[];

  /** Pieces on hand, as counted. */
  @IsOptional()
  @Pieces(0)
  stock?: number;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(365)
  leadTimeDays?: number;
}

export class AdjustListingsRequest {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_ADJUSTED)
  @ArrayUnique(({ id }: AdjustedListing) => id)
  @ValidateNested({ each: true })
  @Type(() => AdjustedListing)
  items: AdjustedListing[];
}

export class SellerOffersQuery extends PageQuery {
  /** Part of a designation, or a brand. */
  @IsOptional()
  @IsString()
  @MaxLength(120)
  q?: string;
}

export class OwnListingsQuery extends SellerOffersQuery {
  @IsOptional()
  @IsIn(STATES)
  state?: ListingState;
}

export class OffersQuery extends PageQuery {
  @IsOptional()
  @Type(() => Number)
  @Pieces(1)
  quantity: number = 1;
}
