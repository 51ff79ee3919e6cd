import { ListingsQueries, StockAndPrices } from '@app/listings';
import {
  type Actor,
  Allow,
  CurrentActor,
  localeOf,
  PageQuery,
  Write,
  type WriteRequest,
} from '@app/platform';
import { Body, Controller, Get, Headers, Param, Put, Query } from '@nestjs/common';
import { PartnerPartsQuery, PutStockAndPricesRequest } from './partner.dto.js';
import { PartnerQueries } from './partner.queries.js';
import {
  PartnerListingPageView,
  PartnerPartPageView,
  PartnerPartView,
  StockAndPricesView,
  toItemResultView,
  toPartnerListingView,
} from './partner.views.js';
import { soundItems } from './sound-items.js';

/** The face that partners' systems see, by API key. Its shapes are its own, so that ours may change. */
@Controller('partner/v1')
export class PartnerController {
  constructor(
    private readonly queries: PartnerQueries,
    private readonly listings: ListingsQueries,
    private readonly stockAndPrices: StockAndPrices,
  ) {}

  @Get('parts')
  @Allow('key:catalog:read')
  parts(@CurrentActor() actor: Actor, @Query() query: PartnerPartsQuery): Promise<PartnerPartPageView> {
    return this.queries.parts(actor, query);
  }

  /** A part type by any spelling of its designation. */
  @Get('parts/:designation')
  @Allow('key:catalog:read')
  part(@CurrentActor() actor: Actor, @Param('designation') designation: string): Promise<PartnerPartView> {
    return this.queries.part(actor, designation);
  }

  /** The firm's own listings, newest first. */
  @Get('listings')
  @Allow('key:listings:read')
  async ownListings(
    @CurrentActor() actor: Actor,
    @Query() query: PageQuery,
  ): Promise<PartnerListingPageView> {
    const page = await this.listings.own(actor, query);
    return { items: page.items.map(toPartnerListingView), nextCursor: page.nextCursor };
  }

  /** Stock and prices of up to 500 goods. Each item has its own result; all sound ones land; the same request twice changes nothing. */
  @Put('stock-and-prices')
  @Allow('key:listings:write')
  async putStockAndPrices(
    @CurrentActor() actor: Actor,
    @Body() { items }: PutStockAndPricesRequest,
    @Write() write: WriteRequest,
    @Headers() headers: { 'accept-language'?: string },
  ): Promise<StockAndPricesView> {
    const { sound, rejected } = await soundItems(items);
    const outcomes = await this.stockAndPrices.put(
      actor,
      sound.map(({ item }) => item),
      write,
    );
    const results = [...rejected];
    outcomes.forEach((outcome, at) => {
      const index = sound[at]?.index;
      if (index !== undefined) results.push({ index, outcome });
    });
    return {
      results: results
        .toSorted((a, b) => a.index - b.index)
        .map(({ index, outcome }) => toItemResultView(outcome, index, localeOf({ headers }))),
    };
  }
}
