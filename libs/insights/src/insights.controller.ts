import { type Actor, Allow, CurrentActor } from '@app/platform';
import { Controller, Get, Query } from '@nestjs/common';
import { UnmetDemandQuery } from './insights.dto.js';
import { InsightsQueries } from './insights.queries.js';
import { UnmetDemandPageView } from './insights.views.js';

@Controller('admin')
@Allow('admin')
export class InsightsController {
  constructor(private readonly queries: InsightsQueries) {}

  /** What buyers looked for and nobody offers, summed over days; the most wanted first. */
  @Get('unmet-demand')
  unmetDemand(@CurrentActor() actor: Actor, @Query() query: UnmetDemandQuery): Promise<UnmetDemandPageView> {
    return this.queries.unmetDemand(actor, query);
  }
}
