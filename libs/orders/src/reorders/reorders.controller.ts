import { type Actor, Allow, CurrentActor } from '@app/platform';
import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ReorderView } from './reorder.views.js';
import { Reorders } from './reorders.queries.js';

@Controller()
export class ReordersController {
  constructor(private readonly reorders: Reorders) {}

  /** What the order would be today: the price, stock and terms of each line, what of it changed, and what else could come in its place. */
  @Get('orders/:id/reorder')
  @Allow('buyer')
  reorder(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ReorderView> {
    return this.reorders.of(actor, id);
  }
}
