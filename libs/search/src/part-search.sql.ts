import {
  FACET_COLUMNS,
  havingWord,
  MEASURE_COLUMNS,
  oneOf,
  sharedConditions,
  tagOf,
  wordsDecide,
} from './part-conditions.sql.js';
import { afterCondition, DESIGNATION, sortKeys } from './part-sort.sql.js';
import { type Facet, FACETS, MEASURES, MOST_FACET_VALUES, type PartQuery } from './search-engine.js';
import { Statement } from './sql.js';

/** What a hit shows; money as text, for its decimals count; stock as a number, for `bigint` would come as text. */
export const HIT_COLUMNS = `part_type_id AS id, designation, basic, family, series, seal, bore_mm, outside_mm, width_mm, width_kind, mass_kg,
  dynamic_load_kn, static_load_kn, limiting_speed_rpm, offer_count, seller_count, best_price::text AS best_price, stock::float8 AS stock,
  prices::text[] AS prices, lead_time_days, moq`;

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
  const matched = where([...shared, ...ticked.values()]);
  return {
    text: `WITH ${worded.length > 0 ? `worded AS MATERIALIZED (${worded.join(' INTERSECT ')}),` : ''}
      matched AS MATERIALIZED (
        SELECT part_type_id, family, seal, series, tags, ${Object.values(MEASURE_COLUMNS).join(', ')} FROM part_index ${matched}
      )
      SELECT (SELECT json_agg(hit) FROM (${hitsOf(query, [...shared, ...ticked.values()], statement)}) hit) AS hits,
        (SELECT json_agg(json_build_array(facet, value, count)) FROM (${countsOf(query, shared, ticked, statement)}) counted) AS counts,
        spans.ranges, spans.total
      FROM (SELECT count(*)::int AS total, json_build_object(${SPANS}) AS ranges FROM matched) spans`,
    values: statement.values,
  };
}

function where(conditions: readonly string[]): string {
  return conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
}

const SPANS = MEASURES.map((name) => {
  const column = MEASURE_COLUMNS[name];
  return `'${name}', CASE WHEN count(${column}) > 0 THEN json_build_object('min', min(${column}), 'max', max(${column})) END`;
}).join(', ');

function hitsOf(query: PartQuery, conditions: readonly string[], statement: Statement): string {
  const sorting = sortKeys(query, statement);
  const after = query.after === undefined ? [] : [afterCondition(query.after, sorting, statement)];
  const names = sorting.map((_, at) => `key_${at}`);
  const keys = sorting.map(({ expression }, at) => `, ${expression} AS ${names[at]}`).join('');
  const order = [...names, DESIGNATION.expression].join(', ');
  const sortKey = [...names.map((name) => `${name}::text`), 'designation'].join(', ');
  // Sorted by the few columns that decide and cut; only what is left is read whole.
  const page = `SELECT part_type_id AS page_id${keys} FROM part_index
    ${where([...conditions, ...after])} ORDER BY ${order} LIMIT ${statement.bind(query.limit + 1, 'int')}`;
  return `SELECT ${HIT_COLUMNS}, json_build_array(${sortKey}) AS sort_key
    FROM (${page}) page JOIN part_index ON part_type_id = page_id ORDER BY ${order}`;
}

function countTags(from: string, facets: readonly Facet[]): string {
  return `SELECT split_part(tag, ':', 1) AS facet, substr(tag, strpos(tag, ':') + 1) AS value, count
    FROM (SELECT tag, count(*)::int AS count FROM ${from}, unnest(tags) tag GROUP BY tag) counted
    WHERE split_part(tag, ':', 1) IN (${facets.map((facet) => `'${facet}'`).join(', ')})`;
}

/**
 * The commonest values of each facet among what matches, and those that are ticked. A facet that has ticks is counted as if it had
 * none, so it asks for its rows anew.
 */
function countsOf(
  { filters }: PartQuery,
  shared: readonly string[],
  ticked: ReadonlyMap<Facet, string>,
  statement: Statement,
): string {
  const tagged = FACETS.filter((facet) => FACET_COLUMNS[facet] === undefined);
  const free = tagged.filter((facet) => !ticked.has(facet));
  const counts = [
    ...(free.length > 0 ? [countTags('matched', free)] : []),
    ...FACETS.flatMap((facet) => {
      const others = [...ticked].filter(([other]) => other !== facet).map(([, condition]) => condition);
      const from = ticked.has(facet) ? `part_index ${where([...shared, ...others])}` : 'matched';
      const column = FACET_COLUMNS[facet];
      if (column !== undefined)
        return [
          `SELECT '${facet}' AS facet, ${column} AS value, count(*)::int AS count FROM ${from} GROUP BY ${column}`,
        ];
      return ticked.has(facet) ? [countTags(`(SELECT tags FROM ${from}) other`, [facet])] : [];
    }),
  ];
  const ticks = FACETS.flatMap((facet) => (filters.ticks[facet] ?? []).map((value) => tagOf(facet, value)));
  const kept = ticks.length === 0 ? '' : `OR facet || ':' || value = ANY(${statement.bind(ticks, 'text[]')})`;
  return `SELECT * FROM (
      SELECT *, row_number() OVER (PARTITION BY facet ORDER BY count DESC, value COLLATE "C") AS place
      FROM (${counts.join(' UNION ALL ')}) counted
    ) placed WHERE place <= ${MOST_FACET_VALUES} ${kept}`;
}
