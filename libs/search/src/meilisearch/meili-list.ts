import { type MultiSearchQuery, type MultiSearchResult } from 'meilisearch';
import { type PartHitRow, type PartQuery } from '../search-engine.js';
import { type Expression } from './expression.js';
import { type Conditions, isType } from './meili-conditions.js';
import { attributeOf } from './meili-document.sql.js';
import { type Order, sortOf, type Tier, tiersAfter } from './meili-order.js';

export type Result = MultiSearchResult<{ hit: PartHitRow }>;
export type Asked = Omit<MultiSearchQuery, 'indexUid'>;

/** Tiers that one query brings. */
interface Part {
  tiers: readonly Tier[];
  asked: Asked;
}

/** What to ask for a page, in as few queries as may be: each costs a call's share, and the engine rounds its times. */
interface List {
  /** What the query that counts all that matches shall bring besides, where the tier of a hit is seen by the hit. */
  whole?: Asked;
  /** To be asked together with the counts. */
  first: Part[];
  /** Then, as far as the page is not full, once it is known what the counts brought and where anything comes from. */
  rest: (counted: Result | undefined) => Part[][];
}

/** A row of a list, and the tier that it stands in. */
interface Row {
  hit: PartHitRow;
  tier: Tier;
}

/** A page seldom reaches into more. */
const PARTS_A_CALL = 6;

export function listOf(query: PartQuery, order: Order, conditions: Conditions): List {
  const matched = [...conditions.shared, ...conditions.worded, ...conditions.ticked.values()];
  const tiers = tiersAfter(order, query.after);
  const part = (some: readonly Tier[]): Part => ({
    tiers: some,
    asked: partQuery(some, matched, order, query),
  });
  const [first = [], ...rest] = calls(partsOf(tiers).map(part));
  if (query.after === undefined && tiers.every(({ holds }) => holds)) {
    const whole = rowsOf(order, query.limit + 1 + tiers.filter(({ type }) => type).length);
    return { whole, first: [], rest: () => [first, ...rest] };
  }
  // Where anything comes from is counted; to ask of each province would be to ask in vain of most.
  if (tiers.some(({ provinces }) => provinces) && !conditions.ticked.has('province'))
    return {
      first: [],
      rest: (counted) => calls(partsOf(tiers.filter((tier) => mayHold(tier, counted))).map(part)),
    };
  return { first, rest: () => rest };
}

/**
 * The page, by the first rows of all that matches: of one tier they are its first too. Null where a tier may have rows that stand further
 * back.
 */
export function toldBy(counted: Result | undefined, { tiers }: Order, limit: number): Row[] | null {
  const hits = (counted?.hits ?? []).map(({ hit }) => hit);
  const total = counted?.estimatedTotalHits ?? 0;
  const page: Row[] = [];
  for (const tier of tiers) {
    const rows = hits.filter((hit) => tier.holds?.(hit)).map((hit) => ({ hit, tier }));
    page.push(...rows);
    if (page.length > limit) return page;
    const isWhole = hits.length === total || (tier.type !== undefined && rows.length > 0);
    if (!isWhole) return null;
  }
  return page.length === total ? page : null;
}

/** The hits of parts, each with the tier that it stands in. */
export function taken(results: readonly Result[], parts: readonly Part[]): Row[] {
  return parts.flatMap(({ tiers }, at) => {
    const hits = (results[at]?.hits ?? []).map(({ hit }) => hit);
    return tiers.flatMap((tier) =>
      hits
        .filter(({ designation }) => tier.type === undefined || designation === tier.type)
        .map((hit) => ({ hit, tier })),
    );
  });
}

/** Tiers of one part type each are told apart by what they hold: one query brings those that stand together. */
function partsOf(tiers: readonly Tier[]): Tier[][] {
  const parts: Tier[][] = [];
  for (const tier of tiers) {
    const before = parts.at(-1);
    if (tier.type !== undefined && before?.[0]?.type !== undefined) before.push(tier);
    else parts.push([tier]);
  }
  return parts;
}

function calls(parts: readonly Part[]): Part[][] {
  const count = Math.ceil(parts.length / PARTS_A_CALL);
  return Array.from({ length: count }, (_, at) => parts.slice(at * PARTS_A_CALL, (at + 1) * PARTS_A_CALL));
}

function partQuery(
  tiers: readonly Tier[],
  matched: readonly Expression[],
  order: Order,
  { limit }: PartQuery,
): Asked {
  const types = tiers.flatMap(({ type }) => type ?? []);
  const filter = types.length > 0 ? isType(types) : tiers[0]?.filter;
  return {
    filter: [...matched, ...(filter === undefined ? [] : [filter])],
    ...rowsOf(order, Math.max(types.length, limit + 1)),
  };
}

function rowsOf(order: Order, limit: number): Asked {
  return { sort: sortOf(order), limit, attributesToRetrieve: ['hit'] };
}

function mayHold({ provinces }: Tier, counted: Result | undefined): boolean {
  const offering = counted?.facetDistribution?.[attributeOf('province')] ?? {};
  return provinces?.some((province) => province in offering) ?? true;
}
