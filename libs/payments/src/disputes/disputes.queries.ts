import { decodeIdCursor, encodeCursor, type Page, toPage } from '@app/kernel';
import { type Actor, Database, requireKind } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type DisputeListRow, type DisputeView, toDisputeView } from './dispute.views.js';
import { type DisputesQuery } from './disputes.dto.js';

const LIST = 'disputes';

@Injectable()
export class DisputesQueries {
  constructor(private readonly database: Database) {}

  /** Newest first. */
  async list(actor: Actor, { state, cursor, limit }: DisputesQuery): Promise<Page<DisputeView>> {
    requireKind(actor, 'platform');
    const rows: DisputeListRow[] = await this.database.source.query(
      `SELECT d.id, d.payment_id, p.purpose_kind, p.purpose_id, d.provider_reference, d.reason, d.amount_minor, d.market_minor, d.currency, d.state,
         d.evidence_due_at, d.opened_at, d.closed_at, (
           SELECT coalesce(json_agg(json_build_object('sellerId', o.seller_id, 'referenceId', s.reference_id,
             'held', o.held_minor::text, 'released', o.released_minor::text, 'owed', o.owed_minor::text) ORDER BY o.id), '[]')
           FROM payment_dispute_share o JOIN payment_share s ON s.seller_id = o.seller_id AND s.id = o.share_id
           WHERE o.dispute_id = d.id
         ) AS parts
       FROM payment_dispute d JOIN payment p ON p.id = d.payment_id
       WHERE d.state = $1 AND ($2::uuid IS NULL OR d.id < $2)
       ORDER BY d.id DESC LIMIT $3`,
      [state, decodeIdCursor(LIST, cursor), limit + 1],
    );
    return toPage(rows, limit, toDisputeView, (row) => encodeCursor(LIST, [row.id]));
  }
}
