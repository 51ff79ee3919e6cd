import { type DisputeFactPayload } from '@app/payments';
import { Listens, stateFacts, type StoredFact } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { ClaimSteps } from '../claims/claim-steps.js';
import { freeOf, heldOf, OrderMoney } from '../order-money.js';
import { OrderSteps } from '../order-steps.js';
import { type OrderRow } from '../order.views.js';
import { orderFact } from '../orders.events.js';

type Part = DisputeFactPayload['dispute']['parts'][number];

/**
 * What the payer's bank takes back of an order's money. While that is open nothing of it is released, and the order's clock stands still;
 * won, the order goes on as if nothing had been; lost, it was a refund that the bank ordered.
 */
@Injectable()
export class ChargebackListeners {
  constructor(
    private readonly claims: ClaimSteps,
    private readonly money: OrderMoney,
    private readonly steps: OrderSteps,
  ) {}

  @Listens('payment.disputed')
  async onDisputed(tx: EntityManager, fact: StoredFact): Promise<void> {
    const { dispute } = fact.payload as DisputeFactPayload;
    await this.each(tx, fact, async (order, part) => {
      await write(tx, order, { chargeback: BigInt(order.chargeback_minor) + BigInt(part.held.amountMinor) });
      await stateFacts(tx, [orderFact('order.charged_back', order, seqOf(order), dispute.reason)]);
    });
  }

  @Listens('payment.dispute_closed')
  async onClosed(tx: EntityManager, fact: StoredFact): Promise<void> {
    const { dispute } = fact.payload as DisputeFactPayload;
    await this.each(tx, fact, async (order, part) => {
      if (dispute.state === 'lost') await this.lose(tx, order, part);
      else await this.win(tx, order, part, dispute.id);
    });
  }

  private async win(tx: EntityManager, order: OrderRow, { held }: Part, disputeId: string): Promise<void> {
    await write(tx, order, { chargeback: BigInt(order.chargeback_minor) - BigInt(held.amountMinor) });
    // Its window closed while this part was kept back: what the clock or the buyer had released is released now.
    if (order.state === 'completed' || (order.state === 'disputed' && order.due_at === null))
      await this.money.release(tx, order, { amountMinor: freeOf(order), causeId: disputeId });
    await stateFacts(tx, [orderFact('order.chargeback_won', order, seqOf(order))]);
  }

  /** The bank takes what is free first; what it takes beyond that was kept for claims, which are over by so much. */
  private async lose(tx: EntityManager, order: OrderRow, part: Part): Promise<void> {
    const [held, released] = [BigInt(part.held.amountMinor), BigInt(part.released.amountMinor)];
    const claimed = BigInt(order.frozen_minor) + held - heldOf(order);
    if (claimed > 0n) await this.claims.chargeBack(tx, order, claimed);
    await write(tx, order, {
      chargeback: BigInt(order.chargeback_minor) - held,
      released: BigInt(order.released_minor) - released,
      refunded: BigInt(order.refunded_minor) + held + released,
    });
    await stateFacts(tx, [orderFact('order.chargeback_lost', order, seqOf(order))]);
    if (claimed > 0n) await this.claims.goOn(tx, order);
  }

  private async each(
    tx: EntityManager,
    fact: StoredFact,
    effect: (order: OrderRow, part: Part) => Promise<void>,
  ): Promise<void> {
    const { purpose, dispute } = fact.payload as DisputeFactPayload;
    if (purpose.kind !== 'checkout') return;
    for (const part of dispute.parts)
      await effect(await this.steps.lock(tx, part.sellerId, part.referenceId), part);
  }
}

const seqOf = ({ timeline }: OrderRow): number => timeline.at(-1)!.seq;

async function write(
  tx: EntityManager,
  order: OrderRow,
  { chargeback, released, refunded }: { chargeback: bigint; released?: bigint; refunded?: bigint },
): Promise<void> {
  order.chargeback_minor = chargeback.toString();
  if (released !== undefined) order.released_minor = released.toString();
  if (refunded !== undefined) order.refunded_minor = refunded.toString();
  await tx.query(
    `UPDATE trade_order SET chargeback_minor = $3, released_minor = $4, refunded_minor = $5 WHERE seller_id = $1 AND id = $2`,
    [order.seller_id, order.id, order.chargeback_minor, order.released_minor, order.refunded_minor],
  );
}
