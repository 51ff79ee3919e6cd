import { type Actor, Allow, CurrentActor, PageQuery, Write, type WriteRequest } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { CheckoutView } from '../order.views.js';
import { PayRequest, ReasonRequest } from '../place-order.dto.js';
import { OnAccountRequest, ReceiptRequest, RepayRequest } from './credit.dto.js';
import { CreditQueries } from './credit.queries.js';
import { OnAccountOptionsView, RepaymentPageView, RepaymentView } from './credit.views.js';
import { OnAccount } from './on-account.service.js';
import { Repayments } from './repayments.service.js';

@Controller()
export class RepaymentsController {
  constructor(
    private readonly onAccount: OnAccount,
    private readonly queries: CreditQueries,
    private readonly repayments: Repayments,
  ) {}

  /** Which orders of a purchase may go on account, and what keeps the others from it. */
  @Get('checkouts/:id/on-account')
  @Allow('buyer')
  options(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<OnAccountOptionsView> {
    return this.queries.options(actor, id);
  }

  /** Buys orders of a purchase on account: they go on without being paid now; the rest is paid as before. All of them, or none. */
  @Post('checkouts/:id/on-account')
  @Allow('buyer')
  @HttpCode(200)
  put(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { orderIds }: OnAccountRequest,
    @Write({ keyRequired: true }) write: WriteRequest,
  ): Promise<CheckoutView> {
    return this.onAccount.put(actor, id, orderIds, write);
  }

  /** What was paid under these terms, newest first. */
  @Get('credit-terms/:id/repayments')
  @Allow('seller', 'buyer')
  list(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PageQuery,
  ): Promise<RepaymentPageView> {
    return this.queries.repayments(actor, id, query);
  }

  /** The buyer would pay all that is accepted, or some orders of it: answers what to pay and how. */
  @Post('credit-terms/:id/repayments')
  @Allow('buyer')
  begin(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RepayRequest,
    @Write() write: WriteRequest,
  ): Promise<RepaymentView> {
    return this.repayments.begin(actor, id, body, write);
  }

  /** The seller had money from the buyer directly: it is put to what was due first, and the buyer is told. */
  @Post('credit-terms/:id/receipts')
  @Allow('seller')
  noteReceipt(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ReceiptRequest,
    @Write({ keyRequired: true }) write: WriteRequest,
  ): Promise<RepaymentView> {
    return this.repayments.noteReceipt(actor, id, body, write);
  }

  @Get('repayments/:id')
  @Allow('seller', 'buyer')
  repayment(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<RepaymentView> {
    return this.queries.repayment(actor, id);
  }

  /** Safe to repeat: it is paid once. */
  @Post('repayments/:id/pay')
  @Allow('buyer')
  @HttpCode(200)
  pay(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: PayRequest,
    @Write({ keyRequired: true }) write: WriteRequest,
  ): Promise<RepaymentView> {
    return this.repayments.pay(actor, id, body, write);
  }

  /** The seller takes back what it noted by mistake: it is owed again. */
  @Post('repayments/:id/reverse')
  @Allow('seller')
  @HttpCode(200)
  reverse(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: ReasonRequest,
    @Write() write: WriteRequest,
  ): Promise<RepaymentView> {
    return this.repayments.reverse(actor, id, reason, write);
  }
}
