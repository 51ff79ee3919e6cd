import { setTimeout as sleep } from 'node:timers/promises';
import { type CatalogueCorrected } from '@app/catalog';
import {
  connected,
  Database,
  enqueueJob,
  Listens,
  ListensTogether,
  locked,
  Runs,
  type StoredFact,
  tryLock,
  unlock,
  workedByOne,
} from '@app/platform';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { type EntityManager, type QueryRunner } from 'typeorm';
import { NOTE_CHANGED, OFFERS_CHANGED } from './changed-types.sql.js';
import { IndexMetrics } from './index-metrics.js';
import { type Say, SearchEngine } from './search-engine.js';

interface Waiting {
  part_type_id: string;
  fact_id: string;
  goods_fact_id: string | null;
}

const WAITING = `SELECT part_type_id, fact_id, goods_fact_id FROM part_to_fold ORDER BY since LIMIT $1`;

/** `$1`, `$2` and `$3`: part types and the facts they were folded for. Who changed meanwhile waits since the folding. */
const DONE = `
  WITH folded AS (SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS folded (id, fact_id, goods_fact_id)),
  done AS (DELETE FROM part_to_fold waiting USING folded WHERE part_type_id = id AND waiting.fact_id = folded.fact_id)
  UPDATE part_to_fold waiting SET since = now(), goods_fact_id = nullif(waiting.goods_fact_id, folded.goods_fact_id)
  FROM folded WHERE part_type_id = id AND waiting.fact_id <> folded.fact_id`;

const BACKLOG = `
  SELECT count(*)::int AS waiting, coalesce(extract(epoch FROM now() - min(since)), 0)::float8 AS seconds FROM part_to_fold`;

const MOST_AT_ONCE = 500;
/** So many times as long as it works does it rest, up to a moment: what changes again meanwhile is folded once. */
const REST_FOR_WORK = 3;
const MOST_REST_MS = 600;

/** Keeps the part index in step with the listings. */
@Injectable()
export class Indexer implements OnApplicationBootstrap {
  private readonly logger = new Logger(Indexer.name);
  private readonly metrics = new IndexMetrics();

  constructor(
    private readonly engine: SearchEngine,
    private readonly database: Database,
  ) {}

  onApplicationBootstrap(): void {
    this.metrics.register(() => this.backlog(this.database.source.manager));
  }

  /** Makes the whole index anew: after a bulk load, or when in doubt. Who comes second waits, and is told so. */
  async rebuild(say?: Say, waits?: () => void): Promise<{ partTypes: number }> {
    return connected(this.database.source, (db) =>
      locked(db, 'remaking', () => this.engine.rebuild(say), waits),
    );
  }

  @Runs('search.rebuild')
  async rebuildNow(): Promise<void> {
    await this.rebuild();
  }

  /** However many part types change, and however fast: one job waits that folds them all. */
  @ListensTogether(...OFFERS_CHANGED)
  async foldSoon(tx: EntityManager, facts: readonly StoredFact[]): Promise<void> {
    await tx.query(NOTE_CHANGED, [facts.map(({ id }) => id), facts.at(-1)!.id]);
    await enqueueJob(tx, 'search.fold', {}, { key: 'search.fold', keyMode: 'preserve_run_at' });
  }

  /** One process at a time folds; what changes meanwhile goes along. By the clock too, should a process have died over it. */
  @Runs('search.fold', { cron: '* * * * *' })
  async fold(): Promise<void> {
    let workedMs = 0;
    await workedByOne(
      this.database.source,
      'folding',
      async (db) => {
        // The trade that changes it goes on beside us.
        await sleep(Math.min(REST_FOR_WORK * workedMs, MOST_REST_MS));
        const from = performance.now();
        const some = await this.foldWaiting(db);
        workedMs = performance.now() - from;
        return some;
      },
      async (db) => (await this.backlog(db.manager)).waiting > 0,
    );
  }

  /** A catalogue that came in: any part type may be another. */
  @Listens('catalogue.loaded')
  async rebuildSoon(tx: EntityManager): Promise<void> {
    await enqueueJob(tx, 'search.rebuild', {}, { key: 'search.rebuild' });
  }

  /** A figure of one part type: its row and its spellings; what fits its place is found by the row, when it is asked for. */
  @Listens('catalogue.corrected')
  async renewSoon(tx: EntityManager, fact: StoredFact): Promise<void> {
    const { partTypeId } = fact.payload as CatalogueCorrected;
    await enqueueJob(tx, 'search.renew', { partTypeId }, { key: `search.renew ${partTypeId}` });
  }

  @Runs('search.renew')
  async renew(payload: unknown): Promise<void> {
    const { partTypeId } = payload as Pick<CatalogueCorrected, 'partTypeId'>;
    await this.engine.renew([partTypeId]);
  }

  /** Finds what no fact has told of: a mistake of ours, a hand in the tables, a certificate that has lapsed. */
  @Runs('search.reconcile', { cron: '*/10 * * * *' })
  async reconcile(): Promise<void> {
    await connected(this.database.source, async (db) => {
      // An index that is being made anew needs no comparing.
      if (!(await tryLock(db, 'remaking'))) return;
      try {
        const drift = await this.engine.reconcile();
        this.metrics.drifted(drift);
        const { needsRebuild, ...places } = drift;
        for (const [place, count] of Object.entries(places))
          if (count > 0) this.logger.warn(`${count} part types had drifted in the index of ${place}`);
        if (needsRebuild) await this.engine.rebuild();
      } finally {
        await unlock(db, 'remaking');
      }
    });
  }

  private async foldWaiting(db: QueryRunner): Promise<boolean> {
    const rows: Waiting[] = await db.query(WAITING, [MOST_AT_ONCE]);
    if (rows.length === 0) return false;
    const idsOf = (some: readonly Waiting[]): string[] => some.map((row) => row.part_type_id);
    await this.engine.fold(idsOf(rows.filter((row) => row.goods_fact_id !== null)), {
      figuresOf: idsOf(rows.filter((row) => row.goods_fact_id === null)),
      on: db.manager,
    });
    const facts = [rows.map((row) => row.fact_id), rows.map((row) => row.goods_fact_id)];
    await this.database.transact((tx) => tx.query(DONE, [idsOf(rows), ...facts]), db.manager);
    return true;
  }

  private async backlog(db: EntityManager): Promise<{ waiting: number; seconds: number }> {
    const [row]: { waiting: number; seconds: number }[] = await db.query(BACKLOG);
    return row ?? { waiting: 0, seconds: 0 };
  }
}
