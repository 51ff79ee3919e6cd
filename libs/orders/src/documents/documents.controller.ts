import { type Actor, Allow, CurrentActor, CurrentLocale, type Locale } from '@app/platform';
import { Controller, Get, Param, ParseUUIDPipe, Query, StreamableFile } from '@nestjs/common';
import { StatementQuery } from './documents.dto.js';
import { DocumentsQueries, type Printed } from './documents.queries.js';

export const pdf = ({ content, name }: Printed): StreamableFile =>
  new StreamableFile(content, { type: 'application/pdf', disposition: `inline; filename="${name}.pdf"` });

@Controller()
export class DocumentsController {
  constructor(private readonly documents: DocumentsQueries) {}

  /** The purchase contract of an order, for both its sides and admins. */
  @Get('orders/:id/contract.pdf')
  @Allow('member')
  async contract(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @CurrentLocale() locale: Locale,
  ): Promise<StreamableFile> {
    return pdf(await this.documents.contract(actor, id, locale));
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
    return pdf(await this.documents.deliveryNote(actor, id, shipmentId, locale));
  }

  /** The firm's orders of a period that were paid, with their sums. */
  @Get('statement.pdf')
  @Allow('buyer', 'seller')
  async statement(
    @CurrentActor() actor: Actor,
    @Query() query: StatementQuery,
    @CurrentLocale() locale: Locale,
  ): Promise<StreamableFile> {
    const content = await this.documents.statement(actor, query, locale);
    return pdf({ content, name: `statement-${query.from}-${query.to}` });
  }
}
