import { decodeCursor, encodeCursor, notFound, toPage } from '@app/kernel';
import { type Actor, requireKind } from '@app/platform';
import { Payments } from '@app/payments';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import {
  type CheckoutRow,
  type CheckoutView,
  type OrderPageView,
  type OrderRow,
  type OrderView,
  partyOf,
  toCheckoutView,
  toOrderView,
} from './order.views.js';
import { type OrdersQuery } from './place-order.dto.js';

/** Anything that runs a statement: the pool for reads, `tx` inside a write. */
type Reader = Pick<EntityManager, 'query'>;

const UTC = `YYYY-MM-DD"T"HH24:MI:SS.MS"Z"`;
const utc = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', '${UTC}')`;

const SELECT_ORDER = `
  SELECT o.seller_id, o.id, o.number, o.checkout_id, o.buyer_id, o.buyer_name, o.seller_name, s.province AS seller_province,
    s.city AS seller_city, o.state, o.total_minor, o.tax_minor, o.commission_minor, o.currency, o.deliver_to, o.note,
    ${utc('o.held_until')} AS held_until, ${utc('o.created_at')} AS created_at,
    (SELECT jsonb_agg(jsonb_build_object('lineNo', l.line_no, 'listingId', l.listing_id, 'partTypeId', l.part_type_id,
        'designation', l.designation, 'brand', l.brand, 'features', l.features, 'quantity', l.quantity,
        'unitPrice', l.unit_price::text, 'totalMinor', l.total_minor::text) ORDER BY l.line_no)
     FROM order_line l WHERE l.seller_id = o.seller_id AND l.order_id = o.id) AS lines,
    (SELECT jsonb_agg(jsonb_build_object('seq', t.seq, 'from', t.from_state, 'to', t.to_state, 'by', t.by, 'note', t.note,
        'at', ${utc('t.at')}) ORDER BY t.seq)
     FROM order_transition t WHERE t.seller_id = o.seller_id AND t.order_id = o.id) AS timeline,
    (SELECT jsonb_build_object('carrier', h.carrier, 'trackingNumber', h.tracking_number, 'shippedAt', ${utc('h.shipped_at')})
     FROM shipment h WHERE h.seller_id = o.seller_id AND h.order_id = o.id ORDER BY h.id DESC LIMIT 1) AS shipment
  FROM trade_order o JOIN organisation s ON s.id = o.seller_id`;

const SELECT_CHECKOUT = `
  SELECT id, buyer_id, state, total_minor, currency, ${utc('held_until')} AS held_until, ${utc('created_at')} AS created_at
  FROM checkout`;

/** Orders as their parties see them. */
@Injectable()
export class OrdersQueries {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    private readonly payments: Payments,
  ) {}

  /** Another's order is not found, rather than forbidden: its existence is nobody's business. */
  async order(actor: Actor, id: string): Promise<OrderView> {
    const [row]: OrderRow[] = await this.source.query(`${SELECT_ORDER} WHERE o.id = $1`, [id]);
    const party = row && partyOf(actor, row);
    if (!row || !party) throw notFound('order', '订单', 'order');
    return toOrderView(row, party);
  }

  async ofBuyer(actor: Actor, query: OrdersQuery): Promise<OrderPageView> {
    requireKind(actor, 'buyer');
    return this.page('orders.buyer', `o.buyer_id = $1`, [actor.organisationId], actor, query);
  }

  async ofSeller(actor: Actor, query: OrdersQuery): Promise<OrderPageView> {
    requireKind(actor, 'seller');
    return this.page('orders.seller', `o.seller_id = $1`, [actor.organisationId], actor, query);
  }

  async ofAll(actor: Actor, query: OrdersQuery): Promise<OrderPageView> {
    requireKind(actor, 'platform');
    return this.page('orders.all', `$1::uuid IS NULL`, [null], actor, query);
  }

  async checkout(actor: Actor, id: string): Promise<CheckoutView> {
    requireKind(actor, 'buyer');
    const row = await this.checkoutRow(this.source, actor, id);
    return toCheckoutView(
      row,
      await this.ordersOf(this.source, id),
      await this.payments.find({ kind: 'checkout', id }),
    );
  }

  async checkoutRow(reader: Reader, actor: Actor, id: string): Promise<CheckoutRow> {
    const [row]: CheckoutRow[] = await reader.query(`${SELECT_CHECKOUT} WHERE id = $1 AND buyer_id = $2`, [
      id,
      actor.organisationId,
    ]);
    if (!row) throw notFound('checkout', '结算单', 'checkout');
    return row;
  }

  ordersOf(reader: Reader, checkoutId: string): Promise<OrderRow[]> {
    return reader.query(`${SELECT_ORDER} WHERE o.checkout_id = $1 ORDER BY o.number`, [checkoutId]);
  }

  async orderRow(reader: Reader, sellerId: string, id: string): Promise<OrderRow> {
    const [row]: OrderRow[] = await reader.query(`${SELECT_ORDER} WHERE o.seller_id = $1 AND o.id = $2`, [
      sellerId,
      id,
    ]);
    if (!row) throw notFound('order', '订单', 'order');
    return row;
  }

  /** Newest first: ids are time-ordered, so the id alone is the key. */
  private async page(
    list: string,
    scope: string,
    scopeValues: unknown[],
    actor: Actor,
    { state, cursor, limit }: OrdersQuery,
  ): Promise<OrderPageView> {
    const after = cursor === undefined ? null : decodeCursor(list, cursor)[0];
    const rows: OrderRow[] = await this.source.query(
      `${SELECT_ORDER} WHERE ${scope} AND ($2::text IS NULL OR o.state = $2) AND ($3::uuid IS NULL OR o.id < $3)
       ORDER BY o.id DESC LIMIT $4`,
      [...scopeValues, state ?? null, after, limit + 1],
    );
    return toPage(
      rows,
      limit,
      (row) => toOrderView(row, partyOf(actor, row) ?? 'buyer'),
      (row) => encodeCursor(list, [row.id]),
    );
  }
}
