import { type Actor } from '@app/platform';
import { RfqOrders } from '@app/sourcing';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type OrderRow, partyOf, toOrderView } from '../order.views.js';
import { SELECT_ORDER } from '../orders.sql.js';
import { type RfqOrdersView } from './rfq-order.views.js';

/** What an RFQ came to. */
@Injectable()
export class OrdersOfRfqs {
  constructor(
    private readonly rfqOrders: RfqOrders,
    private readonly source: DataSource,
  ) {}

  async of(actor: Actor, rfqId: string): Promise<RfqOrdersView> {
    const found = await this.rfqOrders.of(actor, rfqId);
    const rows: OrderRow[] = await this.source.query(`${SELECT_ORDER} WHERE o.id = ANY($1::uuid[])`, [
      found.map(({ orderId }) => orderId),
    ]);
    const rowById = new Map(rows.map((row) => [row.id, row]));
    return {
      items: found.flatMap(({ orderId, cameOf }) => {
        const row = rowById.get(orderId);
        const party = row && partyOf(actor, row);
        return row && party ? [{ cameOf, order: toOrderView(row, party) }] : [];
      }),
    };
  }
}
