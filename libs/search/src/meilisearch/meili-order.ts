import { MEASURE_COLUMNS, tagOf, wordsDecide } from '../part-conditions.sql.js';
import { MOST_NUDGING_WORDS, NEVER, NUDGES, outwardsFrom } from '../part-sort.sql.js';
import {
  basicsAmong,
  type Named,
  type PartHitRow,
  type PartQuery,
  priceTierOf,
  typesAmong,
  type Wanted,
} from '../search-engine.js';
import { all, compare, type Expression, isAny, isMissing, not, some, startsWith } from './expression.js';
import { hasTag, inText, isType, placeOf } from './meili-conditions.js';
import { attributeOf, priceAttribute } from './meili-document.sql.js';

/** An attribute to sort by, and what a cursor says of a hit: as PostgreSQL writes it, so that a cursor serves both engines. */
export interface SortedBy {
  attribute: string;
  direction: 'asc' | 'desc';
  /** What a cursor says of a hit that has no value; those are last, in either direction. */
  missing: string;
  valueOf: (hit: PartHitRow) => string | number | null;
}

/** Part of a list that comes as a whole before the next part. */
export interface Tier {
  /** Where it stands in the order, as a cursor says it; absent where the list is of one tier. */
  key?: number;
  filter?: Expression;
  /** The one part type that it can hold. */
  type?: string;
  /** Whether a hit stands in it, where that is seen by the hit. */
  holds?: (hit: PartHitRow) => boolean;
  /** Where nothing is offered from one of these, it is empty. */
  provinces?: readonly string[];
}

/**
 * An order as the engine can bring it about. It sorts by attributes; what depends on the query (rank, distance) cuts the list into
 * tiers that filters tell apart, and each is sorted by attributes and, last, by designation.
 */
export interface Order {
  tiers: Tier[];
  by: SortedBy[];
}

const INFINITE = 'Infinity';
const POPULAR: SortedBy = {
  attribute: 'offer_count',
  direction: 'desc',
  missing: INFINITE,
  valueOf: (hit) => hit.offer_count,
};
const WHOLE: Tier[] = [{ holds: () => true }];

/** The same orders as PostgreSQL's (part-sort.sql.ts). */
export function orderOf(query: PartQuery): Order {
  const { sort, wanted, quantity, from } = query;
  const by = (
    attribute: string,
    direction: SortedBy['direction'],
    valueOf: SortedBy['valueOf'],
    missing = INFINITE,
  ): Order => ({ tiers: WHOLE, by: [{ attribute, direction, missing, valueOf }] });
  switch (sort) {
    case 'relevance':
      return { tiers: ranksOf(wanted), by: [POPULAR] };
    case 'price':
      return by(priceAttribute(quantity), 'asc', priceOf(quantity));
    case 'stock':
      return by('stock', 'desc', (hit) => hit.stock);
    case 'leadTime':
      return by('lead_time_days', 'asc', (hit) => hit.lead_time_days, String(NEVER));
    case 'distance':
      return { tiers: distancesFrom(from), by: [POPULAR] };
    case 'dynamicLoad':
    case 'staticLoad':
    case 'limitingSpeed':
      return by(MEASURE_COLUMNS[sort], 'desc', measureOf(MEASURE_COLUMNS[sort]));
    case 'bore':
    case 'outside':
    case 'width':
    case 'mass':
      return by(MEASURE_COLUMNS[sort], 'asc', measureOf(MEASURE_COLUMNS[sort]));
    case 'designation':
  }
  return { tiers: WHOLE, by: [] };
}

export function sortOf({ by }: Order): string[] {
  return [...by.map(({ attribute, direction }) => `${attribute}:${direction}`), 'place:asc'];
}

/** The cursor of a hit. */
export function sortKeyOf(hit: PartHitRow, { key }: Tier, { by }: Order): string[] {
  const keys = by.map(({ direction, missing, valueOf }) => {
    const value = valueOf(hit);
    if (value === null) return missing;
    return direction === 'asc' ? String(value) : negative(value);
  });
  return [...(key === undefined ? [] : [String(key)]), ...keys, hit.designation];
}

/** The tiers that a page after this cursor may be in, the first of them from the cursor on. */
export function tiersAfter({ tiers, by }: Order, after: readonly string[] | undefined): Tier[] {
  if (after === undefined) return tiers;
  const tiered = after.length > by.length + 1;
  const [keys, at] = tiered ? [after.slice(1), Number(after[0])] : [after, undefined];
  const beyond = comesAfter(by, keys);
  return tiers.flatMap((tier): Tier[] => {
    if (at === undefined || tier.key === at)
      return [{ ...tier, type: undefined, filter: joined(tier.filter, beyond) }];
    return (tier.key ?? 0) > at ? [tier] : [];
  });
}

