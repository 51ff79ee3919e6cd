import { setImmediate as breathe } from 'node:timers/promises';
import { PartTypes, type PartTypeRow, partTypeOf } from '@app/catalog';
import { Database } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type CountedValue, facetsOf } from './facets.js';
import { nearbyStatement } from './nearby.sql.js';
import { documentOf, type PartDocument } from './part-document.js';
import {
  ANALYZE,
  DROP_ROWS,
  FOLD,
  LOCK_INDEX,
  LOCK_ROWS,
  PLACE_ROWS,
  REBUILD_FACETS,
  REBUILD_ROWS,
  REBUILD_SPELLINGS,
} from './part-fold.sql.js';
import { searchStatement } from './part-search.sql.js';
import { isSortKey } from './part-sort.sql.js';
import { PreparedReads } from './prepared-reads.js';
import {
  cursorRefused,
  type Found,
  type Nearby,
  type NearbyRow,
  type PartHitRow,
  type PartQuery,
  SearchEngine,
  type SortKey,
} from './search-engine.js';

/** Reading through half a million listings takes longer than a request may. */
const REBUILD_SETTINGS = `SET LOCAL statement_timeout = '10min'; SET LOCAL work_mem = '128MB'`;
const TYPES_A_BREATH = 250;

/** The part index in PostgreSQL itself: nothing to install, and never behind by more than a fold. */
@Injectable()
export class PostgresEngine extends SearchEngine {
  private readonly reads: PreparedReads;

  constructor(
    private readonly database: Database,
    private readonly partTypes: PartTypes,
  ) {
    super();
    this.reads = new PreparedReads(database.source);
  }

  async search(query: PartQuery): Promise<Found> {
    if (query.after !== undefined && !isSortKey(query, query.after)) throw cursorRefused();
    const [row] = await this.reads.query<{
      hits: (PartHitRow & { sort_key: SortKey })[] | null;
      counts: CountedValue[] | null;
      ranges: Found['ranges'];
      total: number;
    }>(searchStatement(query));
    const hits = row?.hits ?? [];
    const shown = hits.slice(0, query.limit);
    return {
      hits: shown,
      next: hits.length > query.limit ? (shown.at(-1)?.sort_key ?? null) : null,
      facets: facetsOf(row?.counts ?? [], query.filters.ticks),
      ranges: row?.ranges ?? ({} as Found['ranges']),
      total: row?.total ?? 0,
    };
  }

  async nearby(near: Nearby): Promise<NearbyRow[]> {
    const statement = nearbyStatement(near);
    return statement === null ? [] : this.database.source.query(statement.text, statement.values);
  }

  async fold(partTypeIds: readonly string[]): Promise<void> {
    await this.database.transact(async (tx) => {
      await tx.query(LOCK_ROWS, [partTypeIds]);
      await tx.query(FOLD, [partTypeIds]);
    });
  }

  async rebuild(): Promise<{ partTypes: number }> {
    const documents = await documentsOf(await this.partTypes.all());
    await this.database.transact(async (tx) => {
      await tx.query(REBUILD_SETTINGS);
      await tx.query(LOCK_INDEX);
      await tx.query(DROP_ROWS);
      await tx.query(REBUILD_ROWS, [
        JSON.stringify(documents.map(({ id, text, tags }) => ({ id, text, tags }))),
      ]);
      await tx.query(REBUILD_SPELLINGS, [JSON.stringify(documents.map(({ id, keys }) => ({ id, keys })))]);
      await tx.query(PLACE_ROWS);
      for (const statement of REBUILD_FACETS) await tx.query(statement);
      await tx.query(ANALYZE);
    });
    return { partTypes: documents.length };
  }
}

/** A second's work for the whole catalogue: done in small pieces, so that a server that rebuilds goes on answering. */
async function documentsOf(rows: readonly PartTypeRow[]): Promise<(PartDocument & { id: string })[]> {
  const documents: (PartDocument & { id: string })[] = [];
  for (const [at, row] of rows.entries()) {
    if (at % TYPES_A_BREATH === 0) await breathe();
    documents.push({ id: row.id, ...documentOf(partTypeOf(row)) });
  }
  return documents;
}
