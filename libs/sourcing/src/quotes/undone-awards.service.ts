import { Clock } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { RFQ_TRANSITIONS } from '../rfqs/rfq.states.js';
import { type LockedRfq, RfqSteps } from '../rfqs/rfq-steps.js';
import { bought, LIVING } from './bought.sql.js';

/** An order that came to nothing before its seller had accepted it. */
export interface UndoneOrder {
  sellerId: string;
  orderId: string;
  /** By its seller. */
  refused: boolean;
  reason: string | null;
}

/** Pieces that a seller declined of an order that it accepted. */
export interface DeclinedPieces {
  listingId: string;
  quantity: number;
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
WHERE r.rfq_id = $1 AND r.version = $2 AND r.quantity > ${bought('r')}
  AND NOT EXISTS (SELECT FROM rfq_award a WHERE a.seller_id = l.seller_id AND a.quote_id = l.quote_id AND a.no = l.no
    AND (a.refused OR a.undone_at IS NULL))`;

/** $1 the order's seller, $2 the order, $3 listings, $4 pieces declined of each, $5 now: less lives of what it was for, or nothing. */
const LESSENED = `
WITH declined AS (
  SELECT * FROM unnest($3::uuid[], $4::int[]) AS d(listing_id, quantity)
), of_award AS (
  UPDATE rfq_award a SET quantity = CASE WHEN d.quantity < a.quantity THEN a.quantity - d.quantity ELSE a.quantity END,
    undone_at = CASE WHEN d.quantity < a.quantity THEN NULL ELSE $5::timestamptz END, refused = d.quantity >= a.quantity
  FROM quote_line l JOIN declined d USING (listing_id)
  WHERE a.seller_id = $1 AND a.order_id = $2 AND a.undone_at IS NULL
    AND l.seller_id = a.seller_id AND l.quote_id = a.quote_id AND l.no = a.no
  RETURNING a.rfq_id
), of_repair AS (
  UPDATE rfq_repair p SET quantity = CASE WHEN c.declined < p.quantity THEN p.quantity - c.declined ELSE p.quantity END,
    undone_at = CASE WHEN c.declined < p.quantity THEN NULL ELSE $5::timestamptz END
  FROM (
    SELECT s.listing_id, s.line_no,
      d.quantity - coalesce(sum(s.quantity) OVER (PARTITION BY s.listing_id ORDER BY s.line_no DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)
        AS declined
    FROM rfq_repair s JOIN declined d USING (listing_id) WHERE s.seller_id = $1 AND s.order_id = $2 AND s.undone_at IS NULL
  ) c
  WHERE p.seller_id = $1 AND p.order_id = $2 AND p.listing_id = c.listing_id AND p.line_no = c.line_no AND c.declined > 0
  RETURNING p.rfq_id
)
SELECT rfq_id FROM of_award UNION SELECT rfq_id FROM of_repair`;

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
      `SELECT DISTINCT b.rfq_id FROM ${LIVING} b JOIN unnest($1::uuid[], $2::uuid[]) AS o(seller_id, order_id) USING (seller_id, order_id)
       ORDER BY b.rfq_id`,
      orderColumns(orders),
    );
    for (const { rfq_id: rfqId } of found) {
      const rfq = await this.steps.lock(tx, rfqId);
      if (rfq) await this.undoIn(tx, rfq, orders);
    }
  }

  /** The seller accepts the order, but not all of it. */
  async lessen(
    tx: EntityManager,
    { sellerId, orderId, note }: { sellerId: string; orderId: string; note?: string },
    declined: readonly DeclinedPieces[],
  ): Promise<void> {
    const [found]: { rfq_id: string }[] = await tx.query(
      `SELECT rfq_id FROM ${LIVING} b WHERE seller_id = $1 AND order_id = $2 LIMIT 1`,
      [sellerId, orderId],
    );
    const rfq = found && (await this.steps.lock(tx, found.rfq_id));
    if (!rfq) return;
    const lessened: unknown[] = await tx.query(LESSENED, [
      sellerId,
      orderId,
      declined.map(({ listingId }) => listingId),
      declined.map(({ quantity }) => quantity),
      this.clock.now(),
    ]);
    if (lessened.length > 0) await this.decideAgain(tx, rfq, note);
  }

  private async undoIn(tx: EntityManager, rfq: LockedRfq, orders: readonly UndoneOrder[]): Promise<void> {
    const columns = [...orderColumns(orders), this.clock.now(), rfq.id];
    const [awards]: [{ order_id: string }[], number] = await tx.query(
      `UPDATE rfq_award a SET undone_at = $3, refused = o.refused
       FROM unnest($1::uuid[], $2::uuid[], $5::boolean[]) AS o(seller_id, order_id, refused)
       WHERE a.rfq_id = $4 AND a.seller_id = o.seller_id AND a.order_id = o.order_id AND a.undone_at IS NULL
       RETURNING a.order_id`,
      [...columns, orders.map(({ refused }) => refused)],
    );
    const [repairs]: [{ order_id: string }[], number] = await tx.query(
      `UPDATE rfq_repair p SET undone_at = $3 FROM unnest($1::uuid[], $2::uuid[]) AS o(seller_id, order_id)
       WHERE p.rfq_id = $4 AND p.seller_id = o.seller_id AND p.order_id = o.order_id AND p.undone_at IS NULL
       RETURNING p.order_id`,
      columns,
    );
    const undone = new Set([...awards, ...repairs].map((row) => row.order_id));
    // Another may have come first.
    if (undone.size === 0) return;
    await this.decideAgain(tx, rfq, orders.find(({ orderId }) => undone.has(orderId))?.reason ?? undefined);
  }

  private async decideAgain(tx: EntityManager, rfq: LockedRfq, note: string | undefined): Promise<void> {
    // Ended without an award, it had orders of what made up for one only.
    if (!RFQ_TRANSITIONS.reopen.from.includes(rfq.state)) return;
    const now = this.clock.now();
    rfq.checkoutId = await this.standing(tx, rfq.id);
    await tx.query(FREED, [rfq.id]);
    const [{ quotes, until }]: [{ quotes: number; until: Date | null }] = await tx.query(STILL_HOLD, [
      rfq.id,
      rfq.version,
      now,
    ]);
    if (until === null) return this.lapse(tx, rfq, note);
    const [back]: [{ seller_id: string; state: string }[], number] = await tx.query(NOT_BOUGHT, [
      rfq.id,
      now,
    ]);
    await tx.query(`UPDATE rfq SET decide_by = greatest(decide_by, $2) WHERE id = $1`, [rfq.id, until]);
    const sellerIds = back.filter(({ state }) => state === 'submitted').map((row) => row.seller_id);
    await this.steps.move(tx, rfq, 'reopen', { personId: null, note }, { sellerIds, quotes });
  }

  private async lapse(tx: EntityManager, rfq: LockedRfq, note: string | undefined): Promise<void> {
    if (rfq.state === 'awarded') return this.steps.move(tx, rfq, 'lapse_award', { personId: null, note });
    await tx.query(`UPDATE rfq SET checkout_id = $2 WHERE id = $1`, [rfq.id, rfq.checkoutId]);
  }

  private async standing(tx: EntityManager, rfqId: string): Promise<string | null> {
    const [row]: { checkout_id: string }[] = await tx.query(
      `SELECT checkout_id FROM ${LIVING} b WHERE rfq_id = $1 ORDER BY order_id DESC LIMIT 1`,
      [rfqId],
    );
    return row?.checkout_id ?? null;
  }
}
