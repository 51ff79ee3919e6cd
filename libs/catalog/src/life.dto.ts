import {
  type Arrangement,
  ARRANGEMENTS,
  type Contamination,
  CONTAMINATIONS,
  type Edition,
  EDITIONS,
  FAMILY_NAMES,
  type Lubricant,
  LUBRICANTS,
  OPERATING_CLEARANCES,
  type OperatingClearance,
  type PartFamily,
  RUNNING_DEMANDS,
  type RunningDemand,
  type Setting,
} from '@app/bearings';
import { applyDecorators } from '@nestjs/common';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

const MOST_CASES = 50;
const MOST_PRICES = 2000;

const OptionalNumber = () => applyDecorators(IsOptional(), IsNumber());
const Optional = (nested: () => new () => object) =>
  applyDecorators(IsOptional(), IsObject(), ValidateNested(), Type(nested));
const Designation = () => applyDecorators(IsString(), IsNotEmpty(), MaxLength(120));

export class LoadRequest {
  /** @example 2.5 */
  @OptionalNumber()
  radialKn?: number;

  /** @example 1 */
  @OptionalNumber()
  axialKn?: number;
}

export class LoadCaseRequest extends LoadRequest {
  @OptionalNumber()
  speedRpm?: number;

  /** Weight of this case among all; shares need not sum to one. */
  @OptionalNumber()
  timeShare?: number;
}

/** The viscosity at operating temperature, or that at 40 °C with the temperature; and how clean it is. */
export class LubricationRequest {
  @OptionalNumber()
  viscosityMm2S?: number;

  /** ISO VG number; of a grease that of its base oil. */
  @OptionalNumber()
  viscosity40Mm2S?: number;

  /** Without it a mineral oil of viscosity index 95 is taken. */
  @OptionalNumber()
  viscosity100Mm2S?: number;

  @OptionalNumber()
  temperatureDeg?: number;

  /** A level of ISO 281:2007, table 13, or a curve of its annex A. */
  @IsOptional()
  @IsIn(CONTAMINATIONS)
  contamination?: Contamination;

  /** eC itself. */
  @OptionalNumber()
  contaminationFactor?: number;

  /** Proven extreme pressure additives. */
  @IsOptional()
  @IsBoolean()
  effectiveAdditives?: boolean;
}

/** A maker's own figures; they take the place of the generic ones. */
export class GivenFiguresRequest {
  @OptionalNumber()
  dynamicKn?: number;

  @OptionalNumber()
  staticKn?: number;

  @OptionalNumber()
  fatigueLimitKn?: number;

  @OptionalNumber()
  greaseSpeedRpm?: number;

  @OptionalNumber()
  limitingSpeedRpm?: number;

  @OptionalNumber()
  f0?: number;

  @OptionalNumber()
  e?: number;

  @OptionalNumber()
  contactAngleDeg?: number;

  /** From the back face of the outer ring. */
  @OptionalNumber()
  loadCentreMm?: number;
}

/** What does not depend on the bearing. */
export class DutyRequest {
  @IsOptional()
  @IsIn(OPERATING_CLEARANCES)
  operatingClearance?: OperatingClearance;

  /** grease, unless said otherwise */
  @IsOptional()
  @IsIn(LUBRICANTS)
  lubricant?: Lubricant;

  @Optional(() => LubricationRequest)
  lubrication?: LubricationRequest;

  /** 90 to 99.95, by the edition of 1990 to 99. */
  @OptionalNumber()
  reliabilityPercent?: number;

  /** Of ISO 281, from which a1 is taken: 2007, unless said otherwise. */
  @IsOptional()
  @IsIn(EDITIONS)
  edition?: Edition;

  /** Decides the static safety that ISO 76 asks for: normal, unless said otherwise. */
  @IsOptional()
  @IsIn(RUNNING_DEMANDS)
  demand?: RunningDemand;

  @OptionalNumber()
  requiredStaticSafety?: number;
}

/** One load (`radialKn`, `axialKn`, `speedRpm`), or several with their shares of time (`cases`). */
export class LoadedRequest extends DutyRequest {
  @OptionalNumber()
  radialKn?: number;

