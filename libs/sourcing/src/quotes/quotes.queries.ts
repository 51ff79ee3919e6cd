import { Clock } from '@app/kernel';
import { type Actor, requireKind } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { lacking, type LackingCertificate } from '../rfqs/certificates.sql.js';
import { type RfqView } from '../rfqs/rfq.views.js';
import { noQuote, stillSealed } from './quote.faults.js';
import { type QuoteRow, type QuoteView, toQuoteView } from './quote.views.js';

type Reader = Pick<EntityManager, 'query'>;

const LINES = `
  (SELECT json_agg(json_build_object('no', l.no, 'lineNo', l.line_no, 'listingId', l.listing_id, 'partTypeId', l.part_type_id,
     'designation', l.designation, 'brand', l.brand, 'features', l.features, 'asAsked', l.as_asked, 'grade', l.grade, 'reason', l.reason,
     'quantity', l.quantity, 'priceBreaks', l.price_breaks, 'leadTimeDays', l.lead_time_days, 'lotNumber', l.lot_number,
     'reserved', l.hold_id IS NOT NULL, 'readyOn', l.ready_on, 'note', l.note, 'awarded', a.quantity, 'orderId', a.order_id,
     'refused', EXISTS (SELECT FROM rfq_award u WHERE u.seller_id = l.seller_id AND u.quote_id = l.quote_id AND u.no = l.no AND u.refused)) ORDER BY l.no)
   FROM quote_line l LEFT JOIN rfq_award a ON a.seller_id = l.seller_id AND a.quote_id = l.quote_id AND a.no = l.no AND a.undone_at IS NULL
   WHERE l.seller_id = q.seller_id AND l.quote_id = q.id) AS lines`;
const COUNTERS = `
  coalesce((SELECT json_agg(json_build_object('id', c.id, 'no', c.no, 'quantity', c.quantity, 'unitPrice', c.unit_price::text,
     'note', c.note, 'state', c.state, 'madeAt', c.made_at, 'answeredAt', c.answered_at) ORDER BY c.id)
   FROM counter_offer c WHERE c.seller_id = q.seller_id AND c.quote_id = q.id), '[]') AS counters`;
const LOG = `
  (SELECT json_agg(json_build_object('seq', s.seq, 'act', s.act, 'at', s.at) ORDER BY s.seq)
   FROM quote_step s WHERE s.seller_id = q.seller_id AND s.quote_id = q.id) AS log`;
const ROWS = `
  SELECT q.seller_id, q.id, q.rfq_id, q.rfq_version, q.state, q.valid_until::text AS valid_until, q.note, q.submitted_at,
    ${LINES}, ${COUNTERS}, ${LOG}`;

/** A quote beside who makes it. */
export interface OpenedQuote extends QuoteRow {
  seller_name: string;
  seller_province: string;
  green: boolean;
  lacking: LackingCertificate[];
  lapses_at: Date;
  /** By line of the quote. */
  goods: { no: number; shipFromProvince: string; massKg: number | null }[];
}

@Injectable()
export class QuotesQueries {
  constructor(
    private readonly clock: Clock,
    private readonly source: DataSource,
  ) {}

  /** The seller's own. */
  async own(actor: Actor, rfqId: string): Promise<QuoteView> {
    requireKind(actor, 'seller');
    return this.read(this.source, actor.organisationId, rfqId);
  }

  async read(reader: Reader, sellerId: string, rfqId: string): Promise<QuoteView> {
    const row = await this.find(reader, sellerId, rfqId);
    if (row === undefined) throw noQuote();
    return toQuoteView(row);
  }

  async find(reader: Reader, sellerId: string, rfqId: string): Promise<QuoteRow | undefined> {
    const [row]: QuoteRow[] = await reader.query(
      `${ROWS} FROM quote q WHERE q.seller_id = $1 AND q.rfq_id = $2`,
      [sellerId, rfqId],
    );
    return row;
  }

  /** To the buyer, once the deadline is over: nobody sees a price before. */
  async opened({ id, state }: Pick<RfqView, 'id' | 'state'>): Promise<OpenedQuote[]> {
    if (state === 'open' || state === 'cancelled') throw stillSealed();
    return this.source.query(
      `${ROWS}, o.name AS seller_name, o.province AS seller_province, coalesce(o.green_until >= $2::date, false) AS green, ${lacking('r', 'o')} AS lacking, q.lapses_at,
         (SELECT json_agg(json_build_object('no', l.no, 'shipFromProvince', g.ship_from_province, 'massKg', t.mass_kg))
          FROM quote_line l JOIN listing g ON g.seller_id = l.seller_id AND g.id = l.listing_id JOIN part_type t ON t.id = l.part_type_id
          WHERE l.seller_id = q.seller_id AND l.quote_id = q.id) AS goods
       FROM quote q JOIN organisation o ON o.id = q.seller_id JOIN rfq r ON r.id = q.rfq_id
       WHERE q.rfq_id = $1 AND q.state <> 'withdrawn' ORDER BY q.seller_id`,
      [id, this.clock.now()],
    );
  }
}
