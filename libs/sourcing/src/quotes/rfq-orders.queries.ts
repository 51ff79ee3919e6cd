import { type Actor } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { RfqsQueries } from '../rfqs/rfqs.queries.js';

/** An order that came of an RFQ: of an award, or of a purchase that made up for one. */
export interface OrderOfRfq {
  orderId: string;
  cameOf: 'award' | 'repair';
}

const MOST = 400;

/** $1 the RFQ, $2 a seller's alone (null: all), $3 most: newest first, also those that came to nothing. */
const ORDERS = `
SELECT order_id AS "orderId", min(came_of) AS "cameOf" FROM (
  SELECT seller_id, order_id, 'award' AS came_of FROM rfq_award WHERE rfq_id = $1
  UNION ALL
  SELECT seller_id, order_id, 'repair' FROM rfq_repair WHERE rfq_id = $1
) o
WHERE $2::uuid IS NULL OR seller_id = $2
GROUP BY order_id ORDER BY order_id DESC LIMIT $3`;

@Injectable()
export class RfqOrders {
  constructor(
    private readonly rfqs: RfqsQueries,
    private readonly source: DataSource,
  ) {}

  /** To its buyer all, to a seller who was told of it its own. */
  async of(actor: Actor, rfqId: string): Promise<OrderOfRfq[]> {
    await this.rfqs.requireSeen(actor, rfqId);
    const sellerId = actor.organisationKind === 'seller' ? actor.organisationId : null;
    return this.source.query(ORDERS, [rfqId, sellerId, MOST]);
  }
}
