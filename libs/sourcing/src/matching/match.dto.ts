import { CERTIFICATE_KINDS, type CertificateKind, findProvince, PROVINCES } from '@app/kernel';
import { MAX_PIECES } from '@app/listings';
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
  IsOptional,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { MAX_LOT_MONTHS, PlanLineRequest } from '../allocation/make-plans.dto.js';
import { SUBSTITUTES, type Substitutes } from './line-offers.queries.js';

const MAX_LINES = 200;
const MAX_PLACES = 30;
const MAX_WEIGHT = 100;
const MAX_BRANDS = 20;
const MAX_LINE_NO = 1_000_000;

/** A form sends its empty fields along, and numbers as text: they mean the same. */
function numberOf({ value }: TransformFnParams): unknown {
  return typeof value === 'string' ? (value.trim() === '' ? undefined : Number(value)) : value;
}

function truthOf({ value }: TransformFnParams): unknown {
  if (value === '') return undefined;
  return value === 'true' ? true : value === 'false' ? false : value;
}

function listOf({ value }: TransformFnParams): unknown {
  if (value === undefined || value === '') return undefined;
  return (Array.isArray(value) ? (value as unknown[]) : [value as unknown]).filter((each) => each !== '');
}

const provinceOf = (value: unknown): unknown =>
  typeof value === 'string' ? (value === '' ? undefined : (findProvince(value)?.zh ?? value)) : value;

function provincesOf(params: TransformFnParams): unknown {
  const values = listOf(params);
  return Array.isArray(values) ? values.map(provinceOf) : values;
}

function Whole(least: number, most: number): PropertyDecorator {
  const decorators = [IsOptional(), Transform(numberOf), IsInt(), Min(least), Max(most)];
  return (target, property) => decorators.forEach((decorate) => decorate(target, property));
}

const Weight = () => Whole(0, MAX_WEIGHT);

/** Of each part 0 … 100; what counts is how they stand to one another. */
class MatchWeightsRequest {
  /** What was asked, or how well it serves in its place. */
  @Weight()
  fit?: number;

  /** Of a piece, with freight. */
  @Weight()
  price?: number;

  @Weight()
  leadTime?: number;

  /** Of the quantity, from the shelf. */
  @Weight()
  cover?: number;

  /** The seller's record. */
  @Weight()
  reliability?: number;

  @Weight()
  distance?: number;

  @Weight()
  green?: number;
}

/** What a buyer takes only. */
class MatchRules extends MatchWeightsRequest {
  /** Where the goods are to go: one of the 31, as 山东, 山东省, Shandong or 37. Without it, prices are without freight. */
  @IsOptional()
  @Transform(({ value }: TransformFnParams): unknown => provinceOf(value))
  @IsIn(PROVINCES.map(({ zh }) => zh))
  province?: string;

  /** What may come in the place of what is asked: none (default), better (interchangeable or better) or conditional (also what serves under conditions). */
  @IsOptional()
  @IsIn(SUBSTITUTES)
  substitutes?: Substitutes;

  /** From sellers with a valid green certificate only. */
  @IsOptional()
  @Transform(truthOf)
  @IsBoolean()
  greenOnly?: boolean;

  /** Only goods with each of these certificates, verified and in force. */
  @IsOptional()
  @Transform(listOf)
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(CERTIFICATE_KINDS, { each: true })
  certificates?: CertificateKind[];

  /** Shipped from these only. */
  @IsOptional()
  @Transform(provincesOf)
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(PROVINCES.map(({ zh }) => zh), { each: true })
  provinces?: string[];

  /** The last day on which the goods are to be on their way, YYYY-MM-DD. */
  @IsOptional()
  @Transform(({ value }: TransformFnParams): unknown => (value === '' ? undefined : value))
  @IsISO8601({ strict: true })
  @Matches(/^\d{4}-\d\d-\d\d$/, { message: 'must be a date such as 2027-12-31' })
  latestDate?: string;

  /** Of lots no older than so many months, by their date codes. */
  @Whole(1, MAX_LOT_MONTHS)
  lotAgeMonths?: number;

  /** Places. */
  @Whole(1, MAX_PLACES)
  limit?: number;
}

/** One line, as an address carries it. */
export class MatchPartQuery extends MatchRules {
  /** Pieces. */
  @Whole(1, MAX_PIECES)
  quantity?: number;

  /** Of these brands only, in any spelling; repeat for more than one. */
  @IsOptional()
  @Transform(listOf)
  @IsArray()
  @ArrayMaxSize(MAX_BRANDS)
  @Matches(/^\P{Cc}{1,40}$/u, { each: true })
  brand?: string[];
}

export class MatchLinesRequest extends MatchRules {
  @ValidateIf((request: MatchLinesRequest) => request.bomId === undefined || request.lines !== undefined)
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_LINES)
  @ValidateNested({ each: true })
  @Type(() => PlanLineRequest)
  lines?: PlanLineRequest[];

  /** In place of lines: those of a list of parts that name a type and a quantity, 200 at a time. */
  @IsOptional()
  @IsUUID()
  bomId?: string;

  /** Of the list, this line only. */
  @Whole(1, MAX_LINE_NO)
  lineNo?: number;

  /** Of the list, the lines after this one. */
  @Whole(0, MAX_LINE_NO)
  afterLine?: number;
}
