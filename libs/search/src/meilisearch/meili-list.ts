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
  /** To be asked together with the counts. */
  first: Part[];
  /** Then, as far as the page is not full, once it is known where anything comes from. */
  rest: (counted: Result | undefined) => Part[][];
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
  // Where anything comes from is counted; to ask of each province would be to ask in vain of most.
  if (tiers.some(({ provinces }) => provinces) && !conditions.ticked.has('province'))
    return {
      first: [],
      rest: (counted) => calls(partsOf(tiers.filter((tier) => mayHold(tier, counted))).map(part)),
    };
  const [first = [], ...rest] = calls(partsOf(tiers).map(part));
  return { first, rest: () => rest };
}

/** The hits of parts, each with the tier that it stands in. */
export function taken(results: readonly Result[], parts: readonly Part[]): { hit: PartHitRow; tier: Tier }[] {
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
    sort: sortOf(order),
    limit: Math.max(types.length, limit + 1),
    attributesToRetrieve: ['hit'],
  };
}

function mayHold({ provinces }: Tier, counted: Result | undefined): boolean {
  const offering = counted?.facetDistribution?.[attributeOf('province')] ?? {};
  return provinces?.some((province) => province in offering) ?? true;
}
