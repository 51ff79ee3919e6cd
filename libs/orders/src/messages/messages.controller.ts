import { type Readable } from 'node:stream';
import {
  type Actor,
  Allow,
  CurrentActor,
  fileAnswer,
  FileNameQuery,
  FileStore,
  GivesFile,
  PageQuery,
  PictureSizeQuery,
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
  Post,
  Query,
  type StreamableFile,
} from '@nestjs/common';
import { ReadMessagesRequest, SendMessageRequest } from './message.dto.js';
import { MessageFileView, MessagePageView, MessagesReadView, MessageView } from './message.views.js';
import { MessagesQueries } from './messages.queries.js';
import { Messages } from './messages.service.js';

@Controller()
export class MessagesController {
  constructor(
    private readonly files: FileStore,
    private readonly messages: Messages,
    private readonly queries: MessagesQueries,
  ) {}

  /** What the two sides of the order wrote to each other, newest first; admins read it once a dispute is before the market. */
  @Get('orders/:id/messages')
  @Allow('member')
  list(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PageQuery,
  ): Promise<MessagePageView> {
    return this.queries.list(actor, id, query);
  }

  /** To the other side, who is told of the first that it has not read. Needs an Idempotency-Key. */
  @Post('orders/:id/messages')
  @Allow('buyer', 'seller')
  send(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SendMessageRequest,
    @Write({ keyRequired: true }) write: WriteRequest,
  ): Promise<MessageView> {
    return this.messages.send(actor, id, body, write);
  }

  @Post('orders/:id/messages/read')
  @Allow('buyer', 'seller')
  @HttpCode(200)
  markRead(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { upTo }: ReadMessagesRequest,
    @Write() write: WriteRequest,
  ): Promise<MessagesReadView> {
    return this.messages.markRead(actor, id, upTo, write);
  }

  /** A photograph (JPEG, PNG, WebP), a PDF or a drawing (DWG, STEP) of 10 MB at most, for a message to bring. */
  @Post('messages/files')
  @Allow('buyer', 'seller')
  @TakesFile()
  sendFile(
    @CurrentActor() actor: Actor,
    @Upload() content: Readable,
    @Query() { name }: FileNameQuery,
    @Write() write: WriteRequest,
  ): Promise<MessageFileView> {
    return this.messages.sendFile(actor, content, name ?? null, write);
  }

  @Get('orders/:id/messages/files/:fileId')
  @Allow('member')
  @GivesFile()
  async file(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('fileId', ParseUUIDPipe) fileId: string,
    @Query() { size }: PictureSizeQuery,
  ): Promise<StreamableFile> {
    const file = await this.queries.file(actor, id, fileId, size);
    return fileAnswer(file, await this.files.open(file.id));
  }
}
