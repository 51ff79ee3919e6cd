import { type Actor, Allow, CurrentActor, Write, type WriteRequest } from '@app/platform';
import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import { FreightRuleRequest, FreightTableRequest, PriceLinesRequest } from './freight.dto.js';
import { Freight } from './freight.queries.js';
import { FreightTerms } from './freight.service.js';
import { FreightRuleView, FreightTableView } from './freight.views.js';
import { LandedPrices } from './landed-prices.queries.js';
import { LandedPricesView } from './landed-prices.views.js';

@Controller()
export class FreightController {
  constructor(
    private readonly freight: Freight,
    private readonly landed: LandedPrices,
    private readonly terms: FreightTerms,
  ) {}

  /** The carriers' table: the zone of each province, and what goods cost from zone to zone. */
  @Get('freight')
  @Allow('public')
  table(): Promise<FreightTableView> {
    return this.freight.table();
  }

  @Put('admin/freight')
  @Allow('admin')
  setTable(
    @CurrentActor() actor: Actor,
    @Body() body: FreightTableRequest,
    @Write() write: WriteRequest,
  ): Promise<FreightTableView> {
    return this.terms.setTable(actor, body, write);
  }

  @Get('seller/freight-rule')
  @Allow('seller')
  rule(@CurrentActor() actor: Actor): Promise<FreightRuleView> {
    return this.freight.rule(actor);
  }

  @Put('seller/freight-rule')
  @Allow('seller')
  setRule(
    @CurrentActor() actor: Actor,
    @Body() body: FreightRuleRequest,
    @Write() write: WriteRequest,
  ): Promise<FreightRuleView> {
    return this.terms.setRule(actor, body, write);
  }

  /** What a cart comes to: each line at its price break, each seller's freight to the province. Orders nothing. */
  @Post('offers/price')
  @Allow('public')
  @HttpCode(200)
  price(@Body() body: PriceLinesRequest): Promise<LandedPricesView> {
    return this.landed.price(body);
  }
}
