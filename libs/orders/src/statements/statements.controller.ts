import { type Actor, Allow, CurrentActor, CurrentLocale, type Locale } from '@app/platform';
import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { pdf as pdfFile } from '../documents/documents.controller.js';
import { PeriodQuery } from '../documents/documents.dto.js';
import { BuyerStatementView } from './buyer-statement.views.js';
import { BuyerStatements } from './buyer-statements.queries.js';
import { MarketStatementView } from './market-statement.views.js';
import { MarketStatements } from './market-statements.queries.js';
import { SellerStatementView } from './seller-statement.views.js';
import { SellerStatements } from './seller-statements.queries.js';

const csv = (content: string, { from, to }: PeriodQuery): StreamableFile =>
  new StreamableFile(Buffer.from(content), {
    type: 'text/csv; charset=utf-8',
    disposition: `attachment; filename="account-${from}-${to}.csv"`,
  });

const pdf = (content: Buffer, { from, to }: PeriodQuery): StreamableFile =>
  pdfFile({ content, name: `account-${from}-${to}` });

/** Statements of account, from the ledger: how one stood before a period, what moved in it and why, how one stood after it. */
@Controller()
export class StatementsController {
  constructor(
    private readonly buyers: BuyerStatements,
    private readonly market: MarketStatements,
    private readonly sellers: SellerStatements,
  ) {}

  /** What moved the seller's money in a period: opening, each movement with its cause, closing. */
  @Get('seller/account-statement')
  @Allow('seller')
  seller(
    @CurrentActor() actor: Actor,
    @Query() query: PeriodQuery,
    @CurrentLocale() locale: Locale,
  ): Promise<SellerStatementView> {
    return this.sellers.statement(actor, query, locale);
  }

  @Get('seller/account-statement.csv')
  @Allow('seller')
  async sellerCsv(
    @CurrentActor() actor: Actor,
    @Query() query: PeriodQuery,
    @CurrentLocale() locale: Locale,
  ): Promise<StreamableFile> {
    return csv(await this.sellers.csv(actor, query, locale), query);
  }

  @Get('seller/account-statement.pdf')
  @Allow('seller')
  async sellerPdf(
    @CurrentActor() actor: Actor,
    @Query() query: PeriodQuery,
    @CurrentLocale() locale: Locale,
  ): Promise<StreamableFile> {
    return pdf(await this.sellers.pdf(actor, query, locale), query);
  }

  /** What the buyer paid, was given back and owes on account in a period, of all its sellers. */
  @Get('buyer/account-statement')
  @Allow('buyer')
  buyer(
    @CurrentActor() actor: Actor,
    @Query() query: PeriodQuery,
    @CurrentLocale() locale: Locale,
  ): Promise<BuyerStatementView> {
    return this.buyers.statement(actor, query, locale);
  }

  @Get('buyer/account-statement.csv')
  @Allow('buyer')
  async buyerCsv(
    @CurrentActor() actor: Actor,
    @Query() query: PeriodQuery,
    @CurrentLocale() locale: Locale,
  ): Promise<StreamableFile> {
    return csv(await this.buyers.csv(actor, query, locale), query);
  }

  @Get('buyer/account-statement.pdf')
  @Allow('buyer')
  async buyerPdf(
    @CurrentActor() actor: Actor,
    @Query() query: PeriodQuery,
    @CurrentLocale() locale: Locale,
  ): Promise<StreamableFile> {
    return pdf(await this.buyers.pdf(actor, query, locale), query);
  }

  /** What the market earned and spent in a period, by day, and how all accounts stood before and after it. */
  @Get('admin/account-statement')
  @Allow('admin')
  own(
    @CurrentActor() actor: Actor,
    @Query() query: PeriodQuery,
    @CurrentLocale() locale: Locale,
  ): Promise<MarketStatementView> {
    return this.market.statement(actor, query, locale);
  }

  @Get('admin/account-statement.csv')
  @Allow('admin')
  async ownCsv(
    @CurrentActor() actor: Actor,
    @Query() query: PeriodQuery,
    @CurrentLocale() locale: Locale,
  ): Promise<StreamableFile> {
    return csv(await this.market.csv(actor, query, locale), query);
  }

  @Get('admin/account-statement.pdf')
  @Allow('admin')
  async ownPdf(
    @CurrentActor() actor: Actor,
    @Query() query: PeriodQuery,
    @CurrentLocale() locale: Locale,
  ): Promise<StreamableFile> {
    return pdf(await this.market.pdf(actor, query, locale), query);
  }
}
