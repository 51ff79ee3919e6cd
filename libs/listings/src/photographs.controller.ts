import { type Readable } from 'node:stream';
import {
  type Actor,
  Allow,
  CurrentActor,
  fileAnswer,
  FileStore,
  GivesFile,
  PictureSizeQuery,
  TakesFile,
  Upload,
  Write,
  type WriteRequest,
} from '@app/platform';
import {
  Controller,
  Get,
  Header,
  Headers,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Res,
  type StreamableFile,
} from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { PhotographView } from './photograph.views.js';
import { PHOTOGRAPH } from './photographs.js';
import { Photographs } from './photographs.service.js';

@Controller('photographs')
export class PhotographsController {
  constructor(
    private readonly photographs: Photographs,
    private readonly files: FileStore,
  ) {}

  /** A photograph of goods (JPEG, PNG or WebP, 8 MB), for a listing to name. */
  @Post()
  @Allow('seller')
  @TakesFile()
  send(
    @CurrentActor() actor: Actor,
    @Upload() content: Readable,
    @Write() write: WriteRequest,
  ): Promise<PhotographView> {
    return this.photographs.send(actor, content, write);
  }

  @Get(':id')
  @Allow('public')
  @Header('cache-control', 'public, max-age=31536000, immutable')
  @GivesFile()
  async photograph(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { size }: PictureSizeQuery,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    const file = await this.files.find(id, PHOTOGRAPH, size);
    const tag = `"${file.id}"`;
    void reply.header('etag', tag);
    if (known !== tag) return fileAnswer(file, await this.files.open(file.id));
    void reply.status(304);
    return undefined;
  }
}
