import { ClaimPageView, ClaimView, DecideClaimRequest, DisputesQuery } from '@app/orders';
import { type Actor, Allow, CurrentActor, Write, type WriteRequest } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { Disputes } from './disputes.service.js';

@Controller('admin/disputes')
@Allow('admin')
export class DisputesController {
  constructor(private readonly disputes: Disputes) {}

  /** Claims of all orders in one state, oldest first; `disputed` is the queue. */
  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: DisputesQuery): Promise<ClaimPageView> {
    return this.disputes.list(actor, query);
  }

  /** What becomes of a disputed claim, for a reason that both sides read. Needs an Idempotency-Key. */
  @Post(':id/decide')
  @HttpCode(200)
  decide(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: DecideClaimRequest,
    @Write({ keyRequired: true }) write: WriteRequest,
  ): Promise<ClaimView> {
    return this.disputes.decide(actor, id, body, write);
  }
}
