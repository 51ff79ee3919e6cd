import { Clock } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type LockedRfq, RfqSteps } from '../rfqs/rfq-steps.js';

/** An order that came to nothing before its seller had accepted it. */
export interface UndoneOrder {
  sellerId: string;
  orderId: string;
  /** By its seller. */
  refused: boolean;
  reason: string | null;
}

const orderColumns = (orders: readonly UndoneOrder[]) => [
  orders.map(({ sellerId }) => sellerId),
  orders.map(({ orderId }) => orderId),
];

/** $1 the RFQ, $2 its version, $3 now: how many quotes still hold that have something for what is not bought, and until when. */
const STILL_HOLD = `
SELECT count(DISTINCT q.seller_id)::int AS quotes, max(q.lapses_at) AS until
FROM rfq_line r
JOIN quote q ON q.rfq_id = r.rfq_id AND q.rfq_version = r.version AND q.state <> 'withdrawn' AND q.lapses_at > $3
JOIN quote_line l ON l.seller_id = q.seller_id AND l.quote_id = q.id AND l.line_no = r.line_no
WHERE r.rfq_id = $1 AND r.version = $2
  AND r.quantity > (SELECT coalesce(sum(a.quantity), 0) FROM rfq_award a WHERE a.rfq_id = r.rfq_id AND a.line_no = r.line_no AND a.undone_at IS NULL)
  AND NOT EXISTS (SELECT FROM rfq_award a WHERE a.seller_id = l.seller_id AND a.quote_id = l.quote_id AND a.no = l.no
    AND (a.refused OR a.undone_at IS NULL))`;

/** $1 the RFQ: what its quotes kept is not theirs any more. */
const FREED = `
UPDATE quote_line l SET hold_id = NULL FROM quote q
WHERE q.rfq_id = $1 AND l.seller_id = q.seller_id AND l.quote_id = q.id AND l.hold_id IS NOT NULL
  AND NOT EXISTS (SELECT FROM rfq_award a WHERE a.seller_id = l.seller_id AND a.quote_id = l.quote_id AND a.no = l.no AND a.undone_at IS NULL)`;

/** $1 the RFQ, $2 now: quotes of which nothing is bought. */
const NOT_BOUGHT = `
UPDATE quote q SET state = CASE WHEN q.lapses_at > $2 THEN 'submitted' ELSE 'lost' END
WHERE q.rfq_id = $1 AND q.state IN ('lost', 'awarded')
  AND NOT EXISTS (SELECT FROM rfq_award a WHERE a.seller_id = q.seller_id AND a.quote_id = q.id AND a.undone_at IS NULL)
RETURNING q.seller_id, q.state`;

/** An award whose orders come to nothing: what is not bought is awarded again while quotes hold. Harmless when run twice. */
@Injectable()
export class UndoneAwards {
  constructor(
    private readonly clock: Clock,
    private readonly steps: RfqSteps,
  ) {}

  async undo(tx: EntityManager, orders: readonly UndoneOrder[]): Promise<void> {
    const found: { rfq_id: string }[] = await tx.query(
      `SELECT DISTINCT a.rfq_id FROM rfq_award a JOIN unnest($1::uuid[], $2::uuid[]) AS o(seller_id, order_id) USING (seller_id, order_id)
       WHERE a.undone_at IS NULL ORDER BY a.rfq_id`,
      orderColumns(orders),
    );
    for (const { rfq_id: rfqId } of found) {
      const rfq = await this.steps.lock(tx, rfqId);
      if (rfq) await this.undoIn(tx, rfq, orders);
    }
  }

  private async undoIn(tx: EntityManager, rfq: LockedRfq, orders: readonly UndoneOrder[]): Promise<void> {
    const now = this.clock.now();
    const [undone]: [{ order_id: string }[], number] = await tx.query(
      `UPDATE rfq_award a SET undone_at = $4, refused = o.refused
       FROM unnest($1::uuid[], $2::uuid[], $3::boolean[]) AS o(seller_id, order_id, refused)
       WHERE a.rfq_id = $5 AND a.seller_id = o.seller_id AND a.order_id = o.order_id AND a.undone_at IS NULL
       RETURNING a.order_id`,
      [...orderColumns(orders), orders.map(({ refused }) => refused), now, rfq.id],
    );
    // Another may have come first.
    if (undone.length === 0) return;
    rfq.checkoutId = await this.standing(tx, rfq.id);
    await tx.query(FREED, [rfq.id]);
    const note = orders.find(({ orderId }) => undone.some((row) => row.order_id === orderId))?.reason;
    const [{ quotes, until }]: [{ quotes: number; until: Date | null }] = await tx.query(STILL_HOLD, [
      rfq.id,
      rfq.version,
      now,
    ]);
    if (until === null) return this.lapse(tx, rfq, note ?? undefined);
    const [back]: [{ seller_id: string; state: string }[], number] = await tx.query(NOT_BOUGHT, [
      rfq.id,
      now,
    ]);
    await tx.query(`UPDATE rfq SET decide_by = greatest(decide_by, $2) WHERE id = $1`, [rfq.id, until]);
    const sellerIds = back.filter(({ state }) => state === 'submitted').map((row) => row.seller_id);
    await this.steps.move(
      tx,
      rfq,
      'reopen',
      { personId: null, note: note ?? undefined },
      { sellerIds, quotes },
    );
  }

  private async lapse(tx: EntityManager, rfq: LockedRfq, note: string | undefined): Promise<void> {
    if (rfq.state === 'awarded') return this.steps.move(tx, rfq, 'lapse_award', { personId: null, note });
    await tx.query(`UPDATE rfq SET checkout_id = $2 WHERE id = $1`, [rfq.id, rfq.checkoutId]);
  }

  private async standing(tx: EntityManager, rfqId: string): Promise<string | null> {
    const [row]: { checkout_id: string }[] = await tx.query(
      `SELECT checkout_id FROM rfq_award WHERE rfq_id = $1 AND undone_at IS NULL ORDER BY order_id DESC LIMIT 1`,
      [rfqId],
    );
    return row?.checkout_id ?? null;
  }
}
