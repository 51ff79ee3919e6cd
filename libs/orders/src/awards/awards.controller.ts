import { type Actor, Allow, CurrentActor, Write, type WriteRequest } from '@app/platform';
import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { CheckoutView } from '../order.views.js';
import { AwardRequest } from './award.dto.js';
import { AwardedPurchases } from './awarded-purchases.service.js';
import { RfqOrdersView } from './rfq-order.views.js';
import { OrdersOfRfqs } from './rfq-orders.queries.js';

@Controller('sourcing/rfqs')
export class AwardsController {
  constructor(
    private readonly orders: OrdersOfRfqs,
    private readonly purchases: AwardedPurchases,
  ) {}

  /** The orders that came of it, newest first, of each award and of what made up for one: to its buyer all, to a seller its own. */
  @Get(':id/orders')
  @Allow('buyer', 'seller')
  ordersOf(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<RfqOrdersView> {
    return this.orders.of(actor, id);
  }

  /** Takes lines of quotes: the RFQ is decided, and what was taken is ordered at the quotes' prices. Paid or approved as any purchase. */
  @Post(':id/award')
  @Allow('buyer')
  award(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: AwardRequest,
    @Write({ keyRequired: true }) write: WriteRequest,
  ): Promise<CheckoutView> {
    return this.purchases.award(actor, id, request, write);
  }
}
