import { type Readable } from 'node:stream';
import {
  type Actor,
  Allow,
  csvAnswer,
  CurrentActor,
  CurrentLocale,
  FileNameQuery,
  type Locale,
  PageQuery,
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
  StreamableFile,
} from '@nestjs/common';
import { CheckImportRequest } from './import.dto.js';
import { ImportFaultPageView, ImportPageView, ImportView } from './import.views.js';
import { ImportsQueries, requireReader } from './imports.queries.js';
import { Imports } from './imports.service.js';

@Controller('seller')
@Allow('seller')
export class ImportsController {
  constructor(
    private readonly imports: Imports,
    private readonly queries: ImportsQueries,
  ) {}

  /** All that the firm offers, as a CSV file that an import takes. */
  @Get('listings.csv')
  exportListings(@CurrentActor() actor: Actor, @CurrentLocale() locale: Locale): StreamableFile {
    requireReader(actor);
    return csvAnswer(this.queries.exportFile(actor, locale), 'listings.csv');
  }

  @Get('imports')
  list(
    @CurrentActor() actor: Actor,
    @Query() query: PageQuery,
    @CurrentLocale() locale: Locale,
  ): Promise<ImportPageView> {
    return this.queries.own(actor, query, locale);
  }

  /** A price and stock list: CSV (UTF-8 or GBK) or XLSX, 200,000 rows, 64 MB. Answers its columns as far as they are known. */
  @Post('imports')
  @TakesFile()
  send(
    @CurrentActor() actor: Actor,
    @Upload() content: Readable,
    @Query() { name }: FileNameQuery,
    @CurrentLocale() locale: Locale,
    @Write() write: WriteRequest,
  ): Promise<ImportView> {
    return this.imports.send(actor, content, { name: name ?? '', locale }, write);
  }

  /** How far it is. */
  @Get('imports/:id')
  import(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @CurrentLocale() locale: Locale,
  ): Promise<ImportView> {
    return this.queries.ownById(actor, id, locale);
  }

  /** Begins the check, which changes nothing: what would be created, changed, left as it is, rejected. */
  @Post('imports/:id/check')
  @HttpCode(200)
  check(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CheckImportRequest,
    @CurrentLocale() locale: Locale,
    @Write() write: WriteRequest,
  ): Promise<ImportView> {
    return this.imports.check(actor, id, body, locale, write);
  }

  /** Carries out what was checked; rows that are not right are left out, all others land. */
  @Post('imports/:id/apply')
  @HttpCode(200)
  apply(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @CurrentLocale() locale: Locale,
    @Write() write: WriteRequest,
  ): Promise<ImportView> {
    return this.imports.apply(actor, id, locale, write);
  }

  @Post('imports/:id/cancel')
  @HttpCode(200)
  cancel(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @CurrentLocale() locale: Locale,
    @Write() write: WriteRequest,
  ): Promise<ImportView> {
    return this.imports.cancel(actor, id, locale, write);
  }

  @Post('imports/:id/resume')
  @HttpCode(200)
  resume(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @CurrentLocale() locale: Locale,
    @Write() write: WriteRequest,
  ): Promise<ImportView> {
    return this.imports.resume(actor, id, locale, write);
  }

  /** What could not be taken: row, column, value, and what would be right. */
  @Get('imports/:id/faults')
  faults(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PageQuery,
    @CurrentLocale() locale: Locale,
  ): Promise<ImportFaultPageView> {
    return this.queries.faults(actor, id, query, locale);
  }

  /** The same as a CSV file. */
  @Get('imports/:id/faults.csv')
  async faultFile(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @CurrentLocale() locale: Locale,
  ): Promise<StreamableFile> {
    await this.queries.ownById(actor, id, locale);
    return csvAnswer(this.queries.faultFile(actor, id, locale), 'faults.csv');
  }
}
