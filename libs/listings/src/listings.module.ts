import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Listing } from './listing.entity.js';
import { ListingsQueries } from './listings.queries.js';
import { Reservation, StockLot, StockMovement } from './stock.entity.js';
import { Stock } from './stock.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Listing, Reservation, StockLot, StockMovement])],
  providers: [ListingsQueries, Stock],
  exports: [ListingsQueries, Stock],
})
export class ListingsModule {}
