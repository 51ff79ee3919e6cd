import { type Actor, Allow, CurrentActor, PageQuery, Write, type WriteRequest } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { LeaveRequestRequest, PartRequestsQuery } from './leave-request.dto.js';
import {
  BuyerPartRequestPageView,
  PartRequestPageView,
  PartRequestView,
  SoughtPageView,
} from './part-request.views.js';
import { PartRequestsQueries } from './part-requests.queries.js';
import { PartRequests } from './part-requests.service.js';

/** What buyers ask for: left where nobody offers it, seen by those who might make it. */
@Controller()
export class PartRequestsController {
  constructor(
    private readonly requests: PartRequests,
    private readonly queries: PartRequestsQueries,
  ) {}

  /** Leaves a request, open until the buyer closes it. */
  @Post('requests')
  @Allow('buyer')
  leave(
    @CurrentActor() actor: Actor,
    @Body() request: LeaveRequestRequest,
    @Write({ keyRequired: true }) write: WriteRequest,
  ): Promise<PartRequestView> {
    return this.requests.leave(actor, request, write);
  }

  /** The firm's own, newest first. */
  @Get('requests')
  @Allow('buyer')
  own(@CurrentActor() actor: Actor, @Query() query: PartRequestsQuery): Promise<PartRequestPageView> {
    return this.queries.own(actor, query);
  }

  @Post('requests/:id/close')
  @HttpCode(200)
  @Allow('buyer')
  close(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Write() write: WriteRequest,
  ): Promise<PartRequestView> {
    return this.requests.close(actor, id, write);
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
  all(@CurrentActor() actor: Actor, @Query() query: PartRequestsQuery): Promise<BuyerPartRequestPageView> {
    return this.queries.all(actor, query);
  }
}
