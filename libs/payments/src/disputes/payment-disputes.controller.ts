import { type Actor, Allow, CurrentActor } from '@app/platform';
import { Controller, Get, Query } from '@nestjs/common';
import { DisputePageView } from './dispute.views.js';
import { DisputesQuery } from './disputes.dto.js';
import { DisputesQueries } from './disputes.queries.js';

@Controller('admin/payment-disputes')
@Allow('admin')
export class PaymentDisputesController {
  constructor(private readonly queries: DisputesQueries) {}

  /** Payments that the payer's bank took back, newest first: those that are not decided, unless another state is asked for. */
  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: DisputesQuery): Promise<DisputePageView> {
    return this.queries.list(actor, query);
  }
}
