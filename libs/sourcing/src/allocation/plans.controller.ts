import { type Actor, Allow, CurrentActor } from '@app/platform';
import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { MakePlansRequest, PlanBomRequest } from './make-plans.dto.js';
import { Plans } from './plans.queries.js';
import { BomPlansView, PlansView } from './plans.views.js';

/** From whom to buy the lines of a purchase: by each strategy the least landed cost, with how near it is proven to be. Orders nothing. */
@Controller()
@Allow('buyer')
export class PlansController {
  constructor(private readonly plans: Plans) {}

  /** For lines as they are given. */
  @Post('sourcing/plans')
  @HttpCode(200)
  make(@CurrentActor() actor: Actor, @Body() request: MakePlansRequest): Promise<PlansView> {
    return this.plans.make(actor, request);
  }

  /** For the lines of a list of parts that are read and have a quantity, 200 at a time. */
  @Post('boms/:id/plans')
  @HttpCode(200)
  ofBom(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: PlanBomRequest,
  ): Promise<BomPlansView> {
    return this.plans.ofBom(actor, id, request);
  }
}
