import { type Actor, Allow, CurrentActor, Write, type WriteRequest } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ReasonRequest } from '../place-order.dto.js';
import { ApprovalsQuery } from './approval.dto.js';
import { ApprovalPageView, ApprovalView } from './approval.views.js';
import { ApprovalsQueries } from './approvals.queries.js';
import { Approvals } from './approvals.service.js';

@Controller('approvals')
export class ApprovalsController {
  constructor(
    private readonly approvals: Approvals,
    private readonly queries: ApprovalsQueries,
  ) {}

  /** The firm's purchases above somebody's limit, newest first; `state=waiting` is what is to be decided. */
  @Get()
  @Allow('buyer')
  list(@CurrentActor() actor: Actor, @Query() query: ApprovalsQuery): Promise<ApprovalPageView> {
    return this.queries.list(actor, query);
  }

  @Get(':checkoutId')
  @Allow('buyer')
  approval(
    @CurrentActor() actor: Actor,
    @Param('checkoutId', ParseUUIDPipe) checkoutId: string,
  ): Promise<ApprovalView> {
    return this.queries.approval(actor, checkoutId);
  }

  /** An owner or admin who did not place it lets the purchase be paid. */
  @Post(':checkoutId/approve')
  @Allow('buyer')
  @HttpCode(200)
  approve(
    @CurrentActor() actor: Actor,
    @Param('checkoutId', ParseUUIDPipe) checkoutId: string,
    @Write() write: WriteRequest,
  ): Promise<ApprovalView> {
    return this.approvals.approve(actor, checkoutId, write);
  }

  /** … or does not: the orders are cancelled and the stock is free again. */
  @Post(':checkoutId/decline')
  @Allow('buyer')
  @HttpCode(200)
  decline(
    @CurrentActor() actor: Actor,
    @Param('checkoutId', ParseUUIDPipe) checkoutId: string,
    @Body() body: ReasonRequest,
    @Write() write: WriteRequest,
  ): Promise<ApprovalView> {
    return this.approvals.decline(actor, checkoutId, body.reason, write);
  }
}
