import { ListingsModule } from '@app/listings';
import { PaymentsModule } from '@app/payments';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Checkout, Order, OrderLine, OrderTransition, Shipment } from './order.entity.js';
import { OrderActs } from './order-acts.service.js';
import { OrdersController } from './orders.controller.js';
import { OrdersListeners } from './orders.listeners.js';
import { OrdersQueries } from './orders.queries.js';
import { OrdersService } from './orders.service.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([Checkout, Order, OrderLine, OrderTransition, Shipment]),
    ListingsModule,
    PaymentsModule,
  ],
  controllers: [OrdersController],
  providers: [OrdersService, OrderActs, OrdersQueries, OrdersListeners],
})
export class OrdersModule {}
