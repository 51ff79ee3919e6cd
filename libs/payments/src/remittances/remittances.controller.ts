import { type Actor, Allow, CurrentActor, PageQuery, Write, type WriteRequest } from '@app/platform';
import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Put,
  Query,
  StreamableFile,
} from '@nestjs/common';
import { PayeeRequest, RemittancesQuery, ReturnedRequest } from './remittance.dto.js';
import { BatchPageView, BatchView, RemittancePageView, RemittanceView } from './remittance.views.js';
import { RemittancesQueries } from './remittances.queries.js';
import { Remittances } from './remittances.service.js';

@Controller('admin/bank')
@Allow('admin')
export class RemittancesController {
  constructor(
    private readonly queries: RemittancesQueries,
    private readonly remittances: Remittances,
  ) {}

  /** What the market's bank is to send, or has sent, newest first. */
  @Get('remittances')
  list(@CurrentActor() actor: Actor, @Query() query: RemittancesQuery): Promise<RemittancePageView> {
    return this.queries.remittances(actor, query);
  }

  /** Names the account that a refund or a return goes to, where none is known or the bank sent it back. */
  @Put('remittances/:reference/account')
  address(
    @CurrentActor() actor: Actor,
    @Param('reference') reference: string,
    @Body() { holder, bank, accountNumber }: PayeeRequest,
    @Write() write: WriteRequest,
  ): Promise<RemittanceView> {
    return this.remittances.address(actor, reference, { holder, bank, accountNumber }, write);
  }

  /** The bank has sent it, though no line of a statement says so yet; when one comes, it is matched to it. */
  @Post('remittances/:reference/paid')
  @HttpCode(200)
  paid(
    @CurrentActor() actor: Actor,
    @Param('reference') reference: string,
    @Write() write: WriteRequest,
  ): Promise<RemittanceView> {
    return this.remittances.note(actor, reference, 'paid', null, write);
  }

  /** The bank refused it or sent it back: it is owed again. */
  @Post('remittances/:reference/returned')
  @HttpCode(200)
  returned(
    @CurrentActor() actor: Actor,
    @Param('reference') reference: string,
    @Body() { reason }: ReturnedRequest,
    @Write() write: WriteRequest,
  ): Promise<RemittanceView> {
    return this.remittances.note(actor, reference, 'returned', reason ?? null, write);
  }

  /** Batches, newest first. */
  @Get('batches')
  batches(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<BatchPageView> {
    return this.queries.batches(actor, query);
  }

  /** Gathers all that is due and has an account, up to 1,000 lines. */
  @Post('batches')
  propose(@CurrentActor() actor: Actor, @Write() write: WriteRequest): Promise<BatchView> {
    return this.remittances.propose(actor, write);
  }

  /** By another person than who proposed it. */
  @Post('batches/:id/approve')
  @HttpCode(200)
  approve(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Write() write: WriteRequest,
  ): Promise<BatchView> {
    return this.remittances.approve(actor, id, write);
  }

  /** Before it is exported: what is in it waits again. */
  @Post('batches/:id/withdraw')
  @HttpCode(200)
  withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Write() write: WriteRequest,
  ): Promise<BatchView> {
    return this.remittances.withdraw(actor, id, write);
  }

  /** Approved by two, it goes to the bank: its file can be had from now on. */
  @Post('batches/:id/export')
  @HttpCode(200)
  export(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Write() write: WriteRequest,
  ): Promise<BatchView> {
    return this.remittances.export(actor, id, write);
  }

  /**
   * The file for the bank's bulk payment, the same each time: CSV, UTF-8 with byte order mark, CRLF; 序号 number, 收款人户名 account
   * holder, 开户银行 bank, 收款账号 account number, 金额 amount in yuan, 用途 purpose with our reference, 参考号 our reference.
   */
  @Get('batches/:id/file')
  async file(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    return new StreamableFile(Buffer.from(await this.queries.file(actor, id)), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="batch-${id}.csv"`,
    });
  }
}
