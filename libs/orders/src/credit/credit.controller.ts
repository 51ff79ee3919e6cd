import { type Actor, Allow, CurrentActor, PageQuery, Write, type WriteRequest } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ReasonRequest } from '../place-order.dto.js';
import { CreditTermsService } from './credit-terms.service.js';
import { ChangeTermsRequest, GrantTermsRequest, ReceivablesQuery } from './credit.dto.js';
import { CreditQueries } from './credit.queries.js';
import { AgeingListView, CreditTermsPageView, CreditTermsView, ReceivablePageView } from './credit.views.js';

@Controller()
export class CreditController {
  constructor(
    private readonly terms: CreditTermsService,
    private readonly queries: CreditQueries,
  ) {}

  /** A seller's credit customers, or the sellers that grant a buyer terms, the latest grant first. */
  @Get('credit-terms')
  @Allow('seller', 'buyer')
  list(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<CreditTermsPageView> {
    return this.queries.list(actor, query);
  }

  @Get('credit-terms/:id')
  @Allow('seller', 'buyer')
  one(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<CreditTermsView> {
    return this.queries.terms(actor, id);
  }

  /** Lets a buyer owe: one that ordered from the seller before, or a verified one by its social credit code. Both sides see it. */
  @Post('credit-terms')
  @Allow('seller')
  grant(
    @CurrentActor() actor: Actor,
    @Body() body: GrantTermsRequest,
    @Write() write: WriteRequest,
  ): Promise<CreditTermsView> {
    return this.terms.grant(actor, body, write);
  }

  /** Other days, grace or limit from now on; what was bought before keeps its days. */
  @Put('credit-terms/:id')
  @Allow('seller')
  change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeTermsRequest,
    @Write() write: WriteRequest,
  ): Promise<CreditTermsView> {
    return this.terms.change(actor, id, body, write);
  }

  /** For the time being nothing more is bought on account. */
  @Post('credit-terms/:id/suspend')
  @Allow('seller')
  @HttpCode(200)
  suspend(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: ReasonRequest,
    @Write() write: WriteRequest,
  ): Promise<CreditTermsView> {
    return this.terms.act(actor, id, 'suspend', reason, write);
  }

  @Post('credit-terms/:id/resume')
  @Allow('seller')
  @HttpCode(200)
  resume(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Write() write: WriteRequest,
  ): Promise<CreditTermsView> {
    return this.terms.act(actor, id, 'resume', null, write);
  }

  /** Nothing more is bought on account; what is owed stays owed. */
  @Post('credit-terms/:id/end')
  @Allow('seller')
  @HttpCode(200)
  end(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: ReasonRequest,
    @Write() write: WriteRequest,
  ): Promise<CreditTermsView> {
    return this.terms.act(actor, id, 'end', reason, write);
  }

  /** What is owed for orders on account, to a seller or by a buyer: what is due first comes first. */
  @Get('receivables')
  @Allow('seller', 'buyer')
  receivables(@CurrentActor() actor: Actor, @Query() query: ReceivablesQuery): Promise<ReceivablePageView> {
    return this.queries.receivables(actor, query);
  }

  /** What is open by how long it is past its day: not yet, up to 30 days, up to 60, more. */
  @Get('receivables/ageing')
  @Allow('seller', 'buyer')
  ageing(@CurrentActor() actor: Actor): Promise<AgeingListView> {
    return this.queries.ageing(actor);
  }
}
