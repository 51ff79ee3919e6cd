import { Clock, DAY_MS, DomainError } from '@app/kernel';
import {
  type Actor,
  type Config,
  CONFIG,
  Database,
  requireKind,
  Runs,
  type WriteRequest,
} from '@app/platform';
import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { ClaimsQueries } from '../claims/claims.queries.js';
import { workDue } from '../due-work.js';
import { Receivables } from '../credit/receivables.service.js';
import { freeOf, OrderMoney } from '../order-money.js';
import { type Mover, OrderSteps, SYSTEM } from '../order-steps.js';
import { type OrderAct } from '../order.states.js';
import { type OrderRow, type OrderView } from '../order.views.js';
import { OrdersQueries } from '../orders.queries.js';

/** From the goods' arrival to the end of the trade: by the buyer's word, or by time. */
@Injectable()
export class Inspection {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly claims: ClaimsQueries,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly money: OrderMoney,
    private readonly queries: OrdersQueries,
    private readonly receivables: Receivables,
    private readonly steps: OrderSteps,
  ) {}

  /** The goods have arrived: the buyer may look at them until the window closes. */
  async confirmDelivery(actor: Actor, id: string, write: WriteRequest): Promise<OrderView> {
    requireKind(actor, 'buyer');
    return this.steps.act(actor, id, write, (tx, order, mover) => this.deliver(tx, order, mover));
  }

  /** The buyer has the goods and they are right, but for what is claimed: the seller's money is released at once. */
  async confirmReceipt(actor: Actor, id: string, write: WriteRequest): Promise<OrderView> {
    requireKind(actor, 'buyer');
    return this.steps.act(actor, id, write, async (tx, order, mover) => {
      // Claimed before all had come: that stays open when the rest is accepted.
      if (order.state === 'shipped' && (await this.claims.hasOpen(tx, order)))
        await this.deliver(tx, order, mover);
      await this.end(tx, order, order.state === 'disputed' ? 'accept_rest' : 'confirm_receipt', mover);
    });
  }

  /**
   * Orders whose time has come. Each is a transaction of its own: twins skip what the other has, and one that cannot go on holds up no
   * other. While the payer's bank disputes the money, the clock stands still.
   */
  @Runs('orders.due', { cron: '* * * * *' })
  async moveDue(): Promise<void> {
    await workDue(
      (most): Promise<{ seller_id: string; id: string }[]> =>
        this.database.source.query(
          `SELECT seller_id, id FROM trade_order WHERE due_at <= $1 AND chargeback_minor = 0 ORDER BY due_at LIMIT $2`,
          [this.clock.now(), most],
        ),
      ({ seller_id: sellerId, id }) => this.database.transact((tx) => this.moveOne(tx, sellerId, id)),
    );
  }

  private async moveOne(tx: EntityManager, sellerId: string, id: string): Promise<void> {
    const [due]: unknown[] = await tx.query(
      `SELECT 1 FROM trade_order WHERE seller_id = $1 AND id = $2 AND due_at <= $3 FOR UPDATE SKIP LOCKED`,
      [sellerId, id, this.clock.now()],
    );
    if (!due) return;
    const order = await this.queries.orderRow(tx, sellerId, id);
    if (order.state === 'shipped') return this.deliver(tx, order, SYSTEM);
    await this.end(tx, order, order.state === 'disputed' ? 'accept_rest' : 'complete', SYSTEM);
  }

  /** The window closes once: what no claim has frozen is the seller's. */
  private async end(tx: EntityManager, order: OrderRow, act: OrderAct, mover: Mover): Promise<void> {
    if (act === 'accept_rest' && order.due_at === null) throw restAccepted(order);
    if (order.state === 'shipped') await this.receivables.deliver(tx, order);
    await this.steps.move(tx, order, act, mover);
    await this.release(tx, order);
  }

  private async deliver(tx: EntityManager, order: OrderRow, mover: Mover): Promise<void> {
    await this.steps.move(tx, order, 'confirm_delivery', mover);
    await this.receivables.deliver(tx, order);
    const dueAt = new Date(this.clock.now().getTime() + this.config.trade.inspectionDays * DAY_MS);
    await this.steps.move(tx, order, 'inspect', { ...SYSTEM, dueAt });
    if (await this.claims.hasOpen(tx, order)) await this.steps.move(tx, order, 'claim', { ...SYSTEM, dueAt });
  }

  private release(tx: EntityManager, order: OrderRow): Promise<void> {
    return this.money.release(tx, order, { amountMinor: freeOf(order), causeId: order.id });
  }
}

function restAccepted({ number }: OrderRow): DomainError {
  return new DomainError('conflict', 'order.rest_accepted', {
    zh: `订单 ${number} 未索赔的部分已放款`,
    en: `What is not claimed of order ${number} was accepted before`,
  });
}
