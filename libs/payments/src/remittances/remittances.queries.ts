import { decodeIdCursor, DomainError, encodeCursor, notFound, type Page, toPage } from '@app/kernel';
import { type Actor, Database, type PageQuery, requireKind } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type RemittancesQuery } from './remittance.dto.js';
import { bankFileOf, type FileLine } from './remittance.file.js';
import {
  type BatchOfListRow,
  type BatchView,
  type RemittanceRow,
  type RemittanceView,
  toBatchView,
  toRemittanceView,
} from './remittance.views.js';

const REMITTANCES = 'bank.remittances';
const BATCHES = 'bank.batches';

const SELECT_BATCH = `SELECT b.*, p.name AS proposer, a.name AS approver, ends.paid, ends.returned
  FROM remittance_batch b JOIN person p ON p.id = b.proposed_by LEFT JOIN person a ON a.id = b.approved_by
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE state = 'paid')::int AS paid, count(*) FILTER (WHERE state = 'returned')::int AS returned
    FROM remittance WHERE batch_id = b.id
  ) AS ends`;

@Injectable()
export class RemittancesQueries {
  constructor(private readonly database: Database) {}

  async remittance(tx: EntityManager, sellerId: string, id: string): Promise<RemittanceView> {
    const [row]: RemittanceRow[] = await tx.query(
      `SELECT * FROM remittance WHERE seller_id = $1 AND id = $2`,
      [sellerId, id],
    );
    if (!row) throw notFound('remittance', '付款', 'remittance');
    return toRemittanceView(row);
  }

  async batch(tx: EntityManager, { userId }: Actor, id: string): Promise<BatchView> {
    const [row]: BatchOfListRow[] = await tx.query(`${SELECT_BATCH} WHERE b.id = $1`, [id]);
    if (!row) throw notFound('bank_batch', '付款批次', 'batch');
    return toBatchView(row, userId);
  }

  /** Newest first. */
  async batches(actor: Actor, { cursor, limit }: PageQuery): Promise<Page<BatchView>> {
    requireKind(actor, 'platform');
    const rows: BatchOfListRow[] = await this.database.source.query(
      `${SELECT_BATCH} WHERE ($1::uuid IS NULL OR b.id < $1) ORDER BY b.id DESC LIMIT $2`,
      [decodeIdCursor(BATCHES, cursor), limit + 1],
    );
    return toPage(
      rows,
      limit,
      (row) => toBatchView(row, actor.userId),
      (row) => encodeCursor(BATCHES, [row.id]),
    );
  }

  /** Newest first. */
  async remittances(actor: Actor, { state, cursor, limit }: RemittancesQuery): Promise<Page<RemittanceView>> {
    requireKind(actor, 'platform');
    const rows: RemittanceRow[] = await this.database.source.query(
      `SELECT * FROM remittance WHERE state = $1 AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
      [state, decodeIdCursor(REMITTANCES, cursor), limit + 1],
    );
    return toPage(rows, limit, toRemittanceView, (row) => encodeCursor(REMITTANCES, [row.id]));
  }

  /** The same however often it is asked for: what has become of its lines since does not change it. */
  async file(actor: Actor, batchId: string): Promise<string> {
    requireKind(actor, 'platform');
    const lines: FileLine[] = await this.database.source.query(
      `SELECT r.kind, r.holder, r.bank, r.account_number, r.amount_minor, r.reference
       FROM remittance r JOIN remittance_batch b ON b.id = r.batch_id
       WHERE r.batch_id = $1 AND b.state = 'exported' ORDER BY r.id`,
      [batchId],
    );
    if (lines.length === 0)
      throw new DomainError('conflict', 'bank.batch_not_exported', {
        zh: '没有已导出的这个批次：须先由另一人批准，再导出',
        en: 'There is no such batch that was exported: another person approves it first',
      });
    return bankFileOf(lines);
  }
}
