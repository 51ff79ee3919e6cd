import { PageQuery } from '@app/platform';
import { Transform, type TransformFnParams } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsNumber,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { type Sort, SORTS } from './search-engine.js';

const LONGEST_QUERY = 500;
const MOST_VALUES = 50;
const LARGEST_MM = 100_000;

/** A form sends its empty fields along: they say nothing. */
function given({ value }: TransformFnParams): unknown {
  return value === '' ? undefined : value;
}

function numberOf({ value }: TransformFnParams): unknown {
  return typeof value === 'string' ? (value.trim() === '' ? undefined : Number(value)) : value;
}

function truthOf({ value }: TransformFnParams): unknown {
  if (value === '') return undefined;
  return value === 'true' ? true : value === 'false' ? false : value;
}

/** `type=a` and `type=a&type=b` alike. */
function listOf({ value }: TransformFnParams): unknown {
  if (value === undefined) return undefined;
  return (Array.isArray(value) ? value : [value]).filter((each) => each !== '');
}

/** What is pasted brings tabs and line ends along. */
function textOf({ value }: TransformFnParams): unknown {
  return typeof value === 'string' ? value.replaceAll(/\p{Cc}+/gu, ' ').trim() : value;
}

function Values(): PropertyDecorator {
  const decorators = [
    IsOptional(),
    Transform(listOf),
    IsArray(),
    ArrayMaxSize(MOST_VALUES),
    IsString({ each: true }),
    Matches(/^\P{Cc}{1,60}$/u, { each: true, message: 'each value must be text of at most 60 characters' }),
  ];
  return (target, property) => decorators.forEach((decorate) => decorate(target, property));
}

function Millimetres(): PropertyDecorator {
  const decorators = [IsOptional(), Transform(numberOf), IsNumber(), Min(0), Max(LARGEST_MM)];
  return (target, property) => decorators.forEach((decorate) => decorate(target, property));
}

export class SearchPartsQuery extends PageQuery {
  /**
   * A designation in any spelling or system, dimensions, words, or all together, as one would write to a seller.
   * @example "6205 2rs c3 500个"
   */
  @IsOptional()
  @Transform(textOf)
  @IsString()
  @MaxLength(LONGEST_QUERY)
  q?: string;

  /** Families; repeat for more than one. */
  @Values()
  type?: string[];

  @Values()
  seal?: string[];

  /** Dimension series with type code: `62`, `NU2`. */
  @Values()
  series?: string[];

  /** On offer under one of these brands. */
  @Values()
  brand?: string[];

  /** On offer from one of these provinces. */
  @Values()
  province?: string[];

  /** On offer with one of these clearance groups: `C3`. */
  @Values()
  clearance?: string[];

  /** Exact, in millimetres. */
  @Millimetres()
  bore?: number;

  @Millimetres()
  boreMin?: number;

  @Millimetres()
  boreMax?: number;

  @Millimetres()
  outside?: number;

  @Millimetres()
  outsideMin?: number;

  @Millimetres()
  outsideMax?: number;

  /** B, or T of a tapered bearing, or H of a thrust bearing. */
  @Millimetres()
  width?: number;

  @Millimetres()
  widthMin?: number;

  @Millimetres()
  widthMax?: number;

  @IsOptional()
  @Transform(truthOf)
  @IsBoolean()
  inStock?: boolean;

  /** Default: relevance. Price is the best unit price, stock the most first. */
  @IsOptional()
  @Transform(given)
  @IsIn(SORTS)
  sort?: Sort;
}

export class PartSummariesQuery {
  /**
   * Canonical, at most 100; repeat for more than one.
   * @example ["6205", "NU205"]
   */
  @Transform(listOf)
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @Matches(/^\P{Cc}{1,120}$/u, { each: true, message: 'each must be a designation' })
  designation: string[];
}
