import { Clock, DomainError, newId, notFound } from '@app/kernel';
import { type OrderRef, Stock } from '@app/listings';
import { type PaymentPurpose, Payments, type PaymentView, type PayWish } from '@app/payments';
import {
  type Actor,
  type Config,
  CONFIG,
  Database,
  requireKind,
  Runs,
  stateFacts,
  type WriteRequest,
} from '@app/platform';
import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type OrderAct, type OrderParty, TRANSITIONS } from './order.states.js';
import {
  type CheckoutView,
  type OrderRow,
  type OrderView,
  type PayView,
  toCheckoutView,
  toOrderView,
} from './order.views.js';
import { FACT_OF_ACT, orderFact } from './orders.events.js';
import { OrdersQueries } from './orders.queries.js';
import { type PayRequest, type ShipRequest } from './place-order.dto.js';

interface Mover {
  by: OrderParty;
  personId: string | null;
  note?: string;
}

const SYSTEM: Mover = { by: 'system', personId: null };
const EXPIRY_BATCH = 200;
const OPEN_PAYMENT_STATES = new Set(['requires_payment', 'processing', 'unknown']);
const refOf = (order: OrderRow): OrderRef => ({ sellerId: order.seller_id, orderId: order.id });
const purposeOf = (checkoutId: string): PaymentPurpose => ({ kind: 'checkout', id: checkoutId });

