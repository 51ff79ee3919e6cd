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
import { CertificatePageView, CertificateView, SentFileView } from './certificate.views.js';
import { CertificatesQueries } from './certificates.queries.js';
import { Certificates } from './certificates.service.js';
import { ShowCertificateRequest } from './show-certificate.dto.js';

@Controller('certificates')
@Allow('seller')
export class CertificatesController {
  constructor(
    private readonly certificates: Certificates,
    private readonly queries: CertificatesQueries,
    private readonly files: FileStore,
  ) {}

  /** The firm's own. */
  @Get()
  list(@CurrentActor() actor: Actor): Promise<CertificatePageView> {
    return this.queries.own(actor);
  }

  /** Shows a certificate; buyers see it once the market has verified it. */
  @Post()
  show(
    @CurrentActor() actor: Actor,
    @Body() body: ShowCertificateRequest,
    @Write() write: WriteRequest,
  ): Promise<CertificateView> {
    return this.certificates.show(actor, body, write);
  }

  /** Its scan or photograph (JPEG, PNG, WebP or PDF, 10 MB), sent before the certificate. */
  @Post('files')
  @TakesFile()
  sendFile(
    @CurrentActor() actor: Actor,
    @Upload() content: Readable,
    @Query() { name }: FileNameQuery,
    @Write() write: WriteRequest,
  ): Promise<SentFileView> {
    return this.certificates.sendFile(actor, content, name ?? null, write);
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Write() write: WriteRequest,
  ): Promise<CertificateView> {
    return this.certificates.withdraw(actor, id, write);
  }

  @Get(':id/file')
  @Allow('seller', 'admin')
  @GivesFile()
  async file(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    const file = await this.queries.file(actor, id);
    return fileAnswer(file, await this.files.open(file.id));
  }
}
