import {
  decodeIdCursor,
  decodeKeyCursor,
  encodeCursor,
  isIdPart,
  isText,
  notFound,
  type Page,
  toPage,
} from '@app/kernel';
import { type Actor, Database, type PageQuery, requireKind } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type WriteOffsQuery } from './write-off.dto.js';
import {
  type DebtRow,
  type DebtView,
  toDebtView,
  toWriteOffView,
  type WriteOffOfListRow,
  type WriteOffView,
} from './write-off.views.js';

const DEBTS = 'debts';
const WRITE_OFFS = 'write-offs';

const SELECT = `SELECT w.*, s.name AS seller_name, p.name AS proposer, d.name AS decider
  FROM write_off w JOIN organisation s ON s.id = w.seller_id JOIN person p ON p.id = w.proposed_by
  LEFT JOIN person d ON d.id = w.decided_by`;

@Injectable()
export class WriteOffsQueries {
  constructor(private readonly database: Database) {}

  /** Sellers that owe the market, and how much on which account. */
  async debts(actor: Actor, { cursor, limit }: PageQuery): Promise<Page<DebtView>> {
    requireKind(actor, 'platform');
    const [sellerId, account] = decodeKeyCursor(DEBTS, cursor, [isIdPart, isText]);
    const rows: DebtRow[] = await this.database.source.query(
      `SELECT a.seller_id, o.name AS seller_name, a.kind AS account, a.balance_minor AS amount_minor, a.currency,
         EXISTS (SELECT FROM write_off w WHERE w.seller_id = a.seller_id AND w.account = a.kind AND w.currency = a.currency
           AND w.state = 'proposed') AS is_proposed
       FROM ledger_account a JOIN organisation o ON o.id = a.seller_id
       WHERE a.kind IN ('payable', 'bank_payable') AND a.balance_minor > 0
         AND ($1::uuid IS NULL OR (a.seller_id, a.kind) > ($1, $2::text))
       ORDER BY a.seller_id, a.kind LIMIT $3`,
      [sellerId, account, limit + 1],
    );
    return toPage(rows, limit, toDebtView, (row) => encodeCursor(DEBTS, [row.seller_id, row.account]));
  }

  async one(tx: EntityManager, { userId }: Actor, id: string): Promise<WriteOffView> {
    const [row]: WriteOffOfListRow[] = await tx.query(`${SELECT} WHERE w.id = $1`, [id]);
    if (!row) throw notFound('write_off', '核销', 'write-off');
    return toWriteOffView(row, userId);
  }

  /** Newest first. */
  async list(actor: Actor, { state, cursor, limit }: WriteOffsQuery): Promise<Page<WriteOffView>> {
    requireKind(actor, 'platform');
    const rows: WriteOffOfListRow[] = await this.database.source.query(
      `${SELECT} WHERE w.state = $1 AND ($2::uuid IS NULL OR w.id < $2) ORDER BY w.id DESC LIMIT $3`,
      [state, decodeIdCursor(WRITE_OFFS, cursor), limit + 1],
    );
    return toPage(
      rows,
      limit,
      (row) => toWriteOffView(row, actor.userId),
      (row) => encodeCursor(WRITE_OFFS, [row.id]),
    );
  }
}
