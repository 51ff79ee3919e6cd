import { ListingsModule } from '@app/listings';
import { PaymentsModule } from '@app/payments';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Inspection } from './inspection/inspection.service.js';
import { Checkout, Order, OrderLine, OrderTransition, Shipment, ShipmentLine } from './order.entity.js';
import { OrderActs } from './order-acts.service.js';
import { OrderSteps } from './order-steps.js';
import { OrdersController } from './orders.controller.js';
import { OrdersListeners } from './orders.listeners.js';
import { OrdersQueries } from './orders.queries.js';
import { OrdersService } from './orders.service.js';
import { Shipments } from './shipments/shipments.service.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([Checkout, Order, OrderLine, OrderTransition, Shipment, ShipmentLine]),
    ListingsModule,
    PaymentsModule,
  ],
  controllers: [OrdersController],
  providers: [OrdersService, OrderActs, OrderSteps, OrdersQueries, OrdersListeners, Shipments, Inspection],
})
export class OrdersModule {}
