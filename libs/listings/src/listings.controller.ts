import {
  type Actor,
  Allow,
  CurrentActor,
  CurrentLocale,
  type Locale,
  Write,
  type WriteRequest,
} from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import {
  AdjustedListingsView,
  ListingPageView,
  ListingView,
  OffersView,
  SellerOfferPageView,
  toAdjustedListingView,
} from './listing.views.js';
import { ListingsQueries } from './listings.queries.js';
import { ListingsService } from './listings.service.js';
import {
  AdjustListingsRequest,
  AmendListingRequest,
  OfferListingRequest,
  OffersQuery,
  OwnListingsQuery,
  SellerOffersQuery,
} from './offer-listing.dto.js';
import { StockAndPrices } from './stock-and-prices.service.js';

@Controller('seller/listings')
@Allow('seller')
export class SellerListingsController {
  constructor(
    private readonly listings: ListingsService,
    private readonly queries: ListingsQueries,
    private readonly stockAndPrices: StockAndPrices,
  ) {}

  /** The firm's own listings, newest first. */
  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: OwnListingsQuery): Promise<ListingPageView> {
    return this.queries.own(actor, query);
  }

  /** Puts goods on offer. A verified firm's listing is live at once, another's waits for review. */
  @Post()
  offer(
    @CurrentActor() actor: Actor,
    @Body() body: OfferListingRequest,
    @Write() write: WriteRequest,
  ): Promise<ListingView> {
    return this.listings.offer(actor, body, write);
  }

  /** Prices, stock and lead times of many at once. Each has its own outcome; all sound ones land. */
  @Patch()
  async adjust(
    @CurrentActor() actor: Actor,
    @Body() { items }: AdjustListingsRequest,
    @Write() write: WriteRequest,
    @CurrentLocale() locale: Locale,
  ): Promise<AdjustedListingsView> {
    const outcomes = await this.stockAndPrices.adjust(actor, items, write);
    return { results: outcomes.map((outcome) => toAdjustedListingView(outcome, locale)) };
  }

  @Get(':id')
  listing(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ListingView> {
    return this.queries.ownById(actor, id);
  }

  /** Changes what the body names; `stock` is the number of pieces counted on the shelf. */
  @Patch(':id')
  amend(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AmendListingRequest,
    @Write() write: WriteRequest,
  ): Promise<ListingView> {
    return this.listings.amend(actor, id, body, write);
  }

  /** A draft goes on offer: at once when the firm is verified, else after review. */
  @Post(':id/publish')
  @HttpCode(200)
  publish(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Write() write: WriteRequest,
  ): Promise<ListingView> {
    return this.listings.publish(actor, id, write);
  }

  /** Off the market until resumed; orders placed go on. */
  @Post(':id/pause')
  @HttpCode(200)
  pause(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Write() write: WriteRequest,
  ): Promise<ListingView> {
    return this.listings.pause(actor, id, write);
  }

  @Post(':id/resume')
  @HttpCode(200)
  resume(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Write() write: WriteRequest,
  ): Promise<ListingView> {
    return this.listings.resume(actor, id, write);
  }

  /** For good; the same goods can be put on offer anew. */
  @Post(':id/end')
  @HttpCode(200)
  end(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Write() write: WriteRequest,
  ): Promise<ListingView> {
    return this.listings.end(actor, id, write);
  }
}

@Controller()
@Allow('public')
export class OffersController {
  constructor(private readonly queries: ListingsQueries) {}

  /** Who sells a part type, cheapest first at the quantity. */
  @Get('parts/:designation/offers')
  offers(@Param('designation') designation: string, @Query() query: OffersQuery): Promise<OffersView> {
    return this.queries.offers(designation, query);
  }

  /** What a seller has on offer, newest first. */
  @Get('sellers/:id/offers')
  offersOfSeller(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: SellerOffersQuery,
  ): Promise<SellerOfferPageView> {
    return this.queries.offersOfSeller(id, query);
  }
}
