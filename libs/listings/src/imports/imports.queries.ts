import { decodeCursor, decodeIdCursor, encodeCursor, notFound, toPage } from '@app/kernel';
import {
  type Actor,
  CSV_START,
  csvLine,
  type Locale,
  type PageQuery,
  requireKind,
  requireScope,
} from '@app/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { LISTING_ROWS } from '../listings.sql.js';
import { toTerms } from '../listing.store.js';
import { type ListingRow } from '../listing.views.js';
import { cellsOf } from './import.cells.js';
import { COLUMN_KEYS, IMPORT_COLUMNS } from './import.columns.js';
import { type ImportRef } from './imports.service.js';
import {
  type ImportFaultPageView,
  type ImportFaultRow,
  type ImportPageView,
  type ImportRow,
  type ImportView,
  toImportFaultView,
  toImportView,
} from './import.views.js';

const LIST = 'imports';
const FAULTS = 'import-faults';
const BATCH = 2000;

const FAULT_HEADERS: Record<Locale, string[]> = {
  zh: ['行', '列', '值', '问题', '应为'],
  en: ['Row', 'Column', 'Value', 'Fault', 'What would be right'],
};

const IMPORTS = `SELECT id, file_name, state, pass, headers, preview, mapping, rows, "position", created, changed, unchanged, rejected,
  samples, failure, created_at, finished_at FROM listing_import`;

@Injectable()
export class ImportsQueries {
  constructor(private readonly source: DataSource) {}

  async own(actor: Actor, { cursor, limit }: PageQuery, locale: Locale): Promise<ImportPageView> {
    requireReader(actor);
    const rows: ImportRow[] = await this.source.query(
      `${IMPORTS} WHERE seller_id = $1 AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
      [actor.organisationId, decodeIdCursor(LIST, cursor), limit + 1],
    );
    return toPage(
      rows,
      limit,
      (row) => toImportView(row, locale),
      (row) => encodeCursor(LIST, [row.id]),
    );
  }

  async ownById(actor: Actor, id: string, locale: Locale): Promise<ImportView> {
    requireReader(actor);
    return this.read(this.source.manager, { sellerId: actor.organisationId, id }, locale);
  }

  async read(tx: EntityManager, { sellerId, id }: ImportRef, locale: Locale): Promise<ImportView> {
    const [row]: ImportRow[] = await tx.query(`${IMPORTS} WHERE seller_id = $1 AND id = $2`, [sellerId, id]);
    if (row === undefined) throw notFound('import', '导入', 'import');
    return toImportView(row, locale);
  }

  /** What could not be taken, in the order of the file. */
  async faults(
    actor: Actor,
    id: string,
    { cursor, limit }: PageQuery,
    locale: Locale,
  ): Promise<ImportFaultPageView> {
    await this.ownById(actor, id, locale);
    const rows = await this.faultRows(actor.organisationId, id, lastFault(cursor), limit + 1);
    return toPage(
      rows,
      limit,
      (row) => toImportFaultView(row, locale),
      (row) => encodeCursor(FAULTS, [row.row_no, row.seq]),
    );
  }

  /** All of them as a CSV file, in the caller's language. */
  async *faultFile(actor: Actor, id: string, locale: Locale): AsyncGenerator<string> {
    yield CSV_START + csvLine(FAULT_HEADERS[locale]);
    let after: [number, number] = [0, -1];
    for (;;) {
      const rows = await this.faultRows(actor.organisationId, id, after, BATCH);
      const last = rows.at(-1);
      if (last === undefined) return;
      after = [last.row_no, last.seq];
      yield rows
        .map((row) =>
          csvLine([
            String(row.row_no),
            row.column,
            row.value,
            row.message[locale],
            row.expected?.[locale] ?? '',
          ]),
        )
        .join('');
    }
  }

  /** All that the seller offers, as an import takes it: read in again, it changes nothing. */
  async *exportFile(actor: Actor, locale: Locale): AsyncGenerator<string> {
    yield CSV_START + csvLine(COLUMN_KEYS.map((key) => IMPORT_COLUMNS[key][locale]));
    let after: string | null = null;
    for (;;) {
      const rows: ListingRow[] = await this.source.query(
        `${LISTING_ROWS}
         WHERE l.seller_id = $1 AND l.state IN ('draft', 'in_review', 'live', 'paused') AND ($2::uuid IS NULL OR l.id > $2)
         ORDER BY l.id LIMIT ${BATCH}`,
        [actor.organisationId, after],
      );
      const last = rows.at(-1);
      if (last === undefined) return;
      after = last.id;
      yield rows
        .map((row) => {
          const cells = cellsOf(row.designation, { terms: toTerms(row), pieces: row.on_hand }, locale);
          return csvLine(COLUMN_KEYS.map((key) => cells[key]));
        })
        .join('');
    }
  }

  private faultRows(
    sellerId: string,
    importId: string,
    [rowNo, seq]: [number, number],
    limit: number,
  ): Promise<ImportFaultRow[]> {
    return this.source.query(
      `SELECT row_no, seq, "column", value, code, message, expected FROM import_fault
       WHERE seller_id = $1 AND import_id = $2 AND (row_no, seq) > ($3, $4)
       ORDER BY row_no, seq LIMIT $5`,
      [sellerId, importId, rowNo, seq, limit],
    );
  }
}

/** A seller's person, or its key with that scope. */
export function requireReader(actor: Actor): void {
  requireKind(actor, 'seller');
  requireScope(actor, 'listings:read');
}

function lastFault(cursor: string | undefined): [number, number] {
  const [rowNo, seq] = cursor === undefined ? [0, -1] : decodeCursor(FAULTS, cursor);
  return [Number(rowNo) || 0, Number(seq) || 0];
}
