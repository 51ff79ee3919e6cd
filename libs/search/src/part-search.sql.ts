import {
  FACET_COLUMNS,
  havingWord,
  MEASURE_COLUMNS,
  oneOf,
  sharedConditions,
  tagOf,
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
/** With no more tags than these among what matches, counting them one by one is quicker than asking all values of all facets. */
const FEW_TAGS = 2000;

/** Hits, counted facets, spans and total of a query in one round trip. */
export function searchStatement(query: PartQuery): { text: string; values: unknown[] } {
  const statement = new Statement();
  const worded = wordsDecide(query.wanted)
    ? query.wanted.words.map((word) => havingWord(word, statement))
    : [];
  const shared = sharedConditions(query, statement);
  if (worded.length > 0) shared.push('part_type_id IN (SELECT part_type_id FROM worded)');
  const ticked = new Map(
    FACETS.flatMap((facet) =>
      oneOf(facet, query.filters.ticks[facet], statement).map((each) => [facet, each]),
    ),
  );
  const conditions = [...shared, ...ticked.values()];
  const sorting = sortKeys(query, statement);
  const keys = sorting.map(({ expression }, at) => `, ${expression} AS key_${at}`).join('');
  const columns = Object.values(MEASURE_COLUMNS).join(', ');
  const matched = `SELECT part_type_id, slot, designation, cardinality(tags) AS tag_count, ${columns}${keys} FROM part_index`;
  const whole = conditions.length === 0;
  return {
    text: `WITH ${worded.length > 0 ? `worded AS MATERIALIZED (${worded.join(' INTERSECT ')}),` : ''}
      matched AS ${whole ? `(${matched})` : `MATERIALIZED (${matched} ${where(conditions)})`},
      found AS MATERIALIZED (${whole ? FOUND_ALL : FOUND}),
      counted AS MATERIALIZED (${countsOf(shared, ticked).join(' UNION ALL ')})
      SELECT (SELECT json_agg(hit) FROM (${hitsOf(query, sorting, statement)}) hit) AS hits,
        (SELECT json_agg(json_build_array(facet, value, count)) FROM (${commonest(query, statement)}) common) AS counts,
        ranges, total
      FROM found`,
    values: statement.values,
  };
}

function where(conditions: readonly string[]): string {
  return conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
}

const spans = (end: (column: string, which: 'min' | 'max') => string): string =>
  MEASURES.map((name) => {
    const column = MEASURE_COLUMNS[name];
    return `'${name}', json_build_object('min', ${end(column, 'min')}, 'max', ${end(column, 'max')})`;
  }).join(', ');

const FOUND = `SELECT count(*)::int AS total, coalesce(sum(tag_count), 0) AS tag_count,
  json_build_object(${spans((column, which) => `${which}(${column})`)}) AS ranges FROM matched`;

/** The ends of the whole catalogue stand in its indexes, and its size in a facet that each type has one value of. */
const FOUND_ALL = `SELECT (SELECT coalesce(sum(bit_count(types)), 0)::int FROM part_facet WHERE facet = 'type') AS total, NULL::int AS tag_count,
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
  return `(SELECT string_agg(coalesce(words.bits, 0::bit(${WORD}))::text, '' ORDER BY word)::varbit
    FROM generate_series(0, (SELECT length(types) FROM part_facet LIMIT 1) / ${WORD} - 1) word
    LEFT JOIN (SELECT slot / ${WORD} AS word, bit_or(set_bit(0::bit(${WORD}), slot % ${WORD}, 1)) AS bits FROM ${from} GROUP BY 1) words
      USING (word))`;
}

/**
 * Values counted among what matches. A facet that has ticks is counted as if it had none, so it asks for its rows anew. Of few rows the
 * values are counted one by one; of many, the bits of each value that also match: that takes the same time however much is on offer.
 */
function countsOf(shared: readonly string[], ticked: ReadonlyMap<Facet, string>): string[] {
  const counts = FACETS.flatMap((facet) => {
    if (!ticked.has(facet)) return [];
    const others = [...ticked].filter(([other]) => other !== facet).map(([, condition]) => condition);
    const conditions = [...shared, ...others];
    if (conditions.length === 0) return [countAll([facet])];
    return [countBits([facet], maskOf(`part_index ${where(conditions)}`), 'true')];
  });
  const free = FACETS.filter((facet) => !ticked.has(facet));
  if (free.length === 0) return counts;
  if (shared.length + ticked.size === 0) return [countAll(free)];
  const few = `(SELECT tag_count FROM found) <= ${FEW_TAGS}`;
  return [...counts, countBits(free, maskOf('matched'), `NOT ${few}`), countTags(free, few)];
}

const quoted = (facets: readonly Facet[]): string => facets.map((facet) => `'${facet}'`).join(', ');

function countAll(facets: readonly Facet[]): string {
  return `SELECT facet, value, bit_count(types)::int AS count FROM part_facet WHERE facet IN (${quoted(facets)})`;
}

function countBits(facets: readonly Facet[], mask: string, condition: string): string {
  return `SELECT facet, value, bit_count(types & ${mask})::int AS count FROM part_facet
    WHERE facet IN (${quoted(facets)}) AND ${condition}`;
}

function countTags(facets: readonly Facet[], condition: string): string {
  const own = Object.entries(FACET_COLUMNS).map(([facet, column]) => `'${facet}:' || ${column}`);
  return `SELECT split_part(tag, ':', 1) AS facet, substr(tag, strpos(tag, ':') + 1) AS value, count
    FROM (
      SELECT tag, count(*)::int AS count
      FROM matched, LATERAL (
        SELECT unnest(tags || ARRAY[${own.join(', ')}]) AS tag FROM part_index WHERE part_index.part_type_id = matched.part_type_id
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
