import { designationKey } from '@app/bearings';
import {
  basicsAmong,
  type Dimension,
  DIMENSIONS,
  type Named,
  type PartQuery,
  type Range,
  SAME_SIZE_MM,
  type Sort,
  type SortKey,
  typesAmong,
  type Wanted,
} from './search-engine.js';
import { containing, startingWith, Statement } from './sql.js';

/** What a hit shows; `best_price` as text, for its decimals are money; stock as a number, for `bigint` would come as text. */
export const HIT_COLUMNS = `part_type_id AS id, designation, basic, family, series, seal, bore_mm, outside_mm, width_mm, width_kind, mass_kg,
  dynamic_load_kn, static_load_kn, limiting_speed_rpm, offer_count, seller_count, best_price::text AS best_price, stock::float8 AS stock`;

/** Columns of `part_group`, and of a facet group. */
export const GROUP_COLUMNS = `family, seal, series, types, bore_min, bore_max, outside_min, outside_max, width_min, width_max`;

/** Part types counted by all facets at once; {@link GROUP_COLUMNS} in their order. */
export const GROUPED = `family, seal, series, count(*)::int AS types,
  min(bore_mm) AS bore_min, max(bore_mm) AS bore_max, min(outside_mm) AS outside_min, max(outside_mm) AS outside_max,
  min(width_mm) AS width_min, max(width_mm) AS width_max`;

export const DIMENSION_COLUMNS: Record<Dimension, string> = {
  bore: 'bore_mm',
  outside: 'outside_mm',
  width: 'width_mm',
};

/** Hits and facet groups of a query in one round trip. */
export function searchStatement(query: PartQuery): { text: string; values: unknown[] } {
  const statement = new Statement();
  const worded = wordsDecide(query.wanted)
    ? query.wanted.words.map((word) => havingWord(word, statement))
    : [];
  const shared = sharedConditions(query, statement);
  if (worded.length > 0) shared.push('part_type_id IN (SELECT part_type_id FROM worded)');
  const ticked = tickedConditions(query, statement);
  const sorting = sortKeys(query, statement);
  const after = query.after === undefined ? [] : [afterCondition(query.after, sorting, statement)];
  const names = sorting.map((_, at) => `key_${at}`);
  const keys = sorting.map(({ expression }, at) => `, ${expression} AS ${names[at]}`).join('');
  const order = [...names, DESIGNATION.expression].join(', ');
  // Sorted by the few columns that decide and cut; only what is left is read whole.
  const page = `SELECT part_type_id AS page_id${keys} FROM part_index
    ${where([...shared, ...ticked, ...after])} ORDER BY ${order} LIMIT ${statement.bind(query.limit + 1, 'int')}`;
  const sortKey = [...names.map((name) => `${name}::text`), 'designation'].join(', ');
  const hits = `SELECT ${HIT_COLUMNS}, json_build_array(${sortKey}) AS sort_key
    FROM (${page}) page JOIN part_index ON part_type_id = page_id ORDER BY ${order}`;
  const groups =
    shared.length === 0
      ? `SELECT ${GROUP_COLUMNS} FROM part_group`
      : `SELECT ${GROUPED} FROM part_index ${where(shared)} GROUP BY family, seal, series`;
  return {
    text: `${worded.length > 0 ? `WITH worded AS MATERIALIZED (${worded.join(' INTERSECT ')})` : ''}
      SELECT (SELECT json_agg(hit) FROM (${hits}) hit) AS hits,
      (SELECT json_agg(json_build_array(${GROUP_COLUMNS})) FROM (${groups}) part_group) AS groups`,
    values: statement.values,
  };
}

function where(conditions: readonly string[]): string {
  return conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
}

/** What holds for hits and facets alike. */
function sharedConditions({ wanted, filters }: PartQuery, statement: Statement): string[] {
  const conditions: string[] = [];
  const any = (column: string, values: readonly string[]): void => {
    if (values.length > 0) conditions.push(`${column} = ANY(${statement.bind(values, 'text[]')})`);
  };
  const overlaps = (column: string, values: readonly string[]): void => {
    if (values.length > 0) conditions.push(`${column} && ${statement.bind(values, 'text[]')}`);
  };
  if (basicsAmong(wanted.named).length > 0) conditions.push(isNamed(wanted.named, statement));
  any('family', wanted.families);
  any('seal', wanted.seals);
  overlaps('brands', wanted.brands);
  for (const ranges of [wanted.ranges, filters.ranges]) {
    for (const name of DIMENSIONS)
      conditions.push(...within(DIMENSION_COLUMNS[name], ranges[name], statement));
  }
  overlaps('brands', filters.brand);
  overlaps('provinces', filters.province);
  overlaps(
    'offered',
    filters.clearance.map((value) => `clearance:${value}`),
  );
  if (filters.inStock) conditions.push('stock > 0');
  return conditions;
}

function tickedConditions({ filters }: PartQuery, statement: Statement): string[] {
  const ticks = [
    ['family', filters.type],
    ['seal', filters.seal],
    ['series', filters.series],
  ] as const;
  return ticks.flatMap(([column, values]) =>
    values.length === 0 ? [] : [`${column} = ANY(${statement.bind(values, 'text[]')})`],
  );
}

/** One of the types, or of a basic designation, that the words name. */
export function isNamed(named: readonly Named[], statement: Statement): string {
  return `(basic = ANY(${statement.bind(basicsAmong(named), 'text[]')})
    OR designation = ANY(${statement.bind(typesAmong(named), 'text[]')}))`;
}

