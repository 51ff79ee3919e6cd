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
import { Controller, Get, Post, Query } from '@nestjs/common';
import { BankStatements } from './bank-statements.service.js';
import { BankRowsQuery } from './bank.dto.js';
import { BankQueries } from './bank.queries.js';
import { BankRowPageView, BankStatementPageView, BankStatementView } from './bank.views.js';

@Controller('admin/bank')
@Allow('admin')
export class BankController {
  constructor(
    private readonly queries: BankQueries,
    private readonly statements: BankStatements,
  ) {}

  /**
   * A statement of the market's bank: CSV (UTF-8 or GBK), 5,000 lines, 4 MB. Credits that are new are matched by the remittance
   * code in their note and by amount; lines that cannot be read are named and left out; the same again changes nothing.
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

  /** Money that came, newest first: what is unmatched waits for somebody. */
  @Get('rows')
  rows(@CurrentActor() actor: Actor, @Query() query: BankRowsQuery): Promise<BankRowPageView> {
    return this.queries.rows(actor, query);
  }
}
