import { type Actor, Allow, CurrentActor, Write, type WriteRequest } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ReasonRequest } from '../place-order.dto.js';
import { IssueFapiaoRequest, RequestFapiaoRequest } from './fapiao.dto.js';
import { FapiaoService } from './fapiao.service.js';
import { FapiaoAnswerView, FapiaoView } from './fapiao.views.js';

@Controller('orders/:id/fapiao')
export class FapiaoController {
  constructor(private readonly fapiao: FapiaoService) {}

  /** The order's VAT invoice as it stands, for both its sides and admins. */
  @Get()
  @Allow('member')
  async ofOrder(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<FapiaoAnswerView> {
    return { fapiao: await this.fapiao.ofOrder(actor, id) };
  }

  /** The buyer asks for a VAT invoice, once the seller has accepted; again after a refusal. */
  @Post()
  @Allow('buyer')
  request(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RequestFapiaoRequest,
    @Write() write: WriteRequest,
  ): Promise<FapiaoView> {
    return this.fapiao.request(actor, id, body, write);
  }

  /** The seller has issued it with the tax office. */
  @Post('issue')
  @Allow('seller')
  @HttpCode(200)
  issue(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: IssueFapiaoRequest,
    @Write() write: WriteRequest,
  ): Promise<FapiaoView> {
    return this.fapiao.issue(actor, id, body, write);
  }

  /** The seller cannot issue it as asked, and says why. */
  @Post('refuse')
  @Allow('seller')
  @HttpCode(200)
  refuse(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ReasonRequest,
    @Write() write: WriteRequest,
  ): Promise<FapiaoView> {
    return this.fapiao.refuse(actor, id, body.reason, write);
  }
}
