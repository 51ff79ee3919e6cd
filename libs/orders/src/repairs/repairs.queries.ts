import { notFound } from '@app/kernel';
import { type Actor, requireKind } from '@app/platform';
import { AwardRepairs, Repairs } from '@app/sourcing';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type OrderRow } from '../order.views.js';
import { SELECT_ORDER } from '../orders.sql.js';
import { declinedMinor } from '../partial.rules.js';
import { declinedOrder, lackingOf, orderPieces, stillLacking } from './repair.rules.js';
import { type RepairView, toRepairView } from './repair.views.js';

/** From whom a buyer has what the seller of an order does not deliver. */
@Injectable()
export class OrderRepairs {
  constructor(
    private readonly awardRepairs: AwardRepairs,
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
    const declined = lackingOf(order);
    const isRepaired = order.repaired_by !== null;
    const { rfqId, pieces } = await this.awardRepairs.wanted(
      this.source,
      declinedOrder(order),
      orderPieces(declined),
    );
    // What makes up for it has been taken off already.
    const wanted = stillLacking(declined, pieces);
    const lacking = isRepaired ? declined : wanted;
    const plan =
      !isRepaired && wanted.length > 0
        ? await this.repairs.propose({
            lines: wanted.map(({ line, quantity, onlyBrand }) => ({
              partTypeId: line.partTypeId,
              quantity,
              features: line.features,
              ...(onlyBrand !== null && { brands: [onlyBrand] }),
            })),
            exceptSellers: [order.seller_id],
            province: order.deliver_to.province,
            latestDate: order.ship_by,
          })
        : null;
    const had = order.lines.map((line) => {
      const lacks = lacking.find((each) => each.line === line)?.quantity ?? 0;
      return { line, quantity: line.quantity - lacks };
    });
    return toRepairView(order, lacking, { rfqId, plan, refundedMinor: declinedMinor(order, had) });
  }
}
