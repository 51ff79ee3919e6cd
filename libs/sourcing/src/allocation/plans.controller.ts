import { type Actor, Allow, CurrentActor } from '@app/platform';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { MakePlansRequest } from './make-plans.dto.js';
import { Plans } from './plans.queries.js';
import { PlansView } from './plans.views.js';

@Controller('sourcing/plans')
export class PlansController {
  constructor(private readonly plans: Plans) {}

  /** From whom to buy the lines of a purchase: by each strategy the least landed cost, with how near it is proven to be. Orders nothing. */
  @Post()
  @Allow('buyer')
  @HttpCode(200)
  make(@CurrentActor() actor: Actor, @Body() request: MakePlansRequest): Promise<PlansView> {
    return this.plans.make(actor, request);
  }
}
