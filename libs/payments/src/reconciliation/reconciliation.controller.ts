import { type Actor, Allow, CurrentActor, PageQuery } from '@app/platform';
import { Controller, Get, Query } from '@nestjs/common';
import { ReconciliationQueries } from './reconciliation.queries.js';
import { ReconciliationView } from './reconciliation.views.js';

@Controller('admin/reconciliation')
@Allow('admin')
export class ReconciliationController {
  constructor(private readonly queries: ReconciliationQueries) {}

  /** Where our books differ from the payment provider's or the bank's, when they were last compared, and how the bank's account stands. */
  @Get()
  report(@CurrentActor() actor: Actor, @Query() page: PageQuery): Promise<ReconciliationView> {
    return this.queries.report(actor, page);
  }
}
