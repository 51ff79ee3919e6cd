import { LandedPrices } from '@app/listings';
import { type Actor, requireKind } from '@app/platform';
import { LineOffers, type WishedLine } from '@app/sourcing';
import { Injectable } from '@nestjs/common';
import { type OrderLineView } from '../order.views.js';
import { OrdersQueries } from '../orders.queries.js';
import { type ReorderView, toReorderView } from './reorder.views.js';

/** Of each type that serves, so many of the cheapest are looked at. */
const MOST_OF_TYPE = 5;

/** Of whatever brand. */
const wishOf = ({ partTypeId, features, quantity }: OrderLineView): WishedLine => ({
  partTypeId,
  features,
  quantity,
});

/** What an order would be today. */
@Injectable()
export class Reorders {
  constructor(
    private readonly lineOffers: LineOffers,
    private readonly orders: OrdersQueries,
    private readonly prices: LandedPrices,
  ) {}

  async of(actor: Actor, orderId: string): Promise<ReorderView> {
    requireKind(actor, 'buyer');
    const order = await this.orders.order(actor, orderId);
    const sellerId = order.seller.id;
    const [today, others] = await Promise.all([
      this.prices.price({
        lines: order.lines.map(({ listingId, quantity }) => ({ listingId, sellerId, quantity })),
      }),
      this.lineOffers
        .ask(order.lines.map(wishOf))
        .then((asked) => this.lineOffers.of(asked, 'better', MOST_OF_TYPE)),
    ]);
    return toReorderView(
      order,
      today.lines.map(({ offer }) => offer),
      others,
    );
  }
}
