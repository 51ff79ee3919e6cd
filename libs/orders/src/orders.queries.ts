import { notFound } from '@app/kernel';
import { type Actor, requireKind } from '@app/platform';
import { Payments } from '@app/payments';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import {
  type CheckoutRow,
  type CheckoutView,
  type OrderRow,
  type OrderView,
  partyOf,
  toCheckoutView,
  toOrderView,
} from './order.views.js';
import { SELECT_CHECKOUT, SELECT_ORDER } from './orders.sql.js';

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
}
