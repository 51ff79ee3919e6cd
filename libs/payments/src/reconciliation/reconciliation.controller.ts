import { type Actor, Allow, CurrentActor, PageQuery, Write, type WriteRequest } from '@app/platform';
import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ReconciliationQueries } from './reconciliation.queries.js';
import { Reconciling } from './reconciling.service.js';
import { ReconciliationAskedView, ReconciliationView } from './reconciliation.views.js';

@Controller('admin/reconciliation')
@Allow('admin')
export class ReconciliationController {
  constructor(
    private readonly queries: ReconciliationQueries,
    private readonly reconciling: Reconciling,
  ) {}

  /** Where our books differ from the payment provider's or the bank's, when they were last compared, and how the bank's account stands. */
  @Get()
  report(@CurrentActor() actor: Actor, @Query() page: PageQuery): Promise<ReconciliationView> {
    return this.queries.report(actor, page);
  }

  /** Compares the books now: it takes moments to minutes, and the report then tells of it. By itself it happens once a day. */
  @Post('run')
  @HttpCode(202)
  run(@CurrentActor() actor: Actor, @Write() write: WriteRequest): Promise<ReconciliationAskedView> {
    return this.reconciling.ask(actor, write);
  }
}
