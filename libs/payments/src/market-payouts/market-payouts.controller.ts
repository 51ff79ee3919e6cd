import { type Actor, Allow, CurrentActor, PageQuery } from '@app/platform';
import { Controller, Get, Query } from '@nestjs/common';
import { AwaitedPayoutPageView } from './market-payout.views.js';
import { MarketPayoutsQueries } from './market-payouts.queries.js';

@Controller('admin/bank/payouts')
@Allow('admin')
export class MarketPayoutsController {
  constructor(private readonly queries: MarketPayoutsQueries) {}

  /** The market's own money that the provider has paid out and the bank has not shown yet, the earliest first. */
  @Get()
  awaited(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<AwaitedPayoutPageView> {
    return this.queries.awaited(actor, query);
  }
}
