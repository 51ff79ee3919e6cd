import { kmBetween, PROVINCES } from '@app/kernel';
import { inText, isAmong, priceColumn, tagOf, typesWith, wordsDecide } from './part-conditions.sql.js';
import { type Named, type PartQuery, type Sort, type SortKey, type Wanted } from './search-engine.js';
import { startingWith, Statement } from './sql.js';

export interface SortExpression {
  expression: string;
  type: keyof typeof SORT_VALUES;
}

/** What the values of a cursor may look like: it comes from outside. */
const SORT_VALUES = {
  int: /^-?\d{1,9}$/,
  bigint: /^-?\d{1,18}$/,
  numeric: /^(\d{1,12}(\.\d{1,6})?|Infinity)$/,
  float8: /^(-?\d{1,9}(\.\d{1,17})?(e-\d{1,2})?|Infinity)$/,
  text: /^\P{Cc}{1,100}$/u,
};

export const DESIGNATION: SortExpression = { expression: 'designation COLLATE "C"', type: 'text' };
const POPULAR: SortExpression = { expression: '(- offer_count)', type: 'int' };
const least = (column: string): SortExpression => ({
  expression: `coalesce(${column}, 'Infinity')`,
  type: 'float8',
});
const most = (column: string): SortExpression => ({
  expression: `coalesce(- ${column}, 'Infinity')`,
  type: 'float8',
});
/** What nobody offers is behind what is far or late. */
export const NEVER = 999_999_999;

const SORTED: Record<Sort, (query: PartQuery, statement: Statement) => SortExpression[]> = {
  relevance: ({ wanted }, statement) => {
    const rank = rankOf(wanted, statement);
    return rank === null ? [POPULAR] : [{ expression: `(${rank})`, type: 'int' }, POPULAR];
  },
  price: ({ quantity }) => [
    { expression: `coalesce(${priceColumn(quantity)}, 'Infinity')`, type: 'numeric' },
  ],
  stock: () => [{ expression: '(- stock)', type: 'bigint' }],
  leadTime: () => [{ expression: `coalesce(lead_time_days, ${NEVER})`, type: 'int' }],
  distance: ({ from }, statement) => [{ expression: kmFrom(from, statement), type: 'int' }, POPULAR],
  bore: () => [least('bore_mm')],
  outside: () => [least('outside_mm')],
  width: () => [least('width_mm')],
  dynamicLoad: () => [most('dynamic_load_kn')],
  staticLoad: () => [most('static_load_kn')],
  limitingSpeed: () => [most('limiting_speed_rpm')],
  mass: () => [least('mass_kg')],
  designation: () => [],
};

/** All ascending and never null, so that one row comparison finds the place where the last page ended; the designation breaks ties. */
export function sortKeys(query: PartQuery, statement: Statement): SortExpression[] {
  return SORTED[query.sort](query, statement);
}

/** Kilometres to the nearest province that offers come from: the provinces are tried from the buyer's outwards. */
function kmFrom(from: string | undefined, statement: Statement): string {
  const outwards = outwardsFrom(from);
  if (outwards.length === 0) return `(${NEVER} * (offer_count = 0)::int)`;
  const tries = outwards.map(
    ({ province, km }) => `WHEN ${isAmong(typesWith('province', [province], statement))} THEN ${km}`,
  );
  return `(CASE WHEN offer_count = 0 THEN ${NEVER} ${tries.join(' ')} ELSE ${NEVER} END)`;
}

/** All provinces, the nearest first; none from nowhere. */
export function outwardsFrom(from: string | undefined): { province: string; km: number }[] {
  const start = PROVINCES.find(({ zh }) => zh === from);
  if (start === undefined) return [];
  const outwards = PROVINCES.map((each) => ({ province: each.zh, km: kmBetween(start, each) }));
  return outwards.toSorted((one, other) => one.km - other.km);
}

/** A rank is worth more than all nudges together. */
export const NUDGES = 8;
/** Words that may nudge: with those of brands and features fewer than a rank is worth. */
export const MOST_NUDGING_WORDS = NUDGES - 3;
function rankOf(wanted: Wanted, statement: Statement): string | null {
  const nudges: string[] = [];
  const { brands, offered } = wanted.preferred;
  for (const tags of [brands.map((brand) => tagOf('brand', brand)), offered]) {
    if (tags.length > 0) nudges.push(hasOne(tags, statement));
  }
  const place = placeOf(wanted, statement);
  if (!wordsDecide(wanted)) {
    nudges.push(
      ...wanted.words.slice(0, MOST_NUDGING_WORDS).map((word) => `(${inText(word, statement)})::int`),
    );
  }
  if (place === null && nudges.length === 0) return null;
  return [`${NUDGES} * ${place ?? 0}`, ...nudges].join(' - ');
}

/** One where a row has one of the tags, else nought; of tags that no row has, nought too. */
function hasOne(tags: readonly string[], statement: Statement): string {
  const byFacet = Map.groupBy(tags, (tag) => tag.slice(0, tag.indexOf(':')));
  const bits = [...byFacet].map(([facet, ofFacet]) => {
    const values = ofFacet.map((tag) => tag.slice(facet.length + 1));
    return `get_bit(${typesWith(facet, values, statement)}, slot)`;
  });
  return `greatest(${bits.join(', ')}, 0)`;
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

/** Of rows that have the keys as `key_0`, `key_1` … */
export function afterCondition(
  after: SortKey,
  sorting: readonly SortExpression[],
  statement: Statement,
): string {
  const values = [...sorting, DESIGNATION].map(({ type }, at) => statement.bind(after[at], type));
  const keys = [...sorting.map((_, at) => `key_${at}`), DESIGNATION.expression];
  return `(${keys.join(', ')}) > (${values.join(', ')})`;
}

/** Whether a cursor's key could have come from a list sorted like this. */
export function isSortKey(query: PartQuery, key: SortKey): boolean {
  const keys = [...sortKeys(query, new Statement()), DESIGNATION];
  return key.length === keys.length && keys.every(({ type }, at) => SORT_VALUES[type].test(key[at] ?? ''));
}
