import { type Facet, type FacetCount, FACETS, type Filters } from './search-engine.js';

/** A value of a facet, and how many part types have it. */
export type CountedValue = [facet: Facet, value: string, count: number];

/**
 * The counts by facet, the commonest value first. A ticked value is listed even when it counts nothing: else its box would vanish and
 * could not be unticked.
 */
export function facetsOf(
  counted: readonly CountedValue[],
  ticks: Filters['ticks'],
): Record<Facet, FacetCount[]> {
  const byFacet = Map.groupBy(counted, ([facet]) => facet);
  const facets = FACETS.map((facet): [Facet, FacetCount[]] => {
    const counts = new Map((byFacet.get(facet) ?? []).map(([, value, count]) => [value, count]));
    for (const value of ticks[facet] ?? []) counts.set(value, counts.get(value) ?? 0);
    const all = [...counts].map(([value, count]) => ({ value, count }));
    return [facet, all.toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))];
  });
  return Object.fromEntries(facets) as Record<Facet, FacetCount[]>;
}
