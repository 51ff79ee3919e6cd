import { DomainError, newId } from '@app/kernel';
import { Database, type FileRow, FileStore, Runs, stateFacts } from '@app/platform';
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
    let at = 0;
    let headers = true;
    let rows: FileRow[] = [];
    const workBatch = async (): Promise<boolean> => {
      const going = await this.workRows(job, rows, { at, seen });
      at += rows.length;
      rows = [];
      return going;
    };
    await using file = await this.files.spooled(job.file_id);
    for await (const row of readTable(file)) {
      if (!headers) rows.push(row);
      headers = false;
      if (rows.length === BATCH && !(await workBatch())) return;
    }
    if (rows.length > 0 && !(await workBatch())) return;
    await this.database.source.query(
      `UPDATE listing_import SET state = $4, rows = $5, run_id = NULL, finished_at = now()
       WHERE seller_id = $1 AND id = $2 AND run_id = $3 AND state = $6 AND "position" = $5`,
      [job.sellerId, job.id, job.run_id, DONE[job.pass], at, RUNNING[job.pass]],
    );
  }

  /** Rows that an earlier run worked are read for the goods that they named, no more. False: somebody cancelled, or took over. */
  private async workRows(
    job: Job,
    rows: readonly FileRow[],
    { at, seen }: { at: number; seen: Set<string> },
  ): Promise<boolean> {
    const done = Math.min(Math.max(job.position - at, 0), rows.length);
    const worked = readBatch(rows.slice(0, done), job.mapping);
    note(seen, await this.goods.name(worked.items));
    if (done === rows.length) return true;
    const batch = readBatch(rows.slice(done), job.mapping);
    const named = await this.goods.name(batch.items);
    const going = await this.database.transact((tx) => this.land(tx, job, batch, { named, seen }));
    note(seen, named);
    return going;
  }

  private async land(
    tx: EntityManager,
    job: Job,
    batch: ReadBatch,
    { named, seen }: { named: readonly (NamedGoods | null)[]; seen: ReadonlySet<string> },
  ): Promise<boolean> {
    const { sellerId, id } = job;
    const [row]: { run_id: string | null; state: ImportState }[] = await tx.query(
      `SELECT run_id, state FROM listing_import WHERE seller_id = $1 AND id = $2 FOR UPDATE`,
      [sellerId, id],
    );
    if (row?.run_id !== job.run_id || row.state !== RUNNING[job.pass]) return false;
    const list = { items: batch.items, named, seen };
    let outcomes: readonly GoodsOutcome[];
    if (job.pass === 'check') {
      const previews = await this.goods.preview(tx, sellerId, list);
      job.samples = moreSamples(job.samples, batch, previews);
      outcomes = previews;
    } else {
      const merged = await this.goods.merge(tx, sellerId, list);
      await stateFacts(tx, manyListingsChanged(id, sellerId, merged.rows));
      outcomes = merged.outcomes;
    }
    await progress(tx, job, batch.rows.length, countsOf(batch, outcomes));
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

async function progress(
  tx: EntityManager,
  { sellerId, id, samples }: Job,
  rows: number,
  { created, changed, unchanged, rejected }: Counts,
): Promise<void> {
  await tx.query(
    `UPDATE listing_import SET "position" = "position" + $3, created = created + $4, changed = changed + $5,
       unchanged = unchanged + $6, rejected = rejected + $7, samples = $8, beat_at = now()
     WHERE seller_id = $1 AND id = $2`,
    [sellerId, id, rows, created, changed, unchanged, rejected, JSON.stringify(samples)],
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
