import { PartTypes } from '@app/catalog';
import { Database } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type CountedValue, facetsOf } from './facets.js';
import { nearbyStatement } from './nearby.sql.js';
import { LIVE } from './index-tables.sql.js';
import { foldFigures, foldInto, LOCK_ROWS } from './part-fold.sql.js';
import { searchStatement } from './part-search.sql.js';
import { isSortKey } from './part-sort.sql.js';
import { indexDrift, remakeIndex, renewTypes } from './postgres-index.js';
import { PreparedReads } from './prepared-reads.js';
import {
  cursorRefused,
  type Drift,
  type FoldOptions,
  type Found,
  type Nearby,
  type NearbyRow,
  type PartHitRow,
  type PartQuery,
  type Say,
  SearchEngine,
  type SortKey,
} from './search-engine.js';

const FOLD = foldInto(LIVE);
const FOLD_FIGURES = foldFigures(LIVE);

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
      hits: shown.map((each) => {
        const { sort_key: _, ...hit } = each;
        return hit;
      }),
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

  async fold(partTypeIds: readonly string[], { figuresOf = [], on }: FoldOptions = {}): Promise<void> {
    await this.database.transact(async (tx) => {
      await tx.query(LOCK_ROWS, [[...partTypeIds, ...figuresOf]]);
      if (partTypeIds.length > 0) await tx.query(FOLD, [partTypeIds]);
      if (figuresOf.length > 0) await tx.query(FOLD_FIGURES, [figuresOf]);
    }, on);
  }

  async renew(partTypeIds: readonly string[]): Promise<void> {
    await this.database.transact(async (tx) => {
      await tx.query(LOCK_ROWS, [partTypeIds]);
      // Read behind the lock: of two who renew a type the later one writes what is newest.
      await renewTypes(tx, LIVE, await this.partTypes.byIds(partTypeIds, tx));
    });
  }

  async rebuild(say?: Say): Promise<{ partTypes: number }> {
    return this.database.transact((tx) => remakeIndex(tx, this.partTypes, say));
  }

  async reconcile(): Promise<Drift> {
    const { toFold, beyond } = await this.database.transact((tx) => indexDrift(tx, this.partTypes));
    if (toFold.length > 0) await this.fold(toFold);
    return { postgres: toFold.length + beyond, needsRebuild: beyond > 0 };
  }
}
