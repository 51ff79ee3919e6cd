import { Readable } from 'node:stream';
import {
  type Actor,
  Allow,
  CurrentActor,
  FileNameQuery,
  PageQuery,
  TakesFile,
  Upload,
  Write,
  type WriteRequest,
} from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { BankDesk } from './bank-desk.service.js';
import { BankStatements } from './bank-statements.service.js';
import { BankRowsQuery, ProposeMatchRequest } from './bank.dto.js';
import { BankQueries } from './bank.queries.js';
import {
  BankMatchPageView,
  BankMatchView,
  BankRowPageView,
  BankStatementPageView,
  BankStatementView,
} from './bank.views.js';

@Controller('admin/bank')
@Allow('admin')
export class BankController {
  constructor(
    private readonly desk: BankDesk,
    private readonly queries: BankQueries,
    private readonly statements: BankStatements,
  ) {}

  /**
   * A statement of the market's bank: CSV (UTF-8 or GBK), 5,000 lines, 4 MB. Lines that are new are matched by the remittance
   * code in their note and by amount: what came to what is to be paid, what went out to what the bank was told to send; lines that cannot be read are named and left out; the same again changes nothing.
   */
  @Post('statements')
  @TakesFile()
  take(
    @CurrentActor() actor: Actor,
    @Upload() content: Readable,
    @Query() { name }: FileNameQuery,
    @Write() write: WriteRequest,
  ): Promise<BankStatementView> {
    return this.statements.take(actor, content, name ?? '', write);
  }

  /** Statements and how far their rows are matched, newest first. */
  @Get('statements')
  list(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<BankStatementPageView> {
    return this.queries.statements(actor, query);
  }

  /** Money that came or went, newest first: what is unmatched waits for somebody. */
  @Get('rows')
  rows(@CurrentActor() actor: Actor, @Query() query: BankRowsQuery): Promise<BankRowPageView> {
    return this.queries.rows(actor, query);
  }

  /** What somebody says that lines are for, and another is to confirm, newest first. */
  @Get('matches')
  matches(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<BankMatchPageView> {
    return this.queries.matches(actor, query);
  }

  /** Says what money is for that nobody could match by rule: it pays a payment (what is over goes back), or it goes back whole; or what the bank took for itself. */
  @Post('matches')
  propose(
    @CurrentActor() actor: Actor,
    @Body() wish: ProposeMatchRequest,
    @Write() write: WriteRequest,
  ): Promise<BankMatchView> {
    return this.desk.propose(actor, wish, write);
  }

  /** By another person than who proposed it (`bank.same_person`): only now it moves. */
  @Post('matches/:id/confirm')
  @HttpCode(200)
  confirm(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Write() write: WriteRequest,
  ): Promise<BankMatchView> {
    return this.desk.confirm(actor, id, write);
  }

  /** The lines wait again. */
  @Post('matches/:id/withdraw')
  @HttpCode(200)
  withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Write() write: WriteRequest,
  ): Promise<BankMatchView> {
    return this.desk.withdraw(actor, id, write);
  }
}