/** What happens to an order after it was placed. Each method is one transaction; each state changes by the table. */
@Injectable()
export class OrderActs {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly queries: OrdersQueries,
    private readonly stock: Stock,
    private readonly payments: Payments,
  ) {}

  /** Asks the provider for the money, outside any transaction; what it answers is settled here or by its fact, whichever is first. */
  async pay(actor: Actor, checkoutId: string, request: PayRequest, write: WriteRequest): Promise<PayView> {
    requireKind(actor, 'buyer');
    const checkout = await this.queries.checkoutRow(this.database.source, actor, checkoutId);
    const lapsed = Date.parse(checkout.held_until) <= this.clock.now().getTime();
    if (checkout.state !== 'paid' && (checkout.state !== 'awaiting_payment' || lapsed)) throw notPayable();
    const { method } = request;
    if (method === 'bank_transfer') {
      if (checkout.state === 'awaiting_payment') await this.pledge(checkoutId, write);
      const view = await this.queries.checkout(actor, checkoutId);
      if (!view.payment) throw new TypeError(`checkout ${checkoutId} has no payment`);
      return { payment: view.payment, checkout: view };
    }
    const payment = await this.payOnce(checkoutId, { ...request, method }, write);
    if (payment.state === 'captured') await this.database.transact((tx) => this.settle(tx, checkoutId));
    return { payment, checkout: await this.queries.checkout(actor, checkoutId) };
  }

  /** A key seen before asks again only while the outcome is open: a repeated request never tries a declined card anew. */
  private async payOnce(
    checkoutId: string,
    wish: Omit<PayWish, 'returnUrl'>,
    write: WriteRequest,
  ): Promise<PaymentView> {
    const claim = newId();
    const { claimedBy } = await this.database.once(write, async () => ({ claimedBy: claim }));
    const earlier = claimedBy === claim ? null : await this.payments.find(purposeOf(checkoutId));
    if (earlier && !OPEN_PAYMENT_STATES.has(earlier.state)) return earlier;
    const returnUrl = `${this.config.publicUrl}/checkouts/${checkoutId}`;
    return this.payments.pay(purposeOf(checkoutId), { ...wish, returnUrl });
  }

  /** The buyer will remit: banks take days, so the goods are kept for days, counted from the placing. */
  private async pledge(checkoutId: string, write: WriteRequest): Promise<void> {
    await this.database.once(write, async (tx) => {
      const [rows]: [{ held_until: Date }[], number] = await tx.query(
        `UPDATE checkout SET held_until = greatest(held_until, created_at + make_interval(days => $2))
         WHERE id = $1 AND state = 'awaiting_payment' AND held_until > $3 RETURNING held_until`,
        [checkoutId, this.config.trade.bankHoldDays, this.clock.now()],
      );
      if (!rows[0]) throw notPayable();
      await this.payments.awaitTransfer(tx, purposeOf(checkoutId));
      const { held_until: heldUntil } = rows[0];
      await tx.query(`UPDATE trade_order SET held_until = $2 WHERE checkout_id = $1`, [
        checkoutId,
        heldUntil,
      ]);
      const orders = await this.queries.ordersOf(tx, checkoutId);
      await this.stock.keepUntil(tx, heldUntil, orders.map(refOf));
    });
  }

  /** Money has come: orders are paid and their stock is theirs; or it came too late, and goes back. Harmless when run twice. */
  async settle(tx: EntityManager, checkoutId: string): Promise<void> {
    const [checkout]: { state: string }[] = await tx.query(
      `SELECT state FROM checkout WHERE id = $1 FOR UPDATE`,
      [checkoutId],
    );
    if (!checkout || checkout.state === 'paid') return;
    const orders = await this.queries.ordersOf(tx, checkoutId);
    if (checkout.state === 'awaiting_payment') {
      await tx.query(`UPDATE checkout SET state = 'paid' WHERE id = $1`, [checkoutId]);
      for (const order of orders) await this.move(tx, order, 'pay', SYSTEM);
      await this.stock.commit(tx, ...orders.map(refOf));
      return;
    }
    for (const order of orders) {
      await this.payments.refund(tx, {
        sellerId: order.seller_id,
        referenceId: order.id,
        reason: 'paid_too_late',
      });
    }
  }

  async cancel(actor: Actor, checkoutId: string, write: WriteRequest): Promise<CheckoutView> {
    requireKind(actor, 'buyer');
    return this.database.once(write, async (tx) => {
      await this.queries.checkoutRow(tx, actor, checkoutId);
      if (!(await this.lapse(tx, checkoutId, 'cancel', { by: 'buyer', personId: actor.userId })))
        throw notPayable();
      const row = await this.queries.checkoutRow(tx, actor, checkoutId);
      return toCheckoutView(row, await this.queries.ordersOf(tx, checkoutId), null);
    });
  }

  async accept(actor: Actor, id: string, write: WriteRequest): Promise<OrderView> {
    requireKind(actor, 'seller');
    return this.act(actor, id, write, 'accept');
  }

  async reject(actor: Actor, id: string, reason: string, write: WriteRequest): Promise<OrderView> {
    requireKind(actor, 'seller');
    return this.act(actor, id, write, 'reject', { note: reason }, async (tx, order) => {
      await this.stock.release(tx, refOf(order));
      await this.payments.refund(tx, {
        sellerId: order.seller_id,
        referenceId: order.id,
        reason: 'order_rejected',
      });
    });
  }

  async ship(actor: Actor, id: string, request: ShipRequest, write: WriteRequest): Promise<OrderView> {
    requireKind(actor, 'seller');
    const note = `${request.carrier} ${request.trackingNumber}`;
    return this.act(actor, id, write, 'ship', { note }, async (tx, order) => {
      await this.stock.ship(tx, refOf(order));
      await tx.query(
        `INSERT INTO shipment (seller_id, id, order_id, carrier, tracking_number) VALUES ($1, $2, $3, $4, $5)`,
        [order.seller_id, newId(), order.id, request.carrier, request.trackingNumber],
      );
    });
  }

  /** The buyer has the goods: the seller's money is released. */
  async confirmReceipt(actor: Actor, id: string, write: WriteRequest): Promise<OrderView> {
    requireKind(actor, 'buyer');
    return this.act(actor, id, write, 'confirm_receipt', {}, (tx, order) =>
      this.payments.release(tx, { sellerId: order.seller_id, referenceId: order.id }),
    );
  }

  /** Purchases whose hold has lapsed give their stock back. Each is a transaction of its own; twins skip what the other has. */
  @Runs('orders.expire', { cron: '* * * * *' })
  async expire(): Promise<void> {
    for (let found = EXPIRY_BATCH; found === EXPIRY_BATCH;) {
      const lapsed: { id: string }[] = await this.database.source.query(
        `SELECT id FROM checkout WHERE state = 'awaiting_payment' AND held_until <= $1 ORDER BY held_until LIMIT $2`,
        [this.clock.now(), EXPIRY_BATCH],
      );
      for (const { id } of lapsed) await this.expireOne(id);
      found = lapsed.length;
    }
  }

  /** Money that came at the last moment wins: the payment refuses to be cancelled, and its fact settles the checkout. */
  private async expireOne(checkoutId: string): Promise<void> {
    try {
      await this.database.transact((tx) => this.lapse(tx, checkoutId, 'expire', SYSTEM));
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'payment.already_captured')) throw error;
      await this.database.transact((tx) => this.settle(tx, checkoutId));
    }
  }

  private async lapse(
    tx: EntityManager,
    checkoutId: string,
    act: 'cancel' | 'expire',
    mover: Mover,
  ): Promise<boolean> {
    const ended: unknown[] = await tx.query(
      `SELECT 1 FROM checkout WHERE id = $1 AND state = 'awaiting_payment' FOR UPDATE`,
      [checkoutId],
    );
    if (ended.length === 0) return false;
    await tx.query(`UPDATE checkout SET state = $2 WHERE id = $1`, [checkoutId, TRANSITIONS[act].to]);
    await this.payments.cancel(tx, purposeOf(checkoutId));
    const orders = await this.queries.ordersOf(tx, checkoutId);
    for (const order of orders) await this.move(tx, order, act, mover);
    await this.stock.release(tx, ...orders.map(refOf));
    return true;
  }

  private async act(
    actor: Actor,
    id: string,
    write: WriteRequest,
    act: OrderAct,
    { note }: { note?: string } = {},
    effect: (tx: EntityManager, order: OrderRow) => Promise<void> = async () => undefined,
  ): Promise<OrderView> {
    const by = actor.organisationKind === 'seller' ? 'seller' : 'buyer';
    return this.database.once(write, async (tx) => {
      const [own]: { seller_id: string }[] = await tx.query(
        `SELECT seller_id FROM trade_order WHERE id = $1 AND $2 IN (seller_id, buyer_id)`,
        [id, actor.organisationId],
      );
      if (!own) throw notFound('order', '订单', 'order');
      const order = await this.queries.orderRow(tx, own.seller_id, id);
      await this.move(tx, order, act, { by, personId: actor.userId, note });
      await effect(tx, order);
      return toOrderView(await this.queries.orderRow(tx, own.seller_id, id), by);
    });
  }

  /** One step of the table, with the old state in the WHERE, its entry in the log, and its fact. */
  private async move(tx: EntityManager, order: OrderRow, act: OrderAct, mover: Mover): Promise<void> {
    const { from, to, by } = TRANSITIONS[act];
    if (!by.includes(mover.by)) throw stateConflict(order, act);
    const moved: { seq: number }[] = await tx.query(
      `WITH moved AS (
         UPDATE trade_order SET state = $4, version = version + 1
         WHERE seller_id = $1 AND id = $2 AND state = $3 RETURNING seller_id, id, version
       )
       INSERT INTO order_transition (seller_id, order_id, seq, from_state, to_state, by, person_id, note)
       SELECT seller_id, id, version, $3, $4, $5, $6, $7 FROM moved RETURNING seq`,
      [order.seller_id, order.id, from, to, mover.by, mover.personId, mover.note ?? null],
    );
    if (!moved[0]) throw stateConflict(order, act);
    await stateFacts(tx, [orderFact(FACT_OF_ACT[act], order, moved[0].seq, mover.note)]);
  }
}

function notPayable(): DomainError {
  return new DomainError('conflict', 'order.not_payable', {
    zh: '这张结算单已不能付款：已取消或保留时间已过',
    en: 'This checkout can no longer be paid: it was cancelled, or its hold has lapsed',
  });
}

function stateConflict(order: OrderRow, act: OrderAct): DomainError {
  return new DomainError('conflict', 'order.state_conflict', {
    zh: `订单 ${order.number} 现在的状态（${order.state}）不允许这一步`,
    en: `Order ${order.number} is ${order.state}; "${act}" needs it to be ${TRANSITIONS[act].from}`,
  });
}
