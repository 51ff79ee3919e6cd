import { type Actor, Allow, CurrentActor, CurrentLocale, type Locale } from '@app/platform';
import { Controller, Get, Query } from '@nestjs/common';
import { ReputationsQuery } from './reputation.dto.js';
import { ReputationQueries } from './reputation.queries.js';
import { OwnReputationView, ReputationsView } from './reputation.views.js';

@Controller()
export class ReputationController {
  constructor(private readonly queries: ReputationQueries) {}

  /** What sellers' records say: the share that went well of dispatches, of completed orders, of answers, with the counts behind it. */
  @Get('reputations')
  @Allow('public')
  ofSellers(@Query() { sellerId }: ReputationsQuery): Promise<ReputationsView> {
    return this.queries.ofSellers(sellerId);
  }

  /** The seller's own record, how each figure is computed, and how to better it. */
  @Get('seller/reputation')
  @Allow('seller')
  own(@CurrentActor() actor: Actor, @CurrentLocale() locale: Locale): Promise<OwnReputationView> {
    return this.queries.own(actor, locale);
  }
}
