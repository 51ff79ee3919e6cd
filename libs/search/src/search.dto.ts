import { findProvince, PROVINCES } from '@app/kernel';
import { PageQuery } from '@app/platform';
import { Transform, type TransformFnParams } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
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
/** Of any other measure, in its unit; and of prices, in yuan. */
const LARGEST_FIGURE = 10_000_000;
const LONGEST_DAYS = 1000;
/** Per cent, as far as ISO 281:2007 gives a factor. */
const LEAST_RELIABLE = 90;
const MOST_RELIABLE = 99.95;
const MOST_PIECES = 1_000_000_000;

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

function Values(read: (params: TransformFnParams) => unknown = listOf): PropertyDecorator {
  const decorators = [
    IsOptional(),
    Transform(read),
    IsArray(),
    ArrayMaxSize(MOST_VALUES),
    IsString({ each: true }),
    Matches(/^\P{Cc}{1,60}$/u, { each: true, message: 'each value must be text of at most 60 characters' }),
  ];
  return (target, property) => decorators.forEach((decorate) => decorate(target, property));
}

function Measured(most: number, least = 0): PropertyDecorator {
  const decorators = [IsOptional(), Transform(numberOf), IsNumber(), Min(least), Max(most)];
  return (target, property) => decorators.forEach((decorate) => decorate(target, property));
}

function Whole(least: number, most: number): PropertyDecorator {
  const decorators = [IsOptional(), Transform(numberOf), IsInt(), Min(least), Max(most)];
  return (target, property) => decorators.forEach((decorate) => decorate(target, property));
}

const Millimetres = () => Measured(LARGEST_MM);
const Figure = () => Measured(LARGEST_FIGURE);

function YesOrNo(): PropertyDecorator {
  const decorators = [IsOptional(), Transform(truthOf), IsBoolean()];
  return (target, property) => decorators.forEach((decorate) => decorate(target, property));
}

/** Any spelling of a province, as the market writes it; what is none stays, to be refused or to find nothing. */
function provinceOf(value: unknown): unknown {
  return typeof value === 'string' ? (findProvince(value)?.zh ?? value) : value;
}

function provincesOf(params: TransformFnParams): unknown {
  const values = listOf(params);
  return Array.isArray(values) ? values.map(provinceOf) : values;
}

export class SearchPartsQuery extends PageQuery {
  /**
   * A designation in any spelling or system, dimensions, words, or all together, as one would write to a seller.
   * @example "6205 2rs c3 500个"
   */
  @IsOptional()
  @Transform(textOf)
  @MaxLength(LONGEST_QUERY)
  @IsString()
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

  /** On offer from one of these provinces, in any spelling. */
  @Values(provincesOf)
  province?: string[];

  /** Where goods on offer were made: a country (`CN`), or a province of it (`山东`). */
  @Values()
  origin?: string[];

  /** On offer with one of these clearance groups: `C3`; `CN` is the normal one. */
  @Values()
  clearance?: string[];

  /** On offer in one of these tolerance classes: `P6`; `P0` is the normal one. */
  @Values()
  tolerance?: string[];

  /** With one of these cages, of the type or on offer: `machined_brass`. */
  @Values()
  cage?: string[];

  /** `cylindrical`, `taper_1_12`, `taper_1_30` … */
  @Values()
  boreShape?: string[];

  /** On offer with one of these certificates of its seller in force: `iso_9001`. */
  @Values()
  certificate?: string[];

  /** On offer from a firm certified as green. */
  @YesOrNo()
  green?: boolean;

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

  /** Exact sizes may be off by so many millimetres either way. */
  @Millimetres()
  within?: number;

  /** C, in kilonewtons. */
  @Figure()
  dynamicLoadMin?: number;

  @Figure()
  dynamicLoadMax?: number;

  /** C0, in kilonewtons. */
  @Figure()
  staticLoadMin?: number;

  @Figure()
  staticLoadMax?: number;

  /** Turns a minute. */
  @Figure()
  limitingSpeedMin?: number;

  @Figure()
  limitingSpeedMax?: number;

  /** Kilograms. */
  @Figure()
  massMin?: number;

  @Figure()
  massMax?: number;

  @YesOrNo()
  inStock?: boolean;

  /** Somebody delivers within so many days. */
  @Whole(0, LONGEST_DAYS)
  leadTimeMax?: number;

  /** Somebody sells so few at a time. */
  @Whole(1, MOST_PIECES)
  moqMax?: number;

  /** Prices are compared at so many pieces: at the last of 1, 10, 100, 1000 and 10,000 that they reach. */
  @Whole(1, MOST_PIECES)
  quantity?: number;

  /** Best unit price, in yuan with VAT: at `quantity`, or at each offer's first break. */
  @Figure()
  priceMin?: number;

  @Figure()
  priceMax?: number;

  /**
   * Only types whose life by ISO 281 suffices: the radial load on the bearing, in kilonewtons. With a load go `speedRpm` and `hours`.
   */
  @Figure()
  radialKn?: number;

  @Figure()
  axialKn?: number;

  @Figure()
  speedRpm?: number;

  /** How long it shall last. */
  @Figure()
  hours?: number;

  /** How many of a hundred shall last so long: 90, unless said otherwise. */
  @Measured(MOST_RELIABLE, LEAST_RELIABLE)
  reliability?: number;

  /** Where the buyer is, for sorting by distance: a province, in any spelling. */
  @IsOptional()
  @Transform((params) => provinceOf(given(params)))
  @IsIn(PROVINCES.map(({ zh }) => zh))
  from?: string;

  /** Default: relevance. Price is the best unit price; stock, load ratings and speed the most first, all else the least. `distance` needs `from`. */
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
