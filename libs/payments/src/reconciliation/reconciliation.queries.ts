import { decodeIdCursor, encodeCursor, toPage } from '@app/kernel';
import { type Actor, Database, type PageQuery, requireKind } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { BANK_STANDING } from './bank-comparison.sql.js';
import {
  type BankStandingRow,
  type DifferenceRow,
  type ReconciliationRow,
  type ReconciliationView,
  toBankStandingView,
  toDifferenceView,
  toReconciliationRunView,
} from './reconciliation.views.js';

const LIST = 'reconciliation';
const RUNS_SHOWN = 7;

@Injectable()
export class ReconciliationQueries {
  constructor(private readonly database: Database) {}

  /** What differs, newest first, and the last comparisons. */
  async report(actor: Actor, { cursor, limit }: PageQuery): Promise<ReconciliationView> {
    requireKind(actor, 'platform');
    const runs: ReconciliationRow[] = await this.database.source.query(
      `SELECT ran_at, missed_events, transactions, compared, differences FROM reconciliation ORDER BY id DESC LIMIT ${RUNS_SHOWN}`,
    );
    const rows: DifferenceRow[] = await this.database.source.query(
      `SELECT id, subject, provider_reference, kind, provider_minor, ledger_minor, currency, first_seen_at, last_seen_at, resolved_at
       FROM reconciliation_difference WHERE resolved_at IS NULL AND ($1::uuid IS NULL OR id < $1) ORDER BY id DESC LIMIT $2`,
      [decodeIdCursor(LIST, cursor), limit + 1],
    );
    const bank: BankStandingRow[] = await this.database.source.query(BANK_STANDING);
    return {
      bank: bank.map(toBankStandingView),
      runs: runs.map(toReconciliationRunView),
      ...toPage(rows, limit, toDifferenceView, (row) => encodeCursor(LIST, [row.id])),
    };
  }
}
