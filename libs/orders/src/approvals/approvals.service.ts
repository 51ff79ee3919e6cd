import { MembersQueries } from '@app/identity';
import { Clock, DomainError, MINUTE_MS, notFound } from '@app/kernel';
import { Stock } from '@app/listings';
import { Payments } from '@app/payments';
import {
  type Actor,
  type Config,
  CONFIG,
  Database,
  requireKind,
  requireRole,
  stateFacts,
  type WriteRequest,
} from '@app/platform';
import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { CheckoutSteps } from '../checkout-steps.js';
import { askPayment, refOf } from '../order-money.js';
import { OrderSteps } from '../order-steps.js';
import { OrdersQueries } from '../orders.queries.js';
import { approvalFact } from './approvals.events.js';
import { type ApprovalView } from './approval.views.js';
import { ApprovalsQueries } from './approvals.queries.js';

/** A purchase above the limit of whoever placed it is another's to decide: an owner or admin of the same firm. */
@Injectable()
export class Approvals {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly checkouts: CheckoutSteps,
    private readonly database: Database,
    private readonly members: MembersQueries,
    private readonly orders: OrdersQueries,
    private readonly payments: Payments,
    private readonly queries: ApprovalsQueries,
    private readonly steps: OrderSteps,
    private readonly stock: Stock,
  ) {}

  /** From now on the purchase can be paid, and is kept for that as long as any other. */
  async approve(actor: Actor, checkoutId: string, write: WriteRequest): Promise<ApprovalView> {
    return this.decide(actor, checkoutId, write, async (tx) => {
      const heldUntil = new Date(this.clock.now().getTime() + this.config.trade.holdMinutes * MINUTE_MS);
      await tx.query(`UPDATE checkout SET state = 'awaiting_payment', held_until = $2 WHERE id = $1`, [
        checkoutId,
        heldUntil,
      ]);
      await tx.query(`UPDATE trade_order SET held_until = $2 WHERE checkout_id = $1`, [
        checkoutId,
        heldUntil,
      ]);
      const orders = await this.orders.ordersOf(tx, checkoutId);
      for (const order of orders)
        await this.steps.move(tx, order, 'approve', { by: 'buyer', personId: actor.userId });
      await this.stock.keepUntil(tx, heldUntil, orders.map(refOf));
      await askPayment(tx, this.payments, checkoutId, orders);
      await this.note(tx, actor, checkoutId, 'approved', null);
    });
  }

  /** The stock is free again, and whoever placed it hears why. */
  async decline(
    actor: Actor,
    checkoutId: string,
    reason: string,
    write: WriteRequest,
  ): Promise<ApprovalView> {
    return this.decide(actor, checkoutId, write, async (tx) => {
      await this.note(tx, actor, checkoutId, 'declined', reason);
      await this.checkouts.end(tx, checkoutId, 'decline', {
        by: 'buyer',
        personId: actor.userId,
        note: reason,
      });
    });
  }

  /** The checkout's row is locked: of two approvers at once the second sees that it is decided. */
  private decide(
    actor: Actor,
    checkoutId: string,
    write: WriteRequest,
    work: (tx: EntityManager) => Promise<void>,
  ): Promise<ApprovalView> {
    requireKind(actor, 'buyer');
    requireRole(actor, 'owner', 'admin');
    return this.database.once(write, async (tx) => {
      const { role } = await this.members.standing(tx, actor);
      requireRole({ ...actor, role }, 'owner', 'admin');
      const [asked]: { state: string; placed_by: string; lapsed: boolean }[] = await tx.query(
        `SELECT c.state, a.placed_by, c.held_until <= $3 AS lapsed FROM checkout c JOIN approval a ON a.checkout_id = c.id
         WHERE c.id = $1 AND c.buyer_id = $2 FOR UPDATE OF c`,
        [checkoutId, actor.organisationId, this.clock.now()],
      );
      if (!asked) throw notFound('approval', '审批', 'approval');
      if (asked.placed_by === actor.userId) throw ownPurchase();
      if (asked.state !== 'awaiting_approval' || asked.lapsed) throw notWaiting();
      await work(tx);
      return this.queries.approval(actor, checkoutId, tx);
    });
  }

  private async note(
    tx: EntityManager,
    actor: Actor,
    checkoutId: string,
    state: 'approved' | 'declined',
    reason: string | null,
  ): Promise<void> {
    await tx.query(
      `UPDATE approval SET state = $2, decided_by = $3, decided_at = $4, reason = $5 WHERE checkout_id = $1`,
      [checkoutId, state, actor.userId, this.clock.now(), reason],
    );
    const name = state === 'approved' ? 'checkout.approved' : 'checkout.declined';
    await stateFacts(tx, [approvalFact(name, await this.checkouts.approvalTold(tx, checkoutId))]);
  }
}

function ownPurchase(): DomainError {
  return new DomainError('forbidden', 'approval.own_purchase', {
    zh: '不能审批自己提交的订单，请由另一位负责人审批',
    en: 'Nobody approves their own purchase: another owner or admin of the firm does',
  });
}

function notWaiting(): DomainError {
  return new DomainError('conflict', 'approval.not_waiting', {
    zh: '这笔采购已不在等待审批：已有人处理、已取消或已过期',
    en: 'This purchase no longer waits for approval: it was decided, cancelled, or has lapsed',
  });
}
