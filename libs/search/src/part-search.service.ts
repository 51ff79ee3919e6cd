import { createHash } from 'node:crypto';
import { readDesignation } from '@app/bearings';
import { decodeCursor, encodeCursor } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { queryOf, runningOf } from './asked-query.js';
import { LastingTypes } from './lasting-types.js';
import {
  type AnsweredBy,
  type Dimension,
  DIMENSIONS,
  type Filters,
  type PartQuery,
  SearchEngine,
  type SortKey,
} from './search-engine.js';
import { type SearchPartsQuery } from './search.dto.js';
import { type PartSearchView, toFacetsView, toPartHitView, toRangesView } from './search.views.js';
import { suggest, type Suggestion } from './suggestions.js';
import { type Understanding, understand } from './understanding.js';

const MOST_SUGGESTIONS = 6;

/** Finds part types by what people write and tick. */
@Injectable()
export class PartSearch {
  private readonly lasting = new LastingTypes();

  constructor(private readonly engine: SearchEngine) {}

  /** `tell` hears which engine answered. */
  async search(asked: SearchPartsQuery, tell?: (answeredBy: AnsweredBy) => void): Promise<PartSearchView> {
    const understanding = understand(asked.q ?? '');
    const query = await this.withLasting(asked, queryOf(asked, understanding));
    const list = `parts ${fingerprint(asked)}`;
    const found = await this.engine.search(
      asked.cursor ? { ...query, after: afterOf(list, asked.cursor) } : query,
    );
    tell?.(found.answeredBy ?? { engine: 'postgres' });
    const suggestions = found.total === 0 ? await this.suggestions(asked.q ?? '', query, understanding) : [];
    return {
      items: found.hits.map(toPartHitView),
      facets: toFacetsView(found.facets),
      ranges: toRangesView(found.ranges),
      total: found.total,
      nextCursor: found.next === null ? null : encodeCursor(list, found.next),
      understood: understanding.understood,
      suggestions: suggestions.map(({ kind, reason, row }) => ({ kind, reason, part: toPartHitView(row) })),
    };
  }

  private async withLasting(asked: SearchPartsQuery, query: PartQuery): Promise<PartQuery> {
    const running = runningOf(asked);
    if (running === undefined) return query;
    return {
      ...query,
      filters: { ...query.filters, designations: await this.lasting.designations(running) },
    };
  }

  /** Nothing found: what the words name without the filters, what they may have meant, and what is near in size. */
  private async suggestions(
    q: string,
    { wanted, filters }: PartQuery,
    { size: said }: Understanding,
  ): Promise<Suggestion[]> {
    const corrected = readDesignation(q).candidates.flatMap(({ correction, typeDesignation }) =>
      correction === undefined || typeDesignation === undefined ? [] : [typeDesignation],
    );
    const size = { ...middleOf(filters.ranges), ...said };
    const rows = await this.engine.nearby({
      named: [...wanted.named, ...corrected.map((type) => ({ type }))],
      size,
      families: [...wanted.families, ...(filters.ticks.type ?? [])],
      limit: MOST_SUGGESTIONS,
    });
    return rows.map((row) => suggest(row, { size, corrected: new Set(corrected) }));
  }
}

/** A cursor belongs to one query: everything that decides what is listed, and in which order. */
function fingerprint(query: SearchPartsQuery): string {
  const said = Object.entries(query).filter(
    ([name, value]) => name !== 'cursor' && name !== 'limit' && value !== undefined,
  );
  said.sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url').slice(0, 16);
}

function afterOf(list: string, cursor: string): SortKey {
  return decodeCursor(list, cursor).map(String);
}

/** Where one limit alone is given, it is as near as we know to what is wanted. */
function middleOf(ranges: Filters['ranges']): Partial<Record<Dimension, number>> {
  return Object.fromEntries(
    DIMENSIONS.flatMap((name) => {
      const { min, max } = ranges[name] ?? {};
      return min === undefined && max === undefined
        ? []
        : [[name, ((min ?? max ?? 0) + (max ?? min ?? 0)) / 2]];
    }),
  );
}
