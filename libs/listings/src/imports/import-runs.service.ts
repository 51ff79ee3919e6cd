import { DomainError, newId } from '@app/kernel';
import {
  Database,
  type FileRow,
  FileStore,
  madeAhead,
  Runs,
  type SpooledFile,
  stateFacts,
} from '@app/platform';
import { Injectable, Logger } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { manyListingsChanged } from '../listings.events.js';
import { goodsKey } from '../stock-and-prices.rules.js';
import { type GoodsOutcome, StockAndPrices } from '../stock-and-prices.service.js';
import { type NamedGoods } from '../named-goods.js';
import { type ImportMapping } from './import.entity.js';
import { readTable } from './import.reader.js';
import {
  type Counts,
  countsOf,
  failureOf,
  faultsOf,
  GAVE_UP,
  moreSamples,
  type ReadBatch,
  readBatch,
} from './import.run.js';
import { DONE, type ImportPass, type ImportState, RUNNING } from './import.states.js';
import { type ImportSample } from './import.views.js';
import { enqueueRun, type ImportRef } from './imports.service.js';

/** Rows that land together: one transaction, one step of progress. */
const BATCH = 2000;
/** A run that gave no sign of life for so long is dead: its process was killed. */
const SILENT = `interval '30 seconds'`;
const MOST_RUNS = 20;

/** Listings that a long list changes are told together: a part type that stands in it twice is then found anew once. */
const TOLD_WITHIN_MS = 2000;

/** An import as a run holds it. */
interface Job extends ImportRef {
  run_id: string;
  pass: ImportPass;
  headers: string[];
  mapping: ImportMapping;
  samples: ImportSample[];
  position: number;
  file_id: string;
}

/** Rows that land together, and what goods they name. */
interface Batch extends ReadBatch {
  named: readonly (NamedGoods | null)[];
  /** By an earlier run: read for the goods that they named, no more. */
  isLanded: boolean;
  isLast: boolean;
}

/** Works imports batch by batch. Each batch is one transaction with its progress, so that a run that dies is taken over where it was. */
@Injectable()
export class ImportRuns {
  private readonly logger = new Logger(ImportRuns.name);

  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
    private readonly goods: StockAndPrices,
  ) {}

  @Runs('listings.import')
  async run(payload: unknown): Promise<void> {
    const job = await this.claim(payload as ImportRef);
    if (job === undefined) return;
    try {
      await this.work(job);
    } catch (error) {
      await this.stop(job, error);
      if (!(error instanceof DomainError)) throw error;
    }
  }

  /** Imports whose run was killed go on. */
  @Runs('listings.resume-imports', { cron: '* * * * *' })
  async resume(): Promise<void> {
    await this.database.transact(async (tx) => {
      const silent: (ImportRef & { runs: number })[] = await tx.query(
        `SELECT seller_id AS "sellerId", id, runs FROM listing_import
         WHERE state IN ('checking', 'applying') AND beat_at < now() - ${SILENT} LIMIT 100`,
      );
      for (const { runs, ...ref } of silent) {
        if (runs < MOST_RUNS) await enqueueRun(tx, ref);
        else await fail(tx, ref, GAVE_UP);
      }
    });
  }

  private async claim({ sellerId, id }: ImportRef): Promise<Job | undefined> {
    const [rows]: [Job[], number] = await this.database.source.query(
      `UPDATE listing_import i SET run_id = $3, runs = runs + 1, beat_at = now()
       WHERE i.seller_id = $1 AND i.id = $2 AND i.state IN ('checking', 'applying')
         AND (i.run_id IS NULL OR i.beat_at < now() - ${SILENT})
       RETURNING i.seller_id AS "sellerId", i.id, i.run_id, i.pass, i.headers, i.mapping, i.samples, i."position", i.file_id`,
      [sellerId, id, newId()],
    );
    return rows[0];
  }

  private async work(job: Job): Promise<void> {
    const seen = new Set<string>();
    await using file = await this.files.spooled(job.file_id);
    for await (const batch of madeAhead(this.batches(file, job))) {
      const landed =
        batch.isLanded || (await this.database.transact((tx) => this.land(tx, job, batch, seen)));
      // Somebody cancelled, or took over.
      if (!landed) return;
      note(seen, batch.named);
    }
  }

  /** The file's rows, and what goods they name. Those that an earlier run landed are a batch of their own. */
  private async *batches(file: SpooledFile, { position, mapping }: Job): AsyncGenerator<Batch> {
    const named = async (
      rows: readonly FileRow[],
      of: Pick<Batch, 'isLanded' | 'isLast'>,
    ): Promise<Batch> => {
      const batch = readBatch(rows, mapping);
      return { ...batch, named: await this.goods.name(batch.items), ...of };
    };
    const table = readTable(file);
    await table.next();
    let rows: FileRow[] = [];
    let at = 0;
    for await (const row of table) {
      if (rows.length === BATCH || (at > 0 && at === position)) {
        yield await named(rows, { isLanded: at <= position, isLast: false });
        rows = [];
      }
      rows.push(row);
      at++;
    }
    yield await named(rows, { isLanded: false, isLast: true });
  }

  private async land(tx: EntityManager, job: Job, batch: Batch, seen: ReadonlySet<string>): Promise<boolean> {
    const { sellerId, id } = job;
    const [row]: { run_id: string | null; state: ImportState }[] = await tx.query(
      `SELECT run_id, state FROM listing_import WHERE seller_id = $1 AND id = $2 FOR UPDATE`,
      [sellerId, id],
    );
    if (row?.run_id !== job.run_id || row.state !== RUNNING[job.pass]) return false;
    const list = { items: batch.items, named: batch.named, seen };
    let outcomes: readonly GoodsOutcome[];
    if (job.pass === 'check') {
      const previews = await this.goods.preview(tx, sellerId, list);
      job.samples = moreSamples(job.samples, batch, previews);
      outcomes = previews;
    } else {
      const merged = await this.goods.merge(tx, sellerId, list);
      await stateFacts(tx, manyListingsChanged(id, sellerId, merged.rows), {
        withinMs: batch.isLast ? 0 : TOLD_WITHIN_MS,
      });
      outcomes = merged.outcomes;
    }
    await progress(tx, job, batch, countsOf(batch, outcomes));
    await keepFaults(tx, job, faultsOf(batch, outcomes, job));
    return true;
  }

  /** A file that cannot be taken says why; a fault of ours leaves the import for the next run. */
  private async stop(job: Job, error: unknown): Promise<void> {
    await this.database
      .transact(async (tx) => {
        if (error instanceof DomainError) await fail(tx, job, error, job.run_id);
        else
          await tx.query(
            `UPDATE listing_import SET run_id = NULL WHERE seller_id = $1 AND id = $2 AND run_id = $3`,
            [job.sellerId, job.id, job.run_id],
          );
      })
      .catch((failure: unknown) =>
        this.logger.warn({ err: failure }, 'an import could not say that it ended'),
      );
  }
}

