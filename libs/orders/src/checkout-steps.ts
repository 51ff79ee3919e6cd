import { DomainError } from '@app/kernel';
import { Stock } from '@app/listings';
import { Payments } from '@app/payments';
import { type Actor, stateFacts } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { approvalFact, type ApprovalFactPayload } from './approvals/approvals.events.js';
import { purposeOf, refOf } from './order-money.js';
import { type Mover, OrderSteps } from './order-steps.js';
import { type CheckoutState, TRANSITIONS } from './order.states.js';
import { OrdersQueries } from './orders.queries.js';

/** The steps of a whole purchase before it is paid: waiting for approval, and ending, where what was kept for it is free. */
@Injectable()
export class CheckoutSteps {
  constructor(
    private readonly queries: OrdersQueries,
    private readonly payments: Payments,
    private readonly steps: OrderSteps,
    private readonly stock: Stock,
  ) {}

  /** A purchase that was just placed is above what its placer may spend alone. */
  async askApproval(tx: EntityManager, actor: Actor, checkoutId: string, limitMinor: bigint): Promise<void> {
    await tx.query(
      `INSERT INTO approval (checkout_id, buyer_id, placed_by, limit_minor, state) VALUES ($1, $2, $3, $4, 'waiting')`,
      [checkoutId, actor.organisationId, actor.userId, limitMinor.toString()],
    );
    const told = await this.approvalTold(tx, checkoutId);
    await stateFacts(tx, [approvalFact('checkout.approval_requested', told)]);
  }

  /** False where it has ended, or is paid. */
  async end(
    tx: EntityManager,
    checkoutId: string,
    wish: 'cancel' | 'expire' | 'decline',
    mover: Mover,
  ): Promise<boolean> {
    const [open]: { state: CheckoutState }[] = await tx.query(
      `SELECT state FROM checkout WHERE id = $1 AND state IN ('awaiting_approval', 'awaiting_payment') FOR UPDATE`,
      [checkoutId],
    );
    if (!open) return false;
    const waited = open.state === 'awaiting_approval';
    const act = waited && wish === 'expire' ? 'lapse_approval' : wish;
    const all = await this.queries.ordersOf(tx, checkoutId);
    // What was bought on account goes on, whatever becomes of the rest.
    const orders = all.filter(({ on_account: onAccount }) => onAccount === null);
    const state = orders.length < all.length ? 'on_account' : TRANSITIONS[act].to;
    await tx.query(`UPDATE checkout SET state = $2 WHERE id = $1`, [checkoutId, state]);
    if (waited) await this.endApproval(tx, checkoutId, wish);
    // Nothing was asked for before it was approved.
    else await this.payments.cancel(tx, purposeOf(checkoutId));
    for (const order of orders) await this.steps.move(tx, order, act, mover);
    await this.stock.release(tx, ...orders.map(refOf));
    return true;
  }

  private async endApproval(tx: EntityManager, checkoutId: string, wish: string): Promise<void> {
    await tx.query(`UPDATE approval SET state = $2 WHERE checkout_id = $1 AND state = 'waiting'`, [
      checkoutId,
      wish === 'expire' ? 'lapsed' : 'withdrawn',
    ]);
    if (wish !== 'expire') return;
    await stateFacts(tx, [approvalFact('checkout.approval_lapsed', await this.approvalTold(tx, checkoutId))]);
  }

  /** What is told of an approval, as it stands. */
  async approvalTold(tx: EntityManager, checkoutId: string): Promise<ApprovalFactPayload> {
    const [told]: ApprovalFactPayload[] = await tx.query(
      `SELECT c.id AS "checkoutId", c.buyer_id AS "buyerId", a.placed_by AS "placedBy", p.name AS "placerName",
         d.name AS "deciderName", c.total_minor AS "totalMinor", c.currency, a.reason
       FROM approval a JOIN checkout c ON c.id = a.checkout_id JOIN person p ON p.id = a.placed_by
       LEFT JOIN person d ON d.id = a.decided_by WHERE a.checkout_id = $1`,
      [checkoutId],
    );
    return told!;
  }
}

export function notPayable(): DomainError {
  return new DomainError('conflict', 'order.not_payable', {
    zh: '这张结算单已不能付款：已取消或保留时间已过',
    en: 'This checkout can no longer be paid: it was cancelled, or its hold has lapsed',
  });
}
