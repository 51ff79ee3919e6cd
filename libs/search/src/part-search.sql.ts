import {
  FACET_COLUMNS,
  havingWord,
  isAmong,
  MEASURE_COLUMNS,
  sharedConditions,
  tagOf,
  typesWith,
  wordsDecide,
} from './part-conditions.sql.js';
import { afterCondition, DESIGNATION, type SortExpression, sortKeys } from './part-sort.sql.js';
import { type Facet, FACETS, MEASURES, MOST_FACET_VALUES, type PartQuery } from './search-engine.js';
import { Statement } from './sql.js';

/** What a hit shows; money as text, for its decimals count; stock as a number, for `bigint` would come as text. */
export const HIT_COLUMNS = `part_type_id AS id, designation, basic, family, series, seal, bore_mm, outside_mm, width_mm, width_kind, mass_kg,
  dynamic_load_kn, static_load_kn, limiting_speed_rpm, offer_count, seller_count, best_price::text AS best_price, stock::float8 AS stock,
  prices::text[] AS prices, lead_time_days, moq`;

/** Bits of a mask that are put together at a time. */
const WORD = 32;
/** With no more types than these among what matches, counting their tags is quicker than asking all values of all facets. */
const FEW_TYPES = 100;

/** Hits, counted facets, spans and total of a query in one round trip. */
export function searchStatement(query: PartQuery): { text: string; values: unknown[] } {
  const statement = new Statement();
  const worded = wordsDecide(query.wanted)
    ? query.wanted.words.map((word) => havingWord(word, statement))
    : [];
  const shared = sharedConditions(query, statement);
  if (worded.length > 0) shared.push('part_type_id IN (SELECT part_type_id FROM worded)');
  const ticked = tickedFacets(query, statement);
  const conditions = [...shared, ...ticked.map(({ condition }) => condition)];
  const sorting = sortKeys(query, statement);
  const keys = sorting.map(({ expression }, at) => `, ${expression} AS key_${at}`).join('');
  const columns = Object.values(MEASURE_COLUMNS).join(', ');
  const matched = `SELECT part_type_id, slot, designation, ${columns}${keys} FROM part_index`;
  const whole = conditions.length === 0;
  const masks = masksOf(shared, ticked);
  const parts = [
    ...(worded.length > 0 ? [`worded AS MATERIALIZED (${worded.join(' INTERSECT ')})`] : []),
    ...(ticked.length > 0
      ? [
          `ticked AS MATERIALIZED (SELECT ${ticked.map(({ types, name }) => `${types} AS ${name}`).join(', ')})`,
        ]
      : []),
    `matched AS ${whole ? `(${matched})` : `MATERIALIZED (${matched} ${where(conditions)})`}`,
    `found AS MATERIALIZED (${whole ? FOUND_ALL : FOUND})`,
    ...(masks.shared === null ? [] : [`shared AS MATERIALIZED (SELECT ${masks.shared} AS types)`]),
    `counted AS MATERIALIZED (${countsOf(ticked, masks).join(' UNION ALL ')})`,
  ];
  return {
    text: `WITH ${parts.join(`,
      `)}
      SELECT (SELECT json_agg(hit) FROM (${hitsOf(query, sorting, statement)}) hit) AS hits,
        (SELECT json_agg(json_build_array(facet, value, count)) FROM (${commonest(query, statement)}) common) AS counts,
        ranges, total
      FROM found`,
    values: statement.values,
  };
}

interface Ticked {
  facet: Facet;
  /** Of its column in `ticked`. */
  name: string;
  /** The part types that have one of its ticked values, as bits. */
  types: string;
  /** The same of a row, as an index may know it. */
  condition: string;
}

function tickedFacets({ filters }: PartQuery, statement: Statement): Ticked[] {
  return FACETS.flatMap((facet) => {
    const values = filters.ticks[facet];
    if (values === undefined || values.length === 0) return [];
    const name = `of_${facet.toLowerCase()}`;
    const column = FACET_COLUMNS[facet];
    const condition =
      column === undefined
        ? isAmong(`(SELECT ${name} FROM ticked)`)
        : `${column} = ANY(${statement.bind(values, 'text[]')})`;
    return [{ facet, name, types: typesWith(facet, values, statement), condition }];
  });
}

function where(conditions: readonly string[]): string {
  return conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
}

const spans = (end: (column: string, which: 'min' | 'max') => string): string =>
  MEASURES.map((name) => {
    const column = MEASURE_COLUMNS[name];
    return `'${name}', json_build_object('min', ${end(column, 'min')}, 'max', ${end(column, 'max')})`;
  }).join(', ');

/** Besides, where in the bits what matches lies, in whole bytes: much of what is asked for together lies together. */
const FOUND = `SELECT count(*)::int AS total, min(slot) / 8 * 8 + 1 AS first, (max(slot) / 8 - min(slot) / 8 + 1) * 8 AS many,
  json_build_object(${spans((column, which) => `${which}(${column})`)}) AS ranges FROM matched`;

/** The ends of the whole catalogue stand in its indexes, and its size in a facet that each type has one value of. */
const FOUND_ALL = `SELECT (SELECT coalesce(sum(bit_count(types)), 0)::int FROM part_facet WHERE facet = 'type') AS total,
  json_build_object(${spans((column, which) => `(SELECT ${which}(${column}) FROM part_index)`)}) AS ranges`;

