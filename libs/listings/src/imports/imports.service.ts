import { type Readable } from 'node:stream';
import { newId, notFound } from '@app/kernel';
import {
  type Actor,
  Database,
  enqueueJob,
  FileStore,
  type Locale,
  spool,
  type SpooledFile,
  withFile,
  type WriteRequest,
} from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { requireSeller } from '../listings.service.js';
import { columnOfHeader, foldHeader, IMPORT_COLUMNS } from './import.columns.js';
import { type CheckImportRequest } from './import.dto.js';
import { type ImportMapping } from './import.entity.js';
import { columnsMissing, emptyFile, importConflict } from './import.faults.js';
import { readTable } from './import.reader.js';
import { IMPORT_FROM, type ImportAct, type ImportPass, type ImportState, RUNNING } from './import.states.js';
import { type ImportView, NEEDED_COLUMNS } from './import.views.js';
import { ImportsQueries } from './imports.queries.js';

const MAX_BYTES = 64 * 1024 * 1024;
const PREVIEW_ROWS = 5;
const IMPORT_FILE = 'listings.import';

/** What a seller does with a price and stock list that it sent; the work itself is the job's. */
@Injectable()
export class Imports {
  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
    private readonly queries: ImportsQueries,
  ) {}

  /** Takes the file, and guesses its columns by what the seller called them before, or by the trade's words. */
  async send(
    actor: Actor,
    content: Readable,
    { name, locale }: { name: string; locale: Locale },
    write: WriteRequest,
  ): Promise<ImportView> {
    requireSeller(actor);
    const sellerId = actor.organisationId;
    await using sent = await spool(content, { maxBytes: MAX_BYTES });
    const { headers, preview } = await look(sent);
    const file = await this.files.put(sent);
    return this.database.once(withFile(write, file), async (tx) => {
      await this.files.keep(tx, file, { ownerId: sellerId, purpose: IMPORT_FILE, name });
      const id = newId();
      await tx.query(
        `INSERT INTO listing_import (seller_id, id, file_id, file_name, state, headers, preview, mapping)
         VALUES ($1, $2, $3, $4, 'uploaded', $5, $6, $7)`,
        [
          sellerId,
          id,
          file.id,
          name,
          headers,
          JSON.stringify(preview),
          JSON.stringify(await guess(tx, sellerId, headers)),
        ],
      );
      return this.queries.read(tx, { sellerId, id }, locale);
    });
  }

  /** Remembers how the file calls the columns, and begins the check: what would be created, changed, left, rejected. */
  async check(
    actor: Actor,
    id: string,
    { columns }: CheckImportRequest,
    locale: Locale,
    write: WriteRequest,
  ): Promise<ImportView> {
    requireSeller(actor);
    const mapping: ImportMapping = Object.fromEntries(columns.map(({ column, place }) => [column, place]));
    const missing = NEEDED_COLUMNS.filter((key) => mapping[key] === undefined);
    if (missing.length > 0) throw columnsMissing(missing.map((key) => IMPORT_COLUMNS[key]));
    return this.act(actor, id, 'check', locale, write, async (tx, sellerId) => {
      const [row]: { headers: string[] }[] = await tx
        .query(`UPDATE listing_import SET mapping = $3 WHERE seller_id = $1 AND id = $2 RETURNING headers`, [
          sellerId,
          id,
          JSON.stringify(mapping),
        ])
        .then(([rows]: [{ headers: string[] }[], number]) => rows);
      await remember(tx, sellerId, row?.headers ?? [], mapping);
      return 'check';
    });
  }

  /** Carries out what the check showed. */
  apply = (actor: Actor, id: string, locale: Locale, write: WriteRequest): Promise<ImportView> =>
    this.act(actor, id, 'apply', locale, write, async () => 'apply');

  /** The run ends after the rows that it is at; what has landed stays. */
  async cancel(actor: Actor, id: string, locale: Locale, write: WriteRequest): Promise<ImportView> {
    requireSeller(actor);
    const ref = { sellerId: actor.organisationId, id };
    return this.database.once(write, async (tx) => {
      await allowed(tx, ref, 'cancel');
      await tx.query(
        `UPDATE listing_import SET state = 'cancelled', run_id = NULL, finished_at = now() WHERE seller_id = $1 AND id = $2`,
        [ref.sellerId, id],
      );
      return this.queries.read(tx, ref, locale);
    });
  }

  /** Goes on behind the last row that was worked. */
  async resume(actor: Actor, id: string, locale: Locale, write: WriteRequest): Promise<ImportView> {
    requireSeller(actor);
    const ref = { sellerId: actor.organisationId, id };
    return this.database.once(write, async (tx) => {
      const { pass } = await allowed(tx, ref, 'resume');
      await tx.query(
        `UPDATE listing_import SET state = $3, runs = 0, finished_at = NULL, beat_at = now() WHERE seller_id = $1 AND id = $2`,
        [ref.sellerId, id, RUNNING[pass]],
      );
      await enqueueRun(tx, ref);
      return this.queries.read(tx, ref, locale);
    });
  }

  /** Begins a pass at the first row. */
  private async act(
    actor: Actor,
    id: string,
    act: 'check' | 'apply',
    locale: Locale,
    write: WriteRequest,
    prepare: (tx: EntityManager, sellerId: string) => Promise<ImportPass>,
  ): Promise<ImportView> {
    requireSeller(actor);
    const ref = { sellerId: actor.organisationId, id };
    return this.database.once(write, async (tx) => {
      await allowed(tx, ref, act);
      const pass = await prepare(tx, ref.sellerId);
      await tx.query(
        `UPDATE listing_import SET state = $3, pass = $4, "position" = 0, created = 0, changed = 0, unchanged = 0, rejected = 0,
           rows = CASE WHEN $4 = 'apply' THEN rows END, samples = CASE WHEN $4 = 'apply' THEN samples ELSE '[]' END,
           failure = NULL, run_id = NULL, runs = 0, beat_at = now(), finished_at = NULL
         WHERE seller_id = $1 AND id = $2`,
        [ref.sellerId, id, RUNNING[pass], pass],
      );
      await tx.query(`DELETE FROM import_fault WHERE seller_id = $1 AND import_id = $2`, [ref.sellerId, id]);
      await enqueueRun(tx, ref);
      return this.queries.read(tx, ref, locale);
    });
  }
}

