import { type Readable } from 'node:stream';
import {
  type Actor,
  Allow,
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
  Delete,
  Get,
  HttpCode,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Patch,
  Post,
  Query,
  StreamableFile,
} from '@nestjs/common';
import {
  AddBomLineRequest,
  BomLinesQuery,
  EditBomLineRequest,
  RenameBomRequest,
  SaveBomRequest,
  SaveGoodsRequest,
} from './bom.dto.js';
import { BomLinePageView, BomPageView, BomView, ListedBomView } from './bom.views.js';
import { BomsQueries } from './boms.queries.js';
import { Boms } from './boms.service.js';

/** Lists of parts as buyers have them, read line by line, seen by the whole organisation. */
@Controller('boms')
@Allow('buyer')
export class BomsController {
  constructor(
    private readonly boms: Boms,
    private readonly queries: BomsQueries,
  ) {}

  /** Reads what was pasted, 2,000 lines at most. */
  @Post()
  save(
    @CurrentActor() actor: Actor,
    @Body() request: SaveBomRequest,
    @Write({ keyRequired: true }) write: WriteRequest,
  ): Promise<ListedBomView> {
    return this.boms.save(actor, request, write);
  }

  /** Goods that are known, of an order or a cart, each with whom it is to come from again: what is bought often is ordered by it. */
  @Post('goods')
  saveGoods(
    @CurrentActor() actor: Actor,
    @Body() request: SaveGoodsRequest,
    @Write({ keyRequired: true }) write: WriteRequest,
  ): Promise<ListedBomView> {
    return this.boms.saveGoods(actor, request, write);
  }

  /** CSV (UTF-8 or GBK) or XLSX, 2,000 lines, 8 MB; which column says what is found by what stands in it. */
  @Post('files')
  @TakesFile()
  send(
    @CurrentActor() actor: Actor,
    @Upload() content: Readable,
    @Query() { name }: FileNameQuery,
    @Write({ keyRequired: true }) write: WriteRequest,
  ): Promise<ListedBomView> {
    return this.boms.send(actor, content, name, write);
  }

  /** The organisation's, newest first. */
  @Get()
  own(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<BomPageView> {
    return this.queries.own(actor, query);
  }

  /** With what it would cost today. */
  @Get(':id')
  bom(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<BomView> {
    return this.queries.ownById(actor, id);
  }

  /** In the order in which they were given, each with its best offer today. */
  @Get(':id/lines')
  lines(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: BomLinesQuery,
    @CurrentLocale() locale: Locale,
  ): Promise<BomLinePageView> {
    return this.queries.lines(actor, id, query, locale);
  }

  /** All lines as a CSV file. */
  @Get(':id/lines.csv')
  async exportLines(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @CurrentLocale() locale: Locale,
  ): Promise<StreamableFile> {
    const text = await this.queries.exportFile(actor, id, locale);
    return new StreamableFile(Buffer.from(text), {
      type: 'text/csv; charset=utf-8',
      disposition: 'attachment; filename="bom.csv"',
    });
  }

  @Patch(':id')
  rename(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { name }: RenameBomRequest,
    @Write() write: WriteRequest,
  ): Promise<ListedBomView> {
    return this.boms.rename(actor, id, name, write);
  }

  /** A copy of it, to be bought again. */
  @Post(':id/repeat')
  repeat(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Write({ keyRequired: true }) write: WriteRequest,
  ): Promise<ListedBomView> {
    return this.boms.repeat(actor, id, write);
  }

  @Delete(':id')
  @HttpCode(200)
  remove(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Write() write: WriteRequest,
  ): Promise<ListedBomView> {
    return this.boms.remove(actor, id, write);
  }

  @Post(':id/lines')
  addLine(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() request: AddBomLineRequest,
    @Write({ keyRequired: true }) write: WriteRequest,
  ): Promise<ListedBomView> {
    return this.boms.addLine(actor, id, request, write);
  }

  /** Chooses what is meant, or says the quantity, the brand, or from whom. */
  @Patch(':id/lines/:lineNo')
  editLine(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('lineNo', ParseIntPipe) lineNo: number,
    @Body() request: EditBomLineRequest,
    @Write() write: WriteRequest,
  ): Promise<ListedBomView> {
    return this.boms.editLine(actor, { id, lineNo }, request, write);
  }

  @Delete(':id/lines/:lineNo')
  @HttpCode(200)
  removeLine(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('lineNo', ParseIntPipe) lineNo: number,
    @Write() write: WriteRequest,
  ): Promise<ListedBomView> {
    return this.boms.removeLine(actor, { id, lineNo }, write);
  }
}
