import { ListingsQueries } from '@app/listings';
import { type Actor, Database, requireKind, type WriteRequest } from '@app/platform';
import { Awards } from '@app/sourcing';
import { Injectable } from '@nestjs/common';
import { type CheckoutView } from '../order.views.js';
import { addressOf, OrdersService } from '../orders.service.js';
import { type AwardRequest } from './award.dto.js';

/** Quotes become orders as they stand: the award, the orders and what is kept for them are one transaction. */
@Injectable()
export class AwardedPurchases {
  constructor(
    private readonly awards: Awards,
    private readonly database: Database,
    private readonly listings: ListingsQueries,
    private readonly orders: OrdersService,
  ) {}

  async award(
    actor: Actor,
    rfqId: string,
    request: AwardRequest,
    write: WriteRequest,
  ): Promise<CheckoutView> {
    requireKind(actor, 'buyer');
    const deliverTo = addressOf(request);
    return this.database.once(write, async (tx) => {
      const award = await this.awards.take(tx, actor, rfqId, request.lines);
      const listings = await this.listings.orderable(tx, award.lines);
      const byId = new Map(listings.map((listing) => [listing.listingId, listing]));
      const agreed = award.lines.map((line, at) => ({
        lineNo: at + 1,
        listing: { ...byId.get(line.listingId)!, leadTimeDays: line.leadTimeDays },
        quantity: line.quantity,
        unitPrice: line.unitPrice,
        makeToOrder: false,
        quoted: { holdId: line.holdId, promisedOn: line.promisedOn },
      }));
      const { checkout, orderOf } = await this.orders.placeAgreed(tx, actor, agreed, {
        deliverTo,
        note: request.note,
      });
      const orderIds = agreed.map(({ lineNo }) => orderOf.get(lineNo)!);
      await this.awards.settle(tx, actor, award, { checkoutId: checkout.id, orderIds });
      return checkout;
    });
  }
}
