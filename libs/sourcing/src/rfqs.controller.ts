import { type Actor, Allow, CurrentActor, PageQuery, Write, type WriteRequest } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { LeaveRequestRequest, RfqsQuery } from './leave-request.dto.js';
import { BuyerRfqPageView, RfqPageView, RfqView, SoughtPageView } from './rfq.views.js';
import { RfqsQueries } from './rfqs.queries.js';
import { Rfqs } from './rfqs.service.js';

/** What buyers ask for: left where nobody offers it, seen by those who might make it. */
@Controller()
export class RfqsController {
  constructor(
    private readonly rfqs: Rfqs,
    private readonly queries: RfqsQueries,
  ) {}

  /** Leaves a request, open until the buyer closes it. */
  @Post('requests')
  @Allow('buyer')
  leave(
    @CurrentActor() actor: Actor,
    @Body() request: LeaveRequestRequest,
    @Write({ keyRequired: true }) write: WriteRequest,
  ): Promise<RfqView> {
    return this.rfqs.leave(actor, request, write);
  }

  /** The firm's own, newest first. */
  @Get('requests')
  @Allow('buyer')
  own(@CurrentActor() actor: Actor, @Query() query: RfqsQuery): Promise<RfqPageView> {
    return this.queries.own(actor, query);
  }

  @Post('requests/:id/close')
  @HttpCode(200)
  @Allow('buyer')
  close(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Write() write: WriteRequest,
  ): Promise<RfqView> {
    return this.rfqs.close(actor, id, write);
  }

  /** What buyers look for in the families that the seller lists; not who they are. */
  @Get('seller/requests')
  @Allow('seller')
  sought(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<SoughtPageView> {
    return this.queries.sought(actor, query);
  }

  /** Of all buyers, newest first. */
  @Get('admin/requests')
  @Allow('admin')
  all(@CurrentActor() actor: Actor, @Query() query: RfqsQuery): Promise<BuyerRfqPageView> {
    return this.queries.all(actor, query);
  }
}
