import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Listing } from './listing.entity.js';
import { Reservation, StockLot, StockMovement } from './stock.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([Listing, Reservation, StockLot, StockMovement])],
})
export class ListingsModule {}
