import { type Actor, Allow, csvAnswer, CurrentActor, CurrentLocale, type Locale } from '@app/platform';
import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { OrderPageView } from '../order.views.js';
import { OrdersQuery, OrdersWantedQuery, OwnOrdersQuery } from './order-lists.dto.js';
import { OrderLists } from './order-lists.queries.js';

@Controller()
export class OrderListsController {
  constructor(private readonly lists: OrderLists) {}

  /** The buyer's own orders, newest first. */
  @Get('orders')
  @Allow('buyer')
  ofBuyer(@CurrentActor() actor: Actor, @Query() query: OwnOrdersQuery): Promise<OrderPageView> {
    return this.lists.own(actor, 'buyer', query);
  }

  /** The same list whole, as a CSV file with a row for each line of each order. */
  @Get('orders.csv')
  @Allow('buyer')
  async tableOfBuyer(
    @CurrentActor() actor: Actor,
    @Query() query: OrdersWantedQuery,
    @CurrentLocale() locale: Locale,
  ): Promise<StreamableFile> {
    return csvAnswer(await this.lists.exportFile(actor, 'buyer', query, locale), 'orders.csv');
  }

  /** The seller's own orders, newest first. */
  @Get('seller/orders')
  @Allow('seller')
  ofSeller(@CurrentActor() actor: Actor, @Query() query: OwnOrdersQuery): Promise<OrderPageView> {
    return this.lists.own(actor, 'seller', query);
  }

  /** The same list whole, as a CSV file with a row for each line of each order. */
  @Get('seller/orders.csv')
  @Allow('seller')
  async tableOfSeller(
    @CurrentActor() actor: Actor,
    @Query() query: OrdersWantedQuery,
    @CurrentLocale() locale: Locale,
  ): Promise<StreamableFile> {
    return csvAnswer(await this.lists.exportFile(actor, 'seller', query, locale), 'orders.csv');
  }

  @Get('admin/orders')
  @Allow('admin')
  ofAll(@CurrentActor() actor: Actor, @Query() query: OrdersQuery): Promise<OrderPageView> {
    return this.lists.all(actor, query);
  }
}
