import {
  type Actor,
  Allow,
  CurrentActor,
  PageQuery,
  requireKind,
  Write,
  type WriteRequest,
} from '@app/platform';
import { Controller, Get, Post, Query } from '@nestjs/common';
import { PayoutPageView, PayoutView, SellerBalanceView } from './payout.views.js';
import { PayoutsQueries } from './payouts.queries.js';
import { Payouts } from './payouts.service.js';

@Controller('seller')
@Allow('seller')
export class PayoutsController {
  constructor(
    private readonly payouts: Payouts,
    private readonly queries: PayoutsQueries,
  ) {}

  /** What buyers have paid, what of it is released, and what has gone to the bank. */
  @Get('balance')
  balance(@CurrentActor() actor: Actor): Promise<SellerBalanceView> {
    requireKind(actor, 'seller');
    return this.queries.balance(actor.organisationId);
  }

  /** Pays out all that is payable. The answer is the order; the bank has the money when its state is `paid`. */
  @Post('payouts')
  payOut(@CurrentActor() actor: Actor, @Write() write: WriteRequest): Promise<PayoutView> {
    return this.payouts.order(actor, write);
  }

  /** Payouts, newest first. */
  @Get('payouts')
  list(@CurrentActor() actor: Actor, @Query() page: PageQuery): Promise<PayoutPageView> {
    return this.queries.list(actor, page);
  }
}