/** Behind the row that these keys are of. */
function comesAfter(by: readonly SortedBy[], keys: readonly string[]): Expression {
  const designation = compare('place', '>', placeOf(keys.at(-1) ?? ''));
  return by.reduceRight<Expression>((behind, { attribute, direction, missing }, at) => {
    const key = keys[at] ?? missing;
    if (key === missing) return all(isMissing(attribute), behind);
    const [operator, value] = direction === 'asc' ? (['>', key] as const) : (['<', negative(key)] as const);
    return some(
      compare(attribute, operator, value),
      isMissing(attribute),
      all(compare(attribute, '=', value), behind),
    );
  }, designation);
}

const joined = (one: Expression | undefined, other: Expression): Expression =>
  one === undefined ? other : all(one, other);

const negative = (value: string | number): string => String(-Number(value));

function priceOf(quantity: number | undefined): SortedBy['valueOf'] {
  if (quantity === undefined) return (hit) => hit.best_price;
  return (hit) => hit.prices[priceTierOf(quantity)] ?? null;
}

function measureOf(column: string): SortedBy['valueOf'] {
  return (hit) => hit[column as keyof PartHitRow] as number | null;
}

function ranksOf(wanted: Wanted): Tier[] {
  const places = placesOf(wanted);
  const nudges = nudgesOf(wanted);
  if (places === null && nudges.length === 0) return WHOLE;
  return (places ?? [{ key: 0 }]).flatMap(({ key = 0, filter, type, holds }) =>
    nudges.length === 0
      ? [{ key: NUDGES * key, filter, type, holds }]
      : Array.from({ length: nudges.length + 1 }, (_, fewer): Tier => {
          const count = nudges.length - fewer;
          return { key: NUDGES * key - count, filter: joined(filter, exactly(count, nudges)) };
        }),
  );
}

/** What was named, in its order, and behind it what was not; or the one word that nothing else was understood beside. */
function placesOf(wanted: Wanted): Tier[] | null {
  const { named, words } = wanted;
  if (named.length > 0) return placesAmong(named);
  const [word] = words;
  if (!wordsDecide(wanted) || word === undefined) return null;
  const spelled = word.toUpperCase();
  const [equal, begins] = [isType([spelled]), startsWith('place', placeOf(spelled))];
  return [
    { key: 0, filter: equal },
    { key: 1, filter: all(begins, not(equal)) },
    { key: 2, filter: not(begins) },
  ];
}

/** Each at its first place; a type that is named itself does not stand with its basic designation. */
function placesAmong(named: readonly Named[]): Tier[] {
  const types = typesAmong(named);
  const isOther = ({ designation }: PartHitRow) => !types.includes(designation);
  const seen = new Set<string>();
  const places = named.flatMap((each, at): Tier[] => {
    const name = JSON.stringify(each);
    if (seen.has(name)) return [];
    seen.add(name);
    if ('type' in each) {
      const holds = ({ designation }: PartHitRow) => designation === each.type;
      return [{ key: at + 1, filter: isType([each.type]), type: each.type, holds }];
    }
    const basic = isAny('basic', [each.basic]);
    const filter = types.length === 0 ? basic : all(basic, not(isType(types)));
    return [{ key: at + 1, filter, holds: (hit) => hit.basic === each.basic && isOther(hit) }];
  });
  // Where a basic designation is named, nothing else is listed.
  if (basicsAmong(named).length > 0) return places;
  return [...places, { key: named.length + 1, filter: not(isType(types)), holds: isOther }];
}

function nudgesOf(wanted: Wanted): Expression[] {
  const { brands, offered } = wanted.preferred;
  const tags = [brands.map((brand) => tagOf('brand', brand)), offered].filter(({ length }) => length > 0);
  return [
    ...tags.map(hasTag),
    ...(wordsDecide(wanted) ? [] : wanted.words.slice(0, MOST_NUDGING_WORDS).map(inText)),
  ];
}

/** As many of these and no more. */
function exactly(count: number, expressions: readonly Expression[]): Expression {
  const [first, ...rest] = expressions;
  if (first === undefined) throw new TypeError('of nothing, nothing can be counted');
  if (count === 0) return all(...expressions.map(not));
  if (count === expressions.length) return all(...expressions);
  return some(all(first, exactly(count - 1, rest)), all(not(first), exactly(count, rest)));
}

/** One tier for each distance at which there is a province, from the nearest on; nobody's offers are behind all. */
function distancesFrom(from: string | undefined): Tier[] {
  const offered = compare('offer_count', '>', 0);
  const nobody: Tier = { key: NEVER, filter: compare('offer_count', '=', 0) };
  const outwards = outwardsFrom(from);
  if (outwards.length === 0) return [{ key: 0, filter: offered }, nobody];
  const attribute = attributeOf('province');
  const nearer: string[] = [];
  const tiers = [...Map.groupBy(outwards, ({ km }) => km)].map(([km, places]): Tier => {
    const provinces = places.map(({ province }) => province);
    const here = isAny(attribute, provinces);
    const filter = nearer.length === 0 ? here : all(here, not(isAny(attribute, nearer)));
    nearer.push(...provinces);
    return { key: km, filter: all(offered, filter), provinces };
  });
  const elsewhere = all(offered, not(isAny(attribute, nearer)));
  return [...tiers, { key: NEVER, filter: some(elsewhere, nobody.filter!) }];
}
