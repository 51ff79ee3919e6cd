import { decodeIdCursor, encodeCursor, notFound, type Page, toPage } from '@app/kernel';
import { type Actor, Database, type PageQuery, requireKind } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type BankRowsQuery } from './bank.dto.js';
import {
  type BankRowRow,
  type BankRowView,
  type BankStatementRow,
  type BankStatementView,
  toBankRowView,
  toBankStatementView,
} from './bank.views.js';

const STATEMENTS = 'bank.statements';
const ROWS = 'bank.rows';

const SELECT_STATEMENT = `SELECT s.id, s.file_name, s.credits, s.repeated, s.fault_count, s.faults, s.created_at, rows.*
  FROM bank_statement s CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE state = 'received')::int AS received, count(*) FILTER (WHERE state = 'matched')::int AS matched,
      count(*) FILTER (WHERE state = 'unmatched')::int AS unmatched
    FROM bank_row WHERE statement_id = s.id
  ) AS rows`;

@Injectable()
export class BankQueries {
  constructor(private readonly database: Database) {}

  async statement(tx: EntityManager, id: string): Promise<BankStatementView> {
    const [row]: BankStatementRow[] = await tx.query(`${SELECT_STATEMENT} WHERE s.id = $1`, [id]);
    if (!row) throw notFound('bank_statement', '银行流水', 'bank statement');
    return toBankStatementView(row);
  }

  /** Newest first. */
  async statements(actor: Actor, { cursor, limit }: PageQuery): Promise<Page<BankStatementView>> {
    requireKind(actor, 'platform');
    const rows: BankStatementRow[] = await this.database.source.query(
      `${SELECT_STATEMENT} WHERE ($1::uuid IS NULL OR s.id < $1) ORDER BY s.id DESC LIMIT $2`,
      [decodeIdCursor(STATEMENTS, cursor), limit + 1],
    );
    return toPage(rows, limit, toBankStatementView, (row) => encodeCursor(STATEMENTS, [row.id]));
  }

  /** Newest first. */
  async rows(actor: Actor, { state, cursor, limit }: BankRowsQuery): Promise<Page<BankRowView>> {
    requireKind(actor, 'platform');
    const rows: BankRowRow[] = await this.database.source.query(
      `SELECT id, statement_id, line_no, bank_reference, booked_on::text, amount_minor, currency, payer_name, payer_account, note,
         state, reason, code, expected_minor
       FROM bank_row WHERE state = $1 AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
      [state, decodeIdCursor(ROWS, cursor), limit + 1],
    );
    return toPage(rows, limit, toBankRowView, (row) => encodeCursor(ROWS, [row.id]));
  }
}
