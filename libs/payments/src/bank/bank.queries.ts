import { decodeIdCursor, encodeCursor, notFound, type Page, toPage } from '@app/kernel';
import { type Actor, Database, type PageQuery, requireKind } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type BankRowsQuery } from './bank.dto.js';
import {
  type BankMatchRow,
  type BankMatchView,
  type BankRowRow,
  type BankRowView,
  type BankStatementRow,
  type BankStatementView,
  toBankMatchView,
  toBankRowView,
  toBankStatementView,
} from './bank.views.js';

const STATEMENTS = 'bank.statements';
const ROWS = 'bank.rows';
const MATCHES = 'bank.matches';

const SELECT_MATCH = `SELECT m.*, o.name AS proposer, d.name AS decider, p.remittance_code AS code, p.amount_minor AS expected_minor, lines.*
  FROM bank_match m JOIN person o ON o.id = m.proposed_by LEFT JOIN person d ON d.id = m.decided_by
  LEFT JOIN payment p ON p.id = m.payment_id
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(amount_minor), 0) AS sum_minor, coalesce(min(currency), 'CNY') AS currency,
      coalesce(array_agg(bank_reference ORDER BY id), '{}') AS "references", coalesce(array_agg(DISTINCT payer_name), '{}') AS payers
    FROM bank_row WHERE match_id = m.id
  ) AS lines`;

const SELECT_STATEMENT = `SELECT s.id, s.file_name, s.credits, s.debits, s.repeated, s.fault_count, s.faults, s.created_at, rows.*
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
         state, reason, code, expected_minor, match_id
       FROM bank_row WHERE state = $1 AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
      [state, decodeIdCursor(ROWS, cursor), limit + 1],
    );
    return toPage(rows, limit, toBankRowView, (row) => encodeCursor(ROWS, [row.id]));
  }

  async match(tx: EntityManager, { userId }: Actor, id: string): Promise<BankMatchView> {
    const [row]: BankMatchRow[] = await tx.query(`${SELECT_MATCH} WHERE m.id = $1`, [id]);
    if (!row) throw notFound('bank_match', '匹配', 'match');
    return toBankMatchView(row, userId);
  }

  /** What waits for a second person, newest first. */
  async matches(actor: Actor, { cursor, limit }: PageQuery): Promise<Page<BankMatchView>> {
    requireKind(actor, 'platform');
    const rows: BankMatchRow[] = await this.database.source.query(
      `${SELECT_MATCH} WHERE m.state = 'proposed' AND ($1::uuid IS NULL OR m.id < $1) ORDER BY m.id DESC LIMIT $2`,
      [decodeIdCursor(MATCHES, cursor), limit + 1],
    );
    return toPage(
      rows,
      limit,
      (row) => toBankMatchView(row, actor.userId),
      (row) => encodeCursor(MATCHES, [row.id]),
    );
  }
}
