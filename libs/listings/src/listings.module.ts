import { CatalogModule } from '@app/catalog';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BestOffers } from './best-offers.queries.js';
import { Candidates } from './candidates.queries.js';
import { Capacity } from './capacity.service.js';
import { CapacityDay, CapacityPromise } from './capacity.entity.js';
import { ImportFault, ImportHeader, ListingImport } from './imports/import.entity.js';
import { ImportRuns } from './imports/import-runs.service.js';
import { ImportsController } from './imports/imports.controller.js';
import { ImportsQueries } from './imports/imports.queries.js';
import { Imports } from './imports/imports.service.js';
import { FreightController } from './freight/freight.controller.js';
import { FreightRate, FreightRule, FreightZone } from './freight/freight.entity.js';
import { Freight } from './freight/freight.queries.js';
import { FreightTerms } from './freight/freight.service.js';
import { LandedPrices } from './freight/landed-prices.queries.js';
import { Listing } from './listing.entity.js';
import { OffersController, SellerListingsController } from './listings.controller.js';
import { ListingsQueries } from './listings.queries.js';
import { ListingsReview } from './listings-review.service.js';
import { ListingsService } from './listings.service.js';
import { LotsController, PromisesController } from './lots.controller.js';
import { Lots } from './lots.service.js';
import { PhotographsController } from './photographs.controller.js';
import { Photographs } from './photographs.service.js';
import { PastPrice } from './past-price.entity.js';
import { QuotedListings } from './quoted-goods.service.js';
import { Reservation, StockLot, StockMovement } from './stock.entity.js';
import { StockAndPrices } from './stock-and-prices.service.js';
import { Stock } from './stock.service.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([
      CapacityDay,
      CapacityPromise,
      FreightRate,
      FreightRule,
      FreightZone,
      ImportFault,
      ImportHeader,
      Listing,
      ListingImport,
      PastPrice,
      Reservation,
      StockLot,
      StockMovement,
    ]),
    CatalogModule,
  ],
  controllers: [
    SellerListingsController,
    FreightController,
    ImportsController,
    LotsController,
    OffersController,
    PhotographsController,
    PromisesController,
  ],
  providers: [
    BestOffers,
    Candidates,
    Capacity,
    Freight,
    FreightTerms,
    LandedPrices,
    Lots,
    ImportRuns,
    Imports,
    ImportsQueries,
    ListingsQueries,
    ListingsReview,
    ListingsService,
    Photographs,
    QuotedListings,
    Stock,
    StockAndPrices,
  ],
  exports: [
    BestOffers,
    Candidates,
    Freight,
    LandedPrices,
    ListingsQueries,
    ListingsReview,
    QuotedListings,
    Stock,
    StockAndPrices,
  ],
})
export class ListingsModule {}
