import { Freight, ListingsQueries } from '@app/listings';
import { type Actor, Database, requireKind, type WriteRequest } from '@app/platform';
import { AwardRepairs } from '@app/sourcing';
import { Injectable } from '@nestjs/common';
import { agreeLines } from '../order.rules.js';
import { OrderSteps } from '../order-steps.js';
import { type CheckoutView } from '../order.views.js';
import { OrdersService } from '../orders.service.js';
import { type RepairRequest } from './repair.dto.js';
import * as rules from './repair.rules.js';

/** What a seller declined is bought of others, to where the order was to go. */
@Injectable()
export class RepairPurchases {
  constructor(
    private readonly awardRepairs: AwardRepairs,
    private readonly database: Database,
    private readonly freight: Freight,
    private readonly listings: ListingsQueries,
    private readonly orders: OrdersService,
    private readonly steps: OrderSteps,
  ) {}

  /** Of two at once the second finds it made up for: the order is locked first. */
  async place(actor: Actor, id: string, request: RepairRequest, write: WriteRequest): Promise<CheckoutView> {
    requireKind(actor, 'buyer');
    return this.database.once(write, async (tx) => {
      const order = await this.steps.lockOwn(tx, actor, id);
      const declined = rules.lackingOf(order);
      if (order.repaired_by !== null) throw rules.alreadyRepaired(order.number);
      const repair = await this.awardRepairs.take(
        tx,
        rules.declinedOrder(order),
        rules.orderPieces(declined),
      );
      const lacking = rules.stillLacking(declined, repair.pieces);
      if (lacking.length === 0) throw rules.boughtElsewhere(order.number);
      const lines = agreeLines(request.lines, await this.listings.orderable(tx, request.lines));
      const sellers = lines.map(({ listing }) => listing.sellerId);
      rules.requireLacking(lines, lacking, await this.freight.rules(tx, sellers));
      const { checkout, orderOf } = await this.orders.placeAgreed(tx, actor, lines, {
        deliverTo: order.deliver_to,
        note: order.note ?? undefined,
        repairsOrderId: id,
      });
      await this.awardRepairs.settle(tx, repair, {
        checkoutId: checkout.id,
        lines: lines.map(({ lineNo, listing: { sellerId, listingId, partTypeId }, quantity }) => ({
          sellerId,
          orderId: orderOf.get(lineNo)!,
          listingId,
          partTypeId,
          quantity,
        })),
      });
      return checkout;
    });
  }
}
