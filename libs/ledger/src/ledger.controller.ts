import { type Actor, Allow, CurrentActor, CurrentLocale, type Locale, PageQuery } from '@app/platform';
import { Controller, Get, Query } from '@nestjs/common';
import { LedgerQueries } from './ledger.queries.js';
import { LedgerBalancesView, StatementPageView } from './ledger.views.js';

@Controller()
export class LedgerController {
  constructor(private readonly queries: LedgerQueries) {}

  /** What stands on the market's accounts, by kind. The sum is zero. */
  @Get('admin/ledger/balances')
  @Allow('admin')
  balances(@CurrentActor() actor: Actor, @CurrentLocale() locale: Locale): Promise<LedgerBalancesView> {
    return this.queries.marketBalances(actor, locale);
  }

  /** Every movement on the seller's accounts, newest first. */
  @Get('seller/statement')
  @Allow('seller')
  statement(@CurrentActor() actor: Actor, @Query() page: PageQuery): Promise<StatementPageView> {
    return this.queries.statement(actor, page);
  }
}
