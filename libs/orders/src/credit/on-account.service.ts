import { Clock, DomainError, type FieldFault, notFound } from '@app/kernel';
import { Stock } from '@app/listings';
import { Payments } from '@app/payments';
import { type Actor, Database, requireKind, type WriteRequest } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { notPayable } from '../checkout-steps.js';
import { purposeOf, refOf } from '../order-money.js';
import { OrderSteps } from '../order-steps.js';
import { type CheckoutView, type OrderRow } from '../order.views.js';
import { OrdersQueries } from '../orders.queries.js';
import { PROMISED_FROM_TODAY } from '../orders.sql.js';
import { CreditQueries } from './credit.queries.js';
import { type CreditRefusal, refusalOf } from './credit.views.js';
import { Receivables } from './receivables.service.js';

/** At the till: orders whose sellers grant the buyer terms go on account, and are not paid now. */
@Injectable()
export class OnAccount {
  constructor(
    private readonly clock: Clock,
    private readonly credit: CreditQueries,
    private readonly database: Database,
    private readonly orders: OrdersQueries,
    private readonly payments: Payments,
    private readonly receivables: Receivables,
    private readonly steps: OrderSteps,
    private readonly stock: Stock,
  ) {}

  /** All of those named, or none; the others of the purchase are paid as before. */
  async put(
    actor: Actor,
    checkoutId: string,
    orderIds: readonly string[],
    write: WriteRequest,
  ): Promise<CheckoutView> {
    requireKind(actor, 'buyer');
    await this.database.once(write, async (tx) => {
      await this.orders.checkoutRow(tx, actor, checkoutId);
      const [open]: unknown[] = await tx.query(
        `SELECT 1 FROM checkout WHERE id = $1 AND state = 'awaiting_payment' AND held_until > $2 FOR UPDATE`,
        [checkoutId, this.clock.now()],
      );
      if (!open) throw notPayable();
      const all = await this.orders.ordersOf(tx, checkoutId);
      const waiting = all.filter(({ state }) => state === 'awaiting_payment');
      const chosen = waiting.filter(({ id }) => orderIds.includes(id));
      if (chosen.length < orderIds.length)
        throw notFound('order', '待付款的订单', 'order that waits for payment');
      await this.bookAll(tx, actor, chosen, orderIds);
      const mover = { by: 'buyer', personId: actor.userId } as const;
      for (const order of chosen) await this.steps.move(tx, order, 'put_on_account', mover);
      await tx.query(
        `UPDATE trade_order SET ship_by = ${PROMISED_FROM_TODAY} WHERE checkout_id = $1 AND id = ANY($2)`,
        [checkoutId, orderIds],
      );
      await this.stock.commit(tx, ...chosen.map(refOf));
      await this.leavePayment(tx, checkoutId, chosen, waiting);
      return { checkoutId };
    });
    return this.orders.checkout(actor, checkoutId);
  }

  /** In the order of sellers, so that purchases wait for one another instead of deadlocking. */
  private async bookAll(
    tx: EntityManager,
    actor: Actor,
    chosen: readonly OrderRow[],
    orderIds: readonly string[],
  ): Promise<void> {
    const refused: OrderRow[] = [];
    for (const order of chosen.toSorted((a, b) => (a.seller_id < b.seller_id ? -1 : 1)))
      if (!(await this.receivables.book(tx, order))) refused.push(order);
    if (refused.length === 0) return;
    const sellers = refused.map((order) => order.seller_id);
    const terms = await this.credit.termsOf(tx, actor.organisationId, sellers);
    throw refusal(
      refused.map((order) => {
        const { currency, total_minor: total } = order;
        const row = terms.get(order.seller_id);
        const why = row
          ? (refusalOf(row, { totalMinor: BigInt(total), currency }) ?? 'limit')
          : 'not_granted';
        const rest = row ? BigInt(row.limit_minor) - BigInt(row.open_minor) : 0n;
        return { field: `orderIds.${orderIds.indexOf(order.id)}`, why, rest };
      }),
    );
  }

  private async leavePayment(
    tx: EntityManager,
    checkoutId: string,
    chosen: readonly OrderRow[],
    waiting: readonly OrderRow[],
  ): Promise<void> {
    const purpose = purposeOf(checkoutId);
    if (chosen.length < waiting.length) {
      const shares = chosen.map(({ seller_id: sellerId, id }) => ({ sellerId, referenceId: id }));
      return this.payments.withdraw(tx, purpose, shares);
    }
    await this.payments.cancel(tx, purpose);
    await tx.query(`UPDATE checkout SET state = 'on_account' WHERE id = $1`, [checkoutId]);
  }
}

const SAY = {
  not_granted: { zh: '卖家没有给您账期', en: 'The seller grants you no terms' },
  suspended: { zh: '卖家已暂停您的账期', en: 'The seller has suspended your terms' },
  ended: { zh: '卖家已终止您的账期', en: 'The seller has ended your terms' },
  currency: { zh: '账期是另一种货币', en: 'The terms are in another currency' },
  overdue: { zh: '有逾期未付的货款，请先付清', en: 'Something is overdue: pay that first' },
  limit: { zh: '超出信用额度', en: 'It is above what you may still owe' },
} as const satisfies Record<CreditRefusal | 'not_granted', { zh: string; en: string }>;

function refusal(
  reasons: readonly { field: string; why: CreditRefusal | 'not_granted'; rest: bigint }[],
): DomainError {
  const faults: FieldFault[] = reasons.map(({ field, why, rest }) => ({
    field,
    code: `credit.${why}`,
    message: SAY[why],
    expected: why === 'limit' ? `≤ ${rest < 0n ? 0n : rest}` : undefined,
  }));
  const [first] = faults;
  return new DomainError('conflict', first!.code, first!.message, faults);
}
