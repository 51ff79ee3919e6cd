import { type Actor, Allow, CurrentActor } from '@app/platform';
import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { RepairView } from './repair.views.js';
import { OrderRepairs } from './repairs.queries.js';

@Controller('orders/:id/repair')
export class RepairsController {
  constructor(private readonly repairs: OrderRepairs) {}

  /** What the seller declined of the order, from others: the cheapest way to have it by the day that was promised, and what it costs more. */
  @Get()
  @Allow('buyer')
  propose(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<RepairView> {
    return this.repairs.propose(actor, id);
  }
}
