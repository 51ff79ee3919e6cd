import { createHash } from 'node:crypto';
import { readDesignation } from '@app/bearings';
import { decodeCursor, DomainError, encodeCursor } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import {
  type Dimension,
  DIMENSIONS,
  type PartQuery,
  type Range,
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
  constructor(private readonly engine: SearchEngine) {}

  async search(asked: SearchPartsQuery): Promise<PartSearchView> {
    const understanding = understand(asked.q ?? '');
    const query = queryOf(asked, understanding);
    const list = `parts ${fingerprint(asked)}`;
    const found = await this.engine.search(
      asked.cursor ? { ...query, after: afterOf(list, asked.cursor) } : query,
    );
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
      families: [...wanted.families, ...filters.type],
      limit: MOST_SUGGESTIONS,
    });
    return rows.map((row) => suggest(row, { size, corrected: new Set(corrected) }));
  }
}

function queryOf(asked: SearchPartsQuery, { wanted }: Understanding): PartQuery {
  return {
    wanted,
    filters: {
      type: asked.type ?? [],
      seal: asked.seal ?? [],
      series: asked.series ?? [],
      brand: asked.brand ?? [],
      province: asked.province ?? [],
      clearance: asked.clearance ?? [],
      ranges: rangesOf(asked),
      inStock: asked.inStock ?? false,
    },
    sort: asked.sort ?? 'relevance',
    limit: asked.limit,
  };
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

/** Exact sizes and limits in one; a range that ends before it begins is refused, by name. */
function rangesOf(asked: SearchPartsQuery): Partial<Record<Dimension, Range>> {
  const ranges: Partial<Record<Dimension, Range>> = {};
  for (const name of DIMENSIONS) {
    const exact = asked[name];
    const min = largest(exact, asked[`${name}Min`]);
    const max = smallest(exact, asked[`${name}Max`]);
    if (min !== undefined && max !== undefined && min > max) throw upsideDown(name, min);
    if (min !== undefined || max !== undefined) ranges[name] = { min, max };
  }
  return ranges;
}

function largest(...values: (number | undefined)[]): number | undefined {
  const given = values.filter((value) => value !== undefined);
  return given.length === 0 ? undefined : Math.max(...given);
}

function smallest(...values: (number | undefined)[]): number | undefined {
  const given = values.filter((value) => value !== undefined);
  return given.length === 0 ? undefined : Math.min(...given);
}

function upsideDown(name: Dimension, min: number): DomainError {
  const message = { zh: `${name}Max 小于下限 ${min}`, en: `${name}Max is below the lower end, ${min}` };
  return new DomainError(
    'invalid',
    'validation.failed',
    { zh: '有字段不符合要求', en: 'Some fields are not as required' },
    [{ field: `${name}Max`, code: 'validation.range', message, expected: `${min} or more` }],
  );
}

/** Where one limit alone is given, it is as near as we know to what is wanted. */
function middleOf(ranges: Partial<Record<Dimension, Range>>): Partial<Record<Dimension, number>> {
  return Object.fromEntries(
    Object.entries(ranges).map(([name, { min, max }]) => [name, ((min ?? max ?? 0) + (max ?? min ?? 0)) / 2]),
  );
}
