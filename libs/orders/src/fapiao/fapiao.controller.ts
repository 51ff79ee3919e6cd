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
  Post,
  Query,
  type StreamableFile,
} from '@nestjs/common';
import { ReasonRequest } from '../place-order.dto.js';
import { IssueFapiaoRequest, RequestFapiaoRequest } from './fapiao.dto.js';
import { FapiaoService } from './fapiao.service.js';
import { FapiaoAnswerView, FapiaoFileView, FapiaoView } from './fapiao.views.js';

@Controller()
export class FapiaoController {
  constructor(
    private readonly fapiao: FapiaoService,
    private readonly files: FileStore,
  ) {}

  /** The order's VAT invoice as it stands, for both its sides and admins. */
  @Get('orders/:id/fapiao')
  @Allow('member')
  async ofOrder(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<FapiaoAnswerView> {
    return { fapiao: await this.fapiao.ofOrder(actor, id) };
  }

  /** The buyer asks for a VAT invoice, once the seller has accepted; again after a refusal. */
  @Post('orders/:id/fapiao')
  @Allow('buyer')
  request(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RequestFapiaoRequest,
    @Write() write: WriteRequest,
  ): Promise<FapiaoView> {
    return this.fapiao.request(actor, id, body, write);
  }

  /** The invoice itself, a PDF of 10 MB at most, for the seller to issue. */
  @Post('seller/fapiao-files')
  @Allow('seller')
  @TakesFile()
  sendFile(
    @CurrentActor() actor: Actor,
    @Upload() content: Readable,
    @Query() { name }: FileNameQuery,
    @Write() write: WriteRequest,
  ): Promise<FapiaoFileView> {
    return this.fapiao.sendFile(actor, content, name ?? null, write);
  }

  @Get('orders/:id/fapiao/file')
  @Allow('member')
  @GivesFile()
  async file(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    const file = await this.fapiao.file(actor, id);
    return fileAnswer(file, await this.files.open(file.id));
  }

  /** The seller has issued it with the tax office. */
  @Post('orders/:id/fapiao/issue')
  @Allow('seller')
  @HttpCode(200)
  issue(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: IssueFapiaoRequest,
    @Write() write: WriteRequest,
  ): Promise<FapiaoView> {
    return this.fapiao.issue(actor, id, body, write);
  }

  /** The seller cannot issue it as asked, and says why. */
  @Post('orders/:id/fapiao/refuse')
  @Allow('seller')
  @HttpCode(200)
  refuse(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ReasonRequest,
    @Write() write: WriteRequest,
  ): Promise<FapiaoView> {
    return this.fapiao.refuse(actor, id, body.reason, write);
  }
}
