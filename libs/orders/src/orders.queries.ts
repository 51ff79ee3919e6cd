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
import { SELECT_CHECKOUT, SELECT_ORDER } from './orders.sql.js';
import { type OrdersQuery } from './place-order.dto.js';

/** Anything that runs a statement: the pool for reads, `tx` inside a write. */
type Reader = Pick<EntityManager, 'query'>;

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
