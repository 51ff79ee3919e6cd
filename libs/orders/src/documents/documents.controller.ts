import { type Actor, Allow, CurrentActor, CurrentLocale, type Locale } from '@app/platform';
import { Controller, Get, Param, ParseUUIDPipe, Query, StreamableFile } from '@nestjs/common';
import { AccountStatements } from './account-statement.queries.js';
import { AccountStatementView } from './account-statement.views.js';
import { PeriodQuery, StatementQuery } from './documents.dto.js';
import { DocumentsQueries } from './documents.queries.js';

const pdf = (content: Buffer, name: string): StreamableFile =>
  new StreamableFile(content, { type: 'application/pdf', disposition: `inline; filename="${name}.pdf"` });

@Controller()
export class DocumentsController {
  constructor(
    private readonly accounts: AccountStatements,
    private readonly documents: DocumentsQueries,
  ) {}

  /** The purchase contract of an order, for both its sides and admins. */
  @Get('orders/:id/contract.pdf')
  @Allow('member')
  async contract(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @CurrentLocale() locale: Locale,
  ): Promise<StreamableFile> {
    return pdf(await this.documents.contract(actor, id, locale), 'contract');
  }

  /** The delivery note of a shipment: which pieces, of which lots. */
  @Get('orders/:id/shipments/:shipmentId/delivery-note.pdf')
  @Allow('member')
  async deliveryNote(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('shipmentId', ParseUUIDPipe) shipmentId: string,
    @CurrentLocale() locale: Locale,
  ): Promise<StreamableFile> {
    return pdf(await this.documents.deliveryNote(actor, id, shipmentId, locale), 'delivery-note');
  }

  /** The firm's orders of a period that were paid, with their sums. */
  @Get('statement.pdf')
  @Allow('buyer', 'seller')
  async statement(
    @CurrentActor() actor: Actor,
    @Query() query: StatementQuery,
    @CurrentLocale() locale: Locale,
  ): Promise<StreamableFile> {
    return pdf(await this.documents.statement(actor, query, locale), 'statement');
  }

  /** What moved the seller's money in a period, from the ledger: opening, each movement with its cause, closing. */
  @Get('seller/account-statement')
  @Allow('seller')
  account(
    @CurrentActor() actor: Actor,
    @Query() query: PeriodQuery,
    @CurrentLocale() locale: Locale,
  ): Promise<AccountStatementView> {
    return this.accounts.statement(actor, query, locale);
  }

  @Get('seller/account-statement.csv')
  @Allow('seller')
  async accountCsv(
    @CurrentActor() actor: Actor,
    @Query() query: PeriodQuery,
    @CurrentLocale() locale: Locale,
  ): Promise<StreamableFile> {
    return new StreamableFile(Buffer.from(await this.accounts.csv(actor, query, locale)), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="account-${query.from}-${query.to}.csv"`,
    });
  }

  @Get('seller/account-statement.pdf')
  @Allow('seller')
  async accountPdf(
    @CurrentActor() actor: Actor,
    @Query() query: PeriodQuery,
    @CurrentLocale() locale: Locale,
  ): Promise<StreamableFile> {
    return pdf(await this.accounts.pdf(actor, query, locale), 'account-statement');
  }
}
