import { designationKey } from '@app/bearings';
import {
  basicsAmong,
  type Dimension,
  DIMENSIONS,
  type Facet,
  FACETS,
  type Filters,
  type Measure,
  MEASURES,
  type Named,
  type PartQuery,
  priceTierOf,
  type Range,
  SAME_SIZE_MM,
  typesAmong,
  type Wanted,
} from './search-engine.js';
import { containing, startingWith, type Statement } from './sql.js';

export const MEASURE_COLUMNS: Record<Measure, string> = {
  bore: 'bore_mm',
  outside: 'outside_mm',
  width: 'width_mm',
  dynamicLoad: 'dynamic_load_kn',
  staticLoad: 'static_load_kn',
  limitingSpeed: 'limiting_speed_rpm',
  mass: 'mass_kg',
};

/** Facets that have a column of their own; the values of all others are tags. */
export const FACET_COLUMNS: Partial<Record<Facet, string>> = {
  type: 'family',
  seal: 'seal',
  series: 'series',
};

export const tagOf = (facet: string, value: string): string => `${facet}:${value}`;

/** The best price at a quantity, or that of the first breaks. */
export function priceColumn(quantity: number | undefined): string {
  return quantity === undefined ? 'best_price' : `prices[${priceTierOf(quantity) + 1}]`;
}

/** What the words ask for and the filters beside the ticks: it holds for hits and for all facets alike. */
export function sharedConditions({ wanted, filters, quantity }: PartQuery, statement: Statement): string[] {
  const { conditions: said = {} } = wanted;
  return [
    ...(basicsAmong(wanted.named).length > 0 ? [isNamed(wanted.named, statement)] : []),
    ...oneOf('type', wanted.families, statement),
    ...oneOf('seal', wanted.seals, statement),
    ...oneOf('brand', wanted.brands, statement),
    ...MEASURES.flatMap((name) => within(name, wanted.ranges[name as Dimension], statement)),
    ...FACETS.flatMap((facet) => oneOf(facet, said.ticks?.[facet], statement)),
    ...[said, filters].flatMap((each) => limits(each, quantity, statement)),
  ];
}

/** A condition of the facet's ticks, if it has any. */
function oneOf(facet: Facet, values: readonly string[] | undefined, statement: Statement): string[] {
  if (values === undefined || values.length === 0) return [];
  const column = FACET_COLUMNS[facet];
  if (column !== undefined) return [`${column} = ANY(${statement.bind(values, 'text[]')})`];
  return [isAmong(typesWith(facet, values, statement))];
}

/** The types that have one of the values of a facet, as bits; null where no type has had any. */
export function typesWith(facet: string, values: readonly string[], statement: Statement): string {
  return `(SELECT bit_or(types) FROM part_facet
    WHERE facet = ${statement.bind(facet, 'text')} AND value = ANY(${statement.bind(values, 'text[]')}))`;
}

/** Whether the bit of a row is set. */
export function isAmong(types: string): string {
  return `get_bit(${types}, slot) = 1`;
}

function limits(filters: Partial<Filters>, quantity: number | undefined, statement: Statement): string[] {
  const { ranges = {}, price, inStock, leadTimeMaxDays, moqMax, designations } = filters;
  const conditions = MEASURES.flatMap((name) => within(name, ranges[name], statement));
  const ends = [
    ['>=', price?.min],
    ['<=', price?.max],
  ] as const;
  for (const [compares, end] of ends) {
    if (end !== undefined)
      conditions.push(`${priceColumn(quantity)} ${compares} ${statement.bind(end, 'numeric')}`);
  }
  if (inStock) conditions.push('stock > 0');
  if (leadTimeMaxDays !== undefined)
    conditions.push(`lead_time_days <= ${statement.bind(leadTimeMaxDays, 'int')}`);
  if (moqMax !== undefined) conditions.push(`moq <= ${statement.bind(moqMax, 'int')}`);
  if (designations !== undefined)
    conditions.push(`designation = ANY(${statement.bind(designations, 'text[]')})`);
  return conditions;
}

/** One of the types, or of a basic designation, that the words name. */
export function isNamed(named: readonly Named[], statement: Statement): string {
  return `(basic = ANY(${statement.bind(basicsAmong(named), 'text[]')})
    OR designation = ANY(${statement.bind(typesAmong(named), 'text[]')}))`;
}

function within(name: Measure, range: Range | undefined, statement: Statement): string[] {
  if (range === undefined) return [];
  const slack = (DIMENSIONS as readonly Measure[]).includes(name) ? SAME_SIZE_MM : 0;
  const column = MEASURE_COLUMNS[name];
  return [
    ...(range.min === undefined ? [] : [`${column} >= ${statement.bind(range.min - slack, 'float8')}`]),
    ...(range.max === undefined ? [] : [`${column} <= ${statement.bind(range.max + slack, 'float8')}`]),
  ];
}

/** Words that no rule understood are a condition only where nothing was understood. */
export function wordsDecide({ named, families, seals, brands, ranges, words }: Wanted): boolean {
  const understood = [basicsAmong(named), families, seals, brands, Object.keys(ranges)];
  return words.length > 0 && understood.every(({ length }) => length === 0);
}

/** No index finds one or two letters inside a text, and everything has them somewhere; two Chinese characters are a word. */
export const TOO_SHORT = /^[\x20-\x7e]{1,2}$/;

/** In the text, as a brand on offer, or as the beginning of any spelling; each way has its index, so they are asked apart. */
export function havingWord(word: string, statement: Statement): string {
  const branded = typesWith('brand', casesOf(word), statement);
  // Where it is no brand, no row is looked at.
  const ways = [`SELECT part_type_id FROM part_index WHERE ${branded} IS NOT NULL AND ${isAmong(branded)}`];
  if (!TOO_SHORT.test(word)) {
    ways.push(`SELECT part_type_id FROM part_index WHERE ${inText(word, statement)}`);
  }
  const key = designationKey(word);
  if (key !== '') {
    ways.push(
      `SELECT part_type_id FROM part_spelling WHERE key LIKE ${statement.bind(startingWith(key), 'text')}`,
    );
  }
  return `(${ways.join(' UNION ')})`;
}

export function inText(word: string, statement: Statement): string {
  return `text LIKE ${statement.bind(containing(word.toLowerCase()), 'text')}`;
}

export function casesOf(word: string): string[] {
  const lower = word.toLowerCase();
  return [...new Set([word, lower, word.toUpperCase(), lower.charAt(0).toUpperCase() + lower.slice(1)])];
}
