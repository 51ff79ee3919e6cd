import { DomainError } from '@app/kernel';
import { type OrderRef } from '@app/listings';
import { type PaymentPurpose, Payments } from '@app/payments';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type MoneyPart, Receivables } from './credit/receivables.service.js';
import { type OrderRow } from './order.views.js';

export const refOf = (order: OrderRow): OrderRef => ({ sellerId: order.seller_id, orderId: order.id });
export const purposeOf = (checkoutId: string): PaymentPurpose => ({ kind: 'checkout', id: checkoutId });

/** One payment for the whole purchase, of which each order has its share. */
export async function askPayment(
  tx: EntityManager,
  payments: Payments,
  checkoutId: string,
  orders: readonly OrderRow[],
): Promise<void> {
  const { buyer_id: payerId, currency } = orders[0]!;
  await payments.request(tx, {
    purpose: purposeOf(checkoutId),
    payerId,
    currency,
    shares: orders.map((order) => ({
      sellerId: order.seller_id,
      referenceId: order.id,
      amountMinor: BigInt(order.total_minor),
      commissionMinor: BigInt(order.commission_minor),
    })),
  });
}

/** What of an order is still to become the seller's or the buyer's: held, or of one bought on account, not yet accepted. */
export const heldOf = (order: OrderRow): bigint =>
  BigInt(order.total_minor) - BigInt(order.refunded_minor) - BigInt(order.released_minor);

/** Of that, what neither an open claim has frozen nor the payer's bank disputes; the two may be about the same money. */
export function freeOf(order: OrderRow): bigint {
  const free = heldOf(order) - BigInt(order.frozen_minor) - BigInt(order.chargeback_minor);
  return free > 0n ? free : 0n;
}

/** Where an order's money goes: what was paid is held until it goes one way or the other, what is on account is owed until then. */
@Injectable()
export class OrderMoney {
  constructor(
    private readonly payments: Payments,
    private readonly receivables: Receivables,
  ) {}

  /** Keeps a part of what is held for a claim, or with a negative amount no longer does: the database refuses more than there is. */
  async freeze(tx: EntityManager, order: OrderRow, amountMinor: bigint): Promise<void> {
    order.frozen_minor = (BigInt(order.frozen_minor) + amountMinor).toString();
    await tx.query(`UPDATE trade_order SET frozen_minor = $3 WHERE seller_id = $1 AND id = $2`, [
      order.seller_id,
      order.id,
      order.frozen_minor,
    ]);
  }

  /** A part of what is held becomes the seller's. */
  async release(tx: EntityManager, order: OrderRow, part: MoneyPart): Promise<void> {
    if (part.amountMinor === 0n) return;
    if (order.on_account) await this.receivables.accept(tx, order, part);
    else await this.payments.release(tx, { sellerId: order.seller_id, referenceId: order.id, part });
    const released = BigInt(order.released_minor) + part.amountMinor;
    order.released_minor = released.toString();
    await tx.query(`UPDATE trade_order SET released_minor = $3 WHERE seller_id = $1 AND id = $2`, [
      order.seller_id,
      order.id,
      order.released_minor,
    ]);
  }

  /** A part of what was released goes back to the buyer: off what the seller is to be paid, or owed by it; of what is on account, off what is owed. */
  async giveBack(
    tx: EntityManager,
    order: OrderRow,
    { reason, ...part }: MoneyPart & { reason: string },
  ): Promise<void> {
    const released = BigInt(order.released_minor);
    if (part.amountMinor > released) throw moreThanReleased(released);
    if (order.on_account) await this.receivables.giveBack(tx, order, part);
    else await this.payments.reclaim(tx, { sellerId: order.seller_id, referenceId: order.id, part, reason });
    order.released_minor = (released - part.amountMinor).toString();
    order.refunded_minor = (BigInt(order.refunded_minor) + part.amountMinor).toString();
    await tx.query(
      `UPDATE trade_order SET released_minor = $3, refunded_minor = $4 WHERE seller_id = $1 AND id = $2`,
      [order.seller_id, order.id, order.released_minor, order.refunded_minor],
    );
  }

  /** A part of what is held goes back to the buyer. */
  async refund(
    tx: EntityManager,
    order: OrderRow,
    { reason, ...part }: MoneyPart & { reason: string },
  ): Promise<void> {
    if (part.amountMinor === 0n) return;
    if (order.on_account) await this.receivables.takeOff(tx, order, part);
    else await this.payments.refund(tx, { sellerId: order.seller_id, referenceId: order.id, part, reason });
    const refunded = BigInt(order.refunded_minor) + part.amountMinor;
    order.refunded_minor = refunded.toString();
    await tx.query(`UPDATE trade_order SET refunded_minor = $3 WHERE seller_id = $1 AND id = $2`, [
      order.seller_id,
      order.id,
      order.refunded_minor,
    ]);
  }
}

function moreThanReleased(released: bigint): DomainError {
  const text = {
    zh: '退还金额不能超过已放给卖家的货款',
    en: 'No more can be given back than was released to the seller',
  };
  return new DomainError('unprocessable', 'order.more_than_released', text, [
    { field: 'amountMinor', code: 'order.more_than_released', message: text, expected: `≤ ${released}` },
  ]);
}
