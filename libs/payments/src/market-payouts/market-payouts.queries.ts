import { Clock, decodeIdCursor, encodeCursor, type Page, toPage } from '@app/kernel';
import { type Actor, Database, type PageQuery, requireKind } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { SENDING_MS } from '../reconciliation/reconciliation.rules.js';
import { type AwaitedPayoutRow, type AwaitedPayoutView, toAwaitedPayoutView } from './market-payout.views.js';

const LIST = 'market-payouts';

@Injectable()
export class MarketPayoutsQueries {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
  ) {}

  /** What the provider has announced and no line of the bank has shown, in the order in which it was announced. */
  async awaited(actor: Actor, { cursor, limit }: PageQuery): Promise<Page<AwaitedPayoutView>> {
    requireKind(actor, 'platform');
    const rows: AwaitedPayoutRow[] = await this.database.source.query(
      `SELECT id, provider_reference, amount_minor, currency, state, arrives_at, arrives_at < $3 AS is_overdue
       FROM market_payout WHERE arrived_at IS NULL AND state <> 'failed' AND ($1::uuid IS NULL OR id > $1) ORDER BY id LIMIT $2`,
      [decodeIdCursor(LIST, cursor), limit + 1, new Date(this.clock.now().getTime() - SENDING_MS)],
    );
    return toPage(rows, limit, toAwaitedPayoutView, (row) => encodeCursor(LIST, [row.id]));
  }
}
