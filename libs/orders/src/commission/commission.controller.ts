import { type Actor, Allow, CurrentActor, Write, type WriteRequest } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { CommissionRules } from './commission-rules.service.js';
import { CommissionRuleRequest, CommissionRulesQuery, CommissionTermsRequest } from './commission.dto.js';
import { Commission } from './commission.queries.js';
import { CommissionRulePageView, CommissionRuleView, SellerCommissionView } from './commission.views.js';

@Controller()
export class CommissionController {
  constructor(
    private readonly commission: Commission,
    private readonly rules: CommissionRules,
  ) {}

  /** What the market would keep of the seller's goods in an order placed today, and what begins later. */
  @Get('seller/commission')
  @Allow('seller')
  ofSeller(@CurrentActor() actor: Actor): Promise<SellerCommissionView> {
    return this.commission.ofSeller(actor);
  }

  /**
   * Rules of commission, the last added first. A rule for one seller's family of parts goes before one for the seller, this before one
   * for a family, this before one for all goods; of two alike that which began last. Where none applies, the default holds.
   */
  @Get('admin/commission-rules')
  @Allow('admin')
  list(@CurrentActor() actor: Actor, @Query() query: CommissionRulesQuery): Promise<CommissionRulePageView> {
    return this.commission.list(actor, query);
  }

  /** Holds for orders placed from its first day on. */
  @Post('admin/commission-rules')
  @Allow('admin')
  add(
    @CurrentActor() actor: Actor,
    @Body() body: CommissionRuleRequest,
    @Write() write: WriteRequest,
  ): Promise<CommissionRuleView> {
    return this.rules.add(actor, body, write);
  }

  /** Ends the rule and begins another in its place, which is answered. Placed orders keep the one they were placed with. */
  @Put('admin/commission-rules/:id')
  @Allow('admin')
  change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CommissionTermsRequest,
    @Write() write: WriteRequest,
  ): Promise<CommissionRuleView> {
    return this.rules.change(actor, id, body, write);
  }

  @Post('admin/commission-rules/:id/end')
  @Allow('admin')
  @HttpCode(200)
  end(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Write() write: WriteRequest,
  ): Promise<CommissionRuleView> {
    return this.rules.end(actor, id, write);
  }
}
