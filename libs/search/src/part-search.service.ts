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
  type Found,
  type PartQuery,
  SearchEngine,
  type SortKey,
  typesAmong,
} from './search-engine.js';
import { type SearchPartsQuery } from './search.dto.js';
import { type PartSearchView, toFacetsView, toPartHitView, toRangesView } from './search.views.js';
import { suggest, type Suggestion } from './suggestions.js';
import { type Understanding, understand } from './understanding.js';
import { UnmetSearches } from './unmet-searches.js';

const MOST_SUGGESTIONS = 6;
/** Looked at, so that enough of them are on offer. */
const MOST_NEARBY = 40;

/** Finds part types by what people write and tick. */
@Injectable()
export class PartSearch {
  private readonly lasting = new LastingTypes();

  constructor(
    private readonly engine: SearchEngine,
    private readonly unmet: UnmetSearches,
  ) {}

  /** `tell` hears which engine answered. */
  async search(asked: SearchPartsQuery, tell?: (answeredBy: AnsweredBy) => void): Promise<PartSearchView> {
    const understanding = understand(asked.q ?? '');
    const query = await this.withLasting(asked, queryOf(asked, understanding));
    const list = `parts ${fingerprint(asked)}`;
    const found = await this.engine.search(
      asked.cursor ? { ...query, after: afterOf(list, asked.cursor) } : query,
    );
    tell?.(found.answeredBy ?? { engine: 'postgres' });
    const isOnOffer = found.hits.some(({ offer_count: offers }) => offers > 0);
    if (!isOnOffer && !asked.cursor) this.unmet.note(query, understanding);
    const suggestions =
      isOnOffer || asked.cursor ? [] : await this.suggestions(asked.q ?? '', query, understanding, found);
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

  /**
   * Nothing found, or nothing of it on offer: what the words name without the filters, what they may have meant, what fits its place
   * and what is near in size. Beside a list only what can be bought is worth a look.
   */
  private async suggestions(
    q: string,
    { wanted, filters }: PartQuery,
    { size: said }: Understanding,
    found: Found,
  ): Promise<Suggestion[]> {
    const corrected = readDesignation(q).candidates.flatMap(({ correction, typeDesignation }) =>
      correction === undefined || typeDesignation === undefined ? [] : [typeDesignation],
    );
    const size = { ...middleOf(filters.ranges), ...said };
    const families = [...wanted.families, ...(filters.ticks.type ?? [])];
    const rows = await this.engine.nearby({
      named: [...wanted.named, ...corrected.map((type) => ({ type }))],
      size,
      families,
      limit: MOST_NEARBY,
    });
    const [first] = typesAmong(wanted.named);
    const seals = [...wanted.seals, ...(filters.ticks.seal ?? [])];
    const asked = { size, corrected: new Set(corrected), designation: first, families, seals };
    return rows
      .filter(({ offer_count: offers }) => offers > 0 || found.total === 0)
      .slice(0, MOST_SUGGESTIONS)
      .map((row) => suggest(row, asked));
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