function within(column: string, range: Range | undefined, statement: Statement): string[] {
  if (range === undefined) return [];
  return [
    ...(range.min === undefined
      ? []
      : [`${column} >= ${statement.bind(range.min - SAME_SIZE_MM, 'float8')}`]),
    ...(range.max === undefined
      ? []
      : [`${column} <= ${statement.bind(range.max + SAME_SIZE_MM, 'float8')}`]),
  ];
}

/** Words that no rule understood are a condition only where nothing was understood. */
function wordsDecide({ named, families, seals, brands, ranges, words }: Wanted): boolean {
  const understood = [basicsAmong(named), families, seals, brands, Object.keys(ranges)];
  return words.length > 0 && understood.every(({ length }) => length === 0);
}

/** No index finds one or two letters inside a text, and everything has them somewhere; two Chinese characters are a word. */
const TOO_SHORT = /^[\x20-\x7e]{1,2}$/;

/** In the text, as a brand on offer, or as the beginning of any spelling; each way has its index, so they are asked apart. */
function havingWord(word: string, statement: Statement): string {
  const ways = [
    `SELECT part_type_id FROM part_index WHERE brands && ${statement.bind(casesOf(word), 'text[]')}`,
  ];
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

function inText(word: string, statement: Statement): string {
  return `text LIKE ${statement.bind(containing(word.toLowerCase()), 'text')}`;
}

function casesOf(word: string): string[] {
  const lower = word.toLowerCase();
  return [...new Set([word, lower, word.toUpperCase(), lower.charAt(0).toUpperCase() + lower.slice(1)])];
}

interface SortExpression {
  expression: string;
  type: keyof typeof SORT_VALUES;
}

/** What the values of a cursor may look like: it comes from outside. */
const SORT_VALUES = {
  int: /^-?\d{1,9}$/,
  bigint: /^-?\d{1,18}$/,
  numeric: /^(\d{1,12}(\.\d{1,6})?|Infinity)$/,
  float8: /^(\d{1,7}(\.\d{1,17})?|Infinity)$/,
  text: /^\P{Cc}{1,100}$/u,
};

const DESIGNATION: SortExpression = { expression: 'designation COLLATE "C"', type: 'text' };
const POPULAR: SortExpression = { expression: '(- offer_count)', type: 'int' };
const byDimension = (column: string): SortExpression[] => [
  { expression: `coalesce(${column}, 'Infinity')`, type: 'float8' },
];

const SORTED: Record<Exclude<Sort, 'relevance'>, SortExpression[]> = {
  price: [{ expression: `coalesce(best_price, 'Infinity')`, type: 'numeric' }],
  stock: [{ expression: '(- stock)', type: 'bigint' }],
  bore: byDimension('bore_mm'),
  outside: byDimension('outside_mm'),
  width: byDimension('width_mm'),
  designation: [],
};

/** All ascending and never null, so that one row comparison finds the place where the last page ended; the designation breaks ties. */
function sortKeys({ wanted, sort }: PartQuery, statement: Statement): SortExpression[] {
  if (sort !== 'relevance') return SORTED[sort];
  const rank = rankOf(wanted, statement);
  return rank === null ? [POPULAR] : [{ expression: `(${rank})`, type: 'int' }, POPULAR];
}

/** A rank is worth more than all nudges together. */
const NUDGES = 8;
function rankOf(wanted: Wanted, statement: Statement): string | null {
  const nudges: string[] = [];
  const { brands, offered } = wanted.preferred;
  if (brands.length > 0) nudges.push(`(brands && ${statement.bind(brands, 'text[]')})::int`);
  if (offered.length > 0) nudges.push(`(offered && ${statement.bind(offered, 'text[]')})::int`);
  const place = placeOf(wanted, statement);
  if (!wordsDecide(wanted)) {
    nudges.push(...wanted.words.slice(0, NUDGES - 3).map((word) => `(${inText(word, statement)})::int`));
  }
  if (place === null && nudges.length === 0) return null;
  return [`${NUDGES} * ${place ?? 0}`, ...nudges].join(' - ');
}

/** Where a row stands among what was named; behind all of it when it was not. */
export function placeAmong(named: readonly Named[], statement: Statement): string {
  // Both arrays are as long as the list, so that a place in one compares with a place in the other.
  const types = named.map((each) => ('type' in each ? each.type : null));
  const basics = named.map((each) => ('basic' in each ? each.basic : null));
  return `coalesce(array_position(${statement.bind(types, 'text[]')}, designation),
    array_position(${statement.bind(basics, 'text[]')}, basic), ${named.length + 1})`;
}

function placeOf(wanted: Wanted, statement: Statement): string | null {
  const { named, words } = wanted;
  if (named.length > 0) return placeAmong(named, statement);
  const [word] = words;
  if (!wordsDecide(wanted) || word === undefined) return null;
  const spelled = word.toUpperCase();
  return `(CASE WHEN designation = ${statement.bind(spelled, 'text')} THEN 0
    WHEN designation LIKE ${statement.bind(startingWith(spelled), 'text')} THEN 1 ELSE 2 END)`;
}

function afterCondition(
  after: readonly string[],
  sorting: readonly SortExpression[],
  statement: Statement,
): string {
  const keys = [...sorting, DESIGNATION];
  const values = keys.map(({ type }, at) => statement.bind(after[at], type));
  return `(${keys.map(({ expression }) => expression).join(', ')}) > (${values.join(', ')})`;
}

/** Whether a cursor's key could have come from a list sorted like this. */
export function isSortKey(query: PartQuery, key: SortKey): boolean {
  const keys = [...sortKeys(query, new Statement()), DESIGNATION];
  return key.length === keys.length && keys.every(({ type }, at) => SORT_VALUES[type].test(key[at] ?? ''));
}
