import { type Actor, Allow, CurrentActor, Write, type WriteRequest } from '@app/platform';
import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ProviderEventPageView, ProviderEventView } from './provider-event.views.js';
import { ProviderEventsQuery } from './provider-events.dto.js';
import { ProviderEventsQueries } from './provider-events.queries.js';
import { ProviderEvents } from './provider-events.service.js';

@Controller('admin/provider-events')
@Allow('admin')
export class ProviderEventsController {
  constructor(
    private readonly events: ProviderEvents,
    private readonly queries: ProviderEventsQueries,
  ) {}

  /** Events of the payment provider by how far they have come, newest first: what is parked or dead waits for somebody. */
  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: ProviderEventsQuery): Promise<ProviderEventPageView> {
    return this.queries.list(actor, query);
  }

  /** Has an event worked again. */
  @Post(':id/replay')
  @HttpCode(200)
  replay(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Write() write: WriteRequest,
  ): Promise<ProviderEventView> {
    return this.events.replay(actor, id, write);
  }
}