function note(seen: Set<string>, named: readonly (NamedGoods | null)[]): void {
  for (const goods of named) if (goods) seen.add(goodsKey(goods));
}

/** With its last rows the pass is done. */
async function progress(
  tx: EntityManager,
  { sellerId, id, pass, samples }: Job,
  { rows, isLast }: Batch,
  { created, changed, unchanged, rejected }: Counts,
): Promise<void> {
  await tx.query(
    `UPDATE listing_import SET "position" = "position" + $3, created = created + $4, changed = changed + $5,
       unchanged = unchanged + $6, rejected = rejected + $7, samples = $8, beat_at = now()
     WHERE seller_id = $1 AND id = $2`,
    [sellerId, id, rows.length, created, changed, unchanged, rejected, JSON.stringify(samples)],
  );
  if (!isLast) return;
  await tx.query(
    `UPDATE listing_import SET state = $3, rows = "position", run_id = NULL, finished_at = now() WHERE seller_id = $1 AND id = $2`,
    [sellerId, id, DONE[pass]],
  );
}

async function keepFaults(
  tx: EntityManager,
  { sellerId, id }: ImportRef,
  faults: readonly object[],
): Promise<void> {
  if (faults.length === 0) return;
  await tx.query(
    `INSERT INTO import_fault (seller_id, import_id, row_no, seq, "column", value, code, message, expected)
     SELECT $1, $2, row_no, seq, "column", value, code, message, expected
     FROM jsonb_to_recordset($3::jsonb)
       AS f (row_no int, seq int, "column" text, value text, code text, message jsonb, expected jsonb)`,
    [sellerId, id, JSON.stringify(faults).replaceAll('\\u0000', '')],
  );
}

async function fail(
  tx: EntityManager,
  { sellerId, id }: ImportRef,
  error: DomainError,
  runId: string | null = null,
): Promise<void> {
  await tx.query(
    `UPDATE listing_import SET state = 'failed', failure = $3, run_id = NULL, finished_at = now()
     WHERE seller_id = $1 AND id = $2 AND state IN ('checking', 'applying') AND ($4::uuid IS NULL OR run_id = $4)`,
    [sellerId, id, JSON.stringify(failureOf(error)), runId],
  );
}
