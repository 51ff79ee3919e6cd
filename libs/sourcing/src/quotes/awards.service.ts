import { Clock, DAY_MS, dayOf, formatUnitPrice, type Text, unitPriceMicros } from '@app/kernel';
import { type PriceBreak, Stock, unitPriceAt } from '@app/listings';
import { type Actor, requireKind } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { stateConflict } from '../rfqs/rfq.faults.js';
import { type LockedRfq, RfqSteps } from '../rfqs/rfq-steps.js';
import { bought } from './bought.sql.js';
import { RfqAward } from './quote.entity.js';
import { lapsedQuote, noQuote, pickRefused, unconfirmedQuote } from './quote.faults.js';

/** So many pieces of one line of a quote. */
export interface AwardPick {
  sellerId: string;
  quoteId: string;
  no: number;
  quantity: number;
}

/** What an award makes an order of: nothing of it is looked up again. */
export interface AwardedLine extends AwardPick {
  lineNo: number;
  listingId: string;
  unitPrice: string;
  leadTimeDays: number;
  /** Under what name the quote keeps the pieces; null: it keeps none. */
  holdId: string | null;
  /** By then the seller has promised all of it. */
  promisedOn: string;
}

export interface TakenAward {
  rfq: LockedRfq;
  lines: AwardedLine[];
}

interface PickedRow {
  seller_id: string;
  quote_id: string;
  no: number;
  line_no: number;
  listing_id: string;
  quantity: number;
  price_breaks: PriceBreak[];
  lead_time_days: number;
  hold_id: string | null;
  ready_on: string | null;
  rfq_version: number;
  lapses_at: Date;
  seller_name: string;
  /** Of the quote's line. */
  awarded: boolean;
  refused: boolean;
  /** Pieces of the RFQ's line that are not bought. */
  lacking: number | null;
}

/** $1 the RFQ, $2 its version. Of what is not bought or refused the quotes that stand are locked. */
const PICKABLE = `
SELECT l.seller_id, l.quote_id, l.no, l.line_no, l.listing_id, l.quantity, l.price_breaks, l.lead_time_days, l.hold_id,
  l.ready_on::text AS ready_on, q.rfq_version, q.lapses_at, o.name AS seller_name, before.awarded, before.refused,
  (SELECT r.quantity - ${bought('r')} FROM rfq_line r
   WHERE r.rfq_id = q.rfq_id AND r.version = $2 AND r.line_no = l.line_no) AS lacking
FROM quote q JOIN quote_line l ON l.seller_id = q.seller_id AND l.quote_id = q.id JOIN organisation o ON o.id = q.seller_id
CROSS JOIN LATERAL (
  SELECT coalesce(bool_or(a.undone_at IS NULL), false) AS awarded, coalesce(bool_or(a.refused), false) AS refused
  FROM rfq_award a WHERE a.seller_id = l.seller_id AND a.quote_id = l.quote_id AND a.no = l.no
) before
WHERE q.rfq_id = $1 AND q.state IN ('submitted', 'awarded') ORDER BY q.seller_id, q.id, l.no FOR UPDATE OF q`;

/** Decides an RFQ, in the transaction that places the orders. */
@Injectable()
export class Awards {
  constructor(
    private readonly clock: Clock,
    private readonly steps: RfqSteps,
    private readonly stock: Stock,
  ) {}

  /** The RFQ and its quotes are locked: of two awards at once the second finds it awarded. */
  async take(
    tx: EntityManager,
    actor: Actor,
    rfqId: string,
    picks: readonly AwardPick[],
  ): Promise<TakenAward> {
    requireKind(actor, 'buyer');
    const rfq = await this.steps.lockOwn(tx, actor, rfqId);
    if (rfq.state !== 'deciding') throw stateConflict(rfq.state, 'award');
    const rows: PickedRow[] = await tx.query(PICKABLE, [rfqId, rfq.version]);
    const found = new Map(rows.map((row) => [keyOf(row.seller_id, row.quote_id, row.no), row]));
    const seen = new Set<string>();
    const lines = picks.map((pick, at) => {
      const key = keyOf(pick.sellerId, pick.quoteId, pick.no);
      const row = found.get(key);
      if (row === undefined) throw noQuote();
      if (seen.size === seen.add(key).size)
        throw pickRefused(at, 'quote.picked_twice', TWICE, 'each once', 'no');
      return this.awarded(rfq, row, pick, at);
    });
    return { rfq, lines };
  }

