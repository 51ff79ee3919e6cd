import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Checkout, Order, OrderLine, OrderTransition, Shipment } from './order.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([Checkout, Order, OrderLine, OrderTransition, Shipment])],
})
export class OrdersModule {}
