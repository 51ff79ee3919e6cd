import { type Actor, Allow, CurrentActor, Write, type WriteRequest } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { AskRequest, InboxQuery, SubscribeRequest } from './rfq.dto.js';
import { RfqTalk } from './rfq-talk.service.js';
import { RfqsQueries } from './rfqs.queries.js';
import { InboxView, RfqSubscriptionsView, SellerRfqView } from './seller-rfq.views.js';

/** What sellers are asked to quote for; not whose it is. */
@Controller('seller')
@Allow('seller')
export class SellerRfqsController {
  constructor(
    private readonly queries: RfqsQueries,
    private readonly talk: RfqTalk,
  ) {}

  /** What the firm was invited to, and what is open to all in families that it lists; newest first. */
  @Get('rfqs')
  inbox(@CurrentActor() actor: Actor, @Query() query: InboxQuery): Promise<InboxView> {
    return this.queries.inbox(actor, query);
  }

  @Get('rfqs/:id')
  rfq(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<SellerRfqView> {
    return this.queries.forSeller(actor, id);
  }

  /** All who were told of the RFQ see it with its answer, but not who asked. */
  @Post('rfqs/:id/questions')
  ask(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { question }: AskRequest,
    @Write({ keyRequired: true }) write: WriteRequest,
  ): Promise<SellerRfqView> {
    return this.talk.ask(actor, id, question, write);
  }

  /** The firm will not quote, and hears no more of it. */
  @Post('rfqs/:id/decline')
  @HttpCode(200)
  decline(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Write() write: WriteRequest,
  ): Promise<SellerRfqView> {
    return this.talk.decline(actor, id, write);
  }

  /** For what parts the firm hears of RFQs, invited or not, and what it has on offer. */
  @Get('rfq-subscriptions')
  subscriptions(@CurrentActor() actor: Actor): Promise<RfqSubscriptionsView> {
    return this.queries.subscriptions(actor);
  }

  @Put('rfq-subscriptions')
  subscribe(
    @CurrentActor() actor: Actor,
    @Body() { items }: SubscribeRequest,
    @Write() write: WriteRequest,
  ): Promise<RfqSubscriptionsView> {
    return this.talk.subscribe(actor, items, write);
  }
}
