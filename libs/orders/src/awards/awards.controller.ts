import { type Actor, Allow, CurrentActor, Write, type WriteRequest } from '@app/platform';
import { Body, Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { CheckoutView } from '../order.views.js';
import { AwardRequest } from './award.dto.js';
import { AwardedPurchases } from './awarded-purchases.service.js';

@Controller('sourcing/rfqs')
export class AwardsController {
  constructor(private readonly purchases: AwardedPurchases) {}

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
