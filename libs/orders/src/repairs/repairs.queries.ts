import { DomainError, notFound } from '@app/kernel';
import { type Actor, requireKind } from '@app/platform';
import { Repairs } from '@app/sourcing';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type OrderRow } from '../order.views.js';
import { SELECT_ORDER } from '../orders.sql.js';
import { declinedMinor, type PiecesOfLine } from '../partial.rules.js';
import { type RepairView, toRepairView } from './repair.views.js';

/** From whom a buyer has what the seller of an order does not deliver. */
@Injectable()
export class OrderRepairs {
  constructor(
    private readonly repairs: Repairs,
    private readonly source: DataSource,
  ) {}

  async propose(actor: Actor, id: string): Promise<RepairView> {
    requireKind(actor, 'buyer');
    const [order]: OrderRow[] = await this.source.query(
      `${SELECT_ORDER} WHERE o.id = $1 AND o.buyer_id = $2`,
      [id, actor.organisationId],
    );
    if (!order) throw notFound('order', '订单', 'order');
    const accepted = acceptedOf(order);
    const lacking = accepted
      .map(({ line, quantity }) => ({ line, quantity: line.quantity - quantity }))
      .filter(({ quantity }) => quantity > 0);
    if (lacking.length === 0) throw nothingLacks(order.number);
    const plan = await this.repairs.propose({
      lines: lacking.map(({ line, quantity }) => ({
        partTypeId: line.partTypeId,
        quantity,
        features: line.features,
      })),
      exceptSellers: [order.seller_id],
      province: order.deliver_to.province,
      latestDate: order.ship_by,
    });
    return toRepairView(order, lacking, { plan, refundedMinor: declinedMinor(order, accepted) });
  }
}

/** What the seller stands by; before it has answered, all. */
function acceptedOf({ state, lines }: OrderRow): PiecesOfLine[] {
  return lines.map((line) => ({
    line,
    quantity: state === 'rejected' ? 0 : (line.acceptedQuantity ?? line.quantity),
  }));
}

function nothingLacks(number: string): DomainError {
  return new DomainError('conflict', 'order.nothing_lacks', {
    zh: `订单 ${number} 的卖家没有拒绝任何货`,
    en: `The seller of order ${number} has declined nothing of it`,
  });
}
