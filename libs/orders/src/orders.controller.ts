import { type Actor, Allow, CurrentActor, Write, type WriteRequest } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Inspection } from './inspection/inspection.service.js';
import { OrderActs } from './order-acts.service.js';
import { CheckoutView, OrderView, PayView } from './order.views.js';
import { OrdersQueries } from './orders.queries.js';
import { OrdersService } from './orders.service.js';
import {
  AcceptRequest,
  GiveBackRequest,
  PayRequest,
  PlaceOrderRequest,
  ReasonRequest,
  ShipmentRequest,
  ShipRequest,
} from './place-order.dto.js';
import { Shipments } from './shipments/shipments.service.js';

@Controller()
export class OrdersController {
  constructor(
    private readonly orders: OrdersService,
    private readonly acts: OrderActs,
    private readonly inspection: Inspection,
    private readonly shipments: Shipments,
    private readonly queries: OrdersQueries,
  ) {}

  /** Places a purchase: one order for each seller, stock held until `heldUntil`. Needs an Idempotency-Key. */
  @Post('orders')
  @Allow('buyer')
  place(
    @CurrentActor() actor: Actor,
    @Body() body: PlaceOrderRequest,
    @Write({ keyRequired: true }) write: WriteRequest,
  ): Promise<CheckoutView> {
    return this.orders.place(actor, body, write);
  }

  /** One order, for its buyer, its seller and admins. */
  @Get('orders/:id')
  @Allow('member')
  order(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<OrderView> {
    return this.queries.order(actor, id);
  }

  /** The seller takes the order on, or less of some lines: the money for the rest goes back to the buyer. */
  @Post('orders/:id/accept')
  @Allow('seller')
  @HttpCode(200)
  accept(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AcceptRequest,
    @Write() write: WriteRequest,
  ): Promise<OrderView> {
    return this.acts.accept(actor, id, body, write);
  }

  /** The seller declines a paid order: the stock is free again, the buyer gets the money back. */
  @Post('orders/:id/reject')
  @Allow('seller')
  @HttpCode(200)
  reject(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ReasonRequest,
    @Write() write: WriteRequest,
  ): Promise<OrderView> {
    return this.acts.reject(actor, id, body.reason, write);
  }

  /** After the trade the seller gives the buyer a part of what it was paid, up to all of it. */
  @Post('orders/:id/give-back')
  @Allow('seller')
  @HttpCode(200)
  giveBack(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: GiveBackRequest,
    @Write({ keyRequired: true }) write: WriteRequest,
  ): Promise<OrderView> {
    return this.acts.giveBack(actor, id, body, write);
  }

  /** All that has not left yet, as one shipment. */
  @Post('orders/:id/ship')
  @Allow('seller')
  @HttpCode(200)
  ship(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ShipRequest,
    @Write() write: WriteRequest,
  ): Promise<OrderView> {
    return this.shipments.shipRest(actor, id, body, write);
  }

  /** A part of the goods, on its way: which pieces of which lines. The order is shipped with the last of them. */
  @Post('orders/:id/shipments')
  @Allow('seller')
  shipPart(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ShipmentRequest,
    @Write() write: WriteRequest,
  ): Promise<OrderView> {
    return this.shipments.shipPart(actor, id, body, write);
  }

  /** The goods have arrived, and the buyer looks at them: the inspection window opens, and ends by itself at `dueAt`. */
  @Post('orders/:id/confirm-delivery')
  @Allow('buyer')
  @HttpCode(200)
  confirmDelivery(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Write() write: WriteRequest,
  ): Promise<OrderView> {
    return this.inspection.confirmDelivery(actor, id, write);
  }

  /** The buyer has the goods and they are right: the order is completed and the seller's money released. */
  @Post('orders/:id/confirm-receipt')
  @Allow('buyer')
  @HttpCode(200)
  confirmReceipt(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Write() write: WriteRequest,
  ): Promise<OrderView> {
    return this.inspection.confirmReceipt(actor, id, write);
  }

  @Get('checkouts/:id')
  @Allow('buyer')
  checkout(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<CheckoutView> {
    return this.queries.checkout(actor, id);
  }

  /** Pays for the whole purchase. Safe to repeat: a checkout is charged once. */
  @Post('checkouts/:id/pay')
  @Allow('buyer')
  @HttpCode(200)
  pay(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: PayRequest,
    @Write({ keyRequired: true }) write: WriteRequest,
  ): Promise<PayView> {
    return this.acts.pay(actor, id, body, write);
  }

  @Post('checkouts/:id/cancel')
  @Allow('buyer')
  @HttpCode(200)
  cancel(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Write() write: WriteRequest,
  ): Promise<CheckoutView> {
    return this.acts.cancel(actor, id, write);
  }
}
