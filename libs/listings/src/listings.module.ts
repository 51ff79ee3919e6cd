import { CatalogModule } from '@app/catalog';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Listing } from './listing.entity.js';
import { OffersController, SellerListingsController } from './listings.controller.js';
import { ListingsQueries } from './listings.queries.js';
import { ListingsReview } from './listings-review.service.js';
import { ListingsService } from './listings.service.js';
import { PastPrice } from './past-price.entity.js';
import { Reservation, StockLot, StockMovement } from './stock.entity.js';
import { StockAndPrices } from './stock-and-prices.service.js';
import { Stock } from './stock.service.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([Listing, PastPrice, Reservation, StockLot, StockMovement]),
    CatalogModule,
  ],
  controllers: [SellerListingsController, OffersController],
  providers: [ListingsQueries, ListingsReview, ListingsService, Stock, StockAndPrices],
  exports: [ListingsQueries, ListingsReview, Stock, StockAndPrices],
})
export class ListingsModule {}
