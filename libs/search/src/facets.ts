import {
  type Dimension,
  DIMENSIONS,
  type Facet,
  type FacetCount,
  FACETS,
  type Filters,
  type Found,
} from './search-engine.js';

/** Part types that are alike in all facets: type, seal, series, how many, then smallest and largest of each dimension. */
export type FacetGroup = [
  type: string,
  seal: string,
  series: string,
  count: number,
  boreMin: number | null,
  boreMax: number | null,
  outsideMin: number | null,
  outsideMax: number | null,
  widthMin: number | null,
  widthMax: number | null,
];

/** No facet lists more values than this, the commonest first. */
const MOST_VALUES = 100;
const COUNT = 3;

type Ticks = Pick<Filters, Facet>;

/**
 * Counts from groups that no facet has narrowed yet. A group of boxes counts what each box would give beside the ticks of the
 * other groups (disjunctive); total and ranges take all ticks into account.
 */
export function countFacets(
  groups: readonly FacetGroup[],
  ticks: Ticks,
): Pick<Found, 'facets' | 'ranges' | 'total'> {
  const sets = FACETS.map((facet) => new Set(ticks[facet]));
  const passes = (group: FacetGroup, except?: number): boolean =>
    sets.every((set, at) => at === except || set.size === 0 || set.has(group[at] as string));
  const shown = groups.filter((group) => passes(group));
  const facets = FACETS.map((facet, at): [Facet, FacetCount[]] => {
    const counted = groups.filter((group) => passes(group, at));
    return [facet, countValues(counted, at, ticks[facet])];
  });
  return {
    facets: Object.fromEntries(facets) as Record<Facet, FacetCount[]>,
    ranges: Object.fromEntries(DIMENSIONS.map((name, at) => [name, rangeOf(shown, 4 + 2 * at)])) as Record<
      Dimension,
      { min: number; max: number } | null
    >,
    total: shown.reduce((sum, group) => sum + group[COUNT], 0),
  };
}

/** A ticked value is listed even when it counts nothing: else its box would vanish and could not be unticked. */
function countValues(groups: readonly FacetGroup[], at: number, ticked: readonly string[]): FacetCount[] {
  const counts = new Map(ticked.map((value) => [value, 0]));
  for (const group of groups) {
    const value = group[at] as string;
    counts.set(value, (counts.get(value) ?? 0) + group[COUNT]);
  }
  const all = [...counts].map(([value, count]) => ({ value, count }));
  all.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  return all.filter(({ value }, place) => place < MOST_VALUES || ticked.includes(value));
}

function rangeOf(groups: readonly FacetGroup[], at: number): { min: number; max: number } | null {
  let min = Infinity;
  let max = -Infinity;
  for (const group of groups) {
    min = Math.min(min, (group[at] as number | null) ?? Infinity);
    max = Math.max(max, (group[at + 1] as number | null) ?? -Infinity);
  }
  return min <= max ? { min, max } : null;
}
