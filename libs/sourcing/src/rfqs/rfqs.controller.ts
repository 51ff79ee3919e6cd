import { type Readable } from 'node:stream';
import {
  type Actor,
  Allow,
  CurrentActor,
  fileAnswer,
  FileNameQuery,
  FileStore,
  GivesFile,
  TakesFile,
  Upload,
  Write,
  type WriteRequest,
} from '@app/platform';
import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Query,
  StreamableFile,
} from '@nestjs/common';
import { AmendRfqRequest, AnswerRequest, EndRfqRequest, OpenRfqRequest, RfqsQuery } from './rfq.dto.js';
import { RfqTalk } from './rfq-talk.service.js';
import { RfqAttachmentView, RfqPageView, RfqQuotaView, RfqView } from './rfq.views.js';
import { RfqsQueries } from './rfqs.queries.js';
import { Rfqs } from './rfqs.service.js';

/** What a buyer asks sellers to quote for. */
@Controller('sourcing/rfqs')
@Allow('buyer')
export class RfqsController {
  constructor(
    private readonly files: FileStore,
    private readonly queries: RfqsQueries,
    private readonly rfqs: Rfqs,
    private readonly talk: RfqTalk,
  ) {}

  /** Asks invited sellers, or all, to quote under seal until a deadline. */
  @Post()
  open(
    @CurrentActor() actor: Actor,
    @Body() request: OpenRfqRequest,
    @Write({ keyRequired: true }) write: WriteRequest,
  ): Promise<RfqView> {
    return this.rfqs.open(actor, request, write);
  }

  /** The firm's own, newest first. */
  @Get()
  own(@CurrentActor() actor: Actor, @Query() query: RfqsQuery): Promise<RfqPageView> {
    return this.queries.own(actor, query);
  }

  /** How many RFQs and invitations the firm has left. */
  @Get('quota')
  quota(@CurrentActor() actor: Actor): Promise<RfqQuotaView> {
    return this.queries.quota(actor);
  }

  /** A drawing (JPEG, PNG, WebP or PDF, 16 MB), for an RFQ to name. */
  @Post('attachments')
  @TakesFile()
  attach(
    @CurrentActor() actor: Actor,
    @Upload() content: Readable,
    @Query() { name }: FileNameQuery,
    @Write({ keyRequired: true }) write: WriteRequest,
  ): Promise<RfqAttachmentView> {
    return this.talk.attach(actor, content, name, write);
  }

  @Get(':id')
  rfq(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<RfqView> {
    return this.queries.ownById(actor, id);
  }

  /** Makes its next version: sellers are told, and confirm or revise what they quoted. */
  @Patch(':id')
  amend(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: AmendRfqRequest,
    @Write({ keyRequired: true }) write: WriteRequest,
  ): Promise<RfqView> {
    return this.rfqs.amend(actor, id, request, write);
  }

  /** Before the deadline, once all who were told of it have quoted or declined; not where it is open to all. */
  @Post(':id/open-early')
  @HttpCode(200)
  openEarly(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Write() write: WriteRequest,
  ): Promise<RfqView> {
    return this.rfqs.openEarly(actor, id, write);
  }

  /** Before the deadline. */
  @Post(':id/cancel')
  @HttpCode(200)
  cancel(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: EndRfqRequest,
    @Write() write: WriteRequest,
  ): Promise<RfqView> {
    return this.rfqs.cancel(actor, id, reason, write);
  }

  /** After the deadline, without an award. */
  @Post(':id/close')
  @HttpCode(200)
  close(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: EndRfqRequest,
    @Write() write: WriteRequest,
  ): Promise<RfqView> {
    return this.rfqs.close(actor, id, reason, write);
  }

  /** Seen by all who were told of the RFQ. */
  @Post(':id/questions/:questionId/answer')
  @HttpCode(200)
  answer(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('questionId', ParseUUIDPipe) questionId: string,
    @Body() { answer }: AnswerRequest,
    @Write() write: WriteRequest,
  ): Promise<RfqView> {
    return this.talk.answer(actor, { id, questionId }, answer, write);
  }

  /** For the buyer and whoever may quote. */
  @Get(':id/attachments/:fileId')
  @Allow('buyer', 'seller')
  @GivesFile()
  async attachment(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('fileId', ParseUUIDPipe) fileId: string,
  ): Promise<StreamableFile> {
    const file = await this.queries.attachment(actor, id, fileId);
    return fileAnswer(file, await this.files.open(file.id));
  }
}
