import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type LockedRfq, RfqSteps } from '../rfqs/rfq-steps.js';
import { bought } from './bought.sql.js';
import { RfqRepair } from './quote.entity.js';
import {
  type BoughtPieces,
  divide,
  type LineOfOrder,
  type OrderPieces,
  piecesOf,
  sharesOf,
  type WantedPieces,
  type WantedShare,
} from './award-repairs.rules.js';

type Reader = Pick<EntityManager, 'query'>;

/** An order whose seller declined something of it. */
export interface DeclinedOrder {
  sellerId: string;
  orderId: string;
  /** All of it; else what it accepted lives. */
  rejected: boolean;
}

/** What of an order's declined pieces is still to be bought. */
export interface StillWanted {
  /** The RFQ that the order came of; null: of none, and all is. */
  rfqId: string | null;
  pieces: WantedPieces[];
}

export interface TakenRepair extends StillWanted {
  rfq: LockedRfq | null;
  shares: WantedShare[];
}

/** $1 the order's seller, $2 the order, $3 all of it is declined: the lines of an RFQ that it was for, and how many pieces of each no order stands for. */
const OF_ORDER = `
WITH own AS (
  SELECT a.rfq_id, a.line_no, l.listing_id FROM rfq_award a
  JOIN quote_line l ON l.seller_id = a.seller_id AND l.quote_id = a.quote_id AND l.no = a.no
  WHERE a.seller_id = $1 AND a.order_id = $2
  UNION
  SELECT rfq_id, line_no, listing_id FROM rfq_repair WHERE seller_id = $1 AND order_id = $2
)
SELECT own.rfq_id AS "rfqId", own.line_no AS "lineNo", own.listing_id AS "listingId",
  greatest(0, r.quantity - ${bought('r', '$3 AND b.seller_id = $1 AND b.order_id = $2')}) AS wanted,
  CASE WHEN NOT r.substitutes THEN r.brand END AS "onlyBrand"
FROM own JOIN rfq f ON f.id = own.rfq_id JOIN rfq_line r ON r.rfq_id = f.id AND r.version = f.version AND r.line_no = own.line_no
ORDER BY own.line_no`;

/** Buying of others what a seller of an award declined: once, though the RFQ may be awarded again for the same. */
@Injectable()
export class AwardRepairs {
  constructor(private readonly steps: RfqSteps) {}

  /** Of what was declined what no other order stands for. */
  async wanted(reader: Reader, order: DeclinedOrder, declined: readonly OrderPieces[]): Promise<StillWanted> {
    const lines = await this.linesOf(reader, order);
    return { rfqId: lines[0]?.rfqId ?? null, pieces: piecesOf(lines, declined) };
  }

  /** The same with the RFQ locked: an award at the same time waits, or has been seen. */
  async take(
    tx: EntityManager,
    order: DeclinedOrder,
    declined: readonly OrderPieces[],
  ): Promise<TakenRepair> {
    const [first] = await this.linesOf(tx, order);
    const rfq = (first && (await this.steps.lock(tx, first.rfqId))) ?? null;
    const lines = rfq ? await this.linesOf(tx, order) : [];
    const shares = sharesOf(lines, declined);
    return { rfqId: rfq?.id ?? null, rfq, shares, pieces: piecesOf(lines, declined) };
  }

  /** It is bought: the RFQ wants so much less, and nothing more once each line has what it asked for. */
  async settle(
    tx: EntityManager,
    { rfq, shares }: TakenRepair,
    made: { checkoutId: string; lines: readonly BoughtPieces[] },
  ): Promise<void> {
    if (rfq === null) return;
    await tx.insert(
      RfqRepair,
      divide(shares, made.lines).map((each) => ({ ...each, rfqId: rfq.id, checkoutId: made.checkoutId })),
    );
    if (rfq.state !== 'deciding') return;
    rfq.checkoutId = made.checkoutId;
    const lacking: unknown[] = await tx.query(
      `SELECT 1 FROM rfq_line r WHERE r.rfq_id = $1 AND r.version = $2 AND r.quantity > ${bought('r')} LIMIT 1`,
      [rfq.id, rfq.version],
    );
    if (lacking.length > 0)
      await tx.query(`UPDATE rfq SET checkout_id = $2 WHERE id = $1`, [rfq.id, made.checkoutId]);
    else {
      const loserIds = await this.steps.endQuotes(tx, rfq.id);
      await this.steps.move(tx, rfq, 'make_up', { personId: null }, { loserIds });
    }
  }

  private linesOf(reader: Reader, { sellerId, orderId, rejected }: DeclinedOrder): Promise<LineOfOrder[]> {
    return reader.query(OF_ORDER, [sellerId, orderId, rejected]);
  }
}
