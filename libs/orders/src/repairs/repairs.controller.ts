import { type Actor, Allow, CurrentActor, Write, type WriteRequest } from '@app/platform';
import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { CheckoutView } from '../order.views.js';
import { RepairRequest } from './repair.dto.js';
import { RepairPurchases } from './repair-purchases.service.js';
import { RepairView } from './repair.views.js';
import { OrderRepairs } from './repairs.queries.js';

@Controller('orders/:id/repair')
@Allow('buyer')
export class RepairsController {
  constructor(
    private readonly repairs: OrderRepairs,
    private readonly purchases: RepairPurchases,
  ) {}

  /** What the seller declined of the order, from others: the cheapest way to have it by the day that was promised, and what it costs more. */
  @Get()
  propose(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<RepairView> {
    return this.repairs.propose(actor, id);
  }

  /** Takes what was proposed: a purchase to where the order was to go, paid or approved as any; one at a time makes up for an order. */
  @Post()
  place(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: RepairRequest,
    @Write({ keyRequired: true }) write: WriteRequest,
  ): Promise<CheckoutView> {
    return this.purchases.place(actor, id, request, write);
  }
}