  /** The orders are made: those who won and those who did not hear so, without a price, and what is not taken is free. */
  async settle(
    tx: EntityManager,
    actor: Actor,
    { rfq, lines }: TakenAward,
    made: { checkoutId: string; orderIds: readonly string[] },
  ): Promise<void> {
    await tx.insert(
      RfqAward,
      lines.map(({ sellerId, quoteId, no, lineNo, quantity, unitPrice }, at) => ({
        sellerId,
        quoteId,
        no,
        rfqId: rfq.id,
        lineNo,
        quantity,
        unitPrice,
        orderId: made.orderIds[at]!,
        checkoutId: made.checkoutId,
      })),
    );
    const sellerIds = [...new Set(lines.map(({ sellerId }) => sellerId))].toSorted();
    const unpicked: { seller_id: string; hold_id: string }[] = await tx.query(
      `SELECT l.seller_id, l.hold_id FROM quote q JOIN quote_line l ON l.seller_id = q.seller_id AND l.quote_id = q.id
       WHERE q.rfq_id = $1 AND q.state = 'submitted' AND q.seller_id = ANY($2::uuid[]) AND l.hold_id IS NOT NULL
         AND NOT EXISTS (
           SELECT FROM rfq_award a
           WHERE a.seller_id = l.seller_id AND a.quote_id = l.quote_id AND a.no = l.no AND a.undone_at IS NULL)`,
      [rfq.id, sellerIds],
    );
    await this.stock.release(
      tx,
      ...unpicked.map((line) => ({ sellerId: line.seller_id, orderId: line.hold_id })),
    );
    await tx.query(`UPDATE quote SET state = 'awarded' WHERE rfq_id = $1 AND seller_id = ANY($2::uuid[])`, [
      rfq.id,
      sellerIds,
    ]);
    const loserIds = await this.steps.endQuotes(tx, rfq.id);
    rfq.checkoutId = made.checkoutId;
    await this.steps.move(tx, rfq, 'award', { personId: actor.userId }, { sellerIds, loserIds });
  }

  private awarded(rfq: LockedRfq, row: PickedRow, pick: AwardPick, at: number): AwardedLine {
    const now = this.clock.now();
    if (row.lapses_at <= now) throw lapsedQuote(row.seller_name);
    if (row.rfq_version !== rfq.version) throw unconfirmedQuote(row.seller_name);
    if (row.refused) throw pickRefused(at, 'quote.line_refused', REFUSED, 'another quote', 'no');
    if (row.awarded || (row.lacking ?? 1) <= 0)
      throw pickRefused(at, 'quote.line_awarded', BOUGHT, 'a line that is not bought', 'no');
    const least = row.price_breaks[0]!.minQuantity;
    const unitPrice = unitPriceAt(row.price_breaks, pick.quantity);
    if (unitPrice === undefined || pick.quantity > row.quantity) {
      const message: Text = {
        zh: `${row.seller_name} 可供 ${least} 到 ${row.quantity} 件`,
        en: `${row.seller_name} offers ${least} to ${row.quantity} pieces`,
      };
      throw pickRefused(at, 'quote.quantity_not_offered', message, `${least} to ${row.quantity}`);
    }
    return {
      ...pick,
      lineNo: row.line_no,
      listingId: row.listing_id,
      unitPrice: formatUnitPrice(unitPriceMicros(unitPrice)),
      leadTimeDays: row.lead_time_days,
      holdId: row.hold_id,
      promisedOn: promisedOn(row, dayOf(new Date(now.getTime() + row.lead_time_days * DAY_MS))),
    };
  }
}

/** What the quote keeps is there when it said; what it kept no more may have to be made as long as before, and not sooner than it takes. */
const promisedOn = ({ hold_id: holdId, ready_on: readyOn }: PickedRow, takes: string): string =>
  readyOn === null || (holdId === null && readyOn < takes) ? takes : readyOn;

const REFUSED: Text = {
  zh: '卖家拒绝过这一行的订单',
  en: 'The seller refused the order that this line became',
};
const BOUGHT: Text = { zh: '这一行已经买到', en: 'This line is bought already' };
const TWICE: Text = { zh: '同一行报价选了两次', en: 'The same line of a quote stands twice' };
const keyOf = (sellerId: string, quoteId: string, no: number): string => `${sellerId}/${quoteId}/${no}`;
