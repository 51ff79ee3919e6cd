import { type CountedValue, facetsOf } from '../facets.js';
import { MEASURE_COLUMNS, wordsDecide } from '../part-conditions.sql.js';
import {
  type Facet,
  FACETS,
  type Found,
  MEASURES,
  MOST_FACET_VALUES,
  type PartHitRow,
  type PartQuery,
} from '../search-engine.js';
import { type Expression } from './expression.js';
import { type Conditions, conditionsOf, isType } from './meili-conditions.js';
import { attributeOf } from './meili-document.sql.js';
import { type Asked, listOf, type Result, taken, toldBy } from './meili-list.js';
import { type Order, orderOf, sortKeyOf, sortOf } from './meili-order.js';

/** Several searches of the part index in one call, not federated: each with an answer of its own. */
export type AskMany = (queries: Asked[]) => Promise<Result[]>;

/** What the engine's own search finds is shown where nothing else was found: the best of it, and no more. */
const MOST_LOOSE = 20;

/**
 * A search by filters alone, so that it lists what PostgreSQL would. Hits and counts come in one call unless the page reaches far
 * through its tiers. Where words that nothing else was understood beside are nowhere to be found, the engine's own search says what
 * comes near them.
 */
export async function searchIndex(ask: AskMany, query: PartQuery): Promise<Found & { engineMs: number }> {
  const conditions = conditionsOf(query);
  const matched = [...conditions.shared, ...conditions.worded, ...conditions.ticked.values()];
  const order = orderOf(query);
  const list = listOf(query, order, conditions);
  const counting = countsOf(conditions, matched);
  counting[0] = { ...counting[0], ...list.whole };
  const loose =
    wordsDecide(query.wanted) && query.after === undefined ? [looselyOf(query, conditions, order)] : [];
  const results = await ask([...counting, ...loose, ...list.first.map(({ asked }) => asked)]);
  const counts = results.slice(0, counting.length);
  const total = counts[0]?.estimatedTotalHits ?? 0;
  let engineMs = spent(results);
  const near = loose.length > 0 ? (results[counting.length]?.hits ?? []) : [];
  if (total === 0 && near.length > 0) {
    const found = await looselyFound(
      ask,
      near.map(({ hit }) => hit),
      query,
    );
    return { ...found, engineMs: engineMs + found.engineMs };
  }
  const told = list.whole ? toldBy(counts[0], order, query.limit) : null;
  const page = told ?? taken(results.slice(counting.length + loose.length), list.first);
  for (const more of told ? [] : list.rest(counts[0])) {
    if (page.length > query.limit) break;
    const answers = await ask(more.map(({ asked }) => asked));
    page.push(...taken(answers, more));
    engineMs += spent(answers);
  }
  const shown = page.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    hits: shown.map(({ hit }) => hit),
    next: page.length > query.limit && last ? sortKeyOf(last.hit, last.tier, order) : null,
    ...countedOf(counts, conditions, query),
    total,
    engineMs,
  };
}

const spent = (results: readonly Result[]): number =>
  results.reduce((sum, { processingTimeMs }) => sum + processingTimeMs, 0);

const SPANS = MEASURES.map((name) => MEASURE_COLUMNS[name]);

/** Of all that matches: how many, the facets without ticks, the spans. Then each facet with ticks as if it had none. */
function countsOf({ shared, worded, ticked }: Conditions, matched: readonly Expression[]): Asked[] {
  const free = FACETS.filter((facet) => !ticked.has(facet));
  return [
    { filter: [...matched], limit: 0, facets: [...free.map(attributeOf), ...SPANS] },
    ...[...ticked.keys()].map((facet) => {
      const others = [...ticked].filter(([other]) => other !== facet).map(([, condition]) => condition);
      return { filter: [...shared, ...worded, ...others], limit: 0, facets: [attributeOf(facet)] };
    }),
  ];
}

function countedOf(
  counts: readonly Result[],
  { ticked }: Conditions,
  { filters }: PartQuery,
): Pick<Found, 'facets' | 'ranges'> {
  const [whole] = counts;
  const apart = new Map([...ticked.keys()].map((facet, at) => [facet, counts[at + 1]]));
  const counted = FACETS.flatMap((facet) => {
    const distribution = (apart.get(facet) ?? whole)?.facetDistribution?.[attributeOf(facet)] ?? {};
    return commonest(facet, distribution, filters.ticks[facet] ?? []);
  });
  const nothing = { min: null, max: null };
  const ranges = MEASURES.map((name) => [name, whole?.facetStats?.[MEASURE_COLUMNS[name]] ?? nothing]);
  return { facets: facetsOf(counted, filters.ticks), ranges: Object.fromEntries(ranges) as Found['ranges'] };
}

function commonest(facet: Facet, counts: Record<string, number>, ticked: readonly string[]): CountedValue[] {
  const all = Object.entries(counts).map(([value, count]): CountedValue => [facet, value, count]);
  all.sort(([, a, inA], [, b, inB]) => inB - inA || (a < b ? -1 : 1));
  return all.filter(([, value], at) => at < MOST_FACET_VALUES || ticked.includes(value));
}

/** By the words themselves: in any order, with mistakes, by synonyms. */
function looselyOf({ wanted }: PartQuery, { shared, ticked }: Conditions, order: Order): Asked {
  return {
    q: wanted.words.join(' '),
    matchingStrategy: 'all',
    filter: [...shared, ...ticked.values()],
    // A rank of ours there is none of what was not named.
    ...(order.tiers.length === 1 && { sort: sortOf(order) }),
    limit: MOST_LOOSE,
    attributesToRetrieve: ['hit'],
  };
}

async function looselyFound(
  ask: AskMany,
  hits: PartHitRow[],
  query: PartQuery,
): Promise<Found & { engineMs: number }> {
  const shown = hits.slice(0, query.limit);
  const these = isType(shown.map(({ designation }) => designation));
  const conditions: Conditions = { shared: [these], worded: [], ticked: new Map() };
  const counts = await ask(countsOf(conditions, [these]));
  return {
    hits: shown,
    next: null,
    ...countedOf(counts, conditions, query),
    total: shown.length,
    engineMs: spent(counts),
  };
}
