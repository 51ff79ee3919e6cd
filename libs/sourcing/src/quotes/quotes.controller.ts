import { type Readable } from 'node:stream';
import {
  type Actor,
  Allow,
  CurrentActor,
  CurrentLocale,
  type Locale,
  TakesFile,
  Upload,
  Write,
  type WriteRequest,
} from '@app/platform';
import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Put,
  StreamableFile,
} from '@nestjs/common';
import { AwardPlansView, MatrixView } from './comparison.views.js';
import { Comparison } from './comparison.queries.js';
import { CounterOffers } from './counter-offers.service.js';
import { AwardPlansRequest, ConfirmQuoteRequest, CounterOfferRequest, QuoteRequest } from './quote.dto.js';
import { QuoteDraftView } from './quote-draft.views.js';
import { QuoteDrafts } from './quote-drafts.queries.js';
import { CounterOfferView, QuoteView } from './quote.views.js';
import { QuotesQueries } from './quotes.queries.js';
import { Quotes } from './quotes.service.js';

/** Quotes: sealed until the deadline, then side by side before the buyer. */
@Controller('sourcing')
export class QuotesController {
  constructor(
    private readonly comparison: Comparison,
    private readonly counters: CounterOffers,
    private readonly drafts: QuoteDrafts,
    private readonly queries: QuotesQueries,
    private readonly quotes: Quotes,
  ) {}

  /** A quote as it could be sent: as it stands, or filled in from the seller's listings. */
  @Get('rfqs/:id/quote-draft')
  @Allow('seller')
  draft(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<QuoteDraftView> {
    return this.drafts.draft(actor, id);
  }

  /** The same as a CSV file, to be filled in and read again. */
  @Get('rfqs/:id/quote-draft.csv')
  @Allow('seller')
  async draftTable(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @CurrentLocale() locale: Locale,
  ): Promise<StreamableFile> {
    const table = await this.drafts.table(actor, id, locale);
    return new StreamableFile(Buffer.from(table), {
      type: 'text/csv; charset=utf-8',
      disposition: 'attachment; filename="quote.csv"',
    });
  }

  /** Reads a filled-in table (CSV or XLSX, 1,000 rows); sends no quote. */
  @Post('rfqs/:id/quote-draft/files')
  @HttpCode(200)
  @Allow('seller')
  @TakesFile()
  readFile(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Upload() content: Readable,
    @CurrentLocale() locale: Locale,
  ): Promise<QuoteDraftView> {
    return this.drafts.readFile(actor, id, content, locale);
  }

  @Get('rfqs/:id/quote')
  @Allow('seller')
  quote(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<QuoteView> {
    return this.queries.own(actor, id);
  }

  /** Sends the firm's quote, in the place of what it sent before. */
  @Put('rfqs/:id/quote')
  @Allow('seller')
  submit(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: QuoteRequest,
    @Write({ keyRequired: true }) write: WriteRequest,
  ): Promise<QuoteView> {
    return this.quotes.submit(actor, id, request, write);
  }

  /** The quote stands as it is for the RFQ as amended. */
  @Post('rfqs/:id/quote/confirm')
  @HttpCode(200)
  @Allow('seller')
  confirm(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { version }: ConfirmQuoteRequest,
    @Write() write: WriteRequest,
  ): Promise<QuoteView> {
    return this.quotes.confirm(actor, id, version, write);
  }

  /** Before the deadline; what it kept is free again. */
  @Delete('rfqs/:id/quote')
  @HttpCode(200)
  @Allow('seller')
  withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Write() write: WriteRequest,
  ): Promise<QuoteView> {
    return this.quotes.withdraw(actor, id, write);
  }

  /** Lines by quotes with what each comes to where the goods are wanted; not before the deadline. */
  @Get('rfqs/:id/matrix')
  @Allow('buyer')
  matrix(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<MatrixView> {
    return this.comparison.matrix(actor, id);
  }

  /** Which parts of which quotes to take, by each strategy; awards nothing. */
  @Post('rfqs/:id/award-plans')
  @HttpCode(200)
  @Allow('buyer')
  plans(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: AwardPlansRequest,
  ): Promise<AwardPlansView> {
    return this.comparison.plans(actor, id, request);
  }

  /** A lower price for a line of a quote, for its seller to take or not. */
  @Post('rfqs/:id/counter-offers')
  @Allow('buyer')
  counter(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: CounterOfferRequest,
    @Write({ keyRequired: true }) write: WriteRequest,
  ): Promise<CounterOfferView> {
    return this.counters.make(actor, id, request, write);
  }

  @Post('counter-offers/:id/accept')
  @HttpCode(200)
  @Allow('seller')
  acceptCounter(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Write() write: WriteRequest,
  ): Promise<QuoteView> {
    return this.counters.accept(actor, id, write);
  }

  @Post('counter-offers/:id/decline')
  @HttpCode(200)
  @Allow('seller')
  declineCounter(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Write() write: WriteRequest,
  ): Promise<QuoteView> {
    return this.counters.decline(actor, id, write);
  }
}
