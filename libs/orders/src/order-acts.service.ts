import { Clock, DomainError, newId } from '@app/kernel';
import { Stock } from '@app/listings';
import { Payments } from '@app/payments';
import {
  type Actor,
  type Config,
  CONFIG,
  Database,
  requireKind,
  Runs,
  TODAY_SQL,
  type WriteRequest,
} from '@app/platform';
import { UndoneAwards } from '@app/sourcing';
import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { CheckoutSteps, notPayable } from './checkout-steps.js';
import { workDue } from './due-work.js';
import { heldOf, OrderMoney, purposeOf, refOf } from './order-money.js';
import { OrderSteps, SYSTEM } from './order-steps.js';
import { type CheckoutView, type OrderView, type PayView, toCheckoutView } from './order.views.js';
import { OrdersQueries } from './orders.queries.js';
import { PROMISED_FROM_TODAY } from './orders.sql.js';
import { acceptedPieces, declinedMinor } from './partial.rules.js';
import { payOnce } from './pay-once.js';
import { type AcceptRequest, type GiveBackRequest, type PayRequest } from './place-order.dto.js';

const PAID = `
  WITH paid AS (UPDATE checkout SET state = 'paid' WHERE id = $1)
  UPDATE trade_order SET ship_by = ${PROMISED_FROM_TODAY}
  WHERE checkout_id = $1 AND state = 'awaiting_payment' AND (created_at AT TIME ZONE 'Asia/Shanghai')::date < ${TODAY_SQL}`;