function hitsOf(query: PartQuery, sorting: readonly SortExpression[], statement: Statement): string {
  const names = sorting.map((_, at) => `key_${at}`);
  const order = [...names, DESIGNATION.expression].join(', ');
  const sortKey = [...names.map((name) => `${name}::text`), 'page.designation'].join(', ');
  const after = query.after === undefined ? '' : `WHERE ${afterCondition(query.after, sorting, statement)}`;
  const page = `SELECT part_type_id, designation${names.map((name) => `, ${name}`).join('')} FROM matched
    ${after} ORDER BY ${order} LIMIT ${statement.bind(query.limit + 1, 'int')}`;
  // Sorted by the few columns that decide and cut; only what is left is read whole.
  return `SELECT whole.*, json_build_array(${sortKey}) AS sort_key
    FROM (${page}) page JOIN LATERAL (
      SELECT ${HIT_COLUMNS} FROM part_index WHERE part_index.part_type_id = page.part_type_id
    ) whole ON true ORDER BY ${[...names, `page.${DESIGNATION.expression}`].join(', ')}`;
}

/** Part types as bits, each at its own place, of the rows that a FROM clause gives. */
function maskOf(from: string): string {
  return `(SELECT string_agg(coalesce(bits, 0)::bit(${WORD})::text, '' ORDER BY word)::varbit
    FROM generate_series(0, (SELECT length(types) FROM part_facet LIMIT 1) / ${WORD} - 1) word
    LEFT JOIN (SELECT slot / ${WORD} AS word, bit_or(1 << (${WORD - 1} - slot % ${WORD})) AS bits FROM ${from} GROUP BY 1) words
      USING (word))`;
}

interface Masks {
  /** What to find by reading rows: what all facets have in common. Null where that is everything, or stands in `matched` already. */
  shared: string | null;
  /** What matches but for the ticks of a facet; null where that is everything. */
  without: (facet?: Facet) => string | null;
}

/** Rows are read once, whatever is ticked: what has the ticked values stands in the facets as bits already. */
function masksOf(shared: readonly string[], ticked: readonly Ticked[]): Masks {
  const isShared = shared.length > 0;
  return {
    shared: isShared ? maskOf(ticked.length === 0 ? 'matched' : `part_index ${where(shared)}`) : null,
    without: (facet) => {
      const names = ticked.filter((each) => each.facet !== facet).map(({ name }) => name);
      const bits = [...(isShared ? ['shared.types'] : []), ...names];
      if (bits.length === 0) return null;
      const from = [...(isShared ? ['shared'] : []), ...(names.length > 0 ? ['ticked'] : [])];
      return `(SELECT ${bits.join(' & ')} FROM ${from.join(', ')})`;
    },
  };
}

/**
 * Values counted among what matches, a facet that has ticks as if it had none. Of few types their tags are counted; of many, the bits of
 * each value that also match: that takes the same time however much is on offer.
 */
function countsOf(ticked: readonly Ticked[], { without }: Masks): string[] {
  const apart = ticked.map(({ facet }) => countBits([facet], without(facet)));
  const free = FACETS.filter((facet) => ticked.every((each) => each.facet !== facet));
  if (free.length === 0) return apart;
  const mask = without();
  if (mask === null) return [...apart, countBits(free, null)];
  const few = `(SELECT total FROM found) <= ${FEW_TYPES}`;
  return [...apart, countSpan(free, mask, `NOT ${few}`), countTags(free, few)];
}

const quoted = (facets: readonly Facet[]): string => facets.map((facet) => `'${facet}'`).join(', ');

function countBits(facets: readonly Facet[], mask: string | null): string {
  return `SELECT facet, value, bit_count(types${mask === null ? '' : ` & ${mask}`})::int AS count FROM part_facet
    WHERE facet IN (${quoted(facets)})`;
}

/** Of the mask no more than the part where anything matches. */
function countSpan(facets: readonly Facet[], mask: string, condition: string): string {
  const span = '(SELECT first FROM found), (SELECT many FROM found)';
  return `SELECT facet, value, bit_count(substring(types, ${span}) & (SELECT substring(${mask}, first, many) FROM found))::int AS count
    FROM part_facet WHERE facet IN (${quoted(facets)}) AND ${condition}`;
}

function countTags(facets: readonly Facet[], condition: string): string {
  const own = Object.entries(FACET_COLUMNS).map(([facet, column]) => `'${facet}:' || ${column}`);
  return `SELECT split_part(tag, ':', 1) AS facet, substr(tag, strpos(tag, ':') + 1) AS value, count
    FROM (
      SELECT tag, count(*)::int AS count
      FROM matched, LATERAL (
        SELECT unnest(tags || ARRAY[${own.join(', ')}]) AS tag
        FROM part_index JOIN part_tags USING (part_type_id) WHERE part_type_id = matched.part_type_id
      ) tagged
      WHERE ${condition} GROUP BY tag
    ) tagged
    WHERE split_part(tag, ':', 1) IN (${quoted(facets)})`;
}

/** The commonest values of each facet, and those that are ticked. */
function commonest({ filters }: PartQuery, statement: Statement): string {
  const ticks = FACETS.flatMap((facet) => (filters.ticks[facet] ?? []).map((value) => tagOf(facet, value)));
  const kept = ticks.length === 0 ? '' : `OR facet || ':' || value = ANY(${statement.bind(ticks, 'text[]')})`;
  return `SELECT facet, value, count FROM (
      SELECT *, row_number() OVER (PARTITION BY facet ORDER BY count DESC, value COLLATE "C") AS place FROM counted WHERE count > 0
    ) placed WHERE place <= ${MOST_FACET_VALUES} ${kept}`;
}
