import { notFound } from '@app/kernel';
import { type Actor, requireKind } from '@app/platform';
import { Repairs } from '@app/sourcing';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type OrderRow } from '../order.views.js';
import { SELECT_ORDER } from '../orders.sql.js';
import { declinedMinor } from '../partial.rules.js';
import { acceptedOf, lackingOf } from './repair.rules.js';
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
    const lacking = lackingOf(order);
    const plan =
      order.repaired_by === null
        ? await this.repairs.propose({
            lines: lacking.map(({ line, quantity }) => ({
              partTypeId: line.partTypeId,
              quantity,
              features: line.features,
            })),
            exceptSellers: [order.seller_id],
            province: order.deliver_to.province,
            latestDate: order.ship_by,
          })
        : null;
    return toRepairView(order, lacking, { plan, refundedMinor: declinedMinor(order, acceptedOf(order)) });
  }
}