/** What happens to an order after it was placed. Each method is one transaction; each state changes by the table. */
@Injectable()
export class OrderActs {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly checkouts: CheckoutSteps,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly money: OrderMoney,
    private readonly queries: OrdersQueries,
    private readonly stock: Stock,
    private readonly payments: Payments,
    private readonly steps: OrderSteps,
    private readonly undone: UndoneAwards,
  ) {}

  /** Asks the provider for the money, outside any transaction; what it answers is settled here or by its fact, whichever is first. */
  async pay(actor: Actor, checkoutId: string, request: PayRequest, write: WriteRequest): Promise<PayView> {
    requireKind(actor, 'buyer');
    const checkout = await this.queries.checkoutRow(this.database.source, actor, checkoutId);
    if (checkout.state === 'awaiting_approval') throw notApproved();
    const lapsed = Date.parse(checkout.held_until) <= this.clock.now().getTime();
    if (checkout.state !== 'paid' && (checkout.state !== 'awaiting_payment' || lapsed)) throw notPayable();
    const { method } = request;
    if (method === 'bank_transfer') {
      if (checkout.state === 'awaiting_payment') await this.pledge(checkoutId, write);
      const view = await this.queries.checkout(actor, checkoutId);
      if (!view.payment) throw new TypeError(`checkout ${checkoutId} has no payment`);
      return { payment: view.payment, checkout: view };
    }
    const returnUrl = `${this.config.publicUrl}/checkouts/${checkoutId}`;
    const { database, payments } = this;
    const wish = { ...request, method, returnUrl };
    const payment = await payOnce({ database, payments }, purposeOf(checkoutId), wish, write);
    if (payment.state === 'captured') await this.database.transact((tx) => this.settle(tx, checkoutId));
    return { payment, checkout: await this.queries.checkout(actor, checkoutId) };
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
    const inTime = checkout.state === 'awaiting_payment';
    if (inTime) await tx.query(PAID, [checkoutId]);
    const all = await this.queries.ordersOf(tx, checkoutId);
    const orders = all.filter(({ on_account: onAccount }) => onAccount === null);
    if (inTime) {
      for (const order of orders) await this.steps.move(tx, order, 'pay', SYSTEM);
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
      if (!(await this.checkouts.end(tx, checkoutId, 'cancel', { by: 'buyer', personId: actor.userId })))
        throw notPayable();
      const row = await this.queries.checkoutRow(tx, actor, checkoutId);
      return toCheckoutView(row, await this.queries.ordersOf(tx, checkoutId), null);
    });
  }

  /** The whole, or less of some lines: what is not accepted is free again, and its money goes back. */
  async accept(actor: Actor, id: string, request: AcceptRequest, write: WriteRequest): Promise<OrderView> {
    requireKind(actor, 'seller');
    return this.steps.act(actor, id, write, async (tx, order, mover) => {
      const accepted = acceptedPieces(order, request.lines ?? []);
      await this.steps.move(tx, order, 'accept', { ...mover, note: request.note });
      await tx.query(
        `UPDATE order_line l SET accepted_quantity = a.quantity
         FROM unnest($3::int[], $4::int[]) AS a(line_no, quantity)
         WHERE l.seller_id = $1 AND l.order_id = $2 AND l.line_no = a.line_no`,
        [
          order.seller_id,
          order.id,
          accepted.map(({ line }) => line.lineNo),
          accepted.map(({ quantity }) => quantity),
        ],
      );
      const declined = accepted
        .map(({ line, quantity }) => ({ listingId: line.listingId, quantity: line.quantity - quantity }))
        .filter(({ quantity }) => quantity > 0);
      if (declined.length === 0) return;
      await this.stock.releasePart(tx, refOf(order), declined);
      await this.undone.lessen(tx, { ...refOf(order), note: request.note }, declined);
      await this.money.refund(tx, order, {
        amountMinor: declinedMinor(order, accepted),
        causeId: order.id,
        reason: 'partly_accepted',
      });
    });
  }

  async reject(actor: Actor, id: string, reason: string, write: WriteRequest): Promise<OrderView> {
    requireKind(actor, 'seller');
    return this.steps.act(actor, id, write, async (tx, order, mover) => {
      await this.steps.move(tx, order, 'reject', { ...mover, note: reason });
      await this.stock.release(tx, refOf(order));
      await this.money.refund(tx, order, {
        amountMinor: heldOf(order),
        causeId: order.id,
        reason: 'order_rejected',
      });
    });
  }

  /** The trade is over, and the seller gives the buyer a part of what it was paid: goodwill, or a fault that showed later. */
  async giveBack(
    actor: Actor,
    id: string,
    { amountMinor, reason }: GiveBackRequest,
    write: WriteRequest,
  ): Promise<OrderView> {
    requireKind(actor, 'seller');
    return this.steps.act(actor, id, write, async (tx, order, mover) => {
      const causeId = newId();
      await this.steps.move(tx, order, 'give_back', { ...mover, note: reason, causeId });
      await this.money.giveBack(tx, order, {
        amountMinor: BigInt(amountMinor),
        causeId,
        reason: 'given_back',
      });
    });
  }

  /** Purchases whose hold has lapsed give their stock back. Each is a transaction of its own; twins skip what the other has. */
  @Runs('orders.expire', { cron: '* * * * *' })
  async expire(): Promise<void> {
    await workDue(
      (most): Promise<{ id: string }[]> =>
        this.database.source.query(
          `SELECT id FROM checkout WHERE state IN ('awaiting_approval', 'awaiting_payment') AND held_until <= $1
           ORDER BY held_until LIMIT $2`,
          [this.clock.now(), most],
        ),
      ({ id }) => this.expireOne(id),
    );
  }

  /** Money that came at the last moment wins: the payment refuses to be cancelled, and its fact settles the checkout. */
  private async expireOne(checkoutId: string): Promise<void> {
    try {
      await this.database.transact((tx) => this.checkouts.end(tx, checkoutId, 'expire', SYSTEM));
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'payment.already_captured')) throw error;
      await this.database.transact((tx) => this.settle(tx, checkoutId));
    }
  }
}

function notApproved(): DomainError {
  return new DomainError('conflict', 'order.awaiting_approval', {
    zh: '这笔采购超出下单人的额度，审批通过后才能付款',
    en: 'This purchase is above the limit of whoever placed it: it can be paid once it is approved',
  });
}