  @OptionalNumber()
  axialKn?: number;

  @OptionalNumber()
  speedRpm?: number;

  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_CASES)
  @ValidateNested({ each: true })
  @Type(() => LoadCaseRequest)
  cases?: LoadCaseRequest[];

  /** The greatest load at standstill or in shocks, for the static safety. */
  @Optional(() => LoadRequest)
  peak?: LoadRequest;
}

export class BearingLifeRequest extends LoadedRequest {
  /**
   * Any spelling in any system.
   * @example "6208"
   */
  @Designation()
  designation: string;

  @Optional(() => GivenFiguresRequest)
  given?: GivenFiguresRequest;

  /** Two bearings side by side as one unit. */
  @IsOptional()
  @IsIn(ARRANGEMENTS)
  arrangement?: Arrangement;

  @OptionalNumber()
  requiredHours?: number;
}

export class SizeRangeRequest {
  @OptionalNumber()
  min?: number;

  @OptionalNumber()
  max?: number;
}

/** At least one of the three. */
export class SpaceRequest {
  @Optional(() => SizeRangeRequest)
  boreMm?: SizeRangeRequest;

  @Optional(() => SizeRangeRequest)
  outsideMm?: SizeRangeRequest;

  @Optional(() => SizeRangeRequest)
  widthMm?: SizeRangeRequest;
}

export class PricedDesignationRequest {
  @Designation()
  designation: string;

  @IsNumber()
  @Min(0)
  price: number;
}

export class SelectBearingsRequest extends LoadedRequest {
  @IsNumber()
  requiredHours: number;

  @IsObject()
  @ValidateNested()
  @Type(() => SpaceRequest)
  space: SpaceRequest;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(40)
  @IsIn(Object.keys(FAMILY_NAMES), { each: true })
  families?: PartFamily[];

  /** open, shield_2, contact_seal_2 … */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  seal?: string;

  /** mass, unless said otherwise */
  @IsOptional()
  @IsIn(['mass', 'price'])
  sortBy?: 'mass' | 'price';

  /** Prices to sort by, in any one unit, by canonical designation. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_PRICES)
  @ValidateNested({ each: true })
  @Type(() => PricedDesignationRequest)
  prices?: PricedDesignationRequest[];

  /** 20, unless said otherwise */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;
}

export class ShaftBearingRequest {
  @Designation()
  designation: string;

  @Optional(() => GivenFiguresRequest)
  given?: GivenFiguresRequest;
}

/** A force on the shaft; positions run from the middle of bearing A towards bearing B. */
export class ShaftForceRequest {
  @IsNumber()
  positionMm: number;

  @OptionalNumber()
  radialKn?: number;

  /** Around the shaft. */
  @OptionalNumber()
  directionDeg?: number;

  /** Positive from A towards B. */
  @OptionalNumber()
  axialKn?: number;

  /** Where the axial force acts: its distance from the axis, in the same direction. */
  @OptionalNumber()
  axialRadiusMm?: number;
}

export class ShaftLifeRequest extends DutyRequest {
  @IsObject()
  @ValidateNested()
  @Type(() => ShaftBearingRequest)
  a: ShaftBearingRequest;

  @IsObject()
  @ValidateNested()
  @Type(() => ShaftBearingRequest)
  b: ShaftBearingRequest;

  /** Between the middles of the bearings. */
  @IsNumber()
  spanMm: number;

  @IsNumber()
  speedRpm: number;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_CASES)
  @ValidateNested({ each: true })
  @Type(() => ShaftForceRequest)
  forces: ShaftForceRequest[];

  /** How two tapered or angular contact bearings stand: O back to back, X face to face. */
  @IsOptional()
  @IsIn(['O', 'X'])
  setting?: Setting;

  /** Which bearing locates the shaft, when no such two do. */
  @IsOptional()
  @IsIn(['A', 'B'])
  locating?: 'A' | 'B';

  @OptionalNumber()
  requiredHours?: number;
}