async function look(file: SpooledFile): Promise<{ headers: string[]; preview: string[][] }> {
  const rows: string[][] = [];
  for await (const { cells } of readTable(file)) {
    rows.push(cells.map(({ text }) => text.trim().slice(0, 200)));
    if (rows.length > PREVIEW_ROWS) break;
  }
  const [headers, ...preview] = rows;
  if (headers === undefined) throw emptyFile();
  return { headers, preview };
}

export interface ImportRef {
  sellerId: string;
  id: string;
}

/** One run of an import waits at a time. */
export async function enqueueRun(tx: EntityManager, { sellerId, id }: ImportRef): Promise<void> {
  await enqueueJob(tx, 'listings.import', { sellerId, id }, { key: `listings.import:${id}`, maxAttempts: 3 });
}

async function allowed(
  tx: EntityManager,
  { sellerId, id }: ImportRef,
  act: ImportAct,
): Promise<{ pass: ImportPass }> {
  const [row]: { state: ImportState; pass: ImportPass }[] = await tx.query(
    `SELECT state, pass FROM listing_import WHERE seller_id = $1 AND id = $2 FOR UPDATE`,
    [sellerId, id],
  );
  if (row === undefined) throw notFound('import', '导入', 'import');
  if (!IMPORT_FROM[act].includes(row.state)) throw importConflict(row.state, IMPORT_FROM[act]);
  return row;
}

async function guess(
  tx: EntityManager,
  sellerId: string,
  headers: readonly string[],
): Promise<ImportMapping> {
  const rows: { header: string; column: keyof typeof IMPORT_COLUMNS | null }[] = await tx.query(
    `SELECT header, "column" FROM import_header WHERE seller_id = $1 AND header = ANY($2)`,
    [sellerId, headers.map(foldHeader)],
  );
  const remembered = new Map(rows.map(({ header, column }) => [header, column]));
  const mapping: ImportMapping = {};
  for (const [place, header] of headers.entries()) {
    const known = remembered.get(foldHeader(header));
    const column = known === undefined ? columnOfHeader(header) : known;
    if (column && mapping[column] === undefined) mapping[column] = place;
  }
  return mapping;
}

async function remember(
  tx: EntityManager,
  sellerId: string,
  headers: readonly string[],
  mapping: ImportMapping,
): Promise<void> {
  const columns = new Map(Object.entries(mapping).map(([column, place]) => [place, column]));
  const named = new Map(headers.map((header, place) => [foldHeader(header), columns.get(place) ?? null]));
  named.delete('');
  await tx.query(
    `INSERT INTO import_header (seller_id, header, "column")
     SELECT $1, header, name FROM unnest($2::text[], $3::text[]) AS n (header, name)
     ON CONFLICT (seller_id, header) DO UPDATE SET "column" = excluded."column"`,
    [sellerId, [...named.keys()], [...named.values()]],
  );
}
